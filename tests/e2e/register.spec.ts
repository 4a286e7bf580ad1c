import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandId, type AreaId } from '@famsam/kernel';
import { JobQueues, JobReminder, newId, Transactions } from '@famsam/platform';
import { Imports } from '../../libs/register/imports.store';
import { anApp, type TestApp } from '../support/app';
import {
  exportRegister,
  importOver,
  sendRegister,
  unzipped as unzip,
  zipped as zip,
  type Asked,
} from '../support/register-doors';
import { set, smallRegister } from '../support/register-faults';
import { registerBytes, type RegisterRows } from '../support/register-generator';

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

function send(path: 'checks' | 'previews' | 'imports', body: Buffer, key?: string) {
  return sendRegister(api.as('coordinator'), path, body, key);
}

function over(importId: string): Promise<Asked> {
  return importOver(api.as('coordinator'), importId);
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

  const exported = await exportRegister(api.as('coordinator')).expect(200);
  expect(exported.headers['content-type']).toBe('application/zip');
  const withMark = [...given].map(([name, bytes]): [string, Buffer] => [
    name,
    Buffer.concat([Buffer.from('\ufeff'), bytes]),
  ]);
  expect(await unzip(exported.body as Buffer)).toEqual(new Map(withMark));
}, 60_000);

it('an import that was cut off when all was brought says all the same what it brought', async () => {
  const team = api.as('coordinator', await api.anotherArea('Avbrottsområdet'));
  const imports = api.app.get(Imports, { strict: false });
  jest.spyOn(imports, 'done').mockRejectedValueOnce(new Error('the database is away'));
  const body = await zip(registerBytes(smallRegister()));
  const { importId } = (await sendRegister(team, 'imports', body).expect(202)).body as Asked;
  const { state, summary } = await importOver(team, importId);
  expect(imports.done).toHaveBeenCalledTimes(2);
  expect(state).toBe('done');
  expect(summary).toMatchObject({ rows: { families: 2 }, changes: { newFamilies: 2 } });
  expect(summary?.events).toBeGreaterThan(2);
});

it('a unit or municipality that the area lacks comes only when it is asked for by name', async () => {
  const team = api.as('coordinator', await api.anotherArea('Namnområdet'));
  const [body, names] = [await zip(registerBytes(smallRegister())), ['Nora', 'Lindesberg', 'BUP']];
  const ask = async (create: readonly string[], key?: string) => {
    const { importId } = (await sendRegister(team, 'imports', body, key, create).expect(202))
      .body as Asked;
    return importOver(team, importId);
  };
  expect(await ask(names)).toMatchObject({
    ...{ state: 'refused', faultCount: 1 },
    faults: [{ file: 'moten.csv', row: 2, rule: 'register.unknown-unit', value: null }],
  });
  expect((await ask([...names, 'Skola'], 'with-the-school')).state).toBe('done');
  await sendRegister(team, 'imports', body, 'with-the-school', names).expect(422);
  // What the area has by now needs no asking.
  expect(await ask([])).toMatchObject({ state: 'done', summary: { events: 0 } });

  const slip = smallRegister();
  set('familjer.csv', 3, 'kommun', 'Lindesbreg')(slip);
  set('kontakter.csv', 2, 'verksamhet', 'B.U.P')(slip);
  set('moten.csv', 4, 'verksamheter', 'Skola, Lekterapin')(slip);
  const checked = await sendRegister(team, 'checks', await zip(registerBytes(slip)), undefined, []);
  expect(checked.body).toMatchObject({
    faults: expect.arrayContaining([
      expect.objectContaining({ value: 'Lindesbreg', expected: 'Menade du Lindesberg?' }),
    ]),
    unknown: [
      { kind: 'unit', name: 'B.U.P', nearest: 'BUP', rows: 1 },
      { kind: 'unit', name: 'Lekterapin', nearest: null, rows: 1 },
    ],
  });
  const many = [...Array(101).keys()].map(String);
  await sendRegister(team, 'checks', body, undefined, many).expect(400);
  await sendRegister(team, 'checks', body, undefined, ['x'.repeat(121)]).expect(400);
});

