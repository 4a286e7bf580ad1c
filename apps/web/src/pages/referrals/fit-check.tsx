import { Button, Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import type { AssessmentDraft, CaseDetail } from './assessment-draft';
import { adviceOf, proposals, questions, replies, type Question, type Replies } from './fit';
import { useUnits } from './units';

/** SIP, the service's own collaboration, or FamSam? It helps to think; the person decides. */
export function FitCheck({
  detail,
  fit,
  onChange,
  onPropose,
}: {
  detail: CaseDetail;
  fit: Replies;
  onChange: (fit: Replies) => void;
  onPropose: (proposal: Pick<AssessmentDraft, 'outcome' | 'reason'>) => void;
}) {
  const advice = adviceOf(fit);
  const proposal = advice && proposals[advice];
  return (
    <section className="sheet fit" aria-labelledby="vad-passar">
      <Heading level={2} data-size="xs" id="vad-passar">
        <FormattedMessage id="referrals.fit" />
      </Heading>
      <FormattedMessage id="referrals.fit.about" tagName="p" />
      <Seen detail={detail} />
      {questions.map((question) => (
        <Ask key={question} question={question} fit={fit} onChange={onChange} />
      ))}
      <div role="status" className="fit-advice" data-given={advice !== null}>
        <strong>
          <FormattedMessage id={`referrals.advice.${advice ?? 'none'}`} />
        </strong>
        {advice && <FormattedMessage id={`referrals.advice.${advice}.why`} tagName="p" />}
        {proposal && (
          <Button variant="secondary" data-size="sm" onClick={() => onPropose(proposal)}>
            <FormattedMessage id="referrals.fit.take" />
          </Button>
        )}
      </div>
    </section>
  );
}

function Ask({
  question,
  fit,
  onChange,
}: {
  question: Question;
  fit: Replies;
  onChange: (fit: Replies) => void;
}) {
  return (
    <fieldset className="fit-question">
      <legend>
        <FormattedMessage id={`referrals.fit.${question}`} />
      </legend>
      <p>
        <FormattedMessage id={`referrals.fit.${question}.hint`} />
      </p>
      <div className="fit-replies">
        {replies.map((reply) => (
          <label key={reply}>
            <input
              type="radio"
              className="ds-input"
              name={`fit-${question}`}
              checked={fit[question] === reply}
              onChange={() => onChange({ ...fit, [question]: reply })}
            />
            <FormattedMessage id={`referrals.reply.${reply}`} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the referral itself says about it. */
function Seen({ detail: { state } }: { detail: CaseDetail }) {
  const { agencyOf } = useUnits();
  const contacts = Object.values(state.contacts);
  if (contacts.length === 0) return null;
  const agencies = new Set(contacts.map(({ unitId }) => agencyOf(unitId)));
  const members = new Set(contacts.map(({ memberId }) => memberId));
  return (
    <p className="fit-seen">
      <FormattedMessage
        id="referrals.fit.seen"
        values={{ agencies: agencies.size, members: members.size }}
      />
    </p>
  );
}
