import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { writeWords } from '../support/words';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

const team = () => house.as('coordinator');
const operator = () => house.as('operator');
const texts = (subject: string) => `/people/${subject}/texts`;
const read = (subject: string) => team().get(`${texts(subject)}?purpose=case-work`);

const nothing = {
  name: null,
  personNumber: null,
  phone: null,
  email: null,
  address: null,
  note: null,
};

it('gives what the vault holds', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel', 'person-number': '198112289874' });
  expect((await read(subject).expect(200)).body).toEqual({
    subjectId: subject,
    texts: { ...nothing, name: 'Kim Exempel', personNumber: '19811228-9874' },
  });
});

it('goes with the member of a case, into the vault', async () => {
  const referral = {
    municipality: '1884',
    referredOn: '2025-01-10',
    category: 'school',
    criteria: ['several-interventions'],
    childrenUnder23: 2,
  };
  await operator().post('/directory/municipalities', { code: '1884' }).expect(201);
  const { body, headers } = await team().post('/cases', referral).expect(201);
  const personal = { name: 'Kim Exempel', personNumber: '811228-9874' };
  const member = { role: 'child', birthYear: 2014, personal };
  const added = await team()
    .post(`/cases/${body.id}/members`, member)
    .set('If-Match', String(headers.etag))
    .expect(201);
  const kept = (await read(added.body.entryId).expect(200)).body;
  expect(kept.texts).toEqual({ ...nothing, ...personal });

  const wrong = { ...member, personal: { name: 'Alex Exempel', personNumber: '811228-9875' } };
  const refused = await team()
    .post(`/cases/${body.id}/members`, wrong)
    .set('If-Match', String(added.headers.etag))
    .expect(400);
  expect(refused.body.errors).toMatchObject([{ rule: 'person_number' }]);
  expect(refused.text).not.toContain('811228');
  const { version } = (await team().get(`/cases/${body.id}`).expect(200)).body;
  expect(version).toBe(added.body.version);
});

it('has no door that writes about any subject, past the room it belongs to (found A8)', async () => {
  const subject = newId();
  await team().put(texts(subject), { name: 'Kim Exempel' }).expect(404);
  expect((await read(subject).expect(200)).body.texts).toEqual(nothing);
});

it('wants a reason for reading (law.md 4)', async () => {
  await team().get(texts(newId())).expect(400);
  await team()
    .get(`${texts(newId())}?purpose=curiosity`)
    .expect(400);
});

it('shows who touched the texts, and records that somebody looked (law.md 3)', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel' });
  await read(subject).expect(200);
  const log = () => operator().get(`/people/${subject}/access-log`).expect(200);
  const acts = async () => (await log()).body.items.map((entry: { act: string }) => entry.act);
  expect(await acts()).toEqual(['check', 'read', 'write']);
  expect(await acts()).toEqual(['check', 'check', 'read', 'write']);
});

it('forgets on a ground, and says so (law.md 20)', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel', note: 'Ringer helst' });
  await operator().delete(texts(subject)).expect(400);
  const gone = await operator()
    .delete(`${texts(subject)}?ground=archive-decision`)
    .expect(200);
  expect(gone.body).toEqual({ subjectId: subject, removed: ['name', 'note'] });
  expect((await read(subject)).body.texts).toEqual(nothing);
  const { items } = (await operator().get(`/people/${subject}/access-log`)).body;
  expect(items).toContainEqual(
    expect.objectContaining({ act: 'forget', purpose: 'archive-decision' }),
  );
});

it('shows nothing to another area', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel' });
  const elsewhere = house.as('coordinator', await house.anotherArea('Ett annat område'));
  const { body } = await elsewhere.get(`${texts(subject)}?purpose=case-work`).expect(200);
  expect(body.texts).toEqual(nothing);
});

it('is for the team; the log and the removal are for the operator', async () => {
  const subject = newId();
  for (const persona of ['referrer', 'steering-group', 'operator'] as const) {
    await house
      .as(persona)
      .get(`${texts(subject)}?purpose=case-work`)
      .expect(403);
  }
  for (const persona of ['referrer', 'steering-group', 'coordinator'] as const) {
    await house.as(persona).get(`/people/${subject}/access-log`).expect(403);
    await house
      .as(persona)
      .delete(`${texts(subject)}?ground=archive-decision`)
      .expect(403);
  }
});
