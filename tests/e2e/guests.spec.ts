import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, withOffices } from '../support/family';
import { aGuest, guestWith, newestCode, wrongCodeFor } from '../support/guest';

let house: TestApp;
let unitId: string;

beforeAll(async () => {
  house = await anApp();
  ({ unitId } = await withOffices(house));
  await reachUnitAt(house, unitId, { email: 'elevhalsan@exempel.se' });
});

afterAll(() => house?.close());
beforeEach(() => house.clock.moveTo('2025-03-31T10:00:00.000Z'));

const minutes = (count: number) =>
  house.clock.moveTo(new Date(house.clock.now().getTime() + count * 60_000).toISOString());

/** With a link to an agreement of its own. */
const somebody = () =>
  aGuest(house, {
    purpose: 'agreement',
    subjectId: newId(),
    recipient: { kind: 'unit', unitId },
  });

describe('a link', () => {
  it('says what it is for and where a code would go, masked, and nothing else (law.md 25)', async () => {
    const { body } = await somebody().look().expect(200);
    expect(body).toEqual({ purpose: 'agreement', sendsTo: 'e***@exempel.se' });
  });

  it('says so when nobody is reached', async () => {
    const guest = aGuest(house, {
      purpose: 'poll',
      subjectId: newId(),
      recipient: { kind: 'member', memberId: newId() },
    });
    expect((await guest.look().expect(200)).body).toEqual({ purpose: 'poll', sendsTo: null });
  });

  it('that is none is refused without a reason, an old one with it', async () => {
    const guest = somebody();
    const { link } = guest;
    const others = ['', 'x', link.slice(0, -1), `${link}A`, link.replace(/^./, '_'), 'ä'];
    await guest.comeIn();
    for (const other of [...others, guest.session()]) {
      const stranger = guestWith(house, encodeURI(other));
      const { body } = await stranger.look().expect(404);
      expect(body).toMatchObject({ code: 'guest.link-invalid' });
      expect((await stranger.askForCode().expect(404)).body.detail).toBe(body.detail);
      expect((await stranger.enter('123456').expect(404)).body.detail).toBe(body.detail);
    }
    minutes(14 * 24 * 60);
    expect((await guest.look().expect(410)).body.code).toBe('guest.link-expired');
    expect((await guest.askForCode().expect(410)).body.code).toBe('guest.link-expired');
  });

  it('opens no door of a guest, and a persona opens none either', async () => {
    const { link } = somebody();
    for (const headers of [
      { 'x-guest-session': link },
      { 'x-guest-link': link },
      { 'x-demo-persona': 'coordinator' },
      { 'x-demo-persona': 'guest' },
      {},
    ]) {
      const { body } = await house.nobody().get('/api/v1/guest/agreement').set(headers).expect(401);
      expect(body.code).toBe('guest.session-ended');
    }
    const asPersona = house.nobody().get('/api/v1/cases').set('x-demo-persona', 'guest');
    expect((await asPersona.expect(401)).body.code).toBe('persona.missing');
  });
});

