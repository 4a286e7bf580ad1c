import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import { Day } from '../../parts/day';
import type { TodayEntry } from './today-data';

type Matters = Extract<TodayEntry, { kind: 'consent-missing' }>['item']['details']['matters'];

/** Why a case is here, in words. */
export function Why({ entry }: { entry: TodayEntry }) {
  const { kind, item } = entry;
  const since = <Day day={item.since} />;
  switch (entry.kind) {
    case 'referral-to-assess':
      return (
        <FormattedMessage
          id={`today.referral-to-assess.why.${entry.item.details.category}`}
          values={{ since, count: entry.item.details.childrenUnder23 }}
        />
      );
    case 'consent-missing':
    case 'consent-lapsed':
    case 'consent-unanswered':
      return (
        <OfConsent id={`today.${kind}.why`} matters={entry.item.details.matters} day={item.since} />
      );
    case 'consent-held-without':
      return <OfMeetings matters={entry.item.details.matters} />;
    case 'consent-ending': {
      const { matters, endsOn } = entry.item.details;
      return <OfConsent id="today.consent-ending.why" matters={matters} day={endsOn} />;
    }
    case 'waiting-for-meeting':
      return <FormattedMessage id="today.waiting-for-meeting.why" values={{ since }} />;
    case 'not-mine':
    case 'blocked':
    case 'silent':
    case 'overdue':
    case 'unanswered':
      return <OfAgreement entry={entry} />;
    case 'message-failed': {
      const { why, recipient, recipientName } = entry.item.details;
      const unknown = recipient.kind === 'team' ? 'today.owner.team' : 'today.owner.unknown';
      return (
        <FormattedMessage
          id={`today.message-failed.why.${why}`}
          values={{ who: recipientName ?? <FormattedMessage id={unknown} /> }}
        />
      );
    }
    case 'unreadable':
      return <FormattedMessage id={`today.unreadable.why.${entry.item.details.what}`} />;
    case 'quiet':
      return (
        <FormattedMessage
          id={
            entry.item.details.lastMeetingOn === item.since
              ? 'today.quiet.why.met'
              : 'today.quiet.why'
          }
          values={{ since, met: <Day day={entry.item.details.lastMeetingOn} /> }}
        />
      );
  }
}

type OfAgreements = Extract<TodayEntry, { item: { details: { agreementId: string } } }>;

/** Whose it is, and what was agreed. */
function OfAgreement({ entry: { kind, item } }: { entry: OfAgreements }) {
  const intl = useIntl();
  const { what, ownerName, suggestedName, dueOn } = item.details;
  return (
    <FormattedMessage
      id={`today.${kind}.why`}
      values={{
        owner: ownerName ?? intl.formatMessage({ id: 'today.owner.unknown' }),
        suggested: suggestedName ?? 'none',
        due: <Day day={dueOn} />,
        what: what ?? intl.formatMessage({ id: 'today.what.removed' }),
      }}
    />
  );
}

/** Each meeting that was held without consent, and why it was. */
function OfMeetings({ matters }: { matters: Matters }) {
  const meetings = new Map<string, Matters>();
  for (const matter of matters) {
    const key = `${matter.meeting?.meetingId} ${matter.meeting?.saidNoOn}`;
    meetings.set(key, [...(meetings.get(key) ?? []), matter]);
  }
  const told = [...meetings].map(([key, of]) => ({ key, of, first: of[0] }));
  return told.map(({ key, of, first }, at) => (
    <Fragment key={key}>
      {at > 0 && ' '}
      <OfConsent
        id={`today.consent-held-without.why.${first?.meeting?.saidNoOn ? 'no' : 'corrected'}`}
        matters={of}
        day={first?.day ?? ''}
        no={first?.meeting?.saidNoOn ?? null}
      />
    </Fragment>
  ));
}

/** Whose consent, for which agencies. */
function OfConsent({
  id,
  matters,
  day,
  no = null,
}: {
  id: string;
  matters: Matters;
  day: string;
  no?: string | null;
}) {
  const intl = useIntl();
  const agencyName = useAgencyName();
  const people = new Map(matters.map((matter) => [matter.memberId, matter]));
  const who = [...people.values()].map(
    ({ name, role }) => name ?? intl.formatMessage({ id: `today.role.${role}` }),
  );
  const agencies = [...new Set(matters.map(({ agencyId }) => agencyName(agencyId)))];
  return (
    <FormattedMessage
      id={id}
      values={{
        day: <Day day={day} />,
        no: no && <Day day={no} />,
        who: intl.formatList(who, { type: 'conjunction' }),
        agencies: intl.formatList(agencies, { type: 'conjunction' }),
      }}
    />
  );
}

/** The agencies of the area, which seldom change. */
function useAgencyName(): (agencyId: string) => string {
  const { data } = useQuery({
    queryKey: ['directory', 'agencies'],
    queryFn: () =>
      dataOf(api.GET('/api/v1/directory/agencies', { params: { query: { limit: 200 } } })),
    staleTime: 3_600_000,
  });
  return (agencyId) => data?.items.find((one) => one.agencyId === agencyId)?.name ?? '…';
}
