import { anApp, type TestApp } from '../support/app';

describe('the settings of an area', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await anApp();
  });
  afterAll(() => app?.close());

  const usual = {
    silence: {
      answerWithin: 3,
      after: { reminder: 0, 'second-reminder': 2, manager: 4, coordinator: 6, agenda: 8 },
    },
    quietDays: 60,
    agendaDaysAhead: 3,
  };
  const put = (body: object, version: number) =>
    app.as('coordinator').put('/settings', body).set('If-Match', `"${version}"`);

  it('are the usual ones, until the team says otherwise; two people do not write over each other', async () => {
    const first = await app.as('operator').get('/settings').expect(200);
    expect(first.headers.etag).toBe('"0"');
    expect(first.body).toEqual({ ...usual, firstDay: null, version: 0 });
    await put({ ...usual, quietDays: 45 }, 0).expect(200);
    expect((await app.as('coordinator').get('/settings')).body).toEqual({
      ...usual,
      quietDays: 45,
      firstDay: null,
      version: 1,
    });
    expect((await put({ ...usual, agendaDaysAhead: 5 }, 0).expect(412)).body.code).toBe(
      'version.stale',
    );
  });

  it('name the step that does not come later than the one before', async () => {
    const after = { ...usual.silence.after, manager: 2 };
    const { body } = await put({ ...usual, silence: { ...usual.silence, after } }, 1).expect(422);
    expect(body).toMatchObject({
      code: 'settings.steps-not-ascending',
      field: 'silence.after.manager',
    });
    await put({ ...usual, quietDays: 1 }, 1).expect(400);
  });

  it('are for the coordinator and the operator, and of their own area', async () => {
    for (const persona of ['referrer', 'steering-group'] as const)
      await app.as(persona).get('/settings').expect(403);
    const other = await app.anotherArea('Grannområdet');
    expect((await app.as('operator', other).get('/settings')).body).toEqual({
      ...usual,
      firstDay: null,
      version: 0,
    });
  });
});
