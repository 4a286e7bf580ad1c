import { newId, Transactions } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { withOffices } from '../support/family';

let house: TestApp;
let unitId: string;

const team = () => house.as('coordinator');

beforeAll(async () => {
  house = await anApp();
  ({ unitId } = await withOffices(house));
}, 60_000);
afterAll(() => house?.close());

async function etag(path = '/directory'): Promise<string> {
  return String((await team().get(path).expect(200)).headers.etag);
}

async function earlier(subjectId: string, field: string): Promise<readonly string[]> {
  const path = `/people/${subjectId}/earlier-wordings?field=${field}&purpose=case-work`;
  const { items } = (await team().get(path).expect(200)).body;
  return items.map(({ text }: { text: string }) => text);
}

async function eventsSince(version: number) {
  const transactions = house.app.get(Transactions, { strict: false });
  return transactions.readInArea(house.areaId, (tx) =>
    tx.query<{ type: string; data: unknown }>(
      `select type, data from platform.event
        where area_id = $1 and stream = $2 and version > $3 order by version`,
      [house.areaId, `directory-${house.areaId}`, version],
    ),
  );
}

describe('contact persons', () => {
  const kim = { since: '2025-03-01', name: 'Kim Exempel', phone: '070-174 06 05' };
  const shown = async (path = `/directory/units/${unitId}/contact-persons`) =>
    (await team().get(path).expect(200)).body;
  const theOnly = async () => {
    const { items, version } = await shown();
    expect(items).toHaveLength(1);
    return { ...items[0], version, path: `/directory/contact-persons/${items[0].contactPersonId}` };
  };

  it('are named with a mandate and a day, and their names rest in the vault', async () => {
    expect((await shown()).items).toEqual([]);
    const { body } = await team()
      .post(`/directory/units/${unitId}/contact-persons`, kim)
      .expect(201);
    expect(await shown()).toEqual({
      version: body.version,
      items: [
        {
          contactPersonId: body.id,
          unitId,
          mandate: 'collaboration-around-the-child',
          since: '2025-03-01',
          name: 'Kim Exempel',
          phone: '070-174 06 05',
          email: null,
        },
      ],
    });
    expect((await shown('/directory/contact-persons')).items).toHaveLength(1);
    expect(house.log.join('\n')).not.toContain('Exempel');
  });

  it('are changed as they were seen: another day, a new number, an address taken away', async () => {
    const { path } = await theOnly();
    const seen = await etag(`/directory/units/${unitId}/contact-persons`);
    const change = (body: object) => team().put(path, body).set('If-Match', seen);
    const to = { since: '2025-02-01', name: 'Kim Exempel', email: 'kim@example.se' };
    await change(to).expect(200);
    const person = await theOnly();
    expect(person).toMatchObject({ unitId, ...to, phone: null });
    const stale = await change({ ...to, mandate: 'children-at-risk' }).expect(412);
    expect(stale.body.code).toBe('version.stale');
    await team().put(path, to).expect(428);
    expect(await theOnly()).toEqual(person);
  });

  it('lose a number or an address by null, and by what is left out (found B8)', async () => {
    const { path, contactPersonId, version, since, name } = await theOnly();
    const change = async (body: object) =>
      (
        await team()
          .put(path, { since, name, ...body })
          .set('If-Match', await etag())
          .expect(200)
      ).body;
    const answers = [
      await change({ phone: '070-174 06 11', email: null }),
      await change({ phone: null }),
      // Once more is nothing to do.
      await change({}),
    ];
    expect(answers).toMatchObject([
      { version: version + 1, events: 1 },
      { version: version + 2, events: 1 },
      { version: version + 2, events: 0 },
    ]);
    expect(await theOnly()).toMatchObject({ name, phone: null, email: null });
    expect(await earlier(contactPersonId, 'phone')).toEqual(['070-174 06 11', kim.phone]);
    expect(await earlier(contactPersonId, 'email')).toEqual(['kim@example.se']);
  });

  it('leave with their names, by one who saw them as they are', async () => {
    const { path, contactPersonId } = await theOnly();
    const leave = () => team().delete(path);
    await leave().expect(428);
    expect((await leave().set('If-Match', '"1"').expect(412)).body.code).toBe('version.stale');
    await leave()
      .set('If-Match', await etag())
      .expect(200);
    expect((await shown()).items).toEqual([]);
    const again = await leave()
      .set('If-Match', await etag())
      .expect(409);
    expect(again.body.code).toBe('directory.contact-person-unknown');
    const texts = await team()
      .get(`/people/${contactPersonId}/texts?purpose=correction`)
      .expect(200);
    expect(texts.body.texts).toMatchObject({ name: null, phone: null });
  });

  it('are refused for a unit that is not there, a day to come, and other people', async () => {
    const nowhere = `/directory/units/${newId()}/contact-persons`;
    const unknown = await team().post(nowhere, kim).expect(409);
    expect(unknown.body.code).toBe('directory.unit-unknown');
    await team().get(nowhere).expect(404);
    const here = `/directory/units/${unitId}/contact-persons`;
    const later = await team()
      .post(here, { ...kim, since: '2025-04-02' })
      .expect(422);
    expect(later.body.code).toBe('directory.contact-person-in-future');
    const nobody = await team()
      .put(`/directory/contact-persons/${newId()}`, kim)
      .set('If-Match', await etag())
      .expect(409);
    expect(nobody.body.code).toBe('directory.contact-person-unknown');
    await house.as('referrer').get(here).expect(403);
    await house.as('steering-group').post(here, kim).expect(403);
  });
});

