import type { CaseEvent, ConsultationEvent } from '@famsam/contracts';
import {
  closingInForce,
  consultationKinds,
  memberRoles,
  referrerCategories,
} from '@famsam/contracts';
import {
  addDays,
  areaId,
  commandId,
  localDate,
  type LocalDate,
  type Recorded,
} from '@famsam/kernel';
import * as fc from 'fast-check';
import { caseDecider, type CaseCommand } from '../../libs/cases/case.decider';
import type { CaseState } from '../../libs/cases/case.state';
import { familyRecord } from '../../libs/cases/register/family-record';
import {
  consultationDecider,
  type ConsultationCommand,
} from '../../libs/cases/consultations/consultation.decider';

/** One attempt to write something down; what it becomes depends on what is there already. */
export interface Move {
  readonly what: number;
  readonly subject: number;
  readonly pick: number;
  readonly other: number;
  /** Days after the last thing that happened in the case; below zero it looks back. */
  readonly later: number;
  /** Milliseconds after the move before; 0 puts both at one instant. */
  readonly tick: number;
}

export const moves = (most: number): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      what: fc.nat(40),
      subject: fc.nat(2),
      pick: fc.nat(5),
      other: fc.nat(5),
      later: fc.integer({ min: -40, max: 120 }),
      tick: fc.nat(2),
    }),
    { minLength: Math.floor(most / 3), maxLength: most },
  );

export const today = localDate('2024-06-30');
export const firstInstant = Date.parse('2024-06-30T08:00:00.000Z');
const units = [0, 1, 2].map((n) => id('unit', n));
const known = new Set(units);
const area = new Set(['1884', '1885', '1863']);

export type StoredEvent = Recorded<CaseEvent> | Recorded<ConsultationEvent>;