describe('an import that is shown first', () => {
  let areaId: AreaId;
  const team = () => api.as('coordinator', areaId);
  const files = (change: (rows: RegisterRows) => void = () => undefined) => {
    const rows = smallRegister();
    change(rows);
    return zip(registerBytes(rows));
  };
  const ask = async (path: 'previews' | 'imports', body: Buffer) => {
    const { importId } = (await sendRegister(team(), path, body).expect(202)).body as Asked;
    return importOver(team(), importId);
  };
  const start = (importId: string, seen = 1) =>
    team().post(`/register/imports/${importId}/start`, {}).set('If-Match', `"${seen}"`);
  const changes = async (importId: string) =>
    (await team().get(`/register/imports/${importId}/changes`).expect(200)).body;
  const withoutF2 = (rows: RegisterRows) => {
    for (const [file, lines] of Object.entries(rows))
      rows[file] = lines.filter((cells) => !cells.includes('F2'));
  };

  beforeAll(async () => {
    areaId = await api.anotherArea('Visade området');
  });

  it('changes nothing until somebody says yes, and then what was shown', async () => {
    const shown = await ask('previews', await files());
    expect(shown).toMatchObject({
      ...{ state: 'previewed', summary: null, timesShown: 1 },
      preview: {
        changes: { newFamilies: 2, struckFamilies: 0 },
        municipalities: ['Nora', 'Lindesberg'],
      },
    });
    expect(await changes(shown.importId)).toMatchObject({
      items: [
        { family: 'F1', kind: 'new' },
        { family: 'F2', kind: 'new', holds: { members: expect.any(Number) } },
      ],
      nextCursor: null,
    });
    expect((await team().get('/cases').expect(200)).body.items).toEqual([]);
    await start(shown.importId).expect(202);
    const done = await importOver(team(), shown.importId);
    expect(done).toMatchObject({ state: 'done', preview: null });
    expect(done.summary?.events).toBe(shown.preview?.events);
    // Yes once more is the same yes, and what was shown is kept no longer.
    await start(shown.importId).expect(202);
    expect(await changes(shown.importId)).toEqual({ items: [], nextCursor: null });
  });

  it('tells what is corrected cell by cell, and families that are struck before', async () => {
    const file = await files((rows) => {
      withoutF2(rows);
      set('familjer.csv', 2, 'aktualiserad_av', 'Förälder')(rows);
    });
    const { importId } = await ask('previews', file);
    const first = await changes(importId);
    expect(first.items).toMatchObject([{ family: 'F2', kind: 'struck', changes: [] }]);
    const path = `/register/imports/${importId}/changes?cursor=${first.nextCursor}`;
    const { body } = await team().get(path).expect(200);
    expect(body.items).toMatchObject([
      {
        family: 'F1',
        kind: 'corrected',
        changes: [{ column: 'aktualiserad_av', after: 'Förälder' }],
      },
    ]);
  });

  it('is shown anew when it would change something else by then', async () => {
    const { importId } = await ask('previews', await files(withoutF2));
    expect(
      (await ask('imports', await files((rows) => rows['konsultationer.csv']?.pop()))).state,
    ).toBe('done');
    await start(importId).expect(202);
    expect(await importOver(team(), importId)).toMatchObject({ state: 'previewed', timesShown: 2 });
    await start(importId, 2).expect(202);
    expect(await importOver(team(), importId)).toMatchObject({ state: 'done' });
  });

  it('is refused with its faults like any other, and lapses after a day', async () => {
    const refused = await ask('previews', await zip(faulty()));
    expect(refused).toMatchObject({ state: 'refused', faultCount: 2, preview: null });
    const tooLate = await start(refused.importId).expect(409);
    expect(tooLate.body).toMatchObject({ code: 'register.not-shown' });
    const { importId } = await ask('previews', await files());
    const inArea = <T>(text: string) =>
      api.app
        .get(Transactions, { strict: false })
        .inArea(areaId, (tx) => tx.query<T>(text, [importId]));
    const [page] = await inArea<{ content: Buffer }>(
      'select content from register.preview where import_id = $1 and place > 0',
    );
    expect(page?.content.includes('F2')).toBe(false);
    await inArea(
      `update register.import set touched_at = clock_timestamp() - interval '25 hours'
        where import_id = $1`,
    );
    const imports = api.app.get(Imports, { strict: false });
    expect(await imports.due(areaId)).toMatchObject([{ importId, lapsed: true }]);
    expect(await imports.lapse(areaId, importId)).toBe(true);
    expect(await importOver(team(), importId)).toMatchObject({ state: 'lapsed' });
    for (const table of ['upload', 'preview'])
      expect(await inArea(`select from register.${table} where import_id = $1`)).toEqual([]);
    await start(importId).expect(409);
  });
});

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
  const first = await api.as('coordinator').get(`${path}?limit=1`).expect(200);
  const { items, nextCursor } = first.body as { items: unknown[]; nextCursor: string };
  expect(items).toMatchObject([{ rule: 'register.unknown-municipality' }]);
  const next = await api.as('coordinator').get(`${path}?limit=1&cursor=${nextCursor}`).expect(200);
  expect(next.body).toMatchObject({
    items: [{ rule: 'register.impossible-day' }],
    nextCursor: null,
  });
});

