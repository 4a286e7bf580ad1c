import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { MunicipalityName } from '../cases/case-words';
import type { TodayEntry } from './today-data';
import { Why } from './why';

type Kind = TodayEntry['kind'];

/** Where the one act of each kind is done: the part of the case page, by its id. */
const placeOf = {
  'consent-missing': 'samtycken',
  'consent-lapsed': 'samtycken',
  'consent-held-without': 'moten',
  'consent-unanswered': 'samtycken',
  'consent-ending': 'samtycken',
  'waiting-for-meeting': 'moten',
  quiet: 'handelser',
  'not-mine': 'overenskommelser',
  blocked: 'overenskommelser',
  silent: 'overenskommelser',
  overdue: 'overenskommelser',
  unanswered: 'overenskommelser',
  'message-failed': 'overenskommelser',
  unreadable: 'overenskommelser',
} as const satisfies Record<Exclude<Kind, 'referral-to-assess'>, string>;

/** A case in the inbox: whose, why it is here, since when, and its one act. */
export function TodayRow({ entry }: { entry: TodayEntry }) {
  const intl = useIntl();
  const { kind, item } = entry;
  const { caseId, number, name, municipality } = item;
  const to = kind === 'referral-to-assess' ? '/aktualiseringar/$caseId' : '/arenden/$caseId';
  const act = intl.formatMessage({ id: `today.${kind}.act` });
  return (
    <li className="today-row">
      <div className="today-who">
        <Link to={to} params={{ caseId }}>
          {name ?? number}
        </Link>
        <span>
          {name && `${number} · `}
          <MunicipalityName code={municipality} />
        </span>
      </div>
      <p className="today-why">
        <Why entry={entry} />
      </p>
      <span className="today-days">
        <HowLong entry={entry} />
      </span>
      <Button asChild variant="secondary" data-size="sm" className="today-act">
        <Link
          to={to}
          params={{ caseId }}
          {...(kind !== 'referral-to-assess' && { hash: placeOf[kind] })}
          search={toAsk(entry)}
          aria-label={`${act}: ${name ?? number}`}
        >
          {act}
        </Link>
      </Button>
    </li>
  );
}

/** Who is asked first, where consent is to be asked for. */
function toAsk({ kind, item }: TodayEntry): { fraga?: string; om?: string; andamal?: string } {
  if (kind !== 'consent-missing' && kind !== 'consent-lapsed' && kind !== 'consent-ending')
    return {};
  const [first] = item.details.matters;
  return first ? { fraga: first.memberId, om: first.agencyId, andamal: first.purpose } : {};
}

function HowLong({ entry: { kind, item } }: { entry: TodayEntry }) {
  if (kind === 'consent-ending')
    return <FormattedMessage id="today.days-left" values={{ days: item.details.daysLeft }} />;
  const { days } = item;
  if (days < 365) return <FormattedMessage id="today.days" values={{ days }} />;
  return <FormattedMessage id="today.years" values={{ years: Math.floor(days / 365) }} />;
}
