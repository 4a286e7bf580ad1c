import type { Recipient } from '@famsam/contracts';
import { MessagesAbout } from '@famsam/messages';
import { JobQueues, JobReminder, Transactions } from '@famsam/platform';
import { QueryBus } from '@nestjs/cqrs';
import type { QueryRunner } from 'typeorm';
import { CasesStruckWithoutConsent1795700000081 } from '../../infra/migrations/1795700000081-cases-struck-without-consent';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { mayBeTold } from '../../libs/messages/sending/may-be-told';
import { aGuest } from '../support/guest';
import { rewordMember } from '../support/words';

/** The clock of the tests stands at 2025-03-31; the consent ends with the year. */
let house: TestApp;
let offices: Offices;
const on = (day: string, at = '12') => ({
  ...{ from: `${day}T${at}:00:00.000Z`, to: `${day}T${at}:50:00.000Z` },
  ...{ roomId: null, itemIds: [] },
});

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
}, 60_000);
afterAll(() => house?.close());

const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

async function write(method: 'post' | 'put', path: string, seen: string, body: object) {
  const { headers } = await team().get(seen).expect(200);
  return team()[method](path, body).set('If-Match', String(headers.etag));
}

function aMeeting(caseId: string, request: object): Promise<string> {
  return team()
    .post('/meetings', { caseId, ...request })
    .expect(201)
    .then(({ body }) => body.id as string);
}

const book = (meetingId: string, time: object, method: 'post' | 'put' = 'post') =>
  write(method, `/meetings/${meetingId}/booking`, `/meetings/${meetingId}`, time);

async function withdrawConsent(caseId: string, day = '2025-03-31'): Promise<void> {
  const path = `/cases/${caseId}/consents`;
  const { body } = await team().get(path).expect(200);
  const consent = `${path}/${body.consents[0].consentId}`;
  const { status } = await write('post', `${consent}/withdrawn`, path, { on: day });
  expect(status).toBe(200);
}

/** `kind status` of all that somebody was or is to be sent about the meeting. */
async function sentTo(meetingId: string, recipient: Recipient): Promise<string[]> {
  const about = { kind: 'meeting', id: meetingId } as const;
  const messages = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
  return messages
    .filter((message) => JSON.stringify(message.recipient) === JSON.stringify(recipient))
    .map(({ kind, status }) => `${kind} ${status}`)
    .sort();
}

async function guestOf(purpose: 'poll' | 'invitation' | 'agreement', id: string, to: Recipient) {
  const guest = aGuest(house, { purpose, subjectId: id, recipient: to });
  await guest.comeIn();
  return guest;
}

