import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { BrowserHouse } from '../support/browser';
import type { Planted } from '../support/browser-house.child';

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
  readonly answer: Planted['answer'];
}

const refused = (status: number, says = `problem.status.${status}`): Failure => ({
  name: String(status),
  says,
  answer: {
    status,
    type: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', status, code: 'planted', title: 'Planted' }),
  },
});

export const failures: readonly Failure[] = [
  ...[401, 403, 404, 409, 422, 500].map((status) => refused(status)),
  {
    name: 'a page of a proxy instead of an answer',
    says: 'problem.status.403',
    answer: { status: 403, type: 'text/html', body: '<h1>Forbidden</h1>' },
  },
  {
    name: 'a lost connection',
    says: 'problem.connection.lost',
    answer: 'lost',
  },
];

/** What the browser itself complains of when a request fails; the page is to say it as well. */
export const forgiven = [/Failed to load resource/, /dynamically imported module/];

/** Until it is mended, every such request is answered so. */
export async function plant(
  house: BrowserHouse,
  { source }: RegExp,
  answer: Planted['answer'],
  method: 'GET' | 'POST' = 'GET',
) {
  await house.behindTheDoors('plant', { method, path: source, answer });
  return () => house.behindTheDoors('mend', source);
}

/** What the page says of a failure. */
export function notice(place: Page | Locator, says: string): Locator {
  return place.getByRole('alert').filter({ hasText: text(says) });
}
