import { JobQueues, JobReminder } from '@famsam/platform';
import { QueryBus } from '@nestjs/cqrs';
import { AgreementsBoard } from '../../libs/agreements/agreement.queries';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { askedBy } from '../support/statements';

const redisUrl = process.env.TEST_REDIS_URL;
const backends: readonly [string, Record<string, string>][] = [
  ['Postgres', {}],
  ...(redisUrl ? [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]] : []),
];

let house: TestApp;
let offices: Offices;
let unitId: string;

const team = () => house.as('coordinator');
const noon = (day: string) => house.clock.moveTo(`${day}T11:00:00.000Z`);

/** An open case whose family lets the unit know, until the end of the year. */
async function aCase(): Promise<string> {
  return (await familyToMeet(house, offices, { consent: true })).caseId;
}

interface AgreementInput {
  readonly on?: string;
  readonly dueOn?: string;
  readonly what?: string;
}

/** Made on Monday 2025-03-31 by default; Easter Friday is 2025-04-18. */
async function agreed(caseId: string, input: AgreementInput = {}): Promise<string> {
  const body = { on: '2025-03-31', owner: { kind: 'unit', unitId }, dueOn: '2025-04-30', ...input };
  const made = { what: 'Skolan ordnar en plats i den lilla gruppen.', ...body };
  return (await team().post(`/cases/${caseId}/agreements`, made).expect(201)).body.id;
}

async function seen(caseId: string, agreementId: string) {
  const { items } = (await team().get(`/cases/${caseId}/agreements`).expect(200)).body;
  return items.find((item: { agreementId: string }) => item.agreementId === agreementId);
}

function act(agreementId: string, path: string, version: number, body: object) {
  return team().post(`/agreements/${agreementId}/${path}`, body).set('If-Match', `"${version}"`);
}

