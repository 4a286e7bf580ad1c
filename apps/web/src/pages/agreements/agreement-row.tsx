import { Button, Tag } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day, todayInSweden } from '../../parts/day';
import { EarlierWordings } from '../../parts/earlier-wordings';
import { daysBetween } from '../case/case-file';
import { acts, type AgreementAct } from './agreement-act';
import { groupOf, isLate, type Agreement, type Owner } from './agreement-data';

const colours = {
  open: 'warning',
  'taken-on': 'success',
  blocked: 'danger',
  'not-mine': 'danger',
  done: 'neutral',
  withdrawn: 'neutral',
  struck: 'neutral',
} as const;

/** Who does what by when, what has come of it, and what can be done now. */
export function AgreementRow({
  agreement,
  family,
  ownerName,
  onAct,
  children,
}: {
  agreement: Agreement;
  /** The way to the case, on a board of several. */
  family?: ReactNode;
  ownerName: (owner: Owner) => string;
  onAct: (act: AgreementAct) => void;
  /** The act that is open. */
  children?: ReactNode;
}) {
  const intl = useIntl();
  const [more, setMore] = useState(false);
  const { agreementId, what, owner, status, note } = agreement;
  const words = what ?? intl.formatMessage({ id: 'agreements.what.removed' });
  const isOver = groupOf(agreement) === 'over';
  const open = isOver
    ? acts.filter((act) => act === 'correct' || act === 'strike')
    : acts.filter((act) => act !== 'answer');
  return (
    <li className="agreement" id={agreementId}>
      <div className="agreement-what">
        <p className="agreement-words">{words}</p>
        {agreement.rewordedOn && (
          <Reworded agreementId={agreementId} on={agreement.rewordedOn} words={words} />
        )}
        <p className="agreement-from">
          {family}
          <span>
            <FormattedMessage
              id={agreement.meetingId ? 'agreements.made.meeting' : 'agreements.made'}
              values={{ day: <Day day={agreement.madeOn} /> }}
            />
          </span>
        </p>
      </div>
      <p className="agreement-owner">
        <FormattedMessage id="agreements.owner" tagName="span" />
        {ownerName(owner)}
      </p>
      <p className="agreement-due">
        <FormattedMessage id="agreements.dueOn" tagName="span" />
        <Day day={agreement.dueOn} />
        <Late agreement={agreement} />
      </p>
      <div className="agreement-state">
        <p>
          <Tag data-color={colours[status]} data-size="sm">
            <FormattedMessage id={`agreements.status.${status}`} />
          </Tag>{' '}
          <StateWords agreement={agreement} ownerName={ownerName} />
        </p>
        {note && <p className="agreement-note">{note}</p>}
      </div>
      <div className="agreement-acts">
        {!isOver && (
          <Button
            data-size="sm"
            variant="secondary"
            aria-label={intl.formatMessage({ id: 'agreements.answer.which-one' }, { what: words })}
            onClick={() => onAct('answer')}
          >
            <FormattedMessage id="agreements.answer" />
          </Button>
        )}
        <button
          type="button"
          className="link-button"
          aria-expanded={more}
          aria-label={intl.formatMessage({ id: 'agreements.more.which' }, { what: words })}
          onClick={() => setMore(!more)}
        >
          <FormattedMessage id="agreements.more" />
        </button>
        {more &&
          open.map((act) => (
            <button key={act} type="button" className="link-button" onClick={() => onAct(act)}>
              <FormattedMessage id={`agreements.${act}`} />
            </button>
          ))}
      </div>
      {children && <div className="agreement-act">{children}</div>}
    </li>
  );
}

/** The words are others than those that were agreed, or answered, first. */
function Reworded({ agreementId, on, words }: { agreementId: string; on: string; words: string }) {
  const intl = useIntl();
  return (
    <div className="agreement-reworded">
      <FormattedMessage id="agreements.reworded" values={{ day: <Day day={on} /> }} tagName="p" />
      <EarlierWordings
        subjectId={agreementId}
        field="note"
        under={['agreements']}
        label={intl.formatMessage({ id: 'agreements.earlier.which' }, { what: words })}
      />
    </div>
  );
}

function Late({ agreement }: { agreement: Agreement }) {
  const today = todayInSweden();
  if (!isLate(agreement, today)) return null;
  return (
    <span className="agreement-late">
      <FormattedMessage
        id="agreements.late"
        values={{ days: daysBetween(agreement.dueOn, today) }}
      />
    </span>
  );
}

/** What is known since when, and what the silence has come to. */
function StateWords({
  agreement: { status, since, blockedBy, suggested, silence },
  ownerName,
}: {
  agreement: Agreement;
  ownerName: (owner: Owner) => string;
}) {
  const step = silence.at(-1);
  const values = { day: <Day day={since} />, who: suggested ? ownerName(suggested) : '' };
  return (
    <>
      {status === 'not-mine' && suggested ? (
        <FormattedMessage id="agreements.since.not-mine.suggested" values={values} />
      ) : (
        <FormattedMessage id={`agreements.since.${status}`} values={values} />
      )}
      {blockedBy && (
        <>
          {' '}
          <FormattedMessage id={`agreements.blocked-by.${blockedBy}`} />
        </>
      )}
      {step && (
        <strong className="agreement-silence">
          {' '}
          <FormattedMessage id={`agreements.silence.${step}`} />
        </strong>
      )}
    </>
  );
}
