import {
  countsOn,
  firstDayOf,
  isBeforeBirth,
  isSurelyUnder23,
  isTooOldForChild,
  isTooYoungForGuardian,
  oldestAge,
  youngestGuardian,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type {
  AssessmentCells,
  EarlierClosingRow,
  FamilyRows,
  MeetingRow,
  MemberRow,
} from './register.family';

/**
 * The rules that several rows of one family keep or break together: days lie in the order of life
 * (the day of closing and the day of reopening included), and a process that is ended has begun.
 */
export function checkFamily(
  family: FamilyRows,
  today: LocalDate,
  contactsAndMeetingsRead: boolean,
): void {
  const closings = closingsOf(family);
  checkChildren(family);
  checkGuardians(family, today);
  checkContacts(family);
  checkAssessment(family);
  checkClosings(family);
  for (const meeting of family.meetings) checkMeeting(family, meeting, closings);
  checkClosedBeforeLastMeeting(family);
  // Where a contact or a meeting is at fault itself, nobody can tell when a process began.
  const sure = contactsAndMeetingsRead && entriesAreSound(family);
  for (const member of family.members) {
    if (sure) checkProcessStart(family, member);
    checkProcessEnd(member, closings);
  }
}

/** Earlier closings in the order of life, wherever they stand in the file. */
function earlier(family: FamilyRows): readonly EarlierClosingRow[] {
  return [...family.earlierClosings].sort((a, b) =>
    (a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : a.closedOn === b.closedOn ? 0 : 1,
  );
}

interface Closed {
  readonly from: LocalDate;
  /** Null: still closed. */
  readonly until: LocalDate | null;
}

function closingsOf(family: FamilyRows): readonly Closed[] {
  const closings: Closed[] = [];
  for (const { closedOn, reopenedOn } of family.earlierClosings)
    if (closedOn && reopenedOn) closings.push({ from: closedOn, until: reopenedOn });
  if (family.closedOn) closings.push({ from: family.closedOn, until: null });
  return closings;
}

function closedOnDay(closings: readonly Closed[], day: LocalDate): Closed | undefined {
  return closings.find(({ from, until }) => from < day && (until === null || day < until));
}

function checkAssessment({ assessment, referredOn, closedOn, cells }: FamilyRows): void {
  if (!assessment) return;
  const { on, outcome } = assessment;
  if (referredOn && on && on < referredOn)
    cells.fault('register.assessment-before-referral', 'bedomd', `${referredOn} eller senare`);
  if (closedOn && outcome !== null && outcome !== 'taken-on')
    cells.fault('register.closing-of-declined', 'avslutad', 'tomt, eller en annan bedömning');
}

function checkChildren(family: FamilyRows): void {
  const { referredOn, childrenUnder23 } = family;
  if (!referredOn) return;
  let surelyUnder23 = 0;
  for (const { role, birthYear, cells } of family.members) {
    if (role !== 'child' || birthYear === null) continue;
    if (isTooOldForChild(birthYear, referredOn))
      cells.fault(
        'register.child-too-old',
        'fodelsear',
        `${yearOf(referredOn) - oldestAge} eller senare`,
      );
    if (isSurelyUnder23(birthYear, referredOn)) surelyUnder23 += 1;
  }
  if (childrenUnder23 !== null && surelyUnder23 > childrenUnder23)
    family.cells.fault(
      'register.children-fewer-than-members',
      'antal_barn_under_23',
      `minst ${surelyUnder23}`,
    );
}

function checkGuardians({ members }: FamilyRows, today: LocalDate): void {
  for (const { role, birthYear, cells } of members)
    if (role === 'guardian' && birthYear !== null && isTooYoungForGuardian(birthYear, today)) {
      const expected = `${yearOf(today) - youngestGuardian} eller tidigare, eller en annan roll`;
      cells.fault('register.guardian-too-young', 'fodelsear', expected);
    }
}

function checkContacts({ members, contacts }: FamilyRows): void {
  const born = new Map(members.map(({ number, birthYear }) => [number, birthYear]));
  for (const { member, since, precision, endedOn, cells } of contacts) {
    if (!since) continue;
    const birthYear = born.get(member) ?? null;
    const first = firstDayOf(precision ?? 'day', since);
    if (first !== since) cells.fault('register.not-first-day', 'fran', first);
    if (isBeforeBirth(since, birthYear))
      cells.fault('register.contact-before-birth', 'fran', `${birthYear} eller senare`);
    if (endedOn && endedOn < since)
      cells.fault('register.contact-ended-before-start', 'till', `${since} eller senare`);
  }
}

function checkClosings(family: FamilyRows): void {
  const { referredOn, closedOn, cells } = family;
  const from = (day: LocalDate) => `${day} eller senare`;
  if (referredOn && closedOn && closedOn < referredOn)
    cells.fault('register.closing-before-referral', 'avslutad', from(referredOn));
  checkReason(family, family);
  let reopened: LocalDate | null = null;
  for (const row of earlier(family)) {
    checkReason(family, row);
    if (referredOn && row.closedOn && row.closedOn < referredOn)
      row.cells.fault('register.closing-before-referral', 'avslutad', from(referredOn));
    if (row.closedOn && row.reopenedOn && row.reopenedOn < row.closedOn)
      row.cells.fault('register.reopening-before-closing', 'ateraktualiserad', from(row.closedOn));
    else if (row.closedOn && reopened && row.closedOn < reopened)
      row.cells.fault('register.reopenings-overlap', 'avslutad', from(reopened));
    reopened = row.reopenedOn ?? reopened;
  }
  if (closedOn && reopened && closedOn < reopened)
    cells.fault('register.closing-before-reopening', 'avslutad', from(reopened));
}

/** Of a closing: solved before a meeting, although one had been held by then. */
function checkReason(
  { meetings }: FamilyRows,
  {
    closedOn,
    reason,
    cells,
  }: Pick<FamilyRows, 'closedOn' | 'reason'> & {
    readonly cells: FamilyRows['cells'] | EarlierClosingRow['cells'];
  },
): void {
  if (reason !== 'resolved-before-meeting' || !closedOn) return;
  if (meetings.some(({ kind, heldOn }) => kind === 'collaboration' && heldOn && heldOn <= closedOn))
    cells.fault('register.reason-needs-no-meeting', 'avslutsorsak', 'en annan orsak');
}

function checkMeeting(family: FamilyRows, meeting: MeetingRow, closings: readonly Closed[]): void {
  const { heldOn, kind, units, cells } = meeting;
  if (kind === 'collaboration' && units.length === 0 && cells.raw('verksamheter') === '')
    cells.fault('register.meeting-without-units', 'verksamheter', 'minst en verksamhet som deltog');
  if (!heldOn) return;
  if (kind === 'collaboration') checkTakenOn(family.assessment, meeting);
  if (family.referredOn && heldOn < family.referredOn)
    cells.fault('register.meeting-before-referral', 'datum', `${family.referredOn} eller senare`);
  const closed = closedOnDay(closings, heldOn);
  if (!closed) return;
  if (closed.until)
    cells.fault(
      'register.meeting-while-closed',
      'datum',
      `senast ${closed.from}, eller från ${closed.until}`,
    );
  else cells.fault('register.meeting-after-closing', 'datum', `senast ${closed.from}`);
}

function checkTakenOn(assessment: AssessmentCells, { heldOn, cells }: MeetingRow): void {
  if (assessment === undefined) return;
  if (assessment && (!assessment.outcome || !assessment.on || !heldOn)) return;
  const on = assessment?.outcome === 'taken-on' ? assessment.on : null;
  if (on && heldOn && on <= heldOn) return;
  const expected = on ? `${on} eller senare` : 'en familj som FamSam har tagit sig an';
  cells.fault('register.meeting-before-taken-on', 'datum', expected);
}

/** The same contradiction as a meeting after the closing: either day may be the wrong one, so both are named. */
function checkClosedBeforeLastMeeting(family: FamilyRows): void {
  const { closedOn, cells } = family;
  const last = family.meetings.reduce<string>(
    (latest, { heldOn }) => (heldOn && heldOn > latest ? heldOn : latest),
    '',
  );
  if (closedOn && last > closedOn)
    cells.fault('register.closing-before-last-meeting', 'avslutad', `${last} eller senare`);
}

function entriesAreSound({ contacts, meetings }: FamilyRows): boolean {
  return (
    contacts.every(
      ({ unit, kind, since, endedOn }) =>
        unit !== null && kind !== null && since !== null && since <= (endedOn ?? since),
    ) && meetings.every(({ kind, heldOn }) => kind !== null && heldOn !== null)
  );
}

function checkProcessStart(family: FamilyRows, { number, processEndedOn, cells }: MemberRow): void {
  if (!processEndedOn) return;
  const started = processStart(family, number);
  if (!started)
    cells.fault(
      'register.process-end-without-start',
      'process_avslutad',
      'tomt, eller ett samverkansmöte där personen diskuteras och en egen kontakt (individuellt stöd) deltar',
    );
  else if (processEndedOn < started)
    cells.fault('register.process-end-before-start', 'process_avslutad', `${started} eller senare`);
}

function checkProcessEnd({ processEndedOn, cells }: MemberRow, closings: readonly Closed[]): void {
  const closed = processEndedOn && closedOnDay(closings, processEndedOn);
  if (!closed) return;
  if (closed.until)
    cells.fault(
      'register.process-end-while-closed',
      'process_avslutad',
      `senast ${closed.from}, eller från ${closed.until}`,
    );
  else
    cells.fault('register.process-end-after-closing', 'process_avslutad', `senast ${closed.from}`);
}

/** The rule of processes (domain: "How things are counted"). */
function processStart(family: FamilyRows, member: string): LocalDate | undefined {
  const supports = family.contacts.filter(
    (contact) => contact.member === member && contact.kind === 'individual-support',
  );
  let first: LocalDate | undefined;
  for (const { kind, heldOn, units, discussed } of family.meetings) {
    if (kind !== 'collaboration' || !heldOn || (first && first <= heldOn)) continue;
    const takesPart = supports.some(
      ({ unit, since, endedOn }) =>
        unit && since && countsOn(heldOn, since, endedOn ?? null) && units.includes(unit),
    );
    if (takesPart && discussed.includes(member)) first = heldOn;
  }
  return first;
}
