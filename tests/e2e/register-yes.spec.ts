import { JobQueues } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import {
  importOver,
  importText,
  sendRegister,
  undoImport,
  zipped,
  type Asked,
} from '../support/register-doors';
import { set, smallRegister } from '../support/register-faults';
import { registerBytes, type RegisterRows } from '../support/register-generator';

/** What is imported is what somebody has seen, whoever says yes to it, from wherever, and however often. */
let house: TestApp;

beforeAll(async () => {
  house = await anApp();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 60_000);
afterAll(() => house?.close());

async function anArea(name: string) {
  const areaId = await house.anotherArea(name);
  const team = () => house.as('coordinator', areaId);
  const show = async (rows: RegisterRows, key?: string): Promise<Asked> => {
    const zip = await zipped(registerBytes(rows));
    const { body } = await sendRegister(team(), 'previews', zip, key).expect(202);
    return importOver(team(), (body as Asked).importId);
  };
  const act = (path: string, { seen, key }: { seen?: number; key?: string }) => {
    const request = team().post(`/register/imports/${path}`, {});
    if (seen !== undefined) void request.set('If-Match', `"${seen}"`);
    if (key) void request.set('Idempotency-Key', key);
    return request;
  };
  const sayYes = (importId: string, how: { seen?: number; key?: string }) =>
    act(`${importId}/start`, how);
  const undo = (importId: string, key: string) => act(`${importId}/undo`, { key });
  return { team, show, sayYes, undo };
}

function asText(rows: RegisterRows): ReadonlyMap<string, string> {
  return new Map([...registerBytes(rows)].map(([name, bytes]) => [name, bytes.toString()]));
}

it('a yes that comes again, or from a page of before, imports nothing that was shown since', async () => {
  const { team, show, sayYes } = await anArea('Området med två flikar');
  const { importId } = await show(smallRegister());
  const meanwhile = smallRegister();
  set('familjer.csv', 2, 'aktualiserad_av', 'Förälder')(meanwhile);
  expect((await importText(team(), asText(meanwhile))).state).toBe('done');

  const first = { seen: 1, key: 'yes-to-the-first' };
  await sayYes(importId, first).expect(202);
  const anew = { state: 'previewed', timesShown: 2 };
  expect(await importOver(team(), importId)).toMatchObject(anew);
  // The answer was lost, so it is sent again: it is the same yes.
  expect((await sayYes(importId, first).expect(202)).body).toMatchObject(anew);
  expect((await sayYes(importId, { ...first, seen: 2 }).expect(202)).body).toMatchObject(anew);
  const late = await sayYes(importId, { seen: 1 }).expect(412);
  expect(late.body).toMatchObject({
    ...{ code: 'version.stale', details: { expected: 1, actual: 2 } },
  });
  expect(await importOver(team(), importId)).toMatchObject(anew);

  const { headers } = await team().get(`/register/imports/${importId}`).expect(200);
  expect(headers.etag).toBe('"2"');
  await sayYes(importId, { seen: 2 }).expect(202);
  const done = { state: 'done', timesShown: 2 };
  expect(await importOver(team(), importId)).toMatchObject(done);
  expect((await sayYes(importId, first).expect(202)).body).toMatchObject(done);
  await sayYes(importId, { seen: 1 }).expect(412);
});

it('a yes says what it is a yes to', async () => {
  const { team, show, sayYes } = await anArea('Området med ett ja');
  const { importId } = await show(smallRegister());
  expect((await sayYes(importId, {}).expect(428)).body).toMatchObject({ code: 'if-match.missing' });
  await sayYes(importId, { seen: 0 }).expect(412);
  await sayYes(importId, { seen: 2 }).expect(412);
  expect(await importOver(team(), importId)).toMatchObject({ state: 'previewed', timesShown: 1 });
  await sayYes('00000000-0000-4000-8000-000000000000', { seen: 1 }).expect(404);
});

it('the key of one request is refused for another, also where an import is started or undone', async () => {
  const { team, show, sayYes, undo } = await anArea('Området med en nyckel');
  const reused = { code: 'idempotency-key.reused' };
  const first = await show(smallRegister(), 'the-key-of-a-file');
  const asYes = await sayYes(first.importId, { seen: 1, key: 'the-key-of-a-file' }).expect(422);
  expect(asYes.body).toMatchObject(reused);
  expect(await importOver(team(), first.importId)).toMatchObject({ state: 'previewed' });

  await sayYes(first.importId, { seen: 1, key: 'the-key-of-a-yes' }).expect(202);
  expect((await importOver(team(), first.importId)).state).toBe('done');
  const zip = await zipped(registerBytes(smallRegister()));
  const asFile = await sendRegister(team(), 'previews', zip, 'the-key-of-a-yes').expect(422);
  expect(asFile.body).toMatchObject(reused);
  expect((await undo(first.importId, 'the-key-of-a-yes').expect(422)).body).toMatchObject(reused);
  expect(await importOver(team(), first.importId)).toMatchObject({ state: 'done' });

  await undo(first.importId, 'the-key-of-an-undoing').expect(202);
  const undone = await undoImport(team(), first.importId);
  expect(undone).toMatchObject({ state: 'undone' });
  await undo(first.importId, 'the-key-of-an-undoing').expect(202);
  const second = await importText(team(), asText(smallRegister()));
  await undo(second.importId, 'the-key-of-an-undoing').expect(422);
  expect(await importOver(team(), second.importId)).toMatchObject({ state: 'done' });
});
