import createClient, { type Middleware } from 'openapi-fetch';
import { currentPersona } from '../app/persona';
import { Problem, problemFrom } from './problem';
import type { paths } from './schema';

/** Longer than any honest answer takes; a page that waits has said so long before. */
const patienceMs = 30_000;

const manners: Middleware = {
  onRequest({ request }) {
    const persona = currentPersona();
    if (persona) request.headers.set('X-Demo-Persona', persona);
    if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemFrom(response);
    return response;
  },
};

async function patiently(request: Request): Promise<Response> {
  try {
    return await fetch(new Request(request, { signal: AbortSignal.timeout(patienceMs) }));
  } catch {
    throw new Problem(0, navigator.onLine ? 'connection.lost' : 'connection.offline');
  }
}

/** The typed way to the api; throws Problem for anything but success. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: patiently });
api.use(manners);

/** The part of an answer that TypeScript cannot see is there: errors are thrown before. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The same with the version that its ETag tells. */
export async function versioned<T extends object>(
  answer: Promise<{ data?: T; response: Response }>,
): Promise<T & { version: number }> {
  const { data, response } = await answer;
  const version = Number(response.headers.get('etag')?.replaceAll('"', ''));
  return { ...(data as T), version };
}

/** The version an answer speaks of, as If-Match wants it back. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