describe('a code', () => {
  it('opens one session, of half an hour, and a repeat of the request gives the same one', async () => {
    const guest = somebody();
    const { body } = await guest.askForCode().expect(201);
    expect(body).toEqual({ sentTo: 'e***@exempel.se', expiresAt: '2025-03-31T10:10:00.000Z' });
    const code = await newestCode(house);
    const key = newId();
    const first = await guest.enter(code, key).expect(201);
    expect(first.body.expiresAt).toBe('2025-03-31T10:30:00.000Z');
    minutes(1);
    expect((await guest.enter(code, key).expect(201)).body).toEqual(first.body);
    expect((await guest.enter(code).expect(422)).body.code).toBe('guest.code-wrong');
    const ask = () =>
      house
        .nobody()
        .get('/api/v1/guest/agreement')
        .set('x-guest-session', first.body.session as string);
    // Let in; that there is no such agreement is another matter.
    await ask().expect(404);
    minutes(29);
    expect((await ask().expect(401)).body.code).toBe('guest.session-ended');
  });

  it('opens nothing to its key alone (found A11)', async () => {
    const guest = somebody();
    await guest.askForCode().expect(201);
    const code = await newestCode(house);
    const key = newId();
    await guest.enter(code, key).expect(201);
    const { body } = await guest.enter(wrongCodeFor(code), key).expect(422);
    expect(body).toMatchObject({ code: 'idempotency-key.reused' });
    expect(body.session).toBeUndefined();
  });

  it('is neither asked for nor entered with the key of another request', async () => {
    const [guest, other] = [somebody(), somebody()];
    const [asked, wrong] = [newId(), newId()];
    await guest.askForCode(asked).expect(201);
    const code = await newestCode(house);
    await guest.enter(wrongCodeFor(code), wrong).expect(422);
    for (const reused of [
      guest.enter(code, asked),
      guest.enter(code, wrong),
      guest.askForCode(wrong),
      other.askForCode(asked),
    ])
      expect((await reused.expect(422)).body.code).toBe('idempotency-key.reused');
    expect(await newestCode(house)).toBe(code);
    await guest.enter(code).expect(201);
  });

  it('lives ten minutes', async () => {
    const guest = somebody();
    await guest.askForCode().expect(201);
    const code = await newestCode(house);
    minutes(10);
    await guest.enter(code).expect(422);
  });

  it('ends with the next one; asking again with the same key sends none', async () => {
    const guest = somebody();
    const key = newId();
    await guest.askForCode(key).expect(201);
    const code = await newestCode(house);
    await guest.askForCode(key).expect(201);
    expect(await newestCode(house)).toBe(code);
    await guest.askForCode().expect(201);
    const next = await newestCode(house);
    expect(next).not.toBe(code);
    await guest.enter(code).expect(422);
    await guest.enter(next).expect(201);
  });

  it('of another link is none', async () => {
    const [one, other] = [somebody(), somebody()];
    await other.askForCode().expect(201);
    await one.askForCode().expect(201);
    await other.enter(await newestCode(house)).expect(422);
  });

  it('may be wrong five times in an hour, repeats of a request counting once', async () => {
    const guest = somebody();
    await guest.askForCode().expect(201);
    const code = await newestCode(house);
    const key = newId();
    for (let at = 0; at < 3; at += 1) await guest.enter(wrongCodeFor(code), key).expect(422);
    const more = [1, 2, 3, 4].map(() => guest.enter(wrongCodeFor(code)).expect(422));
    await Promise.all(more);
    expect((await guest.enter(code).expect(429)).body.code).toBe('guest.too-many-codes');
    // Another code does not help before the hour is over.
    await guest.askForCode().expect(201);
    await guest.enter(await newestCode(house)).expect(429);
    minutes(60);
    await guest.askForCode().expect(201);
    await guest.enter(await newestCode(house)).expect(201);
  });

  it('is sent five times in an hour at most', async () => {
    const guest = somebody();
    for (let at = 0; at < 5; at += 1) await guest.askForCode().expect(201);
    expect((await guest.askForCode().expect(429)).body.code).toBe('guest.too-many-codes');
    await guest.enter(await newestCode(house)).expect(201);
    minutes(60);
    await guest.askForCode().expect(201);
  });

  it('is sent five times at most, and may be wrong five times, also all at once (found B9)', async () => {
    const guest = somebody();
    const asked = await Promise.all(Array.from({ length: 12 }, () => guest.askForCode()));
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(7);
    const wrong = wrongCodeFor(await newestCode(house));
    const entered = await Promise.all(Array.from({ length: 12 }, () => guest.enter(wrong)));
    expect(entered.filter(({ status }) => status === 422)).toHaveLength(5);
    // A link that no code was ever sent to counts guesses as well.
    const stranger = somebody();
    const guessed = await Promise.all(Array.from({ length: 12 }, () => stranger.enter('123456')));
    expect(guessed.filter(({ status }) => status === 422)).toHaveLength(5);
  });
});
