import type { CaseEvent, ConsultationEvent, Contact, Meeting, Member } from '@famsam/contracts';
import type { LocalDate, Recorded } from '@famsam/kernel';
import type { Tables } from '@famsam/statistics';

/**
 * The tables once more, slowly and plainly: every stream folded from its raw entries for one
 * question. It shares no code with the room of statistics and does not look at the process events;
 * it applies the rules of infra/rules/counting.md to contacts and meetings itself.
 */

interface Question {
  readonly asOf: LocalDate;
  /** ISO instant; null: everything. */
  readonly knownAt: string | null;
  readonly municipalities: readonly { code: string; name: string; inhabitants: number | null }[];
}

interface Family {
  municipality: string;
  category: string;
  children: number;
  status: 'waiting' | 'closed-before' | 'active' | 'closed' | 'nowhere';
  year: number;
  closedIn: number;
  meetings: number;
  processes: { role: string; birthYear: number | null; year: number; active: boolean }[];
}

type StoredEvent = Recorded<CaseEvent> | Recorded<ConsultationEvent>;

export function slowTables(events: readonly StoredEvent[], question: Question): Tables {
  const known = events.filter(
    (event) => question.knownAt === null || event.recordedAt <= question.knownAt,
  );
  const streams = new Map<string, StoredEvent[]>();
  for (const event of known) {
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  }
  const families: Family[] = [];
  let consultations = 0;
  for (const [name, stream] of streams) {
    if (name.startsWith('consultation-')) {
      const last = stream.at(-1);
      if (last?.type === 'consultation.held' && last.happenedOn <= question.asOf) consultations++;
    } else {
      const family = familyOn(stream as Recorded<CaseEvent>[], question.asOf);
      if (family) families.push(family);
    }
  }
  return tablesOf(families, consultations, question);
}

function familyOn(events: readonly CaseEvent[], asOf: LocalDate): Family | null {
  const members = new Map<string, Member>();
  const contacts = new Map<string, Contact & { since: string }>();
  const contactEnds = new Map<string, string>();
  const meetings = new Map<string, Meeting & { heldOn: string }>();
  const ends = new Map<string, string>();
  const closings = new Map<string, { on: string; reopened?: string | undefined }>();
  let referral: Extract<CaseEvent, { type: 'case.referred' }> | undefined;
  let assessment: Extract<CaseEvent, { type: 'case.assessed' }> | undefined;
  let struck = false;
  for (const event of events) {
    const on = event.happenedOn;
    if (event.type === 'case.referred') referral = event;
    if (event.type === 'case.referral-corrected') referral = { ...event, type: 'case.referred' };
    if (event.type === 'case.assessed') assessment = event;
    if (event.type === 'case.assessment-corrected')
      assessment = { ...event, type: 'case.assessed' };
    if (event.type === 'case.member-added' || event.type === 'case.member-corrected')
      members.set(event.data.memberId, event.data);
    if (event.type === 'case.contact-added' || event.type === 'case.contact-corrected')
      contacts.set(event.data.contactId, { ...event.data, since: on });
    if (event.type === 'case.contact-ended') contactEnds.set(event.data.contactId, on);
    if (event.type === 'case.meeting-held' || event.type === 'case.meeting-corrected')
      meetings.set(event.data.meetingId, { ...event.data, heldOn: on });
    if (event.type === 'case.process-ended') ends.set(event.data.memberId, on);
    if (event.type === 'case.closed') closings.set(event.data.closingId, { on });
    if (event.type === 'case.closing-corrected')
      closings.set(event.data.closingId, { ...closings.get(event.data.closingId), on });
    if (event.type === 'case.reopened') {
      const closing = closings.get(event.data.closingId);
      if (closing) closing.reopened = on;
    }
    if (event.type === 'case.struck') struck = true;
    if (event.type === 'case.restored') struck = false;
    if (event.type === 'case.entry-struck') {
      const { entry, entryId } = event.data;
      if (entry === 'member') members.delete(entryId);
      if (entry === 'contact') contacts.delete(entryId);
      if (entry === 'contact-end') contactEnds.delete(entryId);
      if (entry === 'meeting') meetings.delete(entryId);
      if (entry === 'process-end') ends.delete(entryId);
      if (entry === 'closing') closings.delete(entryId);
      const closing = closings.get(entryId);
      if (entry === 'reopening' && closing) closing.reopened = undefined;
    }
  }
  if (!referral || struck || referral.happenedOn > asOf) return null;

  const held = [...meetings.values()]
    .filter(
      ({ kind, withoutConsent, heldOn }) =>
        kind === 'collaboration' && !withoutConsent && heldOn <= asOf,
    )
    .sort((a, b) => a.heldOn.localeCompare(b.heldOn));
  const closed = [...closings.values()]
    .filter(({ on, reopened }) => on <= asOf && !(reopened && reopened <= asOf))
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const turnedAway =
    assessment && assessment.data.outcome !== 'taken-on' && assessment.happenedOn <= asOf;
  const first = held[0];

  const processes: Family['processes'] = [];
  for (const [memberId, { role, birthYear }] of members) {
    const start = held.find(
      (meeting) =>
        meeting.discussed.includes(memberId) &&
        [...contacts.values()].some(
          (contact) =>
            contact.memberId === memberId &&
            contact.kind === 'individual-support' &&
            contact.since <= meeting.heldOn &&
            (contactEnds.get(contact.contactId) ?? '9999') >= meeting.heldOn &&
            meeting.unitIds.includes(contact.unitId),
        ),
    );
    if (!start) continue;
    const end = ends.get(memberId);
    const active = closed === undefined && !(end && end <= asOf);
    processes.push({ role, birthYear, year: Number(start.heldOn.slice(0, 4)), active });
  }

  return {
    municipality: referral.data.municipality,
    category: referral.data.category,
    children: referral.data.childrenUnder23,
    status: first
      ? closed
        ? 'closed'
        : 'active'
      : turnedAway
        ? 'nowhere'
        : closed
          ? 'closed-before'
          : 'waiting',
    year: Number(first?.heldOn.slice(0, 4) ?? 0),
    closedIn: Number(closed?.slice(0, 4) ?? 0),
    meetings: held.length,
    processes,
  };
}

