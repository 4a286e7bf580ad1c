import type {
  MeetingEvent,
  MeetingRequest,
  MeetingTime,
  Party,
  SlotAnswer,
} from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { MeetingCommand } from '../../libs/meetings/meeting.decider';
import { meetingDecider } from '../../libs/meetings/meeting.decider';
import { deciderSpec, type Without } from './decider-spec';
import type { BookingFacts } from '../../libs/meetings/booking/booking.rules';

export const idOf = (number: number) => `00000000-0000-4000-8000-0000000000${10 + number}`;
export const mother: Party = { kind: 'member', memberId: idOf(1) };
export const school: Party = { kind: 'unit', unitId: idOf(2) };
export const clinic: Party = { kind: 'unit', unitId: idOf(3) };
export const stranger: Party = { kind: 'unit', unitId: idOf(4) };

export const [interpreterId, otherInterpreterId, childId] = [idOf(31), idOf(32), idOf(33)];

export const request: MeetingRequest = {
  kind: 'collaboration',
  form: 'in-person',
  must: { memberIds: [idOf(1)], unitIds: [idOf(2)] },
  may: { memberIds: [], unitIds: [idOf(3)] },
  minutes: 60,
  earliest: localDate('2026-11-30'),
  latest: localDate('2026-12-18'),
  noticeDays: 7,
  interpreter: null,
  equipment: [],
  wishes: { weekdays: [], dayParts: [], notInSchoolTimeOf: null },
};
export const facts: BookingFacts = {
  caseOpen: true,
  memberIds: new Set([idOf(1)]),
  unitIds: new Set([idOf(2), idOf(3), idOf(4)]),
  missingConsents: [],
  roomIds: new Set([idOf(5)]),
  itemIds: new Set([idOf(6)]),
  interpreting: {
    members: [{ memberId: idOf(1), interpreter: 'so' }],
    childIds: new Set([childId]),
    interpreters: new Map([
      [interpreterId, ['ar', 'so']],
      [otherInterpreterId, ['fa']],
    ]),
  },
};

/** One hour of a day in December, from noon in UTC. */
export function noonOf(day: number): MeetingTime {
  const at = (hour: number) => `2026-12-${String(day).padStart(2, '0')}T${hour}:00:00.000Z`;
  return { from: at(12), to: at(13), roomId: idOf(5), itemIds: [] };
}
export const pollId = idOf(7);
export const slots = [8, 9, 10].map((day, at) => ({ ...noonOf(day), slotId: idOf(20 + at) }));

export type MeetingInput = Without<MeetingCommand, 'today' | 'now'>;

const requestedOn = localDate('2026-11-22');

/** A meeting in the making: each step is a command, carried out on the day it is told of. */
export class MeetingBuilder {
  readonly events: MeetingEvent[] = [
    { type: 'meeting.requested', happenedOn: requestedOn, data: { caseId: idOf(9), request } },
  ];
  private now = '2026-11-22T09:00:00.000Z';

  at(instant: string): this {
    this.now = instant;
    return this;
  }

  withPoll(): this {
    const answerBy = localDate('2026-12-01');
    return this.does({ type: 'open-poll', pollId, slots, answerBy, facts });
  }

  answered(party: Party, ...answers: SlotAnswer[]): this {
    const each = slots.map(({ slotId }, at) => ({ slotId, answer: answers[at] ?? 'no' }));
    return this.does({ type: 'answer-poll', party, answers: each });
  }

  booked(time: MeetingTime = noonOf(8)): this {
    return this.does({ type: 'book', time, facts });
  }

  does(command: MeetingInput): this {
    const { inShort, events } = this.outcome(command);
    if (typeof inShort === 'string') throw new Error(inShort);
    this.events.push(...events);
    return this;
  }

  /** The types of the events it gives, or the code of what refuses it. */
  asked(command: MeetingInput): readonly string[] | string {
    return this.outcome(command).inShort;
  }

  get state() {
    const state = this.events.reduce(meetingDecider.evolve, meetingDecider.initial);
    if (!state) throw new Error('no meeting');
    return state;
  }

  private outcome(command: MeetingInput) {
    const today = localDate(this.now.slice(0, 10));
    const given = deciderSpec(meetingDecider, { today, now: this.now });
    return given(...this.events).when(command);
  }
}

export const aMeeting = () => new MeetingBuilder();