describe('who is told of a meeting', () => {
  it('found K4: nobody, on a day on which the consent will have ended', async () => {
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const meetingId = await aMeeting(caseId, request);
    const asking = { slots: [on('2025-12-30'), on('2026-01-08')], answerBy: '2025-12-01' };
    const path = `/meetings/${meetingId}`;
    const notAsked = await write('post', `${path}/poll`, path, asking);
    expect([notAsked.status, notAsked.body.code]).toEqual([409, 'meeting.consent-missing']);
    const refused = await book(meetingId, on('2026-01-08'));
    expect([refused.status, refused.body.code]).toEqual([409, 'meeting.consent-missing']);
    expect((await book(meetingId, on('2025-12-30'))).status).toBeLessThan(300);
    const moved = await book(meetingId, on('2026-01-08'), 'put');
    expect([moved.status, moved.body.code]).toEqual([409, 'meeting.consent-missing']);
  });

  it('found K4: and the team is told when it comes to that after the booking', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: true });
    const consents = `/cases/${caseId}/consents`;
    const question = { information: ['school'], purpose: 'collaboration-meetings' };
    const asked = await team()
      .post(consents, {
        ...{ ...question, memberId: guardian, agencyId: offices.agencyId, on: '2025-03-31' },
      })
      .expect(201);
    const longer = `${consents}/${asked.body.id}`;
    await write('post', `${longer}/given`, consents, {
      ...{ on: '2025-03-31', until: '2026-06-30', how: { form: 'written' } },
    });
    const meetingId = await aMeeting(caseId, request);
    expect((await book(meetingId, on('2026-01-09'))).status).toBeLessThan(300);
    const lapsing = async () => {
      const { body } = await team().get('/meetings/today').expect(200);
      const section = body.sections.find(({ kind }: { kind: string }) => kind === 'consent-lapses');
      return section.items.filter((item: { meetingId: string }) => item.meetingId === meetingId);
    };
    expect(await lapsing()).toEqual([]);
    // The other consent goes on until the end of the year.
    await write('post', `${longer}/withdrawn`, consents, { on: '2025-03-31' });
    expect(await lapsing()).toMatchObject([
      { caseId, parties: [{ kind: 'unit', unitId: offices.unitId }] },
    ]);
  });

  it('no unit of what was agreed on at a meeting that lacked consent (found K3)', async () => {
    const { caseId } = await familyToMeet(house, offices, { consent: true });
    const path = `/cases/${caseId}`;
    const meeting = { kind: 'collaboration', form: 'digital', minutes: 60, discussed: [] };
    const held = await write('post', `${path}/meetings`, path, {
      ...{ ...meeting, heldOn: '2025-01-15', unitIds: [offices.unitId] },
      withoutConsent: 'not-answered',
    });
    expect(held.status).toBe(201);
    const owner = { kind: 'unit', unitId: offices.unitId } as const;
    const asks = async (meetingId: string | null) => {
      const { body } = await team()
        .post(`${path}/agreements`, {
          ...{ on: '2025-01-15', meetingId, owner, dueOn: '2025-05-30', what: 'Ordnar en plats.' },
        })
        .expect(201);
      const about = { kind: 'agreement', id: body.id as string } as const;
      const messages = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
      return messages.map(({ kind }) => kind);
    };
    expect(await asks(null)).toEqual(['agreement-asked']);
    expect(await asks(held.body.entryId)).toEqual([]);

    // It stays untold when the meeting is struck.
    const { body } = await team().get(`${path}/agreements`).expect(200);
    const { agreementId } = body.items.find(
      (one: { meetingId: string | null }) => one.meetingId === held.body.entryId,
    );
    const strike = { entry: 'meeting', entryId: held.body.entryId };
    expect((await write('post', `${path}/strikes`, path, strike)).status).toBeLessThan(300);
    const guest = await guestOf('agreement', agreementId, owner);
    const isRefused = async () =>
      expect((await guest.get('/agreement').expect(409)).body.code).toBe(
        'agreement.not-asked-any-more',
      );
    await isRefused();
    // Also in an installation that struck it before the case kept that.
    await get(Transactions).inArea(house.areaId, async (tx) => {
      const state = `(state::jsonb - 'struckWithoutConsent')::json`;
      await tx.query(`update cases.case_file set state = ${state} where case_id = $1`, [caseId]);
      const query = (sql: string) => tx.query(sql, []);
      await new CasesStruckWithoutConsent1795700000081().up({ query } as unknown as QueryRunner);
    });
    await isRefused();
  });

  it('no unit of what was agreed on, unless all of whom it speaks let it know (law.md 8, 10)', async () => {
    const { caseId, child } = await familyToMeet(house, offices, { consent: true });
    const path = `/cases/${caseId}`;
    const { status } = await write('post', `${path}/members`, path, { role: 'other-adult' });
    expect(status).toBe(201);
    const meeting = { kind: 'agency-meeting', form: 'digital', minutes: 60, discussed: [child] };
    const held = await write('post', `${path}/meetings`, path, {
      ...{ ...meeting, heldOn: '2025-02-03', unitIds: [offices.unitId] },
    });
    const owner = { kind: 'unit', unitId: offices.unitId } as const;
    const { body: unknown } = await team().post('/cases', usualReferral).expect(201);
    const takenOn = { on: '2025-01-13', outcome: 'taken-on' };
    const empty = `/cases/${unknown.id}`;
    expect((await write('post', `${empty}/assessment`, empty, takenOn)).status).toBe(201);
    const asks = async (id: string, meetingId: string | null) => {
      const terms = { on: '2025-02-03', meetingId, owner, dueOn: '2025-05-30', what: 'Ordnar.' };
      const { body } = await team().post(`/cases/${id}/agreements`, terms).expect(201);
      const about = { kind: 'agreement', id: body.id as string } as const;
      const messages = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
      return messages.map(({ kind }) => kind);
    };
    // At the meeting nobody spoke of the other adult, who has not been asked.
    expect(await asks(caseId, held.body.entryId)).toEqual(['agreement-asked']);
    expect(await asks(caseId, null)).toEqual([]);
    expect(await asks(unknown.id, null)).toEqual([]);
  });

  it('found A7: no guest whose agency the family lets know no more, at any door', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: true });
    const meetingId = await aMeeting(caseId, request);
    const slots = [on('2025-05-05'), on('2025-05-06')];
    const asked = await write('post', `/meetings/${meetingId}/poll`, `/meetings/${meetingId}`, {
      slots,
      answerBy: '2025-04-20',
    });
    expect(asked.status).toBeLessThan(300);
    const school = { kind: 'unit', unitId: offices.unitId } as const;
    const polled = await guestOf('poll', meetingId, school);
    const { body: poll } = await polled.get('/poll').expect(200);
    await book(meetingId, on('2025-05-07'));
    const invited = await guestOf('invitation', meetingId, school);
    await invited.get('/invitation').expect(200);

    await withdrawConsent(caseId);
    const answers = poll.slots.map(({ slotId }: { slotId: string }) => ({ slotId, answer: 'yes' }));
    for (const refused of [
      polled.get('/poll'),
      polled.post('/poll/answers', { answers }),
      invited.get('/invitation'),
      invited.post('/invitation/answer', { sequence: 0, answer: 'accepted' }),
      invited.post('/invitation/items', { text: 'Skolskjutsen' }),
    ])
      expect((await refused.expect(409)).body.code).toBe('meeting.not-invited-any-more');

    const mother = await guestOf('invitation', meetingId, { kind: 'member', memberId: guardian });
    await mother.get('/invitation').expect(200);
    const { body } = await team().get(`/meetings/${meetingId}`).expect(200);
    const untold = body.invited.map(({ untold: why }: { untold: string | null }) => why);
    expect(untold).toEqual([null, 'under-age', 'consent-missing']);
  });

  it('found B5: no member who was struck, but that the entry in their calendar is over', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: false });
    const added = await write('post', `/cases/${caseId}/members`, `/cases/${caseId}`, {
      ...{ role: 'other-adult', birthYear: 1980 },
    });
    const partner = { kind: 'member', memberId: added.body.entryId as string } as const;
    const must = { memberIds: [guardian, partner.memberId], unitIds: [] };
    const meetingId = await aMeeting(caseId, { ...request, must });
    await book(meetingId, on('2025-05-12'));
    expect(await sentTo(meetingId, partner)).toEqual(['invitation waiting']);
    const guest = await guestOf('invitation', meetingId, partner);
    const agreement = await team()
      .post(`/cases/${caseId}/agreements`, {
        ...{ on: '2025-03-31', owner: partner, dueOn: '2025-04-30', what: 'Ringer skolan.' },
      })
      .expect(201);
    const owner = await guestOf('agreement', agreement.body.id, partner);

    await write('post', `/cases/${caseId}/strikes`, `/cases/${caseId}`, {
      ...{ entry: 'member', entryId: partner.memberId },
    });
    expect((await guest.get('/invitation').expect(409)).body.code).toBe(
      'meeting.not-invited-any-more',
    );
    expect((await owner.get('/agreement').expect(409)).body.code).toBe(
      'agreement.not-asked-any-more',
    );
    for (const at of ['13', '14']) await book(meetingId, on('2025-05-12', at), 'put');
    // Nothing is over for whom no invitation ever came to, and no time of it has changed.
    expect(await sentTo(meetingId, partner)).toEqual(['invitation skipped']);
    expect(await sentTo(meetingId, { kind: 'member', memberId: guardian })).toEqual([
      ...['invitation skipped', 'invitation skipped', 'invitation waiting'],
    ]);
  });
});