function id(kind: string, number: number): string {
  const hex = Buffer.from(kind.slice(0, 4)).toString('hex');
  return `${hex}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** What three cases and some consultations leave behind; what the deciders refuse leaves nothing. */
export function eventsOf(attempts: readonly Move[]): StoredEvent[] {
  const cases = [caseDecider.initial, caseDecider.initial, caseDecider.initial];
  const talks = [
    consultationDecider.initial,
    consultationDecider.initial,
    consultationDecider.initial,
  ];
  const events: StoredEvent[] = [];
  const versions = new Map<string, number>();
  let now = firstInstant;
  attempts.forEach((move, index) => {
    now += move.tick;
    const store = (stream: string, made: readonly (CaseEvent | ConsultationEvent)[]): void => {
      for (const event of made) {
        const version = (versions.get(stream) ?? 0) + 1;
        versions.set(stream, version);
        events.push({
          ...event,
          stream,
          version,
          position: events.length + 1,
          areaId: areaId(id('area', 1)),
          commandId: commandId(id('cmd ', index)),
          recordedAt: new Date(now).toISOString(),
          actor: { id: 'demo', role: 'coordinator' },
        });
      }
    };
    const at = move.subject;
    if (move.what >= 39) {
      const heldOn = addDays(today, -10 * move.later - 400);
      const command: ConsultationCommand =
        move.what === 39
          ? { type: 'hold', today, heldOn, kind: consultationKinds[at]!, source: 'team' }
          : { type: 'strike', today };
      const decision = consultationDecider.decide(command, talks[at]!);
      if (!decision.accepted) return;
      talks[at] = decision.events.reduce(consultationDecider.evolve, talks[at]!);
      store(`consultation-${id('talk', at)}`, decision.events);
      return;
    }
    const command = commandOf(move, cases[at]!, index);
    const decision = command && caseDecider.decide(command, cases[at]!);
    if (!decision?.accepted) return;
    cases[at] = decision.events.reduce(caseDecider.evolve, cases[at]!);
    store(`case-${id('case', at)}`, decision.events);
  });
  return events;
}

function commandOf(move: Move, state: CaseState, index: number): CaseCommand | undefined {
  const { what, pick, other } = move;
  const on = addDays(lastDay(state), move.later);
  const members = Object.keys(state.members);
  const memberId = members[pick % Math.max(1, members.length)] ?? id('memb', 0);
  const meetings = Object.values(state.meetings);
  const meeting = meetings[pick % Math.max(1, meetings.length)];
  const closing = state.closings[pick % Math.max(1, state.closings.length)];
  const referral = {
    municipality: [...area][pick % 3]!,
    category: referrerCategories[other % 4]!,
    criteria: [],
    domains: [],
    childrenUnder23: pick,
  };
  const without = what === 20 || what === 22;
  const held = {
    kind: other === 5 ? ('family-talk' as const) : ('collaboration' as const),
    form: 'digital' as const,
    minutes: 60,
    unitIds: [units[pick % 3]!, ...(other % 2 ? [units[(pick + 1) % 3]!] : [])],
    discussed: members.filter((_, n) => (pick + n) % 3 !== 0),
    withoutConsent: without ? ('not-asked' as const) : null,
  };
  const missing = [{ memberId, agencyId: id('agen', 0) }];
  const facts = { known, missingConsents: without ? missing : [] };
  if (!state.referral)
    return {
      type: 'refer',
      today,
      on: addDays(localDate('2021-06-01'), 4 * move.later),
      referral: { number: `F${move.subject}`, ...referral },
      area,
    };
  if (what < 2)
    return {
      type: 'correct-referral',
      today,
      on: addDays(state.referral.on, move.later),
      referral,
      area,
      first: { askedOn: null, agreedOn: null },
    };
  if (state.assessment && what === 38)
    return {
      type: 'correct-assessment',
      today,
      on: addDays(state.referral.on, pick % 2),
      assessment:
        pick > 0
          ? { outcome: 'taken-on', reason: null }
          : { outcome: 'declined', reason: 'outside-area' },
    };
  if (!state.assessment && what < 12)
    return what < 11
      ? {
          type: 'assess',
          today,
          on: state.referral.on,
          assessment: { outcome: 'taken-on', reason: null },
        }
      : {
          type: 'assess',
          today,
          on,
          assessment: { outcome: 'pointed-elsewhere', reason: 'sip-fits-better' },
        };
  if (what < 7)
    return {
      type: 'add-member',
      today,
      member: {
        memberId: id('memb', index),
        number: `P${index}`,
        role: memberRoles[what % 3]!,
        birthYear: what % 3 === 0 ? 2003 + 3 * pick : 1980,
        household: null,
      },
    };
  if (what < 8)
    return {
      type: 'correct-member',
      today,
      member: {
        memberId,
        role: memberRoles[other % 3]!,
        birthYear: 2004 + 3 * pick,
        household: null,
      },
    };
  const contact = {
    memberId,
    unitId: units[other % 3]!,
    kind: what === 9 ? ('course' as const) : ('individual-support' as const),
    precision: 'day' as const,
  };
  if (what === 13)
    return {
      type: 'end-contact',
      today,
      on,
      contactId: Object.keys(state.contacts)[pick] ?? id('cont', 0),
    };
  if (what < 14)
    return {
      type: 'add-contact',
      today,
      since: addDays(on, -60),
      contact: { contactId: id('cont', index), ...contact },
      known,
    };
  if (what < 15)
    return {
      type: 'correct-contact',
      today,
      since: on,
      contact: { contactId: Object.keys(state.contacts)[0] ?? '', ...contact },
      known,
    };
  if (what < 21)
    return {
      type: 'hold-meeting',
      today,
      heldOn: on,
      meeting: { meetingId: id('meet', index), number: `M${index}`, ...held },
      ...facts,
    };
  if (what < 23 && meeting)
    return {
      type: 'correct-meeting',
      today,
      heldOn: addDays(meeting.heldOn, move.later),
      meeting: { meetingId: meeting.meetingId, ...held },
      ...facts,
    };
  if (what < 26)
    return {
      type: 'end-process',
      today,
      on,
      memberId: Object.keys(state.processStarts)[pick % 3] ?? memberId,
    };
  if (closingInForce(state) && what < 30) return { type: 'reopen', today, on };
  const reason = what % 2 ? 'situation-improved' : 'resolved-before-meeting';
  if (what < 29) return { type: 'close', today, on, closingId: id('clos', index), reason };
  if (what < 30 && closing)
    return {
      type: 'correct-closing',
      today,
      on: addDays(closing.closedOn, move.later),
      closingId: closing.closingId,
      reason,
    };
  if (what < 35) return strikeOf(move, state, memberId);
  if (what < 36) return { type: 'strike', today };
  return transcription(move, state);
}

function strikeOf({ what, pick }: Move, state: CaseState, memberId: string): CaseCommand {
  const entries = [
    ['meeting', Object.keys(state.meetings)[pick]],
    ['contact', Object.keys(state.contacts)[pick]],
    ['contact-end', Object.values(state.contacts).find(({ ended }) => ended)?.contactId],
    ['closing', state.closings.at(-1)?.closingId],
    ['reopening', state.closings.at(-1)?.closingId],
    ['process-end', Object.keys(state.processEnds)[0]],
    ['member', memberId],
  ] as const;
  const [entry, entryId] = entries[(what + pick) % entries.length]!;
  return { type: 'strike-entry', today, entry, entryId: entryId ?? memberId };
}

/** The register read again, with one thing changed in it; it brings a struck case back. */
function transcription({ pick, other, later }: Move, state: CaseState): CaseCommand {
  const record = familyRecord(state);
  const family = [
    record,
    { ...record, childrenUnder23: other },
    { ...record, referredOn: addDays(record.referredOn, -Math.abs(later)) },
    {
      ...record,
      closings: record.closings.map((one) => ({ ...one, reopenedOn: null })).slice(0, 1),
    },
    { ...record, meetings: record.meetings.slice(1) },
    { ...record, members: record.members.map((one) => ({ ...one, processEndedOn: null })) },
  ][pick]!;
  const first = { askedOn: null, agreedOn: null };
  return { type: 'transcribe', today, family, first, idFor: (name) => id(name, name.length) };
}

function lastDay(state: CaseState): LocalDate {
  return [
    state.referral?.on ?? today,
    ...Object.values(state.meetings).map(({ heldOn }) => heldOn),
    ...state.closings.flatMap(({ closedOn, reopening }) => [closedOn, reopening?.on ?? closedOn]),
  ]
    .sort()
    .at(-1)!;
}
