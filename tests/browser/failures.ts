import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';

const texts = join(__dirname, '../../apps/web/src/texts/sv/shell.json');
const swedish = JSON.parse(readFileSync(texts, 'utf8')) as Record<string, string>;

/** As it stands on the page in Swedish. */
export function text(id: string): string {
  const found = swedish[id];
  if (!found) throw new Error(`no such text: ${id}`);
  return found;
}

/** Something that goes wrong on the way to the api or there, and what the page has to say of it. */
export interface Failure {
  readonly name: string;
  readonly says: string;
  readonly answer: (route: Route) => Promise<void>;
}

const refused = (status: number, says = `problem.status.${status}`): Failure => ({
  name: String(status),
  says,
  answer: (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', status, code: 'planted', title: 'Planted' }),
    }),
});

export const failures: readonly Failure[] = [
  ...[401, 403, 404, 409, 422, 500].map((status) => refused(status)),
  {
    name: 'a page of a proxy instead of an answer',
    says: 'problem.status.403',
    answer: (route) =>
      route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' }),
  },
  {
    name: 'a lost connection',
    says: 'problem.connection.lost',
    answer: (route) => route.abort('connectionreset'),
  },
];

/** What the browser itself complains of when a request fails; the page is to say it as well. */
export const forgiven = [/Failed to load resource/, /dynamically imported module/];

/** Until it is taken away again, every such request is answered so. */
export async function plant(page: Page, url: RegExp, answer: Failure['answer'], method = 'GET') {
  const isApi = (address: URL) => address.pathname.startsWith('/api/') && url.test(address.href);
  const handle = (route: Route) =>
    (route.request().method() === 'GET') === (method === 'GET') ? answer(route) : route.fallback();
  await page.route(isApi, handle);
  return () => page.unroute(isApi, handle);
}

/** Requests wait until they are let go. */
export function held(): { answer: Failure['answer']; letGo: () => void } {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  return { answer: (route) => gate.then(() => route.fallback()), letGo };
}

/** What the page says of a failure. */
export function notice(place: Page | Locator, says: string): Locator {
  return place.getByRole('alert').filter({ hasText: text(says) });
}