describe('where offices are reached', () => {
  const none = { email: null, phone: null, secure: null, managerEmail: null };
  const all = {
    email: 'bup@exempel.se',
    phone: '070-174 06 05',
    secure: 'sdk:1884',
    managerEmail: 'chef@exempel.se',
  };
  const ofUnit = () => `/directory/units/${unitId}/addresses`;
  const put = async (path: string, body: object) =>
    (
      await team()
        .put(path, body)
        .set('If-Match', await etag(path))
        .expect(200)
    ).body;

  it('changes as it was seen, of the unit and of its manager, and is taken away by null (found B8)', async () => {
    const { headers, body } = await team().get(ofUnit()).expect(200);
    expect(body).toEqual({ ...none, managerId: expect.any(String) });
    const set = (addresses: object) =>
      team().put(ofUnit(), addresses).set('If-Match', String(headers.etag));
    expect((await set(all).expect(200)).body).toMatchObject({ id: unitId, events: 2 });
    expect((await set(none).expect(412)).body.code).toBe('version.stale');
    await team().put(ofUnit(), none).expect(428);
    expect((await team().get(ofUnit()).expect(200)).body).toEqual({ ...body, ...all });

    expect(await put(ofUnit(), { ...all, phone: null })).toMatchObject({ events: 1 });
    expect(await put(ofUnit(), { ...all, phone: null, secure: 'sdk:1884 ' })).toMatchObject({
      events: 0,
    });
    expect(await put(ofUnit(), none)).toMatchObject({ events: 2 });
    expect((await team().get(ofUnit()).expect(200)).body).toEqual(body);
    expect(await earlier(unitId, 'phone')).toEqual([all.phone]);
    expect(await earlier(body.managerId, 'email')).toEqual([all.managerEmail]);
  });

  it('changes as it was seen, of the team', async () => {
    const path = '/directory/team/addresses';
    await team().put(path, { email: null }).expect(428);
    await put(path, { email: 'teamet@exempel.se' });
    expect((await team().get(path).expect(200)).body).toEqual({ email: 'teamet@exempel.se' });
    await put(path, { email: null });
    expect((await team().get(path).expect(200)).body).toEqual({ email: null });
  });

  it('is said of no unit that is not there', async () => {
    const path = `/directory/units/${newId()}/addresses`;
    await team()
      .put(path, none)
      .set('If-Match', await etag())
      .expect(404);
  });

  it('is told by events of which addresses they were, never of what they say', async () => {
    const { version } = await put(ofUnit(), all);
    await put(ofUnit(), { ...none, phone: all.phone });
    const type = 'directory.addresses-reworded';
    const manager = { kind: 'manager', unitId };
    expect(await eventsSince(version)).toEqual([
      {
        type,
        data: { of: { kind: 'unit', unitId }, changed: [], cleared: ['email', 'address'] },
      },
      { type, data: { of: manager, changed: [], cleared: ['email'] } },
    ]);
  });
});
