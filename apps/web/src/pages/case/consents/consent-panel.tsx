import { Button, Heading } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../../../api/client';
import { useLanguage } from '../../../parts/use-language';
import type { CaseConsents, Consent } from '../case-data';
import { useCaseFile } from '../case-file';
import { AnswerForm } from './consent-answer-form';
import { AskForm } from './consent-ask-form';
import { cellState, consentsAbout, inForce, laterNo } from './consent-cells';
import { DayForm } from '../day-form';
import { useInterpreting } from '../../meetings/use-interpreting';
import { useWords } from '../use-words';

/** One person and one agency: every question that was put, its answer, and what can be done. */
export function ConsentPanel({
  memberId,
  agencyId,
  ledger,
  onClose,
}: {
  memberId: string;
  agencyId: string;
  ledger: CaseConsents;
  onClose: () => void;
}) {
  const file = useCaseFile();
  const { text } = useWords();
  const [doing, setDoing] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  /** Only what was done: something else may have been begun while it was on its way. */
  const stop = (act: string) => setDoing((now) => (now === act ? null : now));
  const member = file.state.members[memberId];
  if (!member) return null;
  const consents = consentsAbout(ledger, memberId, agencyId);
  // Theirs to take back, even where it does not speak of all for whom they would have to.
  const onPaper = cellState(ledger, member, agencyId, file.today, []).kind === 'paper';
  const forAll = cellState(ledger, member, agencyId, file.today).kind === 'paper';
  const values = { who: file.nameOf(memberId), agency: file.agencyName(agencyId) };
  return (
    <section className="act consent-panel" aria-labelledby="samtycke-rubrik">
      <div className="case-section-head">
        <Heading ref={heading} level={3} data-size="xs" id="samtycke-rubrik" tabIndex={-1}>
          {text('case.consent.panel', values)}
        </Heading>
        <Button data-size="sm" variant="tertiary" onClick={onClose}>
          <FormattedMessage id="action.close" />
        </Button>
      </div>
      {consents.length === 0 && !onPaper && <p>{text('case.consent.nothing', values)}</p>}
      {onPaper && (
        <p>{text(forAll ? 'case.consent.on-paper' : 'case.consent.on-paper.not-of-all')}</p>
      )}
      {consents.length > 0 && (
        <ul className="consent-list">
          {[...consents].reverse().map((consent) => (
            <ConsentItem
              key={consent.consentId}
              consent={consent}
              ledger={ledger}
              doing={doing}
              onDo={setDoing}
              onStop={stop}
            />
          ))}
        </ul>
      )}
      <div className="act-buttons">
        <Button
          data-size="sm"
          variant="secondary"
          onClick={() => setDoing(doing === 'ask' ? null : 'ask')}
        >
          <FormattedMessage id="case.consent.ask" />
        </Button>
        {onPaper && (
          <Button
            data-size="sm"
            variant="secondary"
            onClick={() => setDoing(doing === 'paper' ? null : 'paper')}
          >
            <FormattedMessage id="case.consent.withdraw-paper" />
          </Button>
        )}
      </div>
      {doing === 'ask' && (
        <AskForm ledger={ledger} about={{ memberId, agencyId }} onClose={() => stop('ask')} />
      )}
      {doing === 'paper' && (
        <DayForm
          name={`paper.${memberId}`}
          version={ledger.version}
          ledger
          title={text('case.consent.withdraw-paper')}
          lead={text('case.consent.withdraw-paper.lead', values)}
          submit={text('case.consent.withdraw-paper')}
          danger
          onClose={() => stop('paper')}
          send={(on, header) =>
            api.POST('/api/v1/cases/{caseId}/consents/paper/withdrawn', {
              params: { path: { caseId: file.caseId }, header },
              body: { memberId, on },
            })
          }
        />
      )}
    </section>
  );
}