describe('a worker', () => {
  beforeAll(() => get(JobQueues).startWorkers());

  it('found B5: tells one who was struck that it is over for them, once', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: false });
    const added = await write('post', `/cases/${caseId}/members`, `/cases/${caseId}`, {
      ...{ role: 'other-adult', birthYear: 1980 },
    });
    const partner = { kind: 'member', memberId: added.body.entryId as string } as const;
    await rewordMember(house, caseId, partner.memberId, { email: 'partner@exempel.se' });
    const must = { memberIds: [guardian, partner.memberId], unitIds: [] };
    const meetingId = await aMeeting(caseId, { ...request, must });
    await book(meetingId, on('2025-05-13'));
    // Who was never invited has nothing to hear the end of.
    while (!(await sentTo(meetingId, partner)).includes('invitation sent'))
      await get(JobReminder).remind();
    await write('post', `/cases/${caseId}/strikes`, `/cases/${caseId}`, {
      ...{ entry: 'member', entryId: partner.memberId },
    });
    const ended = async () =>
      (await sentTo(meetingId, partner)).filter((told) => told.startsWith('invitation-cancelled'));
    while ((await ended()).length === 0) await get(JobReminder).remind();
    await book(meetingId, on('2025-05-13', '14'), 'put');
    await get(JobReminder).remind();
    expect(await ended()).toHaveLength(1);
  });

  it('asks once more before it sends a message', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: true });
    const meetingId = await aMeeting(caseId, request);
    await book(meetingId, on('2025-05-14'));
    await withdrawConsent(caseId);
    await get(JobReminder).remind();
    const left = async () => [
      await sentTo(meetingId, { kind: 'unit', unitId: offices.unitId }),
      await sentTo(meetingId, { kind: 'member', memberId: guardian }),
    ];
    while (JSON.stringify(await left()).includes('waiting')) await new Promise(setImmediate);
    // Whether or not the guardian has an address: they were not passed over.
    expect(await left()).toEqual([['invitation skipped'], ['invitation failed']]);
  });
});

