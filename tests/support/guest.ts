import { GuestLinks, linkHeader, sessionHeader, type GuestGrant } from '@famsam/identity';
import { newId, streamId, Transactions } from '@famsam/platform';
import type { Test } from 'supertest';
import type { TestApp } from './app';

/** Somebody without an account, as they come by the link in a message. */
export function aGuest(house: TestApp, grant: Omit<GuestGrant, 'areaId' | 'expiresAt'>) {
  const links = house.app.get(GuestLinks, { strict: false });
  const expiresAt = new Date(house.clock.now().getTime() + 14 * 86_400_000);
  const link = links.link({ ...grant, areaId: house.areaId, expiresAt });
  return { link, ...guestWith(house, link) };
}

export function guestWith(house: TestApp, link: string) {
  const api = '/api/v1/guest';
  let session = '';
  const keyed = (test: Test, key: string) => test.set('Idempotency-Key', key);
  return {
    look: () => house.nobody().get(api).set(linkHeader, link),
    askForCode: (key: string = newId()) =>
      keyed(house.nobody().post(`${api}/codes`).set(linkHeader, link), key),
    enter: (code: string, key: string = newId()) =>
      keyed(house.nobody().post(`${api}/sessions`).set(linkHeader, link), key).send({ code }),
    /** With the newest code, as it stands in the message. */
    async comeIn(): Promise<void> {
      await this.askForCode().expect(201);
      session = (await this.enter(await newestCode(house)).expect(201)).body.session;
    },
    session: () => session,
    get: (path: string) => house.nobody().get(`${api}${path}`).set(sessionHeader, session),
    post: (path: string, body: object) =>
      keyed(house.nobody().post(`${api}${path}`).set(sessionHeader, session), newId()).send(body),
  };
}

export type AGuest = ReturnType<typeof guestWith>;

/** To the words as they stand now; a guest who is shown none says it anyway. */
export async function answerAgreement(guest: AGuest, answer: object, status = 200) {
  const { headers } = await guest.get('/agreement');
  const sent = guest.post('/agreement/answer', answer);
  return sent.set('If-Match', String(headers.etag ?? '"1"')).expect(status);
}

/** Of all codes that were sent, the last; looked up beside the store, which holds back what is newer than a command under way. */
export async function newestCode(house: TestApp): Promise<string> {
  const [message] = await house.app
    .get(Transactions, { strict: false })
    .readInArea(house.areaId, (tx) =>
      tx.query<{ stream: string }>(
        `select stream from platform.event where area_id = $1 and type = 'message.queued'
            and data ->> 'kind' = 'one-time-code' order by position desc limit 1`,
        [house.areaId],
      ),
    );
  if (!message) throw new Error('no code was sent');
  return house.app.get(GuestLinks, { strict: false }).code(streamId(message.stream));
}

export function wrongCodeFor(code: string): string {
  return code === '000000' ? '000001' : '000000';
}