function ConsentItem({
  consent,
  ledger,
  doing,
  onDo,
  onStop,
}: {
  consent: Consent;
  ledger: CaseConsents;
  doing: string | null;
  onDo: (act: string | null) => void;
  onStop: (act: string) => void;
}) {
  const { caseId, today } = useCaseFile();
  const { text, dayText, list } = useWords();
  const { consentId, information, purpose, askedOn, status, given, endedOn } = consent;
  const [answer, withdraw] = [`answer ${consentId}`, `withdraw ${consentId}`];
  const answering = doing === answer;
  const withdrawing = doing === withdraw;
  const no = endedOn ? null : laterNo(ledger, consent);
  const overruled = given && no && no <= given.until ? no : null;
  return (
    <li>
      <p>
        <strong>{text(`case.purpose.${purpose}`)}</strong>{' '}
        <span className="subtle">
          {list(information.map((kind) => text(`case.information.${kind}`)))}
        </span>
      </p>
      <ul className="steps">
        <li>{text('case.consent.step.asked', { day: dayText(askedOn) })}</li>
        {given && (
          <li>
            {text('case.consent.step.given', {
              day: dayText(given.on),
              until: dayText(given.until),
            })}{' '}
            <HowGiven how={given.how} />
          </li>
        )}
        {endedOn && <li>{text(`case.consent.step.${status}`, { day: dayText(endedOn) })}</li>}
        {overruled && <li>{text('case.consent.step.overruled', { day: dayText(overruled) })}</li>}
        {given && !endedOn && !overruled && given.until < today && (
          <li>{text('case.consent.step.expired')}</li>
        )}
      </ul>
      {status === 'asked' && (
        <Button data-size="sm" variant="secondary" onClick={() => onDo(answering ? null : answer)}>
          {text('case.consent.answer')}
        </Button>
      )}
      {inForce(ledger, consent, today) && (
        <Button
          data-size="sm"
          variant="secondary"
          onClick={() => onDo(withdrawing ? null : withdraw)}
        >
          {text('case.consent.withdraw')}
        </Button>
      )}
      {answering && <AnswerForm consent={consent} ledger={ledger} onClose={() => onStop(answer)} />}
      {withdrawing && (
        <DayForm
          name={`withdraw.${consentId}`}
          version={ledger.version}
          ledger
          title={text('case.consent.withdraw')}
          lead={text('case.consent.withdraw.lead')}
          submit={text('case.consent.withdraw.submit')}
          danger
          onClose={() => onStop(withdraw)}
          send={(on, header) =>
            api.POST('/api/v1/cases/{caseId}/consents/{consentId}/withdrawn', {
              params: { path: { caseId, consentId }, header },
              body: { on },
            })
          }
        />
      )}
    </li>
  );
}

type Interpreted = Extract<NonNullable<Consent['given']>['how'], { form: 'oral' }>['interpretedBy'];

/** law.md 12: how an oral consent came about. */
function HowGiven({ how }: { how: NonNullable<Consent['given']>['how'] }) {
  const { name } = useLanguage();
  const { directory, unit, nameOf } = useCaseFile();
  const { text } = useWords();
  const { interpreterName } = useInterpreting();
  const interpreterOf = (by: Interpreted) => {
    if (by?.kind === 'directory') return interpreterName(by.interpreterId);
    if (by?.kind === 'member') return nameOf(by.memberId);
    return by && text('case.interpreted-by.outside');
  };
  if (how.form === 'written') return <>{text('case.consent.how.written')}</>;
  const by =
    how.informedBy === directory.areaId
      ? text('case.informed-by.team')
      : (unit(how.informedBy)?.name ?? text('case.informed-by.unknown'));
  const language = name(how.language);
  const interpreter = interpreterOf(how.interpretedBy);
  const interpreted = interpreter ? 'interpreted-by' : how.interpreterUsed ? 'interpreted' : 'oral';
  return <>{text(`case.consent.how.${interpreted}`, { by, language, who: interpreter ?? '' })}</>;
}
