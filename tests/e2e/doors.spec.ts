import type { GuestPurpose, MessageKind, Outgoing, Recipient } from '@famsam/contracts';
import { messageKinds } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { AnswerListeners } from '@famsam/messages';
import { JobQueues, newId, Rooms } from '@famsam/platform';
import { QueryBus } from '@nestjs/cqrs';
import { readFileSync } from 'node:fs';
import { mayBeTold } from '../../libs/messages/sending/may-be-told';
import { anApp, type TestApp } from '../support/app';
import {
  brokenFamilies,
  doorRules,
  type BrokenFamilies,
  type DoorRule,
} from '../support/broken-families';
import { doors } from '../support/door-table';

/** By the first part of the path: what has nothing to do with any family of the team. */
const ofNoFamily = new Map([
  ['directory', 'places and people of agencies'],
  ['settings', 'of the area'],
  ['feedback', 'on FamSam itself'],
  ['consultations', 'no identity at all (law.md 15)'],
  ['calendars', 'when somebody is busy, and not with what'],
  ['messages', 'a message that failed is tried again, and asks again before it is sent'],
  ['operation', 'a job that failed is tried again, and asks again'],
  ['people', 'removal (law.md 20)'],
  ['register', 'the register has doors of its own; its families obey the rules of cases'],
]);

const invited = 'meeting.not-invited-any-more';
const notAsked = 'agreement.not-asked-any-more';
const refusedTo = (code: string, stranger = code) => ({
  ...{ consent: code, open: code, member: code, guest: stranger },
});
const slots = [{ slotId: '00000000-0000-4000-8000-000000000001', answer: 'yes' }];

interface GuestDoor {
  readonly purpose: GuestPurpose;
  readonly refused: Readonly<Record<DoorRule, string>>;
  readonly body: object | null;
}

/** What a guest gets who comes by a link that was good once; each of the four rules keeps one out. */
const guestDoors: Readonly<Record<string, GuestDoor>> = {
  'GET /guest/poll': { purpose: 'poll', refused: refusedTo(invited), body: null },
  'POST /guest/poll/answers': {
    ...{ purpose: 'poll', refused: refusedTo(invited), body: { answers: slots } },
  },
  'GET /guest/invitation': { purpose: 'invitation', refused: refusedTo(invited), body: null },
  'POST /guest/invitation/answer': {
    ...{ purpose: 'invitation', refused: refusedTo(invited) },
    body: { sequence: 0, answer: 'accepted' },
  },
  'POST /guest/invitation/items': {
    ...{ purpose: 'invitation', refused: refusedTo(invited), body: { text: 'Skolskjutsen' } },
  },
  'GET /guest/agreement': {
    ...{ purpose: 'agreement', refused: refusedTo(notAsked, 'agreement.not-yours'), body: null },
  },
  'POST /guest/agreement/answer': {
    ...{ purpose: 'agreement', refused: refusedTo(notAsked, 'agreement.not-yours') },
    body: { answer: 'taken-on' },
  },
};

/** By the kind of message whose answers by mail somebody hears: what one of them comes to whom a rule keeps out. */
const answersByMail: Readonly<Partial<Record<MessageKind, string>>> = {
  invitation: invited,
  'invitation-changed': invited,
};

/** From the link to a session: says what the link is for, and nothing of what it is about. */
const entrances = ['GET /guest', 'POST /guest/codes', 'POST /guest/sessions'];

/** Each kind, and why it is sent whatever has happened since; null: it is asked about right before it is sent. */
const messages: Readonly<Record<MessageKind, string | null>> = {
  poll: null,
  invitation: null,
  'invitation-changed': null,
  'invitation-cancelled': 'takes an entry out of a calendar and says nothing of the case',
  agenda: null,
  'agenda-warning': 'to the team alone',
  'agreement-asked': null,
  'agreement-reworded': null,
  'agreement-reminder': null,
  'agreement-second-reminder': null,
  'agreement-manager': null,
  'agreement-coordinator': 'to the team alone',
  'one-time-code': 'asked for by who has the link; the doors behind it ask',
};

