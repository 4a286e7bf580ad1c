import { anApp, type TestApp } from '../support/app';

jest.setTimeout(60_000);

describe('the doors of statistics', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await anApp();
    await app.as('coordinator').post('/directory/municipalities', { code: '1884' }).expect(201);
  });
  afterAll(() => app?.close());

  it('show true counts to the team alone (law.md 29), and what they mean to all but referrers', async () => {
    for (const persona of ['coordinator', 'operator'] as const)
      await app.as(persona).get('/statistics/tables').expect(200);
    for (const persona of ['steering-group', 'referrer'] as const) {
      const { body } = await app.as(persona).get('/statistics/tables').expect(403);
      expect(body).not.toHaveProperty('total');
    }
    await app.as('steering-group').get('/statistics/report').expect(200);
    await app.as('steering-group').get('/statistics/definitions').expect(200);
    await app.as('referrer').get('/statistics/definitions').expect(403);
  });

  it('answer for today and now when nothing is asked for', async () => {
    const { body } = await app.as('operator').get('/statistics/tables').expect(200);
    expect(body).toMatchObject({ asOf: '2025-03-31', knownAt: '2025-03-31T10:00:00.000Z' });
    expect(body.definitions.length).toBeGreaterThan(0);
  });

  it('tell what was recorded, as of the day and as known at the instant, with another ETag', async () => {
    const team = app.as('coordinator');
    const before = await team.get('/statistics/tables?asOf=2025-03-20').expect(200);
    app.clock.moveTo('2025-04-01T10:00:00.000Z');
    const talk = { kind: 'private-person', heldOn: '2025-03-15' };
    await app.as('coordinator').post('/consultations', talk).expect(201);
    await app.catchUp();

    const after = await team.get('/statistics/tables?asOf=2025-03-20').expect(200);
    expect([before.body.consultations, after.body.consultations]).toEqual([0, 1]);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.body.figures).toContainEqual({
      id: 'consultations',
      numerator: 1,
      denominator: null,
      value: 1,
      definition: 'consultations.held',
    });
    for (const earlier of [
      '/statistics/tables?asOf=2025-03-14',
      '/statistics/tables?asOf=2025-03-20&knownAt=2025-03-31T12:00:00%2B02:00',
    ]) {
      const { body } = await team.get(earlier).expect(200);
      expect(body.consultations).toBe(0);
    }
  });

  it('refuse what is no day, no instant, or not known', async () => {
    const { body } = await app
      .as('operator')
      .get('/statistics/tables?asOf=2022-02-30&knownAt=yesterday')
      .expect(400);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['asOf', 'knownAt']);
    await app.as('operator').get('/statistics/tables?day=2022-02-28').expect(400);
  });
});
