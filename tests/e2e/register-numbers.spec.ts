import { commandId } from '@famsam/kernel';
import { BulkAppend, JobQueues, newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral } from '../support/family';
import { exportedText, importText } from '../support/register-doors';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 60_000);
afterAll(() => house?.close());

async function anArea(name: string) {
  const areaId = await house.anotherArea(name);
  await house
    .as('operator', areaId)
    .post('/directory/municipalities', { code: '1884' })
    .expect(201);
  return areaId;
}

it('a family whose number is as long as numbers once were gets members and meetings, and comes back (found: 500)', async () => {
  const areaId = await anArea('Långa nummer');
  const team = () => house.as('coordinator', areaId);
  const { body } = await team().post('/cases', usualReferral).expect(201);
  const path = `/cases/${body.id}`;
  const { state } = (await team().get(path).expect(200)).body;
  const number = `F-${'0'.repeat(37)}1`;
  const { on: happenedOn, ...referral } = state.referral;
  const actor = { id: 'tester', role: 'operator' };
  const bulk = await house.app
    .get(BulkAppend, { strict: false })
    .open({ areaId, commandId: commandId(newId()), actor });
  const corrected = { type: 'case.referral-corrected', happenedOn, data: { ...referral, number } };
  const stream = `case-${body.id}`;
  await bulk.stage([{ stream, expectedVersion: body.version, events: [corrected] }]);
  await bulk.publish();

  const write = async (entries: string, entry: object) => {
    const { headers } = await team().get(path).expect(200);
    const sending = team().post(`${path}/${entries}`, entry);
    await sending.set('If-Match', String(headers.etag)).expect(201);
  };
  await write('members', { role: 'child', birthYear: 2014, household: null });
  await write('meetings', {
    ...{ heldOn: '2025-02-03', kind: 'family-talk', form: 'digital', minutes: 60 },
    ...{ unitIds: [], discussed: [], withoutConsent: null },
  });
  const files = await exportedText(team());
  expect(files.get('personer.csv')).toContain(`${number};${number}-P1;barn`);
  expect(files.get('moten.csv')).toContain(`${number}-M1;${number};2025-02-03`);
  expect(await importText(team(), files)).toMatchObject({
    ...{ state: 'done', faults: [] },
    summary: { events: 0 },
  });
  const empty = await anArea('Ett område utan långa nummer');
  const there = house.as('coordinator', empty);
  const rules = (await importText(there, files)).faults.map(({ rule }) => rule);
  expect(new Set(rules)).toEqual(new Set(['register.too-long', 'register.unknown-family']));
});
