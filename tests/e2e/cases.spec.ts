import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';

let house: TestApp;
let agencyId: string;
let unitId: string;

beforeAll(async () => {
  house = await anApp();
  const operator = house.as('operator');
  await operator.post('/directory/municipalities', { code: '1884' }).expect(201);
  const agency = { name: 'Region Örebro län', kind: 'region' };
  agencyId = (await operator.post('/directory/agencies', agency).expect(201)).body.id;
  const unit = { agencyId, name: 'BUP' };
  unitId = (await operator.post('/directory/units', unit).expect(201)).body.id;
});

afterAll(() => house?.close());

const team = () => house.as('coordinator', house.areaId);
const referrer = () => house.as('referrer', house.areaId);

const referral = {
  municipality: '1884',
  referredOn: '2025-01-10',
  category: 'school',
  criteria: ['several-interventions'],
  domains: ['school-absence'],
  childrenUnder23: 2,
};

/** One case, written to with the version that the last answer gave. */
async function aCase(change: object = {}) {
  const { body } = await team()
    .post('/cases', { ...referral, ...change })
    .expect(201);
  const caseId: string = body.id;
  let version: number = body.version;
  const at = (path: string) => `/cases/${caseId}${path}`;
  const send = (method: 'post' | 'put' | 'delete', path: string, entry?: object) =>
    team()[method](at(path), entry).set('If-Match', `"${version}"`);
  const write = async (path: string, entry: object, status = 201): Promise<string> => {
    const answer = await send('post', path, entry).expect(status);
    version = answer.body.version;
    return answer.body.entryId;
  };
  const detail = async () => (await team().get(at('')).expect(200)).body;
  const see = async () => {
    version = (await detail()).version;
  };
  return { caseId, at, send, write, detail, see };
}

type Case = Awaited<ReturnType<typeof aCase>>;

async function consent({ at }: Case, memberId: string): Promise<void> {
  const asked = await team()
    .post(at('/consents'), {
      memberId,
      agencyId,
      information: ['coordination'],
      purpose: 'collaboration-meetings',
      on: '2025-01-14',
    })
    .expect(201);
  await team()
    .post(at(`/consents/${asked.body.id}/given`), {
      on: '2025-01-15',
      until: '2025-12-31',
      how: { form: 'written' },
    })
    .set('If-Match', String(asked.headers.etag))
    .expect(200);
}

const meeting = (child: string, heldOn: string) => ({
  heldOn,
  kind: 'collaboration',
  form: 'digital',
  minutes: 60,
  unitIds: [unitId],
  discussed: [child],
});

async function aMetFamily() {
  const one = await aCase();
  await one.write('/assessment', { on: '2025-01-13', outcome: 'taken-on' });
  const child = await one.write('/members', { role: 'child', birthYear: 2014 });
  const guardian = await one.write('/members', { role: 'guardian', birthYear: 1985 });
  const support = { memberId: child, unitId, kind: 'individual-support', since: '2024-09-01' };
  await one.write('/contacts', support);
  await consent(one, guardian);
  const meetingId = await one.write('/meetings', meeting(child, '2025-02-03'));
  return { ...one, child, guardian, meetingId };
}

