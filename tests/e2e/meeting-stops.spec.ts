import { EventStore, JobQueues, JobReminder, Transactions } from '@famsam/platform';
import type { MessageKind } from '@famsam/contracts';
import { MessagesAbout } from '@famsam/messages';
import { QueryBus } from '@nestjs/cqrs';
import { meetingsProjection } from '../../libs/meetings/meeting.view';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { rewordMember } from '../support/words';

/** The clock of the tests stands at 2025-03-31. */
const time = (from: string) => ({
  from: `2025-04-10T${from}:00:00.000Z`,
  to: `2025-04-10T${from}:50:00.000Z`,
  ...{ roomId: null, itemIds: [] },
});

let house: TestApp;
let offices: Offices;

const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
  await reachUnitAt(house, offices.unitId, { email: 'skolan@exempel.se' });
  await get(JobQueues).startWorkers();
}, 60_000);
afterAll(() => house?.close());

async function asked(caseId: string, request: object): Promise<string> {
  const { body } = await team()
    .post('/meetings', { caseId, ...request })
    .expect(201);
  return body.id;
}

async function change(method: 'post' | 'put', meetingId: string, at: string): Promise<void> {
  const { headers } = await team().get(`/meetings/${meetingId}`).expect(200);
  const sent = team()[method](`/meetings/${meetingId}/booking`, time(at));
  const { status } = await sent.set('If-Match', String(headers.etag));
  expect(status).toBeLessThan(300);
}

async function untilStage(meetingId: string, stage: string): Promise<void> {
  for (;;) {
    if ((await team().get(`/meetings/${meetingId}`).expect(200)).body.stage === stage) return;
    await new Promise(setImmediate);
  }
}

/** No message of the kind waits any more, and so many were sent or found no address. */
async function untilTold(meetingId: string, kind: MessageKind, count: number): Promise<void> {
  const about = { kind: 'meeting', id: meetingId } as const;
  for (;;) {
    const sent = await get(QueryBus).execute(new MessagesAbout(house.areaId, about, [kind]));
    if (sent.every(({ status }) => status !== 'waiting') && sent.length > 0) {
      expect(sent.filter(({ status }) => status !== 'skipped')).toHaveLength(count);
      return;
    }
    await get(JobReminder).remind();
    await new Promise(setImmediate);
  }
}

describe('what is planned', () => {
  const closing = { on: '2025-03-31', reason: 'situation-resolved' };
  const declined = { on: '2025-01-13', outcome: 'declined', reason: 'no-need-of-coordination' };
  it.each([
    ['closed', '10', 'post', '/closings', closing],
    ['declined (found K5)', '14', 'put', '/assessment', declined],
    ['struck (found K5)', '15', 'delete', '', undefined],
  ] as const)('is called off when the case is %s', async (_how, at, method, path, body) => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: true });
    await rewordMember(house, caseId, guardian, { email: 'mamman@exempel.se' });
    const [booked, wanted] = [await asked(caseId, request), await asked(caseId, request)];
    await change('post', booked, at);
    await untilTold(booked, 'invitation', 2);
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    const ended = team()[method](`/cases/${caseId}${path}`, body);
    expect((await ended.set('If-Match', String(headers.etag))).status).toBeLessThan(300);
    await get(JobReminder).remind();
    await untilStage(booked, 'cancelled');
    await untilStage(wanted, 'cancelled');
    await untilTold(booked, 'invitation-cancelled', 2);
    const taken = await get(Transactions).readInArea(house.areaId, (tx) =>
      tx.query('select from meetings.taken where area_id = $1 and meeting_id = $2', [
        ...[house.areaId, booked],
      ]),
    );
    expect(taken).toEqual([]);
  });

  it('needs the consent of both guardians also where no child comes (law.md 8, 11)', async () => {
    const { caseId, guardian, request } = await familyToMeet(house, offices, { consent: true });
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    const other = await team()
      .post(`/cases/${caseId}/members`, { role: 'guardian', birthYear: 1983 })
      .set('If-Match', String(headers.etag))
      .expect(201);
    const must = { memberIds: [guardian], unitIds: [offices.unitId] };
    const { body } = await team()
      .post('/meetings', { caseId, ...request, must })
      .expect(409);
    expect(body.code).toBe('meeting.consent-missing');
    expect(body.details.missing).toEqual([
      { memberId: other.body.entryId, agencyId: offices.agencyId },
    ]);
  });
});

describe('the view of meetings', () => {
  it('is made anew in any parts, also when one meeting took the hour of another', async () => {
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const first = await asked(caseId, request);
    await change('post', first, '08');
    const second = await asked(caseId, request);
    await change('put', first, '09');
    await change('post', second, '08');

    const ids = [first, second].map((id) => `meeting-${id}`);
    const theirs = async () =>
      (await get(EventStore).readForward(house.areaId, 0, 5_000)).filter(({ stream }) =>
        ids.includes(stream),
      );
    // The newest are held back while a command of the worker is under way.
    let events = await theirs();
    while (events.length < 5) events = await theirs();
    const taken = `select meeting_id, during::text from meetings.taken
      where area_id = $1 and meeting_id = any($2) order by meeting_id, owner_id`;
    await get(Transactions).inArea(house.areaId, async (tx) => {
      const rows = () => tx.query(taken, [house.areaId, [first, second]]);
      const before = await rows();
      for (const table of ['taken', 'meeting'])
        await tx.query(
          `delete from meetings.${table} where area_id = $1 and meeting_id = any($2)`,
          [...[house.areaId, [first, second]]],
        );
      await meetingsProjection.apply(tx, events.slice(0, 2));
      await meetingsProjection.apply(tx, events.slice(2));
      expect(await rows()).toEqual(before);
    });
  });
});

describe('a meeting that was booked too late', () => {
  it('sends no thin agenda that day, before somebody was asked', async () => {
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const meetingId = await asked(caseId, request);
    const path = `/meetings/${meetingId}`;
    house.clock.moveTo('2025-04-09T10:00:00.000Z');
    await change('post', meetingId, '16');
    const about = { kind: 'meeting', id: meetingId } as const;
    const kinds = async () => {
      const messages = await get(QueryBus).execute(
        new MessagesAbout(house.areaId, about, ['agenda', 'agenda-warning']),
      );
      return messages.map(({ kind }) => kind);
    };
    while ((await kinds()).length === 0) await get(JobReminder).remind();
    expect(await kinds()).toEqual(['agenda-warning']);
    const { body } = await team().get('/meetings/today').expect(200);
    const { items } = body.sections.find(
      ({ kind }: { kind: string }) => kind === 'agenda-not-sent',
    );
    expect(items.map((item: { meetingId: string }) => item.meetingId)).toContain(meetingId);
    await get(JobReminder).remind();
    expect(await kinds()).toEqual(['agenda-warning']);
    // Mended, it is sent at once; left alone, on the day itself.
    await team()
      .post(`${path}/agenda/items`, { text: 'Skolskjutsen', minutes: 5, from: null })
      .expect(201);
    while (!(await kinds()).includes('agenda')) await get(JobReminder).remind();
  });
});
