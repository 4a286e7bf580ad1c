import { commandId, localDate } from '@famsam/kernel';
import { MessagesAbout, SendMessage } from '@famsam/messages';
import { BulkAppend, JobQueues, JobReminder, lookJob, newId, Transactions } from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FirstFamilies } from '../../libs/consent/family.view';
import { CalendarFetcher } from '../../libs/meetings/calendars/calendar-subscription.fetch';
import { Imports } from '../../libs/register/imports.store';
import { anApp, type TestApp } from '../support/app';
import { withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { unreadableIn, type Spoil } from '../support/unreadable';

/** The clock of the tests stands at 2025-03-31, a Monday. */
let house: TestApp;
let offices: Offices;

const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });
const inDatabase = (sql: string, values: readonly unknown[]) =>
  get(Transactions).inArea(house.areaId, (tx) => tx.query(sql, [house.areaId, ...values]));

async function write(method: 'post' | 'put', path: string, seen: string, body: object) {
  const { headers } = await team().get(seen).expect(200);
  const sent = await team()[method](path, body).set('If-Match', String(headers.etag));
  expect(sent.status).toBeLessThan(300);
  return sent.body;
}

const family = (consent: boolean) => familyToMeet(house, offices, { consent });

async function agreed(caseId: string): Promise<string> {
  const owner = { kind: 'unit', unitId: offices.unitId };
  const body = { on: '2025-03-24', owner, dueOn: '2025-03-25', what: 'Skolan ringer.' };
  return (await team().post(`/cases/${caseId}/agreements`, body).expect(201)).body.id;
}

async function booked(caseId: string, request: object, from: string): Promise<string> {
  const asked = await team()
    .post('/meetings', { caseId, ...request })
    .expect(201);
  const to = new Date(Date.parse(from) + 50 * 60_000).toISOString();
  const meetingId: string = asked.body.id;
  await write('post', `/meetings/${meetingId}/booking`, `/meetings/${meetingId}`, {
    ...{ from, to, roomId: null, itemIds: [] },
  });
  return meetingId;
}

async function told(kind: 'agreement' | 'meeting', id: string): Promise<string[]> {
  const messages = await get(QueryBus).execute(new MessagesAbout(house.areaId, { kind, id }));
  return messages.map((message) => `${message.kind} ${message.status}`);
}

const unreadable: Spoil = (...row) => unreadableIn(house, ...row);
const agreementState = ['agreements.agreement', 'agreement_id', 'state'] as const;
const meetingBody = ['meetings.meeting', 'meeting_id', 'body'] as const;

interface Planted {
  /** Whether the item beside the failing one got what was due to it. */
  served(): Promise<boolean>;
  mend(): unknown;
}