it('does not send what speaks of a child that may not be told of any more (law.md 11)', async () => {
  const { caseId, guardian, child, request } = await familyToMeet(house, offices, {
    consent: true,
  });
  const unit = { kind: 'unit', unitId: offices.unitId } as const;
  const speaking = async (speaksOf: readonly string[] | null) =>
    mayBeTold(get(QueryBus), house.areaId, house.clock.today(), {
      ...{ kind: 'agenda', recipient: unit, caseId, about: { kind: 'meeting', id: caseId } },
      ...{ speaksOf: speaksOf && [...speaksOf], link: 'invitation', calendar: null },
      ...{ dueAt: '2025-03-31T10:00:00.000Z', meaningfulUntil: '2025-04-30T10:00:00.000Z' },
    });
  expect(await speaking([child])).toBe(true);
  const added = await write('post', `/cases/${caseId}/members`, `/cases/${caseId}`, {
    ...{ role: 'other-adult', birthYear: 1980 },
  });
  const partner: string = added.body.entryId;
  expect(await speaking([child, guardian])).toBe(true);
  // They have not been asked, and so a letter that speaks of them goes to no unit.
  expect(await speaking([child, partner])).toBe(false);
  // What was queued before that was kept, as it was.
  expect(await speaking(null)).toBe(true);

  const must = { memberIds: [guardian, child], unitIds: [offices.unitId] };
  const meetingId = await aMeeting(caseId, { ...request, must });
  await book(meetingId, on('2025-05-15'));
  const [queued] = await get(QueryBus).execute(
    new MessagesAbout(house.areaId, { kind: 'meeting', id: meetingId }, ['invitation']),
  );
  expect(new Set(queued?.speaksOf)).toEqual(new Set([guardian, child]));
});

describe('a meeting that was held before somebody said no', () => {
  it('is shown to the team when they say so from before it, until it is corrected (law.md 11)', async () => {
    const { caseId, guardian, child } = await familyToMeet(house, offices, { consent: true });
    const path = `/cases/${caseId}`;
    const meeting = {
      ...{ kind: 'collaboration', form: 'digital', minutes: 60, heldOn: '2025-02-03' },
      ...{ unitIds: [offices.unitId], discussed: [child] },
    };
    const held = await write('post', `${path}/meetings`, path, meeting);
    expect(held.status).toBe(201);
    const meetingId: string = held.body.entryId;
    const seen = async () => {
      const { body } = await team().get('/today').expect(200);
      const ofKind = ({ kind }: { kind: string }) => kind === 'consent-held-without';
      return body.sections
        .find(ofKind)
        .items.filter((item: { caseId: string }) => item.caseId === caseId);
    };
    expect(await seen()).toEqual([]);
    await withdrawConsent(caseId, '2025-02-01');
    const { agencyId } = offices;
    expect(await seen()).toMatchObject([
      {
        ...{ since: '2025-02-03', days: 56 },
        details: {
          matters: [
            {
              ...{ memberId: guardian, role: 'guardian', agencyId, day: '2025-02-03' },
              meeting: { meetingId, saidNoOn: '2025-02-01' },
            },
          ],
        },
      },
    ]);
    // It still counts: that is for the team to say.
    const { body: file } = await team().get(path).expect(200);
    expect(file.state.meetings[meetingId].withoutConsent).toBeNull();
    const corrected = { ...meeting, withoutConsent: 'ended' };
    const { status } = await write('put', `${path}/meetings/${meetingId}`, path, corrected);
    expect(status).toBe(200);
    expect(await seen()).toEqual([]);
  });
});
