import type { ConsultationEvent } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { ClassKey } from './classes';
import {
  dayNumber,
  factsFrom,
  learn,
  unknownFamily,
  type Day,
  type FamilyEvent,
  type FamilyFacts,
} from './family.facts';
import { timeline, type Step } from './timeline';

interface ConsultationFacts {
  held: { on: Day; kind: string } | null;
}

/** What the figures need to know of one stream. */
export type Facts = FamilyFacts | ConsultationFacts;

export type CountedEvent = Recorded<FamilyEvent> | Recorded<ConsultationEvent>;

export const countedTypes: readonly string[] = [
  ...factsFrom,
  'consultation.held',
  'consultation.struck',
];

/** By what was recorded at `knownAt`, from `day` on, `delta` more members in the class. */
export interface Change {
  /** The last of the events that made the change. */
  readonly position: number;
  readonly knownAt: string;
  readonly day: Day;
  readonly key: ClassKey;
  readonly delta: number;
}

/** One stream in the middle of a batch. */
interface Stream {
  readonly facts: Facts;
  /** What the log says so far, and whether the facts have moved on since. */
  counted: readonly Step[];
  moved: boolean;
  knownAt: string;
  position: number;
}

/**
 * Takes events into the facts known so far, in place, and tells what changes. Events recorded at
 * one instant count together: no instant lies between them, so what is odd halfway is never seen.
 */
export function takeIn(known: Map<string, Facts>, events: readonly CountedEvent[]): Change[] {
  const streams = new Map<string, Stream>();
  const changes: Change[] = [];
  for (const event of events) {
    let stream = streams.get(event.stream);
    if (!stream) {
      const before = known.get(event.stream);
      const facts = before ?? (isConsultation(event) ? { held: null } : unknownFamily());
      stream = { facts, counted: stepsOf(facts), moved: false, knownAt: '', position: 0 };
      streams.set(event.stream, stream);
      known.set(event.stream, facts);
    }
    if (stream.moved && stream.knownAt !== event.recordedAt) noteChanges(stream, changes);
    if (learnOf(stream.facts, event)) stream.moved = true;
    stream.knownAt = event.recordedAt;
    stream.position = event.position;
  }
  for (const stream of streams.values()) if (stream.moved) noteChanges(stream, changes);
  return changes;
}

function isConsultation(event: CountedEvent): event is Recorded<ConsultationEvent> {
  return event.type === 'consultation.held' || event.type === 'consultation.struck';
}

/** True when a figure may have changed. */
function learnOf(facts: Facts, event: CountedEvent): boolean {
  if (!isConsultation(event)) return learn(facts as FamilyFacts, event);
  (facts as ConsultationFacts).held =
    event.type === 'consultation.held'
      ? { on: dayNumber(event.happenedOn), kind: event.data.kind }
      : null;
  return true;
}

function stepsOf(facts: Facts): readonly Step[] {
  if ('closings' in facts) return timeline(facts);
  const { held } = facts;
  return held ? [{ day: held.on, key: `consultation|${held.kind}`, delta: 1 }] : [];
}

/** The difference between what the log says of a stream and what is known of it now. */
function noteChanges(stream: Stream, changes: Change[]): void {
  const now = stepsOf(stream.facts);
  const { position, knownAt, counted } = stream;
  const sums = new Map<ClassKey, Map<Day, number>>();
  const add = ({ key, day }: Step, delta: number): void => {
    const days = sums.get(key);
    if (days) days.set(day, (days.get(day) ?? 0) + delta);
    else sums.set(key, new Map([[day, delta]]));
  };
  for (const step of now) add(step, step.delta);
  for (const step of counted) add(step, -step.delta);
  for (const [key, days] of sums) {
    for (const [day, delta] of days) {
      if (delta !== 0) changes.push({ position, knownAt, day, key, delta });
    }
  }
  stream.counted = now;
  stream.moved = false;
}
