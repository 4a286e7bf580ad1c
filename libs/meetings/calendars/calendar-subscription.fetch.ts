import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { CONFIGURATION, NotFoundError, type Configuration } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import {
  addressOf,
  isPublic,
  portOf,
  standingOf,
  type FetchFailure,
} from './calendar-subscription.rules';

export class NotFetchedError extends Error {
  constructor(readonly code: FetchFailure) {
    super(code);
  }
}

/** What is wrong with a calendar that was fetched, or could not be; null for what is no fault of theirs. */
export function failureOf(error: unknown): FetchFailure | null {
  if (error instanceof NotFetchedError) return error.code;
  if (error instanceof UnreadableFileError) return 'unreadable';
  if (error instanceof OverLimitError) return 'over-limit';
  return error instanceof NotFoundError ? 'owner-gone' : null;
}

/** Null: it is as it was when the ETag was given. */
export type Fetched = { readonly text: string; readonly etag: string | null } | null;

/** Unpacked, if it comes packed. */
const mostBytes = 5_000_000;
const mostRedirects = 3;
const redirects: readonly number[] = [301, 302, 303, 307, 308];
/** A longer one is not kept; the calendar is then read anew each time. */
const longestEtag = 200;

/** Goes to hosts that the operator configured, and nowhere else. */
@Injectable()
export class CalendarFetcher {
  /** For all of it, redirects included. */
  timeLimitMs = 10_000;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  async fetch(address: string, etag: string | null): Promise<Fetched> {
    const signal = AbortSignal.timeout(this.timeLimitMs);
    try {
      return await this.follow(addressOf(address), etag, signal);
    } catch (error) {
      if (error instanceof NotFetchedError) throw error;
      if (signal.aborted) throw new NotFetchedError('too-slow');
      // What the network and TLS throw has a code; what has none is a mistake of ours.
      const { code } = error as { code?: unknown };
      if (typeof code === 'string' && code.startsWith('Z_'))
        throw new NotFetchedError('unexpected-answer');
      if (typeof code === 'string') throw new NotFetchedError('unreachable');
      throw error;
    }
  }

  private async follow(address: URL | null, etag: string | null, signal: AbortSignal) {
    let url = address;
    for (let asked = 0; asked <= mostRedirects; asked += 1) {
      if (!url) throw new NotFetchedError('unexpected-answer');
      const response = await ask(url, await this.resolve(url, signal), etag, signal);
      try {
        const { statusCode = 0, headers } = response;
        if (redirects.includes(statusCode)) url = addressOf(headers.location ?? '', url);
        else if (statusCode === 304 && etag !== null) return null;
        else if (statusCode === 200)
          return { text: await textOf(response), etag: etagOf(response) };
        else throw new NotFetchedError(failureOfStatus(statusCode));
      } finally {
        response.destroy();
      }
    }
    throw new NotFetchedError('too-many-redirects');
  }

  /** The addresses of a host that may be asked. They are what is connected to: a name may say another the next time. */
  private async resolve(url: URL, signal: AbortSignal): Promise<readonly LookupAddress[]> {
    const standing = standingOf(url, this.configuration.calendarHosts);
    if (standing === 'closed') throw new NotFetchedError('host-not-allowed');
    const late = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
    const addresses = await Promise.race([lookup(hostOf(url), { all: true }), late]);
    if (standing !== 'named' && !addresses.every(({ address }) => isPublic(address)))
      throw new NotFetchedError('address-not-allowed');
    return addresses;
  }
}

function ask(
  url: URL,
  addresses: readonly LookupAddress[],
  etag: string | null,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asking = request({
      host: hostOf(url),
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: {
        accept: 'text/calendar',
        'accept-encoding': 'identity',
        // Some servers answer nobody who does not say what they are.
        'user-agent': 'FamSam (calendar subscription)',
        ...(etag !== null && { 'if-none-match': etag }),
      },
      // No connection of anybody else's, which may lead to another address.
      agent: false,
      lookup: (_host, { all }, done) => {
        if (all) return done(null, [...addresses]);
        const [first] = addresses;
        done(null, first?.address ?? '', first?.family);
      },
      signal,
    });
    asking.on('response', resolve).on('error', reject).end();
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of unpacked(response) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new NotFetchedError('too-large');
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Some servers pack what was asked for as it is. */
function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (encoding === '' || encoding === 'identity') return response;
  if (!Object.hasOwn(unpackers, encoding)) throw new NotFetchedError('unexpected-answer');
  const unpacker = unpackers[encoding as keyof typeof unpackers]();
  response.on('error', (error) => unpacker.destroy(error));
  return response.pipe(unpacker).on('close', () => response.destroy());
}

function etagOf({ headers }: IncomingMessage): string | null {
  const etag = headers.etag ?? null;
  return etag !== null && etag.length <= longestEtag ? etag : null;
}

function failureOfStatus(status: number): FetchFailure {
  if (status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 ? 'refused' : 'unexpected-answer';
}

/** An IPv6 address stands in brackets in a URL, and nowhere else. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