function tablesOf(all: readonly Family[], consultations: number, question: Question): Tables {
  const { municipalities, asOf } = question;
  const families = all.filter(({ status }) => status === 'active' || status === 'closed');
  const active = families.filter(({ status }) => status === 'active');
  const closed = families.filter(({ status }) => status === 'closed');
  const processes = families.flatMap((family) =>
    family.processes.map((process) => ({ ...process, family })),
  );
  const children = processes.filter(({ role }) => role === 'child');
  const inActive = (some: typeof children) =>
    some.filter(({ family }) => family.status === 'active').length;
  const figures = (year?: number) => ({
    families: families.filter((family) => year === undefined || family.year === year).length,
    processes: processes.filter((process) => year === undefined || process.year === year).length,
    activeFamilies: active.filter((family) => year === undefined || family.year === year).length,
    activeProcesses: processes.filter(
      (process) => process.active && (year === undefined || process.year === year),
    ).length,
    closedFamilies: closed.filter((family) => year === undefined || family.closedIn === year)
      .length,
  });
  const byYear = [];
  for (let year = 1900; year <= 2200; year++) {
    const row = figures(year);
    if (Object.values(row).some((figure) => figure !== 0)) byYear.push({ year, ...row });
  }
  const area = municipalities.every(({ inhabitants }) => inhabitants !== null)
    ? municipalities.reduce((sum, { inhabitants }) => sum + (inhabitants ?? 0), 0)
    : null;
  const perFamily: Record<string, number> = {};
  for (let number = 0; number <= 30; number++) {
    const having = families.filter((family) => family.children === number).length;
    if (having > 0) perFamily[String(number)] = having;
  }
  const by = (category: string) => families.filter((one) => one.category === category).length;
  const meetings = closed.map((family) => family.meetings).sort((a, b) => a - b);
  const n = meetings.length;

  return {
    byYear,
    total: figures(),
    byMunicipality: municipalities.map(({ code, name, inhabitants }) => {
      const here = families.filter(({ municipality }) => municipality === code).length;
      return {
        municipality: name,
        families: here,
        processes: processes.filter(({ family }) => family.municipality === code).length,
        percent: share(here, families.length),
        expectedPercent: area === null ? null : share(inhabitants ?? 0, area),
      };
    }),
    byReferrer: {
      Socialtjänsten: by('social-services'),
      'Skola/förskola': by('school'),
      Vården: by('health-care'),
      Förälder: by('parent'),
    },
    childrenPerFamily: perFamily,
    children: { total: children.length, inActiveFamilies: inActive(children) },
    childrenBySchoolStage: stagesOn(asOf).map(({ stage, from, to }) => {
      const some = children.filter(
        ({ birthYear }) => birthYear !== null && birthYear >= from && birthYear <= to,
      );
      return { stage, total: some.length, inActiveFamilies: inActive(some) };
    }),
    familiesWithGuardianProcess: families.filter((family) =>
      family.processes.some(({ role }) => role === 'guardian'),
    ).length,
    meetingsPerClosedFamily: {
      n,
      min: meetings[0] ?? null,
      max: meetings[n - 1] ?? null,
      mean:
        n === 0
          ? null
          : tenths(
              meetings.reduce((sum, one) => sum + one, 0),
              n,
            ),
      median: n === 0 ? null : (meetings[Math.ceil(n / 2) - 1]! + meetings[n >> 1]!) / 2,
    },
    waitingForFirstMeeting: all.filter(({ status }) => status === 'waiting').length,
    closedBeforeFirstMeeting: all.filter(({ status }) => status === 'closed-before').length,
    consultations,
  };
}

function stagesOn(asOf: LocalDate) {
  const year = Number(asOf.slice(0, 4));
  const begins = Number(asOf.slice(5, 7)) >= 7 ? year : year - 1;
  return [
    { stage: 'förskola', from: begins - 5, to: Infinity },
    { stage: 'F-3', from: begins - 9, to: begins - 6 },
    { stage: '4-6', from: begins - 12, to: begins - 10 },
    { stage: '7-9', from: begins - 15, to: begins - 13 },
    { stage: 'avslutad grundskola', from: -Infinity, to: begins - 16 },
  ] as const;
}

function share(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const rest = (100 * part) % whole;
  return (100 * part - rest) / whole + (2 * rest >= whole ? 1 : 0);
}

function tenths(sum: number, n: number): number {
  const rest = (10 * sum) % n;
  return ((10 * sum - rest) / n + (2 * rest >= n ? 1 : 0)) / 10;
}
