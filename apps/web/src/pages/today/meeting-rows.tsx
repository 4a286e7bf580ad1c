import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';
import { useLanguage } from '../../parts/use-language';
import { useTimeWords } from '../meetings/use-time-words';

export type MeetingSection = components['schemas']['MeetingsToday']['sections'][number];
type Entry = MeetingSection['items'][number];

export function useMeetingsToday() {
  return useQuery({
    queryKey: ['meetings', 'today'],
    queryFn: () => dataOf(api.GET('/api/v1/meetings/today')),
  });
}

/** Agreements have a section of that name as well. */
export function idOf({ kind }: MeetingSection): string {
  return `meeting-${kind}`;
}

const meetingPages = {
  'to-write-down': '/arenden/$caseId/moten/$meetingId/moteslage',
  'agenda-not-sent': '/arenden/$caseId/moten/$meetingId/dagordning',
  'poll-closed': '/arenden/$caseId/moten/$meetingId/hitta-tid',
  'to-find-a-time': '/arenden/$caseId/moten/$meetingId/hitta-tid',
} as const satisfies Partial<Record<MeetingSection['kind'], string>>;

/** Meetings that need the team, each with its one act. */
export function MeetingsOfToday({ section }: { section: MeetingSection }) {
  const { items, more } = section;
  const id = idOf(section);
  return (
    <section aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id} tabIndex={-1}>
        <FormattedMessage id={`today.${id}`} />{' '}
        <span className="today-count">
          <FormattedMessage id="today.in-section" values={{ count: items.length + more }} />
        </span>
      </Heading>
      <FormattedMessage id={`today.${id}.about`} tagName="p" />
      <ul className="today-list">
        {items.map((item) => (
          <MeetingRow key={item.meetingId} section={section} item={item} />
        ))}
      </ul>
      {more > 0 && (
        <p className="today-more">
          <FormattedMessage id="today.more" values={{ count: more }} />
        </p>
      )}
    </section>
  );
}

function MeetingRow({ section, item }: { section: MeetingSection; item: Entry }) {
  const intl = useIntl();
  const { day, time } = useTimeWords();
  const { caseId, meetingId, name, number, from } = item;
  const id = idOf(section);
  const act = intl.formatMessage({ id: `today.${id}.act` });
  const page = section.kind in meetingPages;
  return (
    <li className="today-row">
      <div className="today-who">
        <Link to="/arenden/$caseId" params={{ caseId }}>
          {name ?? number}
        </Link>
        {name && <span>{number}</span>}
      </div>
      <p className="today-why">
        <Why section={section} item={item} />
      </p>
      <span className="today-days">
        {from && (
          <>
            {day(from)} <span className="today-time">{time(from)}</span>
          </>
        )}
      </span>
      <Button asChild variant="secondary" data-size="sm" className="today-act">
        {page ? (
          <Link
            to={meetingPages[section.kind as keyof typeof meetingPages]}
            params={{ caseId, meetingId }}
            aria-label={`${act}: ${name ?? number}`}
          >
            {act}
          </Link>
        ) : (
          <Link
            to="/arenden/$caseId"
            params={{ caseId }}
            hash={section.kind === 'consent-lapses' ? 'samtycken' : 'planering'}
            aria-label={`${act}: ${name ?? number}`}
          >
            {act}
          </Link>
        )}
      </Button>
    </li>
  );
}

/** Why a meeting is here, in words. */
function Why({
  section,
  item: { poll, parties, interpreting },
}: {
  section: MeetingSection;
  item: Entry;
}) {
  const intl = useIntl();
  const unitName = useUnitName();
  const language = useLanguage();
  const id = idOf(section);
  if (section.kind === 'poll-closed' && poll)
    return (
      <>
        <FormattedMessage id={`meetings.poll.closed.${poll.because}`} />{' '}
        <FormattedMessage
          id={poll.slotId ? 'today.meeting-poll-closed.best' : 'meetings.poll.no-best'}
        />
      </>
    );
  if (section.kind === 'interpreter-to-order')
    return (
      <FormattedMessage
        id={
          interpreting.some(({ standing }) => standing === 'ordered')
            ? 'today.meeting-interpreter-to-order.why.ordered'
            : 'today.meeting-interpreter-to-order.why'
        }
        values={{
          language: intl.formatList(
            interpreting.map((one) => language.name(one.language)),
            { type: 'conjunction' },
          ),
        }}
      />
    );
  // Who it is in the family is told in the case alone.
  const family = parties.filter(({ kind }) => kind === 'member').length;
  const who = [
    ...parties.flatMap((party) => (party.kind === 'unit' ? [unitName(party.unitId)] : [])),
    ...(family > 0
      ? [intl.formatMessage({ id: 'today.meeting.of-family' }, { count: family })]
      : []),
  ];
  return (
    <FormattedMessage
      id={`today.${id}.why`}
      values={{ who: intl.formatList(who, { type: 'conjunction' }), count: parties.length }}
    />
  );
}

/** The units of the area, which seldom change. */
function useUnitName(): (unitId: string) => string {
  const { data } = useQuery({
    queryKey: ['directory', 'units'],
    queryFn: () =>
      dataOf(api.GET('/api/v1/directory/units', { params: { query: { limit: 200 } } })),
    staleTime: 3_600_000,
  });
  return (unitId) => data?.items.find((one) => one.unitId === unitId)?.name ?? '…';
}