/** For each kind of job, two items of which something is due; one fails. */
const plants: Readonly<Record<string, () => Promise<Planted>>> = {
  'agreement-silence': async () => {
    const [bad, good] = [await agreed(await open()), await agreed(await open())];
    const mend = await unreadable(agreementState, bad, 'askedOn', '9999-12-31');
    const served = async () =>
      (await told('agreement', good)).some((one) => !one.includes('asked'));
    return { served, mend };
  },
  'agreement-stop': async () => {
    const cases = [await open(), await open()] as const;
    const [bad, good] = [await agreed(cases[0]), await agreed(cases[1])];
    // Not to be sent yet, so that it is this job that takes it back.
    await inDatabase(
      `update messages.message set next_at = '2199-01-01' where area_id = $1 and about_id = any($2)`,
      [[bad, good]],
    );
    const mend = await unreadable(agreementState, bad, 'owner', null);
    for (const caseId of cases)
      await write('post', `/cases/${caseId}/closings`, `/cases/${caseId}`, {
        ...{ on: '2025-03-31', reason: 'situation-resolved' },
      });
    const served = async () => (await told('agreement', good)).includes('agreement-asked skipped');
    return { served, mend };
  },
  'keep-meetings': async () => {
    const [one, other] = [await family(true), await family(true)];
    const bad = await booked(one.caseId, one.request, '2025-04-01T08:00:00.000Z');
    const good = await booked(other.caseId, other.request, '2025-04-01T10:00:00.000Z');
    const mend = await unreadable(meetingBody, bad, 'booking.from', 'no instant');
    const served = async () => (await told('meeting', good)).some((it) => it.startsWith('agenda'));
    return { served, mend };
  },
  'meeting-struck-member': async () => {
    const invited = async (from: string) => {
      const { caseId, guardian, request } = await family(false);
      const path = `/cases/${caseId}`;
      const adult = { role: 'other-adult', birthYear: 1980 };
      const { entryId } = await write('post', `${path}/members`, path, adult);
      const must = { memberIds: [guardian, entryId], unitIds: [] };
      const meetingId = await booked(caseId, { ...request, must }, from);
      return { meetingId, path, entryId };
    };
    const bad = await invited('2025-05-12T08:00:00.000Z');
    const good = await invited('2025-05-12T10:00:00.000Z');
    // The invitation has come to them, so that there is something to hear the end of.
    await inDatabase(
      `update messages.message set state = jsonb_set(state::jsonb, '{attempts}', '1')
        where area_id = $1 and about_id = any($2)`,
      [[bad.meetingId, good.meetingId]],
    );
    const mend = await unreadable(meetingBody, bad.meetingId, 'request.must', null);
    for (const { path, entryId } of [bad, good])
      await write('post', `${path}/strikes`, path, { entry: 'member', entryId });
    const served = async () =>
      (await told('meeting', good.meetingId)).some((it) => it.startsWith('invitation-cancelled'));
    return { served, mend };
  },
  'lapse-papers': async () => {
    const [bad, good] = [await open(), await open()];
    const context = { areaId: house.areaId, commandId: commandId(newId()), actor: tester };
    const bulk = await get(BulkAppend).open(context);
    const paper = {
      type: 'consent.on-paper-before-import',
      happenedOn: localDate('2024-09-30'),
      data: { until: '2026-03-31' },
    };
    await bulk.stage(
      [bad, good].map((id) => ({ stream: `consent-${id}`, expectedVersion: 2, events: [paper] })),
    );
    await bulk.publish();
    const row = ['consent.family', 'case_id', 'family'] as const;
    const mend = await unreadable(row, bad, 'members', null);
    await get(FirstFamilies).onApplicationBootstrap();
    const lapsed = await inDatabase(
      `select case_id as id from consent.family
        where area_id = $1 and json_array_length(consents -> 'paperLapsed') > 0`,
      [],
    );
    return { served: async () => JSON.stringify(lapsed) === JSON.stringify([{ id: good }]), mend };
  },
  'fetch-calendars': async () => {
    const other = await withOffices(house, 'Region Värmland');
    const fetch = jest.spyOn(get(CalendarFetcher), 'fetch').mockResolvedValue(null);
    for (const [name, { unitId }] of [['bad', offices] as const, ['good', other] as const]) {
      const address = `https://${name}.exempel.se/kalender.ics`;
      await team().put(`/calendars/unit/${unitId}/subscription`, { address }).expect(200);
    }
    fetch.mockImplementation(async (address) => {
      if (address.includes('bad')) throw new RangeError('a kind of failure that nobody foresaw');
      return null;
    });
    const served = async () => {
      const { body } = await team().get('/calendars').expect(200);
      const subscriptions: { ownerId: string; triedAt: string | null }[] = body.subscriptions;
      const good = subscriptions.find(({ ownerId }) => ownerId === other.unitId);
      return typeof good?.triedAt === 'string';
    };
    return {
      served: async () => Boolean(await served()),
      mend: () => fetch.mockResolvedValue(null),
    };
  },
  'register-import': async () => {
    const imports = get(Imports);
    const asked = (zip: string) =>
      imports.ask(
        { areaId: house.areaId, commandId: commandId(newId()), actor: tester },
        Buffer.from(zip),
        [],
      );
    const [bad, good] = [await asked('one'), await asked('other')];
    const upload = imports.upload.bind(imports);
    const spy = jest.spyOn(imports, 'upload').mockImplementation(async (area, importId) => {
      if (importId === bad) throw new TypeError('nobody foresaw this');
      return upload(area, importId);
    });
    const served = async () => (await imports.byId(house.areaId, good)).state === 'failed';
    return { served, mend: () => spy.mockImplementation(upload) };
  },
  'send-message': async () => {
    const about = () => ({ kind: 'agreement', id: newId() }) as const;
    const [bad, good] = [about(), about()];
    const queued = async (subject: typeof bad): Promise<string> => {
      const message = {
        ...({ kind: 'agreement-coordinator', recipient: { kind: 'team' } } as const),
        caseId: null,
        speaksOf: null,
        ...{ about: subject, link: null, calendar: null, dueAt: '2025-03-31T10:00:00.000Z' },
        meaningfulUntil: '2025-04-30T10:00:00.000Z',
      } as const;
      const context = { areaId: house.areaId, commandId: commandId(newId()), actor: tester };
      const command = new SendMessage(context, { name: newId(), message });
      return (await get(CommandBus).execute(command)).id;
    };
    await queued(good);
    const row = ['messages.message', 'message_id', 'state'] as const;
    const mend = await unreadable(row, await queued(bad), 'recipient', null);
    const served = async () => !(await told('agreement', good.id)).join().includes('waiting');
    return { served, mend };
  },
  [lookJob]: async () => {
    // Nothing at all is found out about the imports of one area.
    const elsewhere = await house.anotherArea('Ett annat område');
    const imports = get(Imports);
    const due = imports.due.bind(imports);
    const spy = jest.spyOn(imports, 'due').mockImplementation(async (areaId) => {
      if (areaId === elsewhere) throw new TypeError('nobody foresaw this');
      return due(areaId);
    });
    // That all others are looked at is what the rest of them show.
    return { served: async () => true, mend: () => spy.mockImplementation(due) };
  },
};

