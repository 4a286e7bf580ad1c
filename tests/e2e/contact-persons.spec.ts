import { anApp, type TestApp } from '../support/app';

jest.setTimeout(60_000);

describe('contact persons', () => {
  let app: TestApp;
  let unitId: string;

  beforeAll(async () => {
    app = await anApp();
    const coordinator = app.as('coordinator');
    const agency = { name: 'Kommunernas skola', kind: 'municipality' };
    const { body: made } = await coordinator.post('/directory/agencies', agency).expect(201);
    const unit = { agencyId: made.id, name: 'Elevhälsa' };
    unitId = (await coordinator.post('/directory/units', unit).expect(201)).body.id;
  });
  afterAll(() => app?.close());

  const kim = { since: '2025-03-01', name: 'Kim Exempel', phone: '070-174 06 05' };
  const listed = async (path = `/directory/units/${unitId}/contact-persons`) =>
    (await app.as('coordinator').get(path).expect(200)).body.items;

  it('are named with a mandate and a day, and their names rest in the vault', async () => {
    expect(await listed()).toEqual([]);
    const { body } = await app
      .as('coordinator')
      .post(`/directory/units/${unitId}/contact-persons`, kim)
      .expect(201);
    expect(await listed()).toEqual([
      {
        contactPersonId: body.id,
        unitId,
        mandate: 'collaboration-around-the-child',
        since: '2025-03-01',
        name: 'Kim Exempel',
        phone: '070-174 06 05',
        email: null,
      },
    ]);
    expect(await listed('/directory/contact-persons')).toHaveLength(1);
    expect(app.log.join('\n')).not.toContain('Exempel');
  });

  it('are changed as they were seen: another day, a new number, an address taken away', async () => {
    const [{ contactPersonId }] = await listed();
    const path = `/directory/contact-persons/${contactPersonId}`;
    const seen = (await app.as('coordinator').get('/directory').expect(200)).headers.etag ?? '';
    const change = (body: object) => app.as('coordinator').put(path, body).set('If-Match', seen);
    const to = { since: '2025-02-01', name: 'Kim Exempel', email: 'kim@example.se' };
    await change(to).expect(200);
    const [person] = await listed();
    expect(person).toMatchObject({ contactPersonId, unitId, ...to, phone: null });
    const stale = await change({ ...to, mandate: 'children-at-risk' }).expect(412);
    expect(stale.body.code).toBe('version.stale');
    await app.as('coordinator').put(path, to).expect(428);
    expect(await listed()).toEqual([person]);
  });

  it('leave with their names', async () => {
    const [{ contactPersonId }] = await listed();
    const path = `/directory/contact-persons/${contactPersonId}`;
    await app.as('coordinator').delete(path).expect(200);
    expect(await listed()).toEqual([]);
    const again = await app.as('coordinator').delete(path).expect(409);
    expect(again.body.code).toBe('directory.contact-person-unknown');
    const texts = await app
      .as('coordinator')
      .get(`/people/${contactPersonId}/texts?purpose=correction`)
      .expect(200);
    expect(texts.body.texts).toMatchObject({ name: null, phone: null });
  });

  it('are refused for a unit that is not there, a day to come, and other people', async () => {
    const nowhere = '/directory/units/0199b1f0-5f6e-5c1a-8d39-7a52c1f4e001/contact-persons';
    const unknown = await app.as('coordinator').post(nowhere, kim).expect(409);
    expect(unknown.body.code).toBe('directory.unit-unknown');
    await app.as('coordinator').get(nowhere).expect(404);
    const here = `/directory/units/${unitId}/contact-persons`;
    const later = await app
      .as('coordinator')
      .post(here, { ...kim, since: '2025-04-02' })
      .expect(422);
    expect(later.body.code).toBe('directory.contact-person-in-future');
    const gone = '/directory/contact-persons/0199b1f0-5f6e-5c1a-8d39-7a52c1f4e001';
    const { headers } = await app.as('coordinator').get('/directory').expect(200);
    const nobody = await app
      .as('coordinator')
      .put(gone, kim)
      .set('If-Match', headers.etag ?? '')
      .expect(409);
    expect(nobody.body.code).toBe('directory.contact-person-unknown');
    await app.as('referrer').get(here).expect(403);
    await app.as('steering-group').post(here, kim).expect(403);
  });
});