describe.each(backends)('agreements, with queues on %s', (_name, queues) => {
  beforeAll(async () => {
    house = await anApp(queues);
    offices = await withOffices(house);
    ({ unitId } = offices);
  });

  afterAll(() => house?.close());
  beforeEach(() => noon('2025-03-31'));

  it('are made, answered and done, each act once', async () => {
    const caseId = await aCase();
    const id = await agreed(caseId);
    expect(await seen(caseId, id)).toMatchObject({
      status: 'open',
      owner: { kind: 'unit', unitId },
      what: 'Skolan ordnar en plats i den lilla gruppen.',
      note: null,
      version: 1,
    });
    const blocked = { on: '2025-03-31', reason: 'no-time-or-staff', note: 'Två är sjuka.' };
    await act(id, 'blocked', 1, blocked).expect(200);
    expect(await seen(caseId, id)).toMatchObject({
      status: 'blocked',
      blockedBy: 'no-time-or-staff',
      note: 'Två är sjuka.',
    });
    const stale = await act(id, 'taken-on', 1, { on: '2025-03-31' }).expect(412);
    expect(stale.body.code).toBe('version.stale');
    await act(id, 'moved', 2, { on: '2025-03-31', dueOn: '2025-05-15' }).expect(200);
    await act(id, 'done', 3, { on: '2025-03-31' }).expect(200);
    const over = await act(id, 'withdrawn', 4, { on: '2025-03-31' }).expect(409);
    expect(over.body).toMatchObject({ code: 'agreement.over', details: { status: 'done' } });
  });

  it('name the field that cannot be', async () => {
    const caseId = await aCase();
    const body = { on: '2025-03-31', owner: { kind: 'unit', unitId }, what: 'Något' };
    const early = { ...body, dueOn: '2025-03-30' };
    const { body: problem } = await team().post(`/cases/${caseId}/agreements`, early).expect(422);
    expect(problem).toMatchObject({ code: 'agreement.due-before-made' });
    expect(JSON.stringify(problem)).toContain('dueOn');
    const nobody = { ...body, dueOn: '2025-04-30', owner: { kind: 'somebody' } };
    await team().post(`/cases/${caseId}/agreements`, nobody).expect(400);
    const { body: none } = await team().get(`/cases/${caseId}/agreements`).expect(200);
    expect(none.items).toEqual([]);
  });

  it('stand on the board by the day they are due, those of open cases only', async () => {
    const areaId = await house.anotherArea('Tavlan');
    const offices = await withOffices({ ...house, areaId });
    const here = house.as('coordinator', areaId);
    const open = async () => {
      const { id } = (await here.post('/cases', usualReferral).expect(201)).body;
      const input = { on: '2025-01-10', outcome: 'taken-on' };
      await here.post(`/cases/${id}/assessment`, input).set('If-Match', '"1"').expect(201);
      return id as string;
    };
    const make = async (caseId: string, dueOn: string) => {
      const owner = { kind: 'unit', unitId: offices.unitId };
      const body = { on: '2025-03-31', owner, dueOn, what: 'x' };
      return (await here.post(`/cases/${caseId}/agreements`, body).expect(201)).body.id as string;
    };
    const [one, two, closed] = [await open(), await open(), await open()];
    const late = await make(one, '2025-05-30');
    await make(closed, '2025-04-02');
    const soon = await make(two, '2025-04-03');
    const done = await make(two, '2025-04-04');
    await here
      .post(`/agreements/${done}/done`, { on: '2025-03-31' })
      .set('If-Match', '"1"')
      .expect(200);
    await here
      .post(`/cases/${closed}/closings`, { on: '2025-03-31', reason: 'situation-resolved' })
      .set('If-Match', '"2"')
      .expect(201);
    const first = (await here.get('/agreements?limit=1').expect(200)).body;
    expect(first.items.map(({ agreementId }: { agreementId: string }) => agreementId)).toEqual([
      soon,
    ]);
    const next = (await here.get(`/agreements?cursor=${first.nextCursor}`).expect(200)).body;
    expect(next.items).toMatchObject([{ agreementId: late, caseNumber: 'F001', family: null }]);
    expect(next.nextCursor).toBeNull();
  });

  it('of closed cases cost the board few questions, however many they are and few it shows', async () => {
    const areaId = await house.anotherArea('Många avslutade');
    const offices = await withOffices({ ...house, areaId });
    const { caseId, version } = await familyToMeet({ ...house, areaId }, offices, {
      consent: false,
    });
    const here = house.as('coordinator', areaId);
    const owner = { kind: 'unit', unitId: offices.unitId };
    const body = { on: '2025-03-31', owner, dueOn: '2025-04-30', what: 'x' };
    for (let made = 0; made < 120; made += 1)
      await here.post(`/cases/${caseId}/agreements`, body).expect(201);
    await here
      .post(`/cases/${caseId}/closings`, { on: '2025-03-31', reason: 'situation-resolved' })
      .set('If-Match', `"${version}"`)
      .expect(201);
    const board = new AgreementsBoard(areaId, { id: 'tester', role: 'coordinator' }, 1);
    const queries = house.app.get(QueryBus, { strict: false });
    const { statements } = await askedBy(async () => {
      expect((await queries.execute(board)).items).toEqual([]);
    });
    expect(statements).toBeLessThan(12);
  });

  describe('that nobody answers', () => {
    beforeAll(() => house.app.get(JobQueues, { strict: false }).startWorkers());

    /** What the silence has come to by that day, once the worker has looked. */
    async function silenceOn(day: string, caseId: string, id: string, expected: number) {
      noon(day);
      const reminder = house.app.get(JobReminder, { strict: false });
      await reminder.remind();
      // Again, as every minute: nothing may come of it.
      await reminder.remind();
      for (;;) {
        const { silence } = await seen(caseId, id);
        if (silence.length >= expected) return silence;
        await new Promise(setImmediate);
      }
    }

    it('go from reminder to the next agenda, a step at a time, and an answer ends it', async () => {
      const caseId = await aCase();
      const id = await agreed(caseId);
      // Three working days to answer: Thursday 3 April. The second reminder on Monday 7 April.
      expect(await silenceOn('2025-04-02', caseId, id, 0)).toEqual([]);
      expect(await silenceOn('2025-04-03', caseId, id, 1)).toEqual(['reminder']);
      expect(await silenceOn('2025-04-07', caseId, id, 2)).toEqual(['reminder', 'second-reminder']);
      const { version } = await seen(caseId, id);
      expect(version).toBe(3);
      await act(id, 'taken-on', version, { on: '2025-04-07' }).expect(200);
      expect(await silenceOn('2025-04-29', caseId, id, 0)).toEqual([]);
      expect(await silenceOn('2025-04-30', caseId, id, 1)).toEqual(['reminder']);
    });

    it('that are taken on after their day are asked about anew, from the first reminder on', async () => {
      const caseId = await aCase();
      const id = await agreed(caseId, { dueOn: '2025-04-01' });
      noon('2025-04-15');
      await act(id, 'taken-on', 1, { on: '2025-04-15' }).expect(200);
      // Three working days, with Easter from Friday 18 to Monday 21 April between them.
      expect(await silenceOn('2025-04-15', caseId, id, 0)).toEqual([]);
      expect(await silenceOn('2025-04-21', caseId, id, 0)).toEqual([]);
      expect(await silenceOn('2025-04-22', caseId, id, 1)).toEqual(['reminder']);
      expect(await silenceOn('2025-04-24', caseId, id, 2)).toEqual(['reminder', 'second-reminder']);
    });

    it('after a week without a worker come to the last step alone', async () => {
      const caseId = await aCase();
      const id = await agreed(caseId);
      expect(await silenceOn('2025-04-09', caseId, id, 1)).toEqual(['manager']);
      expect(house.log.join('\n')).toContain('steps of a silence came too late');
    });

    it('are waited for no more when the case is closed', async () => {
      const caseId = await aCase();
      const id = await agreed(caseId);
      await team()
        .post(`/cases/${caseId}/closings`, { on: '2025-03-31', reason: 'situation-resolved' })
        .set('If-Match', '"4"')
        .expect(201);
      const open = await aCase();
      const other = await agreed(open);
      // The other one is noticed by the same look.
      expect(await silenceOn('2025-04-30', open, other, 1)).toEqual(['agenda']);
      expect((await seen(caseId, id)).silence).toEqual([]);
    });
  });
});
