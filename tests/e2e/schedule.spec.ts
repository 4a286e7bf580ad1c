import { anApp, type TestApp } from '../support/app';

const schedule = '/directory/schedule';
const nobody = '00000000-0000-4000-8000-000000000001';

describe('the doors of the schedule', () => {
  let app: TestApp;
  let agencyId: string;
  let unitId: string;

  beforeAll(async () => {
    app = await anApp();
    const coordinator = app.as('coordinator');
    const agency = await coordinator
      .post('/directory/agencies', { name: 'Skolan', kind: 'municipality' })
      .expect(201);
    agencyId = agency.body.id;
    const unit = await coordinator
      .post('/directory/units', { agencyId, name: 'Elevhälsa' })
      .expect(201);
    unitId = unit.body.id;
  }, 60_000);
  afterAll(() => app?.close());

  const version = async () =>
    (await app.as('coordinator').get(schedule).expect(200)).headers.etag as string;

  /** As somebody who has just looked. */
  async function put(path: string, body: object, status = 200) {
    const seen = await version();
    return app
      .as('coordinator')
      .put(`${schedule}${path}`, body)
      .set('If-Match', seen)
      .expect(status);
  }

  it('open for the coordinator and the operator alone', async () => {
    await app.as('operator').get(schedule).expect(200);
    for (const persona of ['referrer', 'steering-group'] as const) {
      await app.as(persona).get(schedule).expect(403);
      await app.as(persona).post(`${schedule}/places`, { name: 'X' }).expect(403);
    }
  });

  it('keep what is told, as it is now', async () => {
    const coordinator = app.as('coordinator');
    const hours = [{ weekday: 1, from: 480, to: 1_020 }];
    const school = {
      terms: [{ from: '2026-08-18', to: '2026-12-18' }],
      breaks: [{ from: '2026-10-26', to: '2026-10-30' }],
      hours,
    };
    const nora = (await coordinator.post(`${schedule}/places`, { name: 'Nora' }).expect(201)).body
      .id;
    const other = await coordinator.post(`${schedule}/places`, { name: 'Kopparberg' }).expect(201);
    const placeIds = [nora, other.body.id].sort();
    await put(`/places/${other.body.id}`, { name: 'Ljusnarsberg' });
    await put(`/agencies/${agencyId}/hours`, { hours });
    await put(`/agencies/${agencyId}/school`, school);
    await put(`/units/${unitId}`, { placeId: nora, followsTerms: true });
    await put('/travel', { placeIds, minutes: 35 });
    const room = { placeId: nora, name: 'Bergslagen', seats: 8, equipment: ['screen'] };
    const roomId = (await coordinator.post(`${schedule}/rooms`, room).expect(201)).body.id;
    await put(`/rooms/${roomId}`, { ...room, seats: 10 });
    const item = { placeId: nora, name: 'Slinga', code: 'hearing-loop' };
    const itemId = (await coordinator.post(`${schedule}/equipment`, item).expect(201)).body.id;
    await put(`/equipment/${itemId}`, { ...item, name: 'Slinga 1' });

    const { body } = await coordinator.get(schedule).expect(200);
    expect(body).toMatchObject({
      agencies: [{ agencyId, hours, school }],
      units: [{ unitId, placeId: nora, followsTerms: true }],
      places: [{ name: 'Ljusnarsberg' }, { name: 'Nora' }],
      travel: [{ placeIds, minutes: 35 }],
      rooms: [{ roomId, name: 'Bergslagen', seats: 10, equipment: ['screen'] }],
      items: [{ itemId, name: 'Slinga 1', code: 'hearing-loop' }],
    });

    for (const path of [`rooms/${roomId}`, `equipment/${itemId}`, `places/${other.body.id}`]) {
      await coordinator
        .delete(`${schedule}/${path}`)
        .set('If-Match', await version())
        .expect(200);
    }
    const left = (await coordinator.get(schedule).expect(200)).body;
    expect(left).toMatchObject({ rooms: [], items: [], travel: [], places: [{ name: 'Nora' }] });
  });

  it('know who interprets, with the name in the vault and in no event (law.md 24)', async () => {
    const coordinator = app.as('coordinator');
    const interpreters = '/directory/interpreters';
    const told = { name: 'Tolkcentralen Zyxwv', phone: null, email: 'bokning@exempel.se' };
    const added = await coordinator
      .post(interpreters, { ...told, languages: ['so', 'ar'] })
      .expect(201);
    const path = `${interpreters}/${added.body.id}`;
    const change = async (body: object, status = 200) =>
      coordinator
        .put(path, body)
        .set('If-Match', await version())
        .expect(status);
    const before = await version();
    const renamed = await change({ ...told, name: 'Tolkbyrån Zyxwv', languages: ['ar', 'so'] });
    expect(renamed.body.events).toBe(1);
    expect(await version()).not.toBe(before);
    await change({ ...told, languages: ['xx'] }, 400);
    const list = async () => (await coordinator.get(interpreters).expect(200)).body.items;
    const entry = { interpreterId: added.body.id, languages: ['ar', 'so'], hours: [] };
    expect(await list()).toEqual([
      { ...entry, ...told, name: 'Tolkbyrån Zyxwv', placeId: null, active: true },
    ]);
    const { body } = await coordinator.get(schedule).expect(200);
    expect(body.interpreters).toEqual([{ ...entry, placeId: null }]);
    await coordinator
      .delete(path)
      .set('If-Match', await version())
      .expect(200);
    expect(await list()).toMatchObject([{ name: 'Tolkbyrån Zyxwv', email: null, active: false }]);
    expect((await coordinator.get(schedule).expect(200)).body.interpreters).toEqual([]);
    await change({ ...told, languages: ['so'] }, 404);
    for (const persona of ['referrer', 'steering-group'] as const)
      await app.as(persona).get(interpreters).expect(403);
  });

  it('answer what is broken, unknown or old with its code', async () => {
    const coordinator = app.as('coordinator');
    await put(`/agencies/${nobody}/hours`, { hours: [] }, 404);
    await put(`/units/${nobody}`, { placeId: null, followsTerms: false }, 404);
    await put(`/places/${nobody}`, { name: 'X' }, 404);
    await put(`/rooms/${nobody}`, { placeId: nobody, name: 'X', seats: 1, equipment: [] }, 404);
    await put(`/equipment/${nobody}`, { placeId: nobody, name: 'X', code: 'screen' }, 404);
    const unfit = await put(
      `/agencies/${agencyId}/hours`,
      { hours: [{ weekday: 1, from: 600, to: 540 }] },
      422,
    );
    expect(unfit.body).toMatchObject({ code: 'schedule.hours-unfit', field: 'hours' });
    await put(`/agencies/${agencyId}/hours`, { hours: [{ weekday: 8, from: 0, to: 1 }] }, 400);

    const path = `${schedule}/agencies/${agencyId}/hours`;
    await coordinator.put(path, { hours: [] }).expect(428);
    await coordinator.put(path, { hours: [] }).set('If-Match', '"0"').expect(412);
  });
});
