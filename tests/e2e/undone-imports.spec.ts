import { BulkAppend, JobQueues, newId, Rooms, Transactions } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { CalendarServer } from '../support/calendar-server';
import { usualReferral } from '../support/family';
import { importOver, importText, type Asked } from '../support/register-doors';
import { smallRegister } from '../support/register-faults';
import { registerBytes } from '../support/register-generator';

let house: TestApp;
let server: CalendarServer;

const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR', ''].join('\r\n');
const lindesberg = { ...usualReferral, municipality: '1885' };
const nora = { ...usualReferral, municipality: '1884' };

beforeAll(async () => {
  server = new CalendarServer();
  server.answer = (response) => response.end(calendar);
  await server.open();
  house = await anApp({ CALENDAR_HOSTS: `127.0.0.1:${server.port}` });
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 60_000);
afterAll(async () => {
  await house?.close();
  await server?.close();
});
afterEach(() => jest.restoreAllMocks());

/** Lindesberg is of the area; an import has brought Nora, and families and units of both. */
async function anImport() {
  const areaId = await house.anotherArea(`Ångrat ${newId()}`);
  const team = () => house.as('coordinator', areaId);
  await house.as('operator', areaId).post('/directory/municipalities', { code: '1885' });
  const rows = smallRegister();
  rows['kontakter.csv']!.push(['F1', 'F1-P2', 'Öppenvård', 'individuellt stöd', '2020-01-01']);
  const files = [...registerBytes(rows)].map(([name, bytes]) => [name, bytes.toString()] as const);
  const { importId } = await importText(team(), new Map(files));
  const units: { unitId: string; name: string }[] = (
    await team().get('/directory/units').expect(200)
  ).body.items;
  const unitId = (wanted: string) => units.find(({ name }) => name === wanted)?.unitId ?? '';
  const undo = async (): Promise<Asked> => {
    await team().post(`/register/imports/${importId}/undo`, {}).expect(202);
    return importOver(team(), importId);
  };
  const left = async (): Promise<string[]> => {
    const { body } = await team().get(`/register/imports/${importId}/undo`).expect(200);
    return body.left.map(({ kind, name, reason }: Record<string, string>) =>
      [kind, name, reason].join(' '),
    );
  };
  return { areaId, team, unitId, undo, left };
}

describe('a municipality that has left with the import that brought it', () => {
  const outside = 'referral.municipality-outside-area';

  it('is refused at every door, also where a family was referred before', async () => {
    const { areaId, team, undo } = await anImport();
    const { body } = await team().post('/cases', lindesberg).expect(201);
    expect(await undo()).toMatchObject({ undone: { families: 2, municipalities: 1 } });
    for (const role of ['referrer', 'coordinator'] as const) {
      const refused = await house.as(role, areaId).post('/cases', nora).expect(422);
      expect(refused.body).toMatchObject({ code: outside, field: 'municipality' });
    }
    const correction = await team()
      .put(`/cases/${body.id}/referral`, nora)
      .set('If-Match', `"${body.version}"`)
      .expect(422);
    expect(correction.body.code).toBe(outside);
    // What was refused took no number.
    const next = (await team().post('/cases', lindesberg).expect(201)).body.id;
    const numbers = [body.id, next].map(
      async (id) => (await team().get(`/cases/${id}`)).body.state.referral.number,
    );
    const [one, two] = (await Promise.all(numbers)).map((number: string) =>
      Number(number.slice(1)),
    );
    expect(two).toBe(Number(one) + 1);
  });
});

/** Once, when all is decided and nothing is published yet. */
function beforePublishing(work: () => Promise<unknown>): void {
  const bulks = house.app.get(BulkAppend, { strict: false });
  const open = bulks.open.bind(bulks);
  jest.spyOn(bulks, 'open').mockImplementationOnce(async (context) => {
    const bulk = await open(context);
    return {
      ...bulk,
      publish: async (onProgress, lastLook) => {
        await work();
        return bulk.publish(onProgress, lastLook);
      },
    };
  });
}

describe('an import stays as far as somebody goes on with it', () => {
  it('while it is being undone: by a referral', async () => {
    const { team, undo, left } = await anImport();
    beforePublishing(() => team().post('/cases', nora).expect(201));
    expect(await undo()).toMatchObject({
      state: 'undone',
      undone: { families: 2, municipalities: 0 },
    });
    expect(await left()).toContain('municipality Nora needed');
    await team().post('/cases', nora).expect(201);
  });

  it('while it is being undone: by the calendar of a unit', async () => {
    const { team, unitId, undo, left } = await anImport();
    const path = `/calendars/unit/${unitId('BUP')}`;
    beforePublishing(() => team().put(path, { text: calendar }).expect(200));
    expect(await undo()).toMatchObject({ state: 'undone', undone: { families: 2, units: 2 } });
    expect(await left()).toContain('unit BUP needed');
  });

  it('by the calendar of a unit or a subscription to it, until it is forgotten', async () => {
    const { team, unitId, undo, left } = await anImport();
    for (const name of ['BUP', 'Öppenvård'])
      await team()
        .put(`/calendars/unit/${unitId(name)}`, { text: calendar })
        .expect(200);
    await team()
      .delete(`/calendars/unit/${unitId('Öppenvård')}`)
      .expect(200);
    const subscription = `/calendars/unit/${unitId('Skola')}/subscription`;
    await team()
      .put(subscription, { address: server.address('/skola.ics') })
      .expect(200);
    const needed = ['unit BUP needed', 'unit Skola needed'];
    expect((await left()).filter((one) => one.startsWith('unit'))).toEqual(needed);
    expect(await undo()).toMatchObject({ undone: { families: 2, units: 1 } });
    expect((await left()).filter((one) => one.startsWith('unit'))).toEqual(needed);
    const units = (await team().get('/directory/units').expect(200)).body.items;
    expect(units.map(({ name }: { name: string }) => name)).toEqual(['BUP', 'Skola']);
    const calendars: { ownerId: string }[] = (await team().get('/calendars').expect(200)).body
      .items;
    expect(calendars.map(({ ownerId }) => ownerId)).not.toContain(unitId('Öppenvård'));
  });
});

/** What hangs on a unit or a municipality in rows that no events make; all else is found in the events. */
const rowsWithoutEvents: Readonly<Record<string, string>> = {
  'cases.number_series': 'how far the numbers of the area have come',
  'consent.paper_to_lapse': 'of cases',
  'feedback.entry': 'on FamSam itself',
  'guests.attempt': 'by a link, which a message holds',
  'guests.code': 'by a link, which a message holds',
  'meetings.busy': 'as meetings.calendar',
  'meetings.calendar': 'of units too: meetings says so to UnitUses',
  'meetings.calendar_request': 'ids of requests alone',
  'meetings.calendar_subscription': 'of units too: meetings says so to UnitUses',
  'messages.job_retry': 'of jobs',
  'messages.receipt': 'of mails',
  'privacy.access_log': 'what was read; it outlasts what it tells of',
  'privacy.earlier_wording': 'as privacy.personal_text',
  'privacy.person_key': 'as privacy.personal_text',
  'privacy.personal_text': 'addresses of units too: directory says so to UnitUses',
  'privacy.search_index': 'as privacy.personal_text',
  'register.fault': 'of files',
  'register.import': 'counts',
  'register.preview': 'of files, as long as the import waits',
  'register.request': 'ids of requests alone',
  'register.upload': 'of files, as long as the import waits',
};

it('has a line for every table that no events make anew', async () => {
  const ofEvents = house.app
    .get(Rooms, { strict: false })
    .all.flatMap(({ projections }) => projections.flatMap(({ tables }) => tables));
  const found = await house.app
    .get(Transactions, { strict: false })
    .readInArea(house.areaId, (tx) =>
      tx.query<{ name: string }>(
        `select schemaname || '.' || tablename as name from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema', 'public', 'platform', 'bullmq')`,
      ),
    );
  const others = found.map(({ name }) => name).filter((name) => !ofEvents.includes(name));
  expect(others.sort()).toEqual(Object.keys(rowsWithoutEvents).sort());
});