describe('a case, from referral to closure and back', () => {
  it('is referred, assessed, met, closed and reopened, and says so in its events and its list', async () => {
    const one = await aMetFamily();
    await one.write('/members/' + one.child + '/process-end', { on: '2025-03-03' }, 200);
    await one.write('/closings', { on: '2025-03-10', reason: 'situation-improved' });
    const closed = (await one.detail()).status;
    await one.write('/reopenings', { on: '2025-03-20' });

    const detail = await one.detail();
    expect([closed, detail.status]).toEqual(['closed', 'taken-on']);
    expect(detail.state.processStarts[one.child]).toEqual({
      on: '2025-02-03',
      meetingId: one.meetingId,
    });
    const events = (await team().get(one.at('/events')).expect(200)).body.items;
    expect(events.map((event: { type: string }) => event.type)).toEqual([
      'case.referred',
      'case.assessed',
      'case.member-added',
      'case.member-added',
      'case.contact-added',
      'case.meeting-held',
      'case.process-started',
      'case.process-ended',
      'case.closed',
      'case.reopened',
    ]);
    const list = (await team().get('/cases?status=taken-on&limit=200').expect(200)).body.items;
    expect(list).toContainEqual(
      expect.objectContaining({
        caseId: one.caseId,
        firstMeetingOn: '2025-02-03',
        closedOn: null,
        version: 10,
      }),
    );
  });

  it('moves the figures, today and on earlier days', async () => {
    const figures = async (asOf: string) => {
      await house.catchUp();
      const path = `/statistics/tables?asOf=${asOf}`;
      return (await team().get(path).expect(200)).body.total;
    };
    const [before, earlier] = [await figures('2025-03-31'), await figures('2025-02-02')];
    await aMetFamily();
    const [after, earlierStill] = [await figures('2025-03-31'), await figures('2025-02-02')];
    expect(after.families).toBe(before.families + 1);
    expect(after.activeProcesses).toBe(before.activeProcesses + 1);
    expect(earlierStill).toEqual(earlier);
  });
});

describe('an assessment with the wrong outcome', () => {
  it('is corrected: list, figures and the referrer follow, and the events tell of both', async () => {
    const waiting = async () => {
      await house.catchUp();
      const { body } = await team().get('/statistics/tables?asOf=2025-03-31').expect(200);
      return body.waitingForFirstMeeting as number;
    };
    const referred = await referrer().post('/cases', referral).expect(201);
    const path = `/cases/${referred.body.id}`;
    const stage = async () => (await referrer().get(`/referrals/${referred.body.id}`)).body.stage;
    const assessed = async (method: 'post' | 'put', body: object) => {
      const { headers } = await team().get(path).expect(200);
      return team()[method](`${path}/assessment`, body).set('If-Match', String(headers.etag));
    };
    const before = await waiting();
    await assessed('post', { on: '2025-01-13', outcome: 'declined', reason: 'outside-area' });
    expect([await waiting(), await stage()]).toEqual([before - 1, 'declined']);

    const right = { on: '2025-01-13', outcome: 'taken-on', note: 'Fel val förra gången.' };
    expect((await assessed('put', right)).status).toBe(200);
    const { body } = await team().get(path).expect(200);
    expect(body).toMatchObject({ status: 'taken-on', notes: { assessment: right.note } });
    expect([await waiting(), await stage()]).toEqual([before, 'taken-on']);
    const { items } = (await team().get(`${path}/events`).expect(200)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual([
      'case.referred',
      'case.assessed',
      'case.assessment-corrected',
      'case.reworded',
    ]);
  });

  it('is not corrected away under a meeting that was held', async () => {
    const { caseId } = await aMetFamily();
    const path = `/cases/${caseId}`;
    const { headers } = await team().get(path).expect(200);
    const { body } = await team()
      .put(`${path}/assessment`, { on: '2025-01-13', outcome: 'declined', reason: 'outside-area' })
      .set('If-Match', String(headers.etag))
      .expect(409);
    expect(body.code).toBe('meeting.before-taken-on');
  });
});

describe('a meeting without consent', () => {
  it('is refused and says whose consent for which agency is missing', async () => {
    const one = await aCase();
    await one.write('/assessment', { on: '2025-01-13', outcome: 'taken-on' });
    const child = await one.write('/members', { role: 'child', birthYear: 2014 });
    const guardian = await one.write('/members', { role: 'guardian', birthYear: 1985 });
    const { body } = await one.send('post', '/meetings', meeting(child, '2025-02-03')).expect(409);
    expect(body).toMatchObject({
      code: 'meeting.consent-missing',
      details: { missing: [{ memberId: guardian, agencyId }] },
    });
    expect((await one.detail()).version).toBe(4);
  });
});

describe('two people and one case', () => {
  it('the second is told that the case has moved on (412), and without a version is asked for one (428)', async () => {
    const one = await aCase();
    const assess = { on: '2025-01-13', outcome: 'taken-on' };
    const first = one.send('post', '/assessment', assess);
    const second = one.send('post', '/assessment', { ...assess, on: '2025-01-14' });
    const answers = await Promise.all([first, second]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    await team().post(one.at('/assessment'), assess).expect(428);
  });

  it('the same request twice has the effect of once, and the same answer', async () => {
    const key = newId();
    const refer = () => team().post('/cases', referral).set('Idempotency-Key', key).expect(201);
    const [first, again] = [await refer(), await refer()];
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const other = { ...referral, childrenUnder23: 5 };
    await team().post('/cases', other).set('Idempotency-Key', key).expect(422);
  });

  it('numbers are given once each and none is left out, also to many at once of whom some are refused', async () => {
    const numberOf = async (id: string): Promise<number> => {
      const { state } = (await team().get(`/cases/${id}`).expect(200)).body;
      return Number(state.referral.number.slice(1));
    };
    const refer = (more: object, key: string = newId()) =>
      team()
        .post('/cases', { ...referral, ...more })
        .set('Idempotency-Key', key);
    const before = await numberOf((await refer({}).expect(201)).body.id);
    const mother = { role: 'guardian', birthYear: 1985 };
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => [
        refer({ members: [{ ...mother, personal: { name: `Kim ${at}` } }] }),
        refer({ familyName: 'Exempel' }, at < 2 ? key : newId()),
        refer({ municipality: '0180' }),
        refer({ members: [{ ...mother, personal: { personNumber: '1' } }] }),
      ]).flat(),
    );
    const made = new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : [])));
    expect(answers.filter(({ status }) => status !== 201)).toHaveLength(20);
    const numbers = await Promise.all([...made].map((id) => numberOf(id as string)));
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 19 }, (_, at) => before + 1 + at),
    );
  });
});