const tester = { id: 'tester', role: 'coordinator' };
const open = async () => (await family(true)).caseId;

beforeAll(async () => {
  house = await anApp({ CALENDAR_HOSTS: 'bad.exempel.se, good.exempel.se' });
  offices = await withOffices(house);
}, 60_000);
afterAll(() => house?.close());

it('one item that fails holds up no other, in any job, and is shown until it is mended (found A3)', async () => {
  const queues = get(JobQueues);
  const names = queues.definitions.map(({ name }) => name).sort();
  // A new kind of job is planted with a failing item here as well.
  expect(Object.keys(plants).sort()).toEqual(names);
  // Not tried for two minutes until they are parked.
  for (const job of queues.definitions) Object.assign(job, { attempts: 1 });
  const planted: Planted[] = [];
  for (const plant of Object.values(plants)) planted.push(await plant());
  await queues.startWorkers();

  const parked = async () =>
    Object.entries(await queues.countParked()).flatMap(([name, count]) => (count > 0 ? name : []));
  const allServed = async () => {
    for (const { served } of planted) if (!(await served())) return false;
    return true;
  };
  while (!(await allServed()) || (await parked()).length < names.length)
    await get(JobReminder).remind();

  const operator = house.as('operator');
  const { items } = (await operator.get('/operation/jobs/parked').expect(200)).body;
  const shown = new Set(items.map(({ job }: { job: string }) => job));
  expect([...shown].sort()).toEqual(names);
  const { body: ready } = await house.nobody().get('/health/ready').expect(200);
  expect(Object.keys(ready.parked).sort()).toEqual(names);
  const { text: metrics } = await house.nobody().get('/metrics').expect(200);
  for (const name of names) expect(metrics).toMatch(`famsam_jobs_parked{job="${name}"} `);

  // Begun anew once for each key: parked a second time meanwhile, it stays so.
  const { job, jobId } = items[0];
  const path = `/operation/jobs/${job}/${jobId}/retry`;
  const key = newId();
  const retry = (at = path) => operator.post(at).set('Idempotency-Key', key);
  const failures = async () => (await queues.countParked())[job];
  const before = await failures();
  await retry().expect(200);
  while ((await failures()) !== before) await get(JobReminder).remind();
  const begun = () => house.log.filter((one) => one.includes('a parked job was begun anew')).length;
  expect(begun()).toBe(1);
  await retry().expect(200);
  expect(begun()).toBe(1);
  const other = items[1];
  const { body: reused } = await retry(`/operation/jobs/${other.job}/${other.jobId}/retry`);
  expect(reused.code).toBe('idempotency-key.reused');

  // What is parked is tried again, and is done once nothing is in its way.
  for (const { mend } of planted) await mend();
  while ((await parked()).length > 0) await queues.tryParked(0);
  expect((await house.nobody().get('/health/ready').expect(200)).body.parked).toEqual({});
}, 60_000);

