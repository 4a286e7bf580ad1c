import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Answer } from '../../parts/answer';
import { todayInSweden } from '../../parts/day';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { Page } from '../../parts/page';
import { ProblemNotice } from '../../parts/problem-notice';
import { statusWords } from '../cases/case-words';
import { idOf, MeetingsOfToday, useMeetingsToday, type MeetingSection } from './meeting-rows';
import { keyOf, useAgreementsToday, useToday } from './today-data';
import type { TodayEntry, TodaySection } from './today-data';
import { TodayRow } from './today-row';
import { weekOf } from './week';
import './today.css';

/** What needs the coordinator, why and since when, each one act away. */
export default function Today() {
  const intl = useIntl();
  const today = useToday();
  const agreements = useAgreementsToday();
  const meetings = useMeetingsToday();
  const day = today.data?.day ?? todayInSweden();
  return (
    <Page
      wide
      title={intl.formatMessage({ id: 'today.title' })}
      lead={
        <FormattedMessage
          id="today.lead"
          values={{
            day: (
              <FormattedDate
                value={`${day}T12:00:00Z`}
                timeZone="UTC"
                weekday="long"
                day="numeric"
                month="long"
              />
            ),
            week: weekOf(day),
          }}
        />
      }
    >
      <div className="today">
        <Answer query={today}>
          {({ sections }) => {
            // Together, so that nothing jumps; what cannot be read hides nothing of the rest.
            if (agreements.isPending || meetings.isPending) return <Loading />;
            const all: readonly TodaySection[] = [
              ...sections,
              ...(agreements.data?.sections ?? []),
            ];
            const waiting = all.filter(({ items }) => items.length > 0);
            const met = (meetings.data?.sections ?? []).filter(({ items }) => items.length > 0);
            const failed = [agreements, meetings].filter(({ isError }) => isError);
            return (
              <>
                {failed[0] && (
                  <ProblemNotice
                    error={failed[0].error}
                    onRetry={() => failed.forEach((query) => void query.refetch())}
                  />
                )}
                {waiting.length + met.length > 0 ? (
                  <Sections sections={waiting} meetings={met} />
                ) : (
                  failed.length === 0 && <NothingWaits />
                )}
              </>
            );
          }}
        </Answer>
      </div>
    </Page>
  );
}

function countOf({ items, more }: TodaySection | MeetingSection): number {
  return items.length + more;
}

function Sections({
  sections,
  meetings,
}: {
  sections: readonly TodaySection[];
  meetings: readonly MeetingSection[];
}) {
  const intl = useIntl();
  // Meetings have an hour of their own, so they stand first.
  const parts = [
    ...meetings.map((section) => ({ id: idOf(section), count: countOf(section) })),
    ...sections.map((section) => ({ id: section.kind, count: countOf(section) })),
  ];
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <nav className="today-parts" aria-label={intl.formatMessage({ id: 'today.parts' })}>
        <p role="status">
          <FormattedMessage id="today.count" values={{ count: all }} />
        </p>
        <ul>
          {parts.map(({ id, count }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <FormattedMessage id={`today.${id}`} />
                <span className="today-count">{intl.formatNumber(count)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="today-sections">
        {meetings.map((section) => (
          <MeetingsOfToday key={section.kind} section={section} />
        ))}
        {sections.map((section) => (
          <Section key={section.kind} section={section} />
        ))}
      </div>
    </>
  );
}

function Section({ section }: { section: TodaySection }) {
  const { kind, items, more } = section;
  return (
    <section aria-labelledby={kind}>
      <Heading level={2} data-size="xs" id={kind} tabIndex={-1}>
        <FormattedMessage id={`today.${kind}`} />{' '}
        <span className="today-count">
          <FormattedMessage id="today.in-section" values={{ count: countOf(section) }} />
        </span>
      </Heading>
      <FormattedMessage id={`today.${kind}.about`} tagName="p" />
      <ul className="today-list">
        {items
          .map((item) => ({ kind, item }) as TodayEntry)
          .map((entry) => (
            <TodayRow key={keyOf(entry)} entry={entry} />
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

function NothingWaits() {
  return (
    <Empty
      action={
        <Link to="/arenden" search={{ status: statusWords['taken-on'] }}>
          <FormattedMessage id="today.empty.cases" />
        </Link>
      }
    >
      <strong>
        <FormattedMessage id="today.empty" />
      </strong>
      <br />
      <FormattedMessage id="today.empty.why" />
    </Empty>
  );
}
