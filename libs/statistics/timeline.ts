import type { ClassKey } from './classes';
import { yearOfDay, type Day, type FamilyFacts } from './family.facts';

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

/** Where a family and its processes are counted, day by day, by the facts known (domain.md, "How things are counted"). */
export function timeline(facts: FamilyFacts): Step[] {
  if (facts.struck || facts.referred === 0) return [];
  const held = Object.values(facts.meetings).sort((a, b) => a - b);
  const stretches = stretchesOf(facts, held);
  const steps: Step[] = [];
  move(steps, stretches, (stretch) => stretch.family);
  if (facts.closings.length > 0) move(steps, stretches, (stretch) => stretch.meetings);
  for (const memberId in facts.started) processSteps(steps, facts, memberId, stretches);
  return steps;
}

function stretchesOf(facts: FamilyFacts, held: readonly Day[]): Stretch[] {
  const first = held[0];
  const guardianSince = firstGuardianProcess(facts);
  const days = new Set<Day>([facts.referred]);
  if (first !== undefined) days.add(first);
  for (const memberId in facts.started) days.add(facts.started[memberId] ?? facts.referred);
  for (const memberId in facts.ended) days.add(facts.ended[memberId] ?? facts.referred);
  if (facts.assessed) days.add(facts.assessed.on);
  for (const { on, reopened } of facts.closings) {
    days.add(on);
    if (reopened !== null) days.add(reopened);
  }
  if (facts.closings.length > 0) for (const day of held) days.add(day);

  const who = `${facts.municipality}|${facts.category}|${facts.childrenUnder23}`;
  return [...days]
    .sort((a, b) => a - b)
    .map((from): Stretch => {
      const closed = closedOn(facts, from);
      const closedIn = closed === null ? '' : yearOfDay(closed);
      if (first !== undefined && first <= from) {
        const status = closed === null ? 'active' : 'closed';
        const guardian = guardianSince !== null && guardianSince <= from ? 1 : 0;
        return {
          from,
          family: `family|${who}|${status}|${yearOfDay(first)}|${closedIn}|${guardian}`,
          meetings:
            closed === null
              ? null
              : `meetings|${facts.municipality}|${closedIn}|${countUpTo(held, from)}`,
          active: closed === null,
        };
      }
      return {
        from,
        family: beforeMeeting(facts, who, from, closedIn),
        meetings: null,
        active: false,
      };
    });
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

function firstGuardianProcess(facts: FamilyFacts): Day | null {
  let first: Day | null = null;
  for (const memberId in facts.started) {
    const day = facts.started[memberId];
    if (day === undefined || facts.members[memberId]?.role !== 'guardian') continue;
    if (first === null || day < first) first = day;
  }
  return first;
}

function countUpTo(held: readonly Day[], day: Day): number {
  let count = 0;
  for (const one of held) if (one <= day) count++;
  return count;
}

function processSteps(
  steps: Step[],
  facts: FamilyFacts,
  memberId: string,
  stretches: readonly Stretch[],
): void {
  const start = facts.started[memberId];
  const member = facts.members[memberId];
  if (start === undefined || !member) return;
  const end = facts.ended[memberId] ?? Infinity;
  const who = `process|${facts.municipality}|${member.role}|${member.birthYear ?? ''}|${yearOfDay(start)}`;
  move(steps, stretches, ({ from, active }) => {
    if (from < start) return null;
    return who + (active ? (end <= from ? '|0|1' : '|1|1') : '|0|0');
  });
}

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