describe('a job that is repeated', () => {
  beforeEach(() => house.clock.moveTo('2025-03-31T10:00:00.000Z'));

  async function until<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
    for (;;) {
      const found = await look();
      if (isSo(found)) return found;
      await get(JobReminder).remind();
    }
  }

  it('notes the silence of a new owner, and goes on after a correction (found B2)', async () => {
    const { caseId, guardian } = await family(true);
    const id = await agreed(caseId);
    const seen = async () => {
      const { items } = (await team().get(`/cases/${caseId}/agreements`).expect(200)).body;
      return items.find((one: { agreementId: string }) => one.agreementId === id);
    };
    const silent = (...steps: string[]) =>
      until(seen, ({ silence }) => JSON.stringify(silence) === JSON.stringify(steps));
    const change = async (act: string, body: object) =>
      team()
        .post(`/agreements/${id}/${act}`, body)
        .set('If-Match', `"${(await seen()).version}"`)
        .expect(200);
    await silent('reminder');
    const owner = { kind: 'member', memberId: guardian };
    await change('handed-over', { on: '2025-03-31', owner, dueOn: '2025-03-31' });
    await silent('reminder');
    await change('correction', { on: '2025-03-24', owner, dueOn: '2025-03-26' });
    expect((await silent('reminder')).owner).toEqual(owner);
    house.clock.moveTo('2025-04-02T10:00:00.000Z');
    await silent('reminder', 'second-reminder');
  }, 30_000);

  it('does not try to send an agenda that is empty, and sends it once it is not (found B10)', async () => {
    const { caseId, request } = await family(true);
    const meetingId = await booked(caseId, request, '2025-05-20T08:00:00.000Z');
    const agenda = `/meetings/${meetingId}/agenda`;
    const { items } = (await team().get(agenda).expect(200)).body;
    for (const { itemId } of items) await team().delete(`${agenda}/items/${itemId}`).expect(200);
    house.clock.moveTo('2025-05-19T10:00:00.000Z');
    const kinds = async () => (await told('meeting', meetingId)).map((one) => one.split(' ')[0]);
    await until(kinds, (found) => found.includes('agenda-warning'));
    const remembered = jest.spyOn(get(JobQueues), 'remember');
    await get(JobReminder).remind();
    expect(remembered.mock.calls.filter(([name]) => name === 'keep-meetings')).toEqual([]);
    remembered.mockRestore();
    await team()
      .post(`${agenda}/items`, { text: 'Skolskjutsen', minutes: 5, from: null })
      .expect(201);
    await until(kinds, (found) => found.includes('agenda'));
    expect((await kinds()).filter((kind) => kind === 'agenda-warning')).toHaveLength(1);
    expect(Object.values(await get(JobQueues).countParked()).some((count) => count > 0)).toBe(
      false,
    );
  }, 30_000);
});