/** The test in which each job meets a family for whom a rule does not hold, or why it meets none. */
const jobs: Readonly<Record<string, string | { readonly file: string; readonly title: string }>> = {
  'agreement-silence': {
    file: 'tests/e2e/agreement-guests.spec.ts',
    title: 'notices no silence of those whom the family lets know no more (law.md 11)',
  },
  'agreement-stop': {
    file: 'tests/e2e/agreement-guests.spec.ts',
    title: "it.each(['the case is closed', 'the consent is gone'])",
  },
  'keep-meetings': {
    file: 'tests/e2e/meeting-stops.spec.ts',
    title: 'is called off when the case is %s',
  },
  'meeting-struck-member': {
    file: 'tests/e2e/who-is-told.spec.ts',
    title: 'found B5: tells one who was struck that it is over for them, once',
  },
  'send-message': {
    file: 'tests/e2e/who-is-told.spec.ts',
    title: 'asks once more before it sends a message',
  },
  'lapse-papers': 'takes back what lets somebody know, and tells nobody',
  'fetch-calendars': 'when somebody is busy, and not with what',
  'look-for-due': 'finds what other jobs have to do; each of them asks',
  'register-import': 'the rules of cases, for all families of a register at once',
};

/** By which lines above each command of the rooms is reached. */
const commands: Readonly<Record<string, string>> = {
  ReferFamily: 'POST /cases',
  ActOnCase: '/cases/{caseId}',
  AskConsent: 'POST /cases/{caseId}/consents',
  GiveConsent: 'POST /cases/{caseId}/consents/{consentId}/given',
  RefuseConsent: 'POST /cases/{caseId}/consents/{consentId}/refused',
  WithdrawConsent: 'POST /cases/{caseId}/consents/{consentId}/withdrawn',
  WithdrawPaperConsent: 'POST /cases/{caseId}/consents/paper/withdrawn',
  RecordChildView: 'POST /cases/{caseId}/consents/child-views',
  LapsePapers: 'PUT /cases/{caseId}/referral',
  MakeAgreement: 'POST /cases/{caseId}/agreements',
  ActOnAgreement: '/agreements/{agreementId}',
  NoteSilence: 'agreement-silence',
  RequestMeeting: 'POST /meetings',
  ActOnMeeting: '/meetings/{meetingId}',
  SendMessage: 'send-message',
  WithdrawMessages: 'send-message',
  RetryMessage: 'send-message',
  ImportRegister: 'register-import',
  UndoImport: 'register-import',
};
/** The others, and why they touch no family, or touch it whatever holds. */
const commandsOfNoFamily: Readonly<Record<string, string>> = {
  HoldConsultation: 'no identity at all (law.md 15)',
  StrikeConsultation: 'no identity at all (law.md 15)',
  WritePersonalText: 'words are written with the act that they belong to',
  ForgetSubject: 'removal (law.md 20) must always be possible',
  CreateArea: 'an area without anybody in it',
  JoinMunicipality: 'of the area',
  RecordPopulation: 'of the area',
  AddAgency: 'of agencies',
  RenameAgency: 'of agencies',
  AddUnit: 'of agencies',
  ChangeUnit: 'of agencies; who may be told is asked by the unit of that day',
  SetUnitAddresses: 'where agencies are reached',
  SetTeamAddress: 'where the team is reached',
  NameContactPerson: 'of agencies',
  ChangeContactPerson: 'of agencies',
  EndContactPerson: 'of agencies',
  ChangeSchedule: 'hours, places and things',
  SetInterpreter: 'of interpreters, whatever they are booked for',
  RemoveInterpreter: 'of interpreters, whatever they are booked for',
  ChangeSettings: 'of the area',
};

function outgoing(kind: MessageKind, recipient: Recipient, meetingId: string): Outgoing {
  return {
    ...{ kind, recipient, caseId: null, link: null, calendar: null },
    about: { kind: 'meeting', id: meetingId },
    speaksOf: null,
    ...{ dueAt: '2025-04-04T10:00:00.000Z', meaningfulUntil: '2025-05-04T10:00:00.000Z' },
  };
}

let house: TestApp;
let broken: BrokenFamilies;
/** `POST /cases/{caseId}/meetings`, of all that the document of the api has. */
let operations: readonly string[];

beforeAll(async () => {
  house = await anApp();
  const { body } = await house.nobody().get('/api/docs-json').expect(200);
  operations = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  broken = await brokenFamilies(house);
}, 60_000);
afterAll(() => house?.close());