describe('corrections', () => {
  it('of a meeting move the process; a struck meeting takes it away', async () => {
    const one = await aMetFamily();
    await one
      .send('put', `/meetings/${one.meetingId}`, meeting(one.child, '2025-02-05'))
      .expect(200);
    expect((await one.detail()).state.processStarts[one.child].on).toBe('2025-02-05');
    await one.see();
    await one.write('/strikes', { entry: 'meeting', entryId: one.meetingId });
    expect((await one.detail()).state.processStarts).toEqual({});
  });

  it('of a name alone are kept, and told of without the name', async () => {
    const one = await aCase();
    const member = { role: 'child', birthYear: 2014 };
    const child = await one.write('/members', { ...member, personal: { name: 'Kim' } });
    const correct = { ...member, personal: { name: 'Kim Exempel' } };
    const { body } = await one.send('put', `/members/${child}`, correct).expect(200);
    expect(body.events).toBe(1);
    const { items } = (await team().get(`/cases/${one.caseId}/events`).expect(200)).body;
    expect(JSON.stringify(items)).toContain('case.reworded');
    expect(JSON.stringify(items)).not.toContain('Exempel');
    const texts = await team().get(`/people/${child}/texts?purpose=case-work`).expect(200);
    expect(JSON.stringify(texts.body)).toContain('Kim Exempel');
  });

  it('of who needs an interpreter are kept as a code, whatever the name (law.md 24)', async () => {
    const one = await aCase();
    const father = { role: 'guardian', birthYear: 1985 };
    const member = await one.write('/members', { ...father, interpreter: 'so' });
    const { state, version } = await one.detail();
    expect(state.interpreterNeeds).toEqual({ [member]: 'so' });
    const path = `/members/${member}`;
    await one.send('put', path, { ...father, interpreter: null }).expect(200);
    expect((await one.detail()).state.interpreterNeeds).toEqual({ [member]: null });
    await one.send('put', path, { ...father, interpreter: 'xx' }).expect(400);
    const { items } = (await team().get(one.at('/events')).expect(200)).body;
    expect(items.slice(version - 1)).toMatchObject([
      { type: 'case.member-interpreter-noted', data: { memberId: member, language: 'so' } },
      { type: 'case.member-interpreter-noted', data: { memberId: member, language: null } },
    ]);
  });

  it('strike a whole case, which then is on no list', async () => {
    const one = await aCase();
    await one.send('delete', '').expect(200);
    expect((await one.detail()).status).toBe('struck');
    const list = (await team().get('/cases?limit=200').expect(200)).body.items;
    expect(list.map((item: { caseId: string }) => item.caseId)).not.toContain(one.caseId);
  });
});

