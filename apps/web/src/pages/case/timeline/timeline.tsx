import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Answer } from '../../../parts/answer';
import { useTimeline, type CaseConsents, type TimelineEntry } from '../case-data';
import { useCaseFile } from '../case-file';
import { CaseSection } from '../case-section';
import { Happened, HappenedOn } from './timeline-entry';
import { useStory } from './use-story';
import { useWords } from '../use-words';

const shownFirst = 15;

/** Everything that was written down, in plain words, the newest first. */
export function Timeline({ ledger }: { ledger: CaseConsents | undefined }) {
  const { caseId } = useCaseFile();
  const timeline = useTimeline(caseId);
  return (
    <CaseSection id="handelser" title="case.timeline.title">
      <Answer query={timeline}>{(events) => <Entries events={events} ledger={ledger} />}</Answer>
    </CaseSection>
  );
}

function Entries({
  events,
  ledger,
}: {
  events: readonly TimelineEntry[];
  ledger: CaseConsents | undefined;
}) {
  const [all, setAll] = useState(false);
  const story = useStory(events);
  const consents = useConsentStory(ledger);
  const rows = [
    ...story.map((happening) => ({
      key: `v${happening.version}`,
      day: happening.happenedOn,
      order: happening.version,
      shown: <Happened happening={happening} />,
    })),
    ...consents.map(({ key, day, text }, index) => ({
      key,
      day,
      // Told in the order they happened, and before the day's other things.
      order: index - consents.length,
      shown: <p className="happened">{text}</p>,
    })),
  ].sort((a, b) => (a.day === b.day ? b.order - a.order : a.day < b.day ? 1 : -1));
  const shown = all ? rows : rows.slice(0, shownFirst);
  return (
    <>
      <ol className="timeline">
        {shown.map(({ key, day, shown: content }, index) => (
          <li key={key} data-same-day={shown[index - 1]?.day === day}>
            <HappenedOn day={day} />
            <div>{content}</div>
          </li>
        ))}
      </ol>
      {rows.length > shown.length && (
        <Button variant="secondary" data-size="sm" onClick={() => setAll(true)}>
          <FormattedMessage id="case.timeline.all" values={{ count: rows.length }} />
        </Button>
      )}
    </>
  );
}

/** Consents are kept apart from the case (law.md 7); here they stand among what happened. */
function useConsentStory(ledger: CaseConsents | undefined) {
  const { nameOf, agencyName } = useCaseFile();
  const { text, dayText } = useWords();
  if (!ledger) return [];
  const rows: { key: string; day: string; text: string }[] = [];
  const tell = (key: string, day: string, id: string, values: Record<string, string>) =>
    rows.push({ key, day, text: text(`event.${id}`, values) });
  for (const {
    consentId,
    memberId,
    agencyId,
    askedOn,
    given,
    status,
    endedOn,
  } of ledger.consents) {
    const values = { who: nameOf(memberId), agency: agencyName(agencyId) };
    tell(`asked ${consentId}`, askedOn, 'consent.asked', values);
    if (given)
      tell(`given ${consentId}`, given.on, 'consent.given', {
        ...values,
        until: dayText(given.until),
        form: given.how.form,
      });
    if (endedOn) tell(`ended ${consentId}`, endedOn, `consent.${status}`, values);
  }
  for (const { memberId, on } of ledger.paperWithdrawn)
    tell(`paper ${memberId} ${on}`, on, 'consent.paper-withdrawn', { who: nameOf(memberId) });
  for (const { from, until } of ledger.paper)
    tell(`paper ${from}`, from, 'consent.paper', { until: dayText(until) });
  for (const { from, on } of ledger.paperLapsed)
    tell(`lapsed ${from}`, on, 'consent.paper-lapsed', { from: dayText(from) });
  for (const { memberId, on, view } of ledger.childViews)
    tell(`view ${memberId} ${on}`, on, 'consent.child-view', {
      who: nameOf(memberId),
      view: text(`case.view.${view}`),
    });
  return rows;
}
