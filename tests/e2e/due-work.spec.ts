import { areaId } from '@famsam/kernel';
import { JobQueues, JobReminder, Rooms, Transactions } from '@famsam/platform';
import { takes } from '../../libs/meetings/booking';
import { MeetingById } from '../../libs/meetings/meeting.view';
import { QueryBus } from '@nestjs/cqrs';
import { anApp, type TestApp } from '../support/app';
import { withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { askedBy, type Asked } from '../support/statements';

/** The clock of the tests stands at 2025-03-31. */
let house: TestApp;
let offices: Offices;
const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
}, 60_000);
afterAll(() => house?.close());
afterEach(() => jest.restoreAllMocks());

async function agreed(caseId: string): Promise<string> {
  const owner = { kind: 'unit', unitId: offices.unitId };
  const body = { on: '2025-03-31', owner, dueOn: '2025-06-30', what: 'Skolan ringer.' };
  return (await team().post(`/cases/${caseId}/agreements`, body).expect(201)).body.id;
}

async function booked(from: string): Promise<string> {
  const { caseId, request } = await familyToMeet(house, offices, { consent: true });
  const { id } = (
    await team()
      .post('/meetings', { caseId, ...request })
      .expect(201)
  ).body;
  await book(id, from).expect(201);
  return id;
}

function book(meetingId: string, from: string) {
  const to = new Date(Date.parse(from) + 50 * 60_000).toISOString();
  const time = { from, to, roomId: null, itemIds: [] };
  return team().post(`/meetings/${meetingId}/booking`, time).set('If-Match', '"1"');
}

describe('an event', () => {
  it('wakes the jobs that it concerns, and no other', () => {
    const jobs = get(JobQueues).definitions;
    const types = get(Rooms).all.flatMap(({ streams }) =>
      streams.flatMap(({ contracts }) => contracts.map(({ type }) => type)),
    );
    const woken = types.map((type): [string, string[]] => [
      type,
      jobs.flatMap(({ name, wokenBy }) => (wokenBy?.includes(type) ? [name] : [])).sort(),
    ]);
    expect(Object.fromEntries(woken.filter(([, names]) => names.length > 0))).toEqual({
      'agreement.made': ['agreement-silence'],
      'agreement.corrected': ['agreement-silence'],
      'agreement.taken-on': ['agreement-silence'],
      'agreement.handed-over': ['agreement-silence'],
      'agreement.moved': ['agreement-silence'],
      'case.assessed': ['keep-meetings'],
      'case.assessment-corrected': ['agreement-stop', 'keep-meetings'],
      'case.closed': ['agreement-stop', 'keep-meetings'],
      'case.entry-struck': ['agreement-stop', 'keep-meetings', 'meeting-struck-member'],
      'case.struck': ['agreement-stop', 'keep-meetings'],
      'consent.paper-lapsed': ['agreement-stop'],
      'consent.paper-withdrawn': ['agreement-stop'],
      'consent.refused': ['agreement-stop'],
      'consent.withdrawn': ['agreement-stop'],
      'directory.unit-changed': ['agreement-stop'],
      'meeting.agenda-item-added': ['keep-meetings'],
      'meeting.agenda-item-removed': ['keep-meetings'],
      'meeting.agenda-item-timed': ['keep-meetings'],
      'meeting.booked': ['keep-meetings'],
      'meeting.moved': ['keep-meetings'],
      'message.queued': ['send-message'],
      'message.retried': ['send-message'],
      'settings.agenda-days-set': ['keep-meetings'],
      'settings.silence-set': ['agreement-silence'],
    });
    // A name that no event has would wake nobody.
    const named = jobs.flatMap(({ wokenBy = [] }) => wokenBy);
    expect(named.filter((type) => !types.includes(type))).toEqual([]);
  });

  it('is as much work however many agreements and meetings are open', async () => {
    // Without workers, and without their queues: what is counted is the looking.
    jest.spyOn(get(JobQueues), 'remember').mockResolvedValue();
    const { caseId } = await familyToMeet(house, offices, { consent: true });
    const reminder = get(JobReminder);
    const byOneMore = async (): Promise<Asked> => {
      await reminder.remindOfNews(house.areaId);
      await agreed(caseId);
      await closedCase();
      return askedBy(() => reminder.remindOfNews(house.areaId));
    };
    await byOneMore();
    const few = await byOneMore();
    for (let more = 0; more < 30; more += 1) await agreed(caseId);
    for (const hour of ['06', '07', '08', '09', '10', '11', '12', '13'])
      await booked(`2025-04-10T${hour}:00:00.000Z`);
    expect(few.statements).toBeGreaterThan(5);
    expect(await byOneMore()).toEqual(few);
  }, 120_000);

  /** The jobs on either side of an agreement are woken: by a consent taken back, and by a case closed. */
  async function closedCase(): Promise<void> {
    const { caseId } = await familyToMeet(house, offices, { consent: true });
    await agreed(caseId);
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    await team()
      .post(`/cases/${caseId}/closings`, { on: '2025-03-31', reason: 'situation-resolved' })
      .set('If-Match', String(headers.etag))
      .expect(201);
  }
});

describe('more messages than one look takes', () => {
  it('are looked at one after the other, however many cannot be sent', async () => {
    const remembered = jest.spyOn(get(JobQueues), 'remember').mockResolvedValue();
    const { caseId } = await familyToMeet(house, offices, { consent: true });
    const agreementId = await agreed(caseId);
    const inArea = <T extends object>(sql: string) =>
      get(Transactions).inArea(house.areaId, (tx) => tx.query<T>(sql, [house.areaId]));
    const asking = `area_id = $1 and about_id = '${agreementId}'`;
    const [message] = await inArea<{ id: string }>(
      `select message_id as id from messages.message where ${asking}`,
    );
    await inArea(
      `insert into messages.message
         select (json_populate_record(m, json_build_object(
                   'message_id', gen_random_uuid(), 'next_at', '2024-12-31'))).*
           from messages.message m, generate_series(1, 500) where ${asking}`,
    );
    const lookedAt = async () => {
      remembered.mockClear();
      await get(JobReminder).remind();
      return remembered.mock.calls.flatMap(([name, { payload }]) =>
        name === 'send-message' ? (payload as { messageId: string }).messageId : [],
      );
    };
    const first = await lookedAt();
    expect(first).toHaveLength(500);
    expect(first).not.toContain(message?.id);
    expect(await lookedAt()).toContain(message?.id);
    // And from the beginning.
    expect(await lookedAt()).toEqual(first);
    await inArea(
      `delete from messages.message where area_id = $1 and next_at = '2024-12-31'::timestamptz`,
    );
  }, 20_000);
});

describe('while a meeting is being booked', () => {
  it('a tick in another, and a booking of another day, wait for nobody', async () => {
    const first = await booked('2025-05-12T08:00:00.000Z');
    const second = await booked('2025-05-12T10:00:00.000Z');
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const { id: third } = (
      await team()
        .post('/meetings', { caseId, ...request })
        .expect(201)
    ).body;
    const body = await get(QueryBus).execute(new MeetingById(areaId(house.areaId), first));
    await get(Transactions).inArea(house.areaId, async (tx) => {
      await takes(tx, [{ meetingId: first, body }]);
      house.clock.moveTo('2025-05-12T10:00:00.000Z');
      const party = { kind: 'unit', unitId: offices.unitId };
      await team()
        .put(`/meetings/${second}/attendance`, { party, came: true })
        .set('If-Match', '"2"')
        .expect(200);
      await book(third, '2025-05-13T08:00:00.000Z').expect(201);
    });
  }, 20_000);
});
