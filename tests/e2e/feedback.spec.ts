import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

const said = { page: '/mina-aktualiseringar', message: 'Knappen är svår att se.' };

it('takes what everybody with a role says, and shows it to the operator, the newest first', async () => {
  const roles = ['coordinator', 'referrer', 'steering-group', 'operator'] as const;
  for (const [i, role] of roles.entries()) {
    house.clock.moveTo(`2025-04-0${i + 1}T10:00:00.000Z`);
    await house
      .as(role)
      .post('/feedback', { ...said, contact: `${role}@exempel.se` })
      .expect(201);
  }
  house.clock.moveTo('2025-04-05T10:00:00.000Z');
  await house
    .as('referrer')
    .post('/feedback', { ...said, contact: '070-174 06 05' })
    .expect(201);
  const { body } = await house.as('operator').get('/feedback').expect(200);
  expect(body.nextCursor).toBeNull();
  expect(body.items.map(({ contact }: { contact: string }) => contact)).toEqual([
    '070-174 06 05',
    ...[...roles].reverse().map((role) => `${role}@exempel.se`),
  ]);
  expect(body.items[0]).toMatchObject({ ...said, role: 'referrer' });
});

it('comes page by page, each once', async () => {
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await house.as('operator').get(`/feedback?limit=2${cursor}`).expect(200);
    seen.push(...body.items.map(({ feedbackId }: { feedbackId: string }) => feedbackId));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen.length).toBe(5);
  expect(new Set(seen).size).toBe(5);
});

it.each(['coordinator', 'referrer', 'steering-group'] as const)(
  'is not shown to a %s',
  async (role) => {
    await house.as(role).get('/feedback').expect(403);
  },
);

it('is taken down once, however often it is sent', async () => {
  const key = newId();
  const send = (message: string) =>
    house
      .as('coordinator')
      .post('/feedback', { ...said, message })
      .set('Idempotency-Key', key);
  const first = await send('Bra!').expect(201);
  const second = await send('Bra!').expect(201);
  expect(second.body).toEqual(first.body);
  expect((await send('Dåligt!').expect(422)).body.code).toBe('idempotency-key.reused');
  const { body } = await house.as('operator').get('/feedback').expect(200);
  expect(body.items.filter(({ message }: { message: string }) => message === 'Bra!').length).toBe(
    1,
  );
});

it('says what is wrong with it, field by field', async () => {
  const { body } = await house
    .as('referrer')
    .post('/feedback', { page: '/arenden?sok=Anna', message: ' ' })
    .expect(400);
  expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['page', 'message']);
  expect(JSON.stringify(body)).not.toContain('Anna');
});

it('keeps to its area', async () => {
  const area = await house.anotherArea('Grannområdet');
  const { body } = await house.as('operator', area).get('/feedback').expect(200);
  expect(body.items).toEqual([]);
});