it('is for coordinators alone, as every case is (found A6)', async () => {
  const { importId } = (await send('imports', await zip(faulty())).expect(202)).body as Asked;
  for (const persona of ['operator', 'referrer', 'steering-group'] as const) {
    const other = api.as(persona);
    const one = `imports/${importId}`;
    for (const path of ['export', one, `${one}/faults`, `${one}/changes`])
      await other.get(`/register/${path}`).expect(403);
    for (const path of ['checks', 'previews', 'imports', `${one}/start`])
      await other.post(`/register/${path}`).expect(403);
  }
});

it('a check keeps nobody waiting, however long it takes (found A5)', async () => {
  const [headings = ''] = (given.get('familjer.csv') ?? '').toString().split('\r\n');
  const rows = [...Array(60_000).keys()].map((at) => `F${at};Norra;${at};x;y;z;w`);
  const file = Buffer.from([headings, ...rows].join('\r\n'));
  const order: string[] = [];
  const checking = send('checks', await zip(new Map([['familjer.csv', file]]))).then(
    (response) => (order.push('checked'), response),
  );
  for (let other = 0; other < 3; other += 1) {
    await api.as('coordinator').get('/calendars').expect(200);
    order.push('other');
  }
  const { status, body } = await checking;
  expect(order).toEqual(['other', 'other', 'other', 'checked']);
  expect(status).toBe(200);
  expect((body as { count: number }).count).toBeGreaterThan(60_000);
});

it('what is no zip is refused at once', async () => {
  await send('imports', Buffer.from('familj;kommun')).expect(400);
  await send('checks', Buffer.from('PK')).expect(400);
  await api.as('coordinator').post('/register/checks', { not: 'a zip' }).expect(400);
  const other = await api.anotherArea('Ett annat område');
  const asked = await send('imports', await zip(faulty())).expect(202);
  const { importId } = asked.body as Asked;
  await api.as('coordinator', other).get(`/register/imports/${importId}`).expect(404);
});

it('an import that the queue has forgotten is done all the same', async () => {
  const context = {
    areaId: await api.anotherArea('Glömda området'),
    commandId: commandId(newId()),
    actor: { id: 'tester', role: 'operator' },
  };
  const imports = api.app.get(Imports, { strict: false });
  const importId = await imports.ask(context, await zip(given), 'all');
  await api.app.get(JobReminder, { strict: false }).remind();
  let state = 'queued';
  while (!['done', 'refused', 'failed'].includes(state))
    ({ state } = await imports.byId(context.areaId, importId));
  expect(state).toBe('done');
}, 60_000);

it('keeps no copy of the file, and nothing of its cells in tables or the log (found A10)', async () => {
  const rows = smallRegister();
  const marker = 'Mariaskolan i Marköping';
  rows['kontakter.csv']?.push(['F1', 'F1-P2', marker, 'individuellt stöd', '2030-01-01']);
  rows['kontakter.csv']?.push(['F1', marker, 'BUP', 'individuellt stöd', '2020-01-01']);
  const asked = await send('imports', await zip(registerBytes(rows))).expect(202);
  expect((await over((asked.body as Asked).importId)).state).toBe('refused');
  expect(api.log.filter((line) => line.includes(marker))).toEqual([]);
  const kept = await api.app
    .get(Transactions, { strict: false })
    .readInArea(api.areaId, (tx) => tx.query('select import_id from register.upload'));
  expect(kept).toEqual([]);
  const faults = await api.app
    .get(Transactions, { strict: false })
    .readInArea(api.areaId, (tx) => tx.query('select fault from register.fault'));
  expect(JSON.stringify(faults)).toContain('register.day-in-future');
  expect(JSON.stringify(faults)).not.toContain('2030-01-01');
  expect(JSON.stringify(faults)).not.toContain(marker);
});

it('a file waits sealed, and bound to its import (found A10)', async () => {
  const context = {
    areaId: await api.anotherArea('Väntande området'),
    commandId: commandId(newId()),
    actor: { id: 'tester', role: 'operator' },
  };
  const imports = api.app.get(Imports, { strict: false });
  const sent = await zip(given);
  const importId = await imports.ask(context, sent, ['Boendestöd']);
  const [waiting] = await api.app
    .get(Transactions, { strict: false })
    .readInArea(context.areaId, (tx) =>
      tx.query<{ content: Buffer }>('select content from register.upload'),
    );
  expect(waiting?.content.includes('familjer.csv')).toBe(false);
  const upload = await imports.upload(context.areaId, importId);
  expect([upload?.zip, upload?.create]).toEqual([sent, ['Boendestöd']]);
});

it('keeps the faults of a refused import for thirty days', async () => {
  const faults = async (importId: string) =>
    (await api.as('coordinator').get(`/register/imports/${importId}/faults`).expect(200)).body
      .items;
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