describe('what cannot be', () => {
  it.each([
    ['a municipality outside the area', { municipality: '0180' }, 'municipality'],
    ['a day in the future', { referredOn: '2025-04-01' }, 'referredOn'],
  ])('%s is refused, naming the field', async (_what, change, field) => {
    const { body } = await team()
      .post('/cases', { ...referral, ...change })
      .expect(422);
    expect(body.field).toBe(field);
  });

  it.each([
    ['no criteria', { criteria: [] }, 'criteria'],
    ['a day that does not exist', { referredOn: '2025-02-30' }, 'referredOn'],
    ['an unknown field', { name: 'Kim' }, 'name'],
  ])('%s is not of the right form', async (_what, change, field) => {
    const { body } = await team()
      .post('/cases', { ...referral, ...change })
      .expect(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('a household is a short code, so that no name can stand in an event (law.md 16)', async () => {
    const one = await aCase();
    const member = { role: 'child', birthYear: 2014, household: 'hos Kim Exempel' };
    await one.send('post', '/members', member).expect(400);
  });

  it('a case of another area, or none, is not there', async () => {
    const one = await aCase();
    const other = await house.anotherArea('Södra området');
    await house.as('coordinator', other).get(one.at('')).expect(404);
    await team().get(`/cases/${newId()}`).expect(404);
  });
});

describe('those who may', () => {
  it('a referrer refers and sees only the own referrals, with how far they have come', async () => {
    const { body } = await referrer().post('/cases', referral).expect(201);
    const others = await aCase();
    const { items } = (await referrer().get('/referrals').expect(200)).body;
    expect(items).toContainEqual(
      expect.objectContaining({ caseId: body.id, stage: 'received', referredOn: '2025-01-10' }),
    );
    expect(JSON.stringify(items)).not.toContain(others.caseId);
    await referrer().get(`/cases/${body.id}`).expect(403);
    await house.as('steering-group').get('/cases').expect(403);
  });

  it('pages through a list by cursor, each case once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/cases?limit=5${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await team().get(path).expect(200);
      seen.push(...body.items.map((item: { caseId: string }) => item.caseId));
      cursor = body.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(15);
  });
});

describe('consultations (law.md 15)', () => {
  it('hold a day and a kind, are listed and struck', async () => {
    const told = { heldOn: '2025-03-03', kind: 'private-person' };
    const { body, headers } = await team().post('/consultations', told).expect(201);
    const listed = async () => (await team().get('/consultations').expect(200)).body.items;
    expect(await listed()).toEqual([
      { consultationId: body.id, heldOn: '2025-03-03', kind: 'private-person', version: 1 },
    ]);
    await team()
      .delete(`/consultations/${body.id}`)
      .set('If-Match', String(headers.etag))
      .expect(200);
    expect(await listed()).toEqual([]);
  });

  it('have no place for an identity', async () => {
    const told = { heldOn: '2025-03-03', kind: 'private-person', name: 'Kim Exempel' };
    const { body } = await team().post('/consultations', told).expect(400);
    expect(JSON.stringify(body)).not.toContain('Kim Exempel');
  });
});