describe('the table of doors and rules', () => {
  it('has a line for every door that changes something, and for all of guests', () => {
    const isOfFamily = (operation: string) =>
      !ofNoFamily.has(operation.split(' ')[1]!.split('/')[1]!) &&
      (!operation.startsWith('GET ') || operation.includes(' /guest'));
    const lines = [...Object.keys(doors), ...Object.keys(guestDoors), ...entrances];
    expect(operations.filter(isOfFamily).sort()).toEqual(lines.sort());
    for (const line of Object.values(doors)) expect(line.otherwise).not.toBe('');
  });

  it('has a line for every command', () => {
    const found = house.app
      .get(Rooms, { strict: false })
      .all.flatMap((room) => room.commands ?? [])
      .map(({ name }) => name);
    expect(found.sort()).toEqual(
      [...Object.keys(commands), ...Object.keys(commandsOfNoFamily)].sort(),
    );
    const lines = [...Object.keys(doors), ...Object.keys(jobs)];
    for (const line of Object.values(commands))
      expect(lines.some((one) => one.includes(line))).toBe(true);
  });

  it('has a line for every kind of message that is answered by mail', () => {
    const { kinds } = house.app.get(AnswerListeners, { strict: false });
    expect([...kinds].sort()).toEqual(Object.keys(answersByMail).sort());
  });

  it('has a line for every job, with the test that proves it', () => {
    const { definitions } = house.app.get(JobQueues, { strict: false });
    expect(definitions.map(({ name }) => name).sort()).toEqual(Object.keys(jobs).sort());
    for (const line of Object.values(jobs))
      if (typeof line !== 'string') expect(readFileSync(line.file, 'utf8')).toContain(line.title);
  });
});

it.each(doorRules.flatMap((rule) => cellsOf(rule)))(
  '%s asks for: %s',
  async (_door, rule, [code, tried]) => {
    const { body } = await tried(broken.families[rule]);
    expect(body.code).toBe(code);
  },
);

function cellsOf(rule: (typeof doorRules)[number]) {
  return Object.entries(doors).flatMap(([door, { asks }]) => {
    const cell = asks[rule];
    return cell ? [[door, rule, cell] as const] : [];
  });
}

it.each(Object.entries(guestDoors))('%s asks for all four', async (door, line) => {
  const path = door.split('/guest')[1]!;
  for (const rule of doorRules) {
    const guest = await broken.keptOut(rule, line.purpose);
    const tried = line.body ? guest.post(path, line.body).set('If-Match', '"1"') : guest.get(path);
    expect([rule, (await tried).body.code]).toEqual([rule, line.refused[rule]]);
  }
});

it.each(Object.entries(answersByMail))(
  'an answer by mail to %s asks for all four',
  async (kind, code) => {
    for (const rule of doorRules) {
      const { recipient, subjectId } = broken.uninvited(rule, 'invitation');
      const meeting = async () =>
        (await house.as('coordinator').get(`/meetings/${subjectId}`).expect(200)).body;
      const before = await meeting();
      const actor = { id: 'mail', role: 'guest' };
      const context = { areaId: house.areaId, actor, commandId: commandId(newId()) };
      const message = {
        ...outgoing(kind as MessageKind, recipient, subjectId),
        messageId: newId(),
      };
      const answer = {
        answer: 'accepted',
        sequence: 0,
        stamp: '2025-04-01T10:00:00.000Z',
      } as const;
      const logged = house.log.length;
      await house.app.get(AnswerListeners, { strict: false }).tell(context, message, answer);
      const refused = house.log
        .slice(logged)
        .filter((line) => line.includes('an answer came too late'));
      expect([rule, refused.length, refused[0]]).toEqual([rule, 1, expect.stringContaining(code)]);
      expect(await meeting()).toEqual(before);
    }
  },
);

it.each(messageKinds)(
  'the message %s is asked about before it is sent, or says nothing',
  async (kind) => {
    const { consent, open, member } = broken.families;
    const parties = [
      [consent, consent.unit],
      [open, open.unit],
      [member, member.partner],
      // In whose family nobody is known, so that nobody can have let the unit know.
      [{ ...member, caseId: broken.nobodyKnown }, member.unit],
    ] as const;
    for (const [{ caseId, booked }, party] of parties) {
      const isToTeam = messages[kind] === 'to the team alone';
      const message: Outgoing = {
        ...outgoing(kind, isToTeam ? { kind: 'team' } : party, booked),
        caseId: kind === 'one-time-code' ? null : caseId,
      };
      const queries = house.app.get(QueryBus, { strict: false });
      const told = await mayBeTold(queries, house.areaId, house.clock.today(), message);
      expect(told).toBe(messages[kind] !== null);
    }
  },
);
