import { newId } from '@famsam/platform';
import type { Response } from 'supertest';
import { anApp, type TestApp } from '../support/app';

let house: TestApp;

const referral = {
  municipality: '1884',
  referredOn: '2025-03-03',
  category: 'school',
  criteria: ['family-perspective'],
  childrenUnder23: 2,
};

beforeAll(async () => {
  house = await anApp();
  await house.as('operator').post('/directory/municipalities', { code: '1884' }).expect(201);
});

afterAll(() => house?.close());

/** RFC 9457, with a code, and nothing that was sent. */
function expectProblem({ status, headers, body }: Response, expected: number, code: string): void {
  expect({ status, code: body.code }).toEqual({ status: expected, code });
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ status: expected, type: `/problems/${code}` });
  for (const text of [body.title, body.detail, body.instance])
    expect(text).toEqual(expect.any(String));
  expect(body.correlationId).toBe(headers['x-correlation-id']);
}

const refer = () => house.as('coordinator').post('/cases', referral).expect(201);

it('a rule that stands in the way is 409', async () => {
  const again = await house.as('operator').post('/directory/municipalities', { code: '1884' });
  expectProblem(again, 409, 'directory.municipality-already-joined');
});

it('a value that cannot be is 422, and names its field', async () => {
  const unknown = await house.as('operator').post('/directory/municipalities', { code: '9999' });
  expectProblem(unknown, 422, 'directory.municipality-unknown');
  expect(unknown.body.field).toBe('code');
});

it('a form that is wrong is 400, field by field', async () => {
  const sent = { ...referral, category: 'neighbour', referredOn: '2025-02-30', extra: 'Anna' };
  const wrong = await house.as('coordinator').post('/cases', sent);
  expectProblem(wrong, 400, 'input.invalid');
  const fields = wrong.body.errors.map(({ field }: { field: string }) => field);
  expect(fields.sort()).toEqual(['category', 'extra', 'referredOn']);
  expect(JSON.stringify(wrong.body)).not.toMatch(/Anna|neighbour/);
});

it('what is not there is 404, also when its id is none', async () => {
  const doors = house.as('coordinator');
  expectProblem(await doors.get(`/cases/${newId()}`), 404, 'case.not-found');
  expectProblem(await doors.get('/cases/17'), 404, 'case.not-found');
  expectProblem(await doors.get('/nothing/here'), 404, 'route.not-found');
});

it('what another area has is not there', async () => {
  const other = await house.anotherArea('Grannområdet');
  const { id } = (await refer()).body;
  await house.as('coordinator').get(`/cases/${id}`).expect(200);
  expectProblem(await house.as('coordinator', other).get(`/cases/${id}`), 404, 'case.not-found');
});

describe('versions', () => {
  const correction = { ...referral, referredOn: '2025-03-02' };

  it('must be told where a person corrects what they saw', async () => {
    const { id } = (await refer()).body;
    const sent = await house.as('coordinator').put(`/cases/${id}/referral`, correction);
    expectProblem(sent, 428, 'if-match.missing');
  });

  it('are given with every answer, and refused when they are old', async () => {
    const { body, headers } = await refer();
    const doors = house.as('coordinator');
    const seen = (await doors.get(`/cases/${body.id}`)).headers['etag'] as string;
    expect(seen).toBe(headers['etag']);
    const path = `/cases/${body.id}/referral`;
    const changed = await doors.put(path, correction).set('If-Match', seen).expect(200);
    expect(changed.headers['etag']).not.toBe(seen);
    const stale = await doors.put(path, referral).set('If-Match', seen);
    expectProblem(stale, 412, 'version.stale');
    expect(stale.body.details).toEqual({ expected: 1, actual: 2 });
  });
});

describe('an Idempotency-Key', () => {
  const withKey = (key: string, body: object) =>
    house.as('coordinator').post('/cases', body).set('Idempotency-Key', key);

  it('makes a repeat have no further effect, and the same answer', async () => {
    const key = newId();
    const first = await withKey(key, referral).expect(201);
    const again = await withKey(key, referral).expect(201);
    expect(again.body).toEqual({ ...first.body, repeated: true });
    expect(again.headers['etag']).toBe(first.headers['etag']);
  });

  it('repeats a correction too, although the version it was made from is old by then', async () => {
    const { body, headers } = await refer();
    const correct = () =>
      house
        .as('coordinator')
        .put(`/cases/${body.id}/referral`, { ...referral, childrenUnder23: 4 })
        .set({ 'Idempotency-Key': `correct-${body.id}`, 'If-Match': String(headers['etag']) });
    const first = await correct().expect(200);
    expect((await correct().expect(200)).body).toEqual({ ...first.body, repeated: true });
  });

  it('is refused for another request', async () => {
    const key = newId();
    await withKey(key, referral).expect(201);
    const other = { ...referral, childrenUnder23: 3 };
    expectProblem(await withKey(key, other), 422, 'idempotency-key.reused');
  });

  it('is asked for', async () => {
    const sent = house.nobody().post('/api/v1/cases').set('X-Demo-Persona', 'coordinator');
    expectProblem(await sent.send(referral), 400, 'idempotency-key.missing');
  });
});

it('a page elsewhere gets no answer by pointing its name at this machine', async () => {
  const sent = house.nobody().get('/api/v1/cases').set('X-Demo-Persona', 'coordinator');
  expectProblem(await sent.set('Host', 'rebound.example:3000'), 421, 'host.not-loopback');
});

it('no other origin is let in', async () => {
  const asked = await house
    .nobody()
    .options('/api/v1/cases')
    .set({ Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': 'POST' });
  expect(asked.headers['access-control-allow-origin']).toBeUndefined();
});

it('listens on loopback only', () => {
  expect(house.app.getHttpServer().address()).toMatchObject({ address: '127.0.0.1' });
});
