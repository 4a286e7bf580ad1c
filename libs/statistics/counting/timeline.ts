import type { ClassKey } from './classes';
import { yearOfDay, type Day, type FamilyFacts, type Person } from './family.facts';

/** From `day` on, `delta` more members in the class. */
export interface Step {
  readonly day: Day;
  readonly key: ClassKey;
  readonly delta: number;
}

/** What a family is from a day on. */
interface Stretch {
  readonly from: Day;
  readonly family: ClassKey | null;
  readonly meetings: ClassKey | null;
  readonly active: boolean;
}

/** Where a family and its processes are counted, day by day, by the facts known (infra/rules/counting.md). */
export function timeline(facts: FamilyFacts): Step[] {
  if (facts.struck || facts.referred === 0) return [];
  const stretches = stretchesOf(facts);
  const steps: Step[] = [];
  move(steps, stretches, (stretch) => stretch.family);
  if (facts.closings.length > 0) move(steps, stretches, (stretch) => stretch.meetings);
  for (const person of facts.members) processSteps(steps, facts, person, stretches);
  return steps;
}

function stretchesOf(facts: FamilyFacts): Stretch[] {
  const { municipality } = facts;
  const who = `${municipality}|${facts.category}|${facts.childrenUnder23}`;
  const first = firstMeeting(facts);
  const guardianSince = firstGuardianProcess(facts);
  return turningDays(facts, first).map((from): Stretch => {
    const closed = closedOn(facts, from);
    const closedIn = closed === null ? '' : yearOfDay(closed);
    if (first > from) {
      const family = beforeMeeting(facts, who, from, closedIn);
      return { from, family, meetings: null, active: false };
    }
    const guardian = guardianSince <= from ? 1 : 0;
    const year = yearOfDay(first);
    if (closed === null) {
      const family = `family|${who}|active|${year}||${guardian}`;
      return { from, family, meetings: null, active: true };
    }
    const held = facts.meetings.filter(({ on }) => on <= from).length;
    return {
      from,
      family: `family|${who}|closed|${year}|${closedIn}|${guardian}`,
      meetings: `meetings|${municipality}|${closedIn}|${held}`,
      active: false,
    };
  });
}

/** In order and each once: the days on which the family or one of its processes may come to be counted otherwise. */
function turningDays(facts: FamilyFacts, first: Day): Day[] {
  const days: Day[] = [facts.referred];
  if (first !== Infinity) days.push(first);
  if (facts.assessed) days.push(facts.assessed.on);
  for (const { started, ended } of facts.members) {
    if (started !== null) days.push(started);
    if (ended !== null) days.push(ended);
  }
  for (const { on, reopened } of facts.closings) {
    days.push(on);
    if (reopened !== null) days.push(reopened);
  }
  // How many meetings there were is told of closed families only.
  if (facts.closings.length > 0) for (const { on } of facts.meetings) days.push(on);
  return days.sort((a, b) => a - b).filter((day, i) => day !== days[i - 1]);
}

/** Not taken on: neither waiting nor started, so it counts nowhere in the tables. */
function beforeMeeting(
  facts: FamilyFacts,
  who: string,
  day: Day,
  closedIn: number | '',
): ClassKey | null {
  const turnedAway = facts.assessed && !facts.assessed.takenOn && facts.assessed.on <= day;
  if (day < facts.referred || turnedAway) return null;
  const status = closedIn === '' ? 'waiting' : 'closed-before-first-meeting';
  return `family|${who}|${status}||${closedIn}|0`;
}

function firstMeeting(facts: FamilyFacts): Day {
  let first = Infinity;
  for (const { on } of facts.meetings) if (on < first) first = on;
  return first;
}

function firstGuardianProcess(facts: FamilyFacts): Day {
  let first = Infinity;
  for (const { role, started } of facts.members) {
    if (role === 'guardian' && started !== null && started < first) first = started;
  }
  return first;
}

/** The day of the closing that holds on the day: a reopening makes an earlier one no longer count. */
function closedOn(facts: FamilyFacts, day: Day): Day | null {
  let latest: Day | null = null;
  for (const { on, reopened } of facts.closings) {
    if (on <= day && (reopened === null || reopened > day) && (latest === null || on > latest)) {
      latest = on;
    }
  }
  return latest;
}

function processSteps(
  steps: Step[],
  facts: FamilyFacts,
  { role, birthYear, started, ended }: Person,
  stretches: readonly Stretch[],
): void {
  if (started === null || role === null) return;
  const who = `process|${facts.municipality}|${role}|${birthYear ?? ''}|${yearOfDay(started)}`;
  move(steps, stretches, ({ from, active }) => {
    if (from < started) return null;
    if (!active) return `${who}|0|0`;
    return ended !== null && ended <= from ? `${who}|0|1` : `${who}|1|1`;
  });
}

/** Out of one class and into the next, whenever it is another. */
function move(
  steps: Step[],
  stretches: readonly Stretch[],
  keyOf: (stretch: Stretch) => ClassKey | null,
): void {
  let before: ClassKey | null = null;
  for (const stretch of stretches) {
    const now = keyOf(stretch);
    if (now === before) continue;
    if (before !== null) steps.push({ day: stretch.from, key: before, delta: -1 });
    if (now !== null) steps.push({ day: stretch.from, key: now, delta: 1 });
    before = now;
  }
}
