import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandId } from '@famsam/kernel';
import { JobQueues, JobReminder, newId, Transactions } from '@famsam/platform';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { Imports } from '../../libs/register/imports.store';
import { anApp, type TestApp } from '../support/app';
import { set, smallRegister } from '../support/register-faults';
import { registerBytes } from '../support/register-generator';

const names = [
  'familjer.csv',
  'personer.csv',
  'kontakter.csv',
  'moten.csv',
  'ateraktualiseringar.csv',
  'konsultationer.csv',
];
const given = new Map(
  names.map((name) => [
    name,
    readFileSync(join(__dirname, '../support/data/famsam-register', name)),
  ]),
);

let api: TestApp;

beforeAll(async () => {
  api = await anApp();
  await api.app.get(JobQueues, { strict: false }).startWorkers();
}, 120_000);

afterAll(async () => {
  await api?.close();
});

async function zip(files: ReadonlyMap<string, Buffer>, folder = ''): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, bytes] of files) archive.addBuffer(bytes, `${folder}${name}`);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

/** Sent as bytes: supertest would write a Buffer as JSON. */
function send(path: string, body: Buffer, key?: string) {
  const request = api.as('operator').post(`/register/${path}`);
  if (key) void request.set('Idempotency-Key', key);
  return request.set('Content-Type', 'application/zip').send(body);
}

interface Asked {
  readonly importId: string;
  readonly state: string;
  readonly summary: { events: number } | null;
  readonly faultCount: number;
  readonly faults: readonly { rule: string }[];
}

async function over(importId: string): Promise<Asked> {
  for (;;) {
    const { body } = await api.as('operator').get(`/register/imports/${importId}`).expect(200);
    const asked = body as Asked;
    if (['done', 'refused', 'failed'].includes(asked.state)) return asked;
  }
}

function faulty(): ReadonlyMap<string, Buffer> {
  const rows = smallRegister();
  set('familjer.csv', 3, 'kommun', 'Norra')(rows);
  set('konsultationer.csv', 2, 'datum', '2021-02-30')(rows);
  return registerBytes(rows);
}

it('a check names the faults and imports nothing', async () => {
  const { body } = await send('checks', await zip(faulty())).expect(200);
  expect(body).toMatchObject({
    count: 2,
    rows: null,
    faults: [
      { file: 'familjer.csv', row: 3, column: 'kommun', value: 'Norra' },
      { file: 'konsultationer.csv', row: 2, column: 'datum', value: '2021-02-30' },
    ],
  });
  const clean = await send('checks', await zip(given, 'famsam-register/')).expect(200);
  expect(clean.body).toMatchObject({ count: 0, faults: [], rows: { families: 82 } });
});

it('an import is asked for, done by a worker, and the register comes back byte for byte', async () => {
  const body = await zip(given);
  const asked = await send('imports', body, 'the-first-import').expect(202);
  const { importId } = asked.body as Asked;
  expect(asked.headers.location).toBe(`/api/v1/register/imports/${importId}`);
  expect(await over(importId)).toMatchObject({ state: 'done', faultCount: 0, faults: [] });

  const again = await send('imports', body, 'the-first-import').expect(202);
  expect((again.body as Asked).importId).toBe(importId);
  await send('imports', await zip(faulty()), 'the-first-import').expect(422);

  const second = await send('imports', body).expect(202);
  expect((await over((second.body as Asked).importId)).summary).toMatchObject({ events: 0 });

  const exported = await api
    .as('coordinator')
    .get('/register/export')
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200)
    .expect('Content-Type', 'application/zip');
  expect(await unzip(exported.body as Buffer)).toEqual(given);
}, 60_000);

it('a refused import tells why, page by page', async () => {
  const asked = await send('imports', await zip(faulty())).expect(202);
  const { importId } = asked.body as Asked;
  expect(await over(importId)).toMatchObject({
    state: 'refused',
    faultCount: 2,
    summary: null,
    faults: [{ rule: 'register.unknown-municipality' }, { rule: 'register.impossible-day' }],
  });
  const path = `/register/imports/${importId}/faults`;
  const first = await api.as('operator').get(`${path}?limit=1`).expect(200);
  const { items, nextCursor } = first.body as { items: unknown[]; nextCursor: string };
  expect(items).toMatchObject([{ rule: 'register.unknown-municipality' }]);
  const next = await api.as('operator').get(`${path}?limit=1&cursor=${nextCursor}`).expect(200);
  expect(next.body).toMatchObject({
    items: [{ rule: 'register.impossible-day' }],
    nextCursor: null,
  });
});

it('what is no zip is refused at once, and only the team may import', async () => {
  await send('imports', Buffer.from('familj;kommun')).expect(400);
  await send('checks', Buffer.from('PK')).expect(400);
  await api.as('operator').post('/register/checks', { not: 'a zip' }).expect(400);
  for (const persona of ['referrer', 'steering-group'] as const) {
    await api.as(persona).get('/register/export').expect(403);
    await api.as(persona).post('/register/imports').expect(403);
  }
  const other = await api.anotherArea('Ett annat område');
  const asked = await send('imports', await zip(faulty())).expect(202);
  const { importId } = asked.body as Asked;
  await api.as('operator', other).get(`/register/imports/${importId}`).expect(404);
});

it('an import that the queue has forgotten is done all the same', async () => {
  const context = {
    areaId: await api.anotherArea('Glömda området'),
    commandId: commandId(newId()),
    actor: { id: 'tester', role: 'operator' },
  };
  const imports = api.app.get(Imports, { strict: false });
  const importId = await imports.ask(context, await zip(given));
  await api.app.get(JobReminder, { strict: false }).remind();
  let state = 'queued';
  while (!['done', 'refused', 'failed'].includes(state))
    ({ state } = await imports.byId(context.areaId, importId));
  expect(state).toBe('done');
}, 60_000);

it('keeps no copy of the file, and nothing of it in the log', async () => {
  const rows = smallRegister();
  const marker = 'Mariaskolan i Marköping';
  rows['kontakter.csv']?.push(['F1', 'F1-P2', marker, 'individuellt stöd', '2030-01-01']);
  const asked = await send('imports', await zip(registerBytes(rows))).expect(202);
  expect((await over((asked.body as Asked).importId)).state).toBe('refused');
  expect(api.log.filter((line) => line.includes(marker))).toEqual([]);
  const kept = await api.app
    .get(Transactions, { strict: false })
    .readInArea(api.areaId, (tx) => tx.query('select import_id from register.upload'));
  expect(kept).toEqual([]);
});

it('keeps the faults of a refused import for thirty days', async () => {
  const faults = async (importId: string) =>
    (await api.as('operator').get(`/register/imports/${importId}/faults`).expect(200)).body.items;
  const age = (importId: string, days: number) =>
    api.app.get(Transactions, { strict: false }).inArea(api.areaId, (tx) =>
      tx.query(
        `update register.import set touched_at = clock_timestamp() - $1 * interval '1 day'
          where import_id = $2`,
        [days, importId],
      ),
    );
  const refused = async () => {
    const asked = await send('imports', await zip(faulty())).expect(202);
    const { importId } = asked.body as Asked;
    await over(importId);
    return importId;
  };
  const [young, old] = [await refused(), await refused()];
  await age(young, 29);
  await age(old, 31);
  await refused();
  expect(await faults(young)).toHaveLength(2);
  expect(await faults(old)).toEqual([]);
});
