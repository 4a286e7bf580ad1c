import type { ReactNode } from 'react';
import { AssessmentForm } from './assessment-form';
import { counts, newestFirst, useCaseFile } from './case-file';
import { EntryAct } from './family/family';
import { ReferralForm } from './referral-form';
import { useOpenAct } from './use-open-act';
import { useWords } from './use-words';

/** How the case began, and how far it has come; what was written wrong of it is corrected here. */
export function CaseFacts() {
  const { detail, state, caseId } = useCaseFile();
  const { text, dayText, valueText } = useWords();
  const { isOpen, toggle, close } = useOpenAct();
  const { referral, assessment, struck } = state;
  if (!referral) return null;
  const met = newestFirst(state.meetings).filter(counts);
  const first = met.at(-1);
  const last = met[0];
  const note = detail.notes?.[caseId];
  const assessed = assessment && [
    text(`case.outcome.${assessment.outcome}`),
    dayText(assessment.on),
    ...(assessment.reason ? [text(`case.assessment-reason.${assessment.reason}`)] : []),
  ];
  const correct = (what: 'referral' | 'assessment') =>
    !struck && (
      <EntryAct
        act="correct"
        what={text(`case.${what}.correct.what`)}
        onClick={() => toggle(what)}
      />
    );
  return (
    <div>
      <dl className="facts case-facts">
        <Fact name="referred" act={correct('referral')}>
          {text('case.fact.referred.value', {
            day: dayText(referral.on),
            category: text(`case.category.${referral.category}`),
          })}
        </Fact>
        {referral.criteria.length > 0 && (
          <Fact name="criteria">{valueText('criteria', referral.criteria)}</Fact>
        )}
        {referral.domains.length > 0 && (
          <Fact name="domains">{valueText('domains', referral.domains)}</Fact>
        )}
        {note && <Fact name="note">{note}</Fact>}
        {assessed && (
          <Fact name="assessed" act={correct('assessment')}>
            {assessed.join(', ')}
          </Fact>
        )}
        <Fact name="meetings">
          {first && last
            ? text('case.fact.meetings.value', {
                count: met.length,
                first: dayText(first.heldOn),
                last: dayText(last.heldOn),
              })
            : text('case.fact.meetings.none')}
        </Fact>
      </dl>
      {isOpen('referral') && <ReferralForm referral={referral} onClose={close} />}
      {assessment && isOpen('assessment') && (
        <AssessmentForm assessment={assessment} onClose={close} />
      )}
    </div>
  );
}

function Fact({ name, act, children }: { name: string; act?: ReactNode; children: string }) {
  const { text } = useWords();
  return (
    <div>
      <dt>{text(`case.fact.${name}`)}</dt>
      <dd>
        <span className="fact">{children}</span> {act}
      </dd>
    </div>
  );
}
