import { BulkAppend, JobQueues, newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral } from '../support/family';
import { importOver, importText, type Asked } from '../support/register-doors';
import { smallRegister } from '../support/register-faults';
import { registerBytes } from '../support/register-generator';

let house: TestApp;

const lindesberg = { ...usualReferral, municipality: '1885' };
const nora = { ...usualReferral, municipality: '1884' };

beforeAll(async () => {
  house = await anApp();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 60_000);
afterAll(() => house?.close());
afterEach(() => jest.restoreAllMocks());

/** Lindesberg is of the area; an import has brought Nora, and families and units of both. */
async function anImport() {
  const areaId = await house.anotherArea(`Ångrat ${newId()}`);
  const team = () => house.as('coordinator', areaId);
  await house.as('operator', areaId).post('/directory/municipalities', { code: '1885' });
  const rows = smallRegister();
  const files = [...registerBytes(rows)].map(([name, bytes]) => [name, bytes.toString()] as const);
  const { importId } = await importText(team(), new Map(files));
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
  return { areaId, team, undo, left };
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
});
