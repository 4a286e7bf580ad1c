import type { MeetingEvent, MeetingRequest } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { MeetingCommand } from './meeting.decider';
import { meetingDecider } from './meeting.decider';
import type { MeetingFacts } from './meeting.facts';

const today = localDate('2026-11-22');
const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const [caseId, mother, child, school, clinic] = [1, 2, 3, 4, 5].map(id) as [
  ...[string, string, string, string, string],
];

const request: MeetingRequest = {
  kind: 'collaboration',
  form: 'in-person',
  must: { memberIds: [mother], unitIds: [school] },
  may: { memberIds: [child], unitIds: [clinic] },
  minutes: 60,
  earliest: localDate('2026-11-30'),
  latest: localDate('2026-12-18'),
  noticeDays: 7,
  interpreter: 'so',
  equipment: ['screen'],
  wishes: { weekdays: [2], dayParts: ['afternoon'], notInSchoolTimeOf: id(9) },
};
const facts: MeetingFacts = {
  caseOpen: true,
  memberIds: new Set([mother, child]),
  unitIds: new Set([school, clinic]),
  missingConsents: [],
};

const requested: MeetingEvent = {
  type: 'meeting.requested',
  happenedOn: today,
  data: { caseId, request },
};
const cancelled: MeetingEvent = {
  type: 'meeting.request-cancelled',
  happenedOn: today,
  data: {},
};

type Command = Without<MeetingCommand, 'today' | 'now'>;
const spec = deciderSpec(meetingDecider, { today, now: '2026-11-22T09:00:00.000Z' });
const decided = (given: readonly MeetingEvent[], command: Command) =>
  spec(...given).when(command).inShort;

const ask = (change: Partial<MeetingRequest> = {}, known: Partial<MeetingFacts> = {}): Command => ({
  type: 'request',
  caseId,
  request: { ...request, ...change },
  facts: { ...facts, ...known },
});
const alter = (change: Partial<MeetingRequest>, known: Partial<MeetingFacts> = {}): Command => ({
  type: 'change-request',
  request: { ...request, ...change },
  facts: { ...facts, ...known },
});

describe('asking for a meeting', () => {
  it('happens', () => {
    expect(decided([], ask())).toEqual(['meeting.requested']);
    expect(decided([requested], alter({ minutes: 90 }))).toEqual(['meeting.request-changed']);
    expect(decided([requested], { type: 'cancel-request' })).toEqual(['meeting.request-cancelled']);
    expect(decided([], ask({ latest: localDate('2026-11-30') }))).toEqual(['meeting.requested']);
  });

  it('has nothing to do for what is so already, in whatever order it was stored', () => {
    const { must, ...rest } = request;
    expect(decided([requested], alter({ ...rest, must }))).toEqual([]);
    expect(decided([requested, cancelled], { type: 'cancel-request' })).toEqual([]);
  });

  it.each<[string, readonly MeetingEvent[], Command]>([
    ['meeting.already-requested', [requested], ask()],
    ['meeting.not-requested', [], alter({})],
    ['meeting.not-requested', [], { type: 'cancel-request' }],
    ['meeting.cancelled', [requested, cancelled], alter({ minutes: 90 })],
    ['meeting.case-not-open', [], ask({}, { caseOpen: false })],
    ['meeting.case-not-open', [requested], alter({ minutes: 90 }, { caseOpen: false })],
    ['meeting.member-unknown', [], ask({ must: { memberIds: [id(8)], unitIds: [] } })],
    ['meeting.unit-unknown', [], ask({ may: { memberIds: [], unitIds: [id(8)] } })],
    ['meeting.invited-twice', [], ask({ may: { memberIds: [mother], unitIds: [] } })],
    ['meeting.nobody-must-come', [], ask({ must: { memberIds: [], unitIds: [] } })],
    ['meeting.days-backwards', [], ask({ latest: localDate('2026-11-29') })],
    ['meeting.days-too-many', [], ask({ latest: localDate('2027-12-18') })],
    ['meeting.days-too-soon', [], ask({ noticeDays: 27 })],
    [
      'meeting.consent-missing',
      [],
      ask({}, { missingConsents: [{ memberId: mother, agencyId: id(7) }] }),
    ],
  ])('is refused with %s', (code, given, command) => expect(decided(given, command)).toBe(code));
});
