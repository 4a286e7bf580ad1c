import { anApp, type TestApp } from '../support/app';

describe('the doors of the directory', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await anApp();
  }, 60_000);
  afterAll(() => app?.close());

  it('let everybody read, and the coordinator and the operator change', async () => {
    for (const persona of ['coordinator', 'operator', 'referrer', 'steering-group'] as const) {
      for (const list of ['municipalities', 'population', 'agencies', 'units']) {
        await app.as(persona).get(`/directory/${list}`).expect(200);
      }
    }
    for (const persona of ['referrer', 'steering-group'] as const) {
      await app.as(persona).post('/directory/municipalities', { code: '1880' }).expect(403);
    }
    await app.as('operator').post('/directory/municipalities', { code: '1880' }).expect(201);
  });

  it('name the area, with the version of its directory', async () => {
    const { body, headers } = await app.as('referrer').get('/directory').expect(200);
    expect(body).toMatchObject({ areaId: app.areaId, name: 'Provområdet' });
    expect(headers.etag).toBe(`"${body.version}"`);
  });

  it('record a population, and answer a rule that is broken with its code', async () => {
    const coordinator = app.as('coordinator');
    await coordinator.post('/directory/municipalities', { code: '1884' }).expect(201);
    const figure = { code: '1884', on: '2021-12-31', inhabitants: 10721, source: 'SCB' };
    await coordinator.post('/directory/population', figure).expect(201);
    const again = await coordinator.post('/directory/population', figure).expect(201);
    expect(again.body.events).toBe(0);
    const { body } = await coordinator.get('/directory/population').expect(200);
    expect(body).toEqual({ items: [figure], nextCursor: null });

    const refused = await coordinator
      .post('/directory/population', { ...figure, code: '1885' })
      .expect(409);
    expect(refused.body.code).toBe('directory.municipality-not-joined');
    const future = await coordinator
      .post('/directory/population', { ...figure, on: '2030-12-31' })
      .expect(422);
    expect(future.body).toMatchObject({ code: 'directory.population-in-future', field: 'on' });
    const malformed = await coordinator
      .post('/directory/population', { ...figure, on: '2021-02-30', inhabitants: -1 })
      .expect(400);
    expect(malformed.body.errors.map((fault: { field: string }) => fault.field)).toEqual([
      'on',
      'inhabitants',
    ]);
    await coordinator.post('/directory/municipalities', { code: '9999' }).expect(422);
  });

  it('take no person number into what stands in events for good (found A10)', async () => {
    const coordinator = app.as('coordinator');
    const agency = { name: 'Kommunen', kind: 'municipality' };
    const { id: agencyId } = (await coordinator.post('/directory/agencies', agency).expect(201))
      .body as { id: string };
    const figure = { code: '1884', on: '2024-12-31', inhabitants: 10_500 };
    for (const [path, body] of [
      ['/directory/agencies', { ...agency, name: 'Stöd 20140102-1234' }],
      ['/directory/units', { agencyId, name: '140102 1234' }],
      ['/directory/population', { ...figure, source: 'Enligt 811288–9871' }],
      ['/directory/schedule/places', { name: 'Rum 201401021234' }],
    ] as const) {
      const { body: refused } = await coordinator.post(path, body).expect(400);
      expect(refused.errors).toMatchObject([{ rule: 'text.person-number' }]);
      expect(JSON.stringify(refused)).not.toMatch(/\d{6}.?\d{4}/);
    }
    await coordinator
      .post('/directory/population', { ...figure, source: 'SCB, 212000-2999, 2024-12-31' })
      .expect(201);
  });

  it('change an agency and a unit only for one who has seen them as they are', async () => {
    const coordinator = app.as('coordinator');
    const agency = await coordinator
      .post('/directory/agencies', { name: 'Regionen', kind: 'region' })
      .expect(201);
    const unit = await coordinator
      .post('/directory/units', { agencyId: agency.body.id, name: 'BUP' })
      .expect(201);
    const seen = (await coordinator.get('/directory/units').expect(200)).headers.etag as string;
    expect(seen).toBe(unit.headers.etag);

    const path = `/directory/units/${unit.body.id}`;
    await coordinator.patch(path, { name: 'BUP Norr' }).expect(428);
    await coordinator.patch(path, { name: 'BUP Norr' }).set('If-Match', seen).expect(200);
    await coordinator.patch(path, { name: 'BUP Syd' }).set('If-Match', seen).expect(412);
    const { body } = await coordinator.get('/directory/units').expect(200);
    expect(body.items).toEqual([
      { unitId: unit.body.id, name: 'BUP Norr', agencyId: agency.body.id },
    ]);

    const now = (await coordinator.get('/directory/agencies').expect(200)).headers.etag as string;
    await coordinator
      .patch(`/directory/agencies/${agency.body.id}`, { name: 'Region Norr' })
      .set('If-Match', now)
      .expect(200);
    await coordinator.patch(path, {}).set('If-Match', now).expect(400);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const missing = await coordinator
      .patch(`/directory/units/${nobody}`, { name: 'X' })
      .set('If-Match', now)
      .expect(404);
    expect(missing.body.code).toBe('unit.not-found');
  });

  it('give long lists page by page', async () => {
    const area = await app.anotherArea('Sidor');
    const operator = app.as('operator', area);
    for (const code of ['1885', '1884', '1863']) {
      await operator.post('/directory/municipalities', { code }).expect(201);
    }
    const first = await operator.get('/directory/municipalities?limit=2').expect(200);
    expect(first.body.items.map(({ code }: { code: string }) => code)).toEqual(['1885', '1884']);
    const next = encodeURIComponent(first.body.nextCursor);
    const second = await operator.get(`/directory/municipalities?limit=2&cursor=${next}`);
    expect(second.body).toEqual({
      items: [{ code: '1863', name: 'Hällefors' }],
      nextCursor: null,
    });
  });
});
