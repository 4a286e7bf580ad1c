import { newId } from '@famsam/platform';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { generateRegister, registerBytes } from '../support/register-generator';
import { run } from './bench';
import { HttpClient } from './http-client';
import { atMost, line, quantile, type Measure } from './measure';
import { famsam, start } from './processes';

const everyMs = 20;

interface Sent {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** The worst calendars, zips and registers over and over, each kind by a client of its own. */
export const foreign: Measure = {
  name: 'foreign',
  async *run(bench) {
    const url = await bench.createDatabase('bench_foreign');
    await famsam(bench, url, ['demo', 'load', '--empty']);
    const api = await start(bench, url, 'api');
    try {
      const [area] = await run<{ area_id: string }>(url, 'select area_id from platform.area');
      const calendar = `/api/v1/calendars/team/${area?.area_id}`;
      const kinds = [calendars(calendar), await zips(), await registers(bench.size.families)];
      const origin = `http://127.0.0.1:${api.port}`;
      const until = performance.now() + bench.size.liveSeconds * 1_000;
      const counts = new Map<string, number>();
      const sending = kinds.map((kind) => sendUntil(until, origin, kind, counts));
      const { times, mostBytes } = await askUntil(until, api.port);
      await Promise.all(sending);
      const note = [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ');
      const waited = { ours: quantile(times, 0.99) };
      yield line('/health/live while files are read, p99', 'ms', waited, atMost(50), note);
      const longest = { ours: Math.max(...times) };
      yield line('/health/live while files are read, longest', 'ms', longest, null);
      const held = { ours: mostBytes / 1024 / 1024 };
      yield line('memory of the api meanwhile, at most', 'MB', held, atMost(400));
    } finally {
      await api.stop();
      await bench.dropDatabase('bench_foreign');
    }
  },
};

/** A clock of its own: asked at a steady pace, whether or not the one before is answered. */
async function askUntil(until: number, port: number) {
  const times: number[] = [];
  let mostBytes = 0;
  const asking = new Set<Promise<void>>();
  const lines = Array.from({ length: 8 }, () => new HttpClient(port));
  const look = new HttpClient(port);
  const watching = (async () => {
    while (performance.now() < until) {
      const { body } = await look.get('/metrics');
      const bytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(body)?.[1]);
      mostBytes = Math.max(mostBytes, bytes);
      await pause(500);
    }
  })();
  for (let due = performance.now(); due < until; due += everyMs) {
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    const client = lines.pop();
    // All lines wait for an answer: the next that is free has waited since `due`.
    if (!client) {
      await Promise.race(asking);
      due -= everyMs;
      continue;
    }
    const began = due;
    const one = client.get('/health/live').then(() => {
      times.push(performance.now() - began);
      lines.push(client);
      asking.delete(one);
    });
    asking.add(one);
  }
  await Promise.all([...asking, watching]);
  for (const client of [...lines, look]) client.close();
  return { times, mostBytes };
}

async function sendUntil(
  until: number,
  origin: string,
  kind: readonly Sent[],
  counts: Map<string, number>,
): Promise<void> {
  for (let at = 0; performance.now() < until; at += 1) {
    const { method, path, type, body } = kind[at % kind.length] as Sent;
    const headers = {
      'x-demo-persona': 'coordinator',
      'idempotency-key': newId(),
      'content-type': type,
    };
    const response = await fetch(`${origin}${path}`, { method, headers, body });
    const { code = 'read' } = (await response.json()) as { code?: string };
    const answer = `${path.split('/')[3]} ${code}`;
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
}

/** 100 to 166 kB that held the api for 20 s, 714 bytes that never ended, and as much as is taken. */
function calendars(path: string): readonly Sent[] {
  const of = (events: number, ...lines: string[]) => {
    const event = ['BEGIN:VEVENT', 'DTSTART:20200101T090000Z', ...lines, 'END:VEVENT'];
    const all = Array<string[]>(events).fill(event).flat();
    return ['BEGIN:VCALENDAR', ...all, 'END:VCALENDAR', ''].join('\r\n');
  };
  const dense = ['HOUR', 'MINUTE', 'SECOND'].map(
    (part) => `BY${part}=${[...Array(part === 'HOUR' ? 24 : 60).keys()].join()}`,
  );
  return [
    of(1_600, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=60000'),
    of(250, 'DURATION:PT1H', `RRULE:FREQ=YEARLY;${dense.join(';')};BYSETPOS=-1`),
    of(5, 'DURATION:PT1H', 'RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5'),
    of(12_000, 'DURATION:PT1H'),
  ].map((text) => ({
    ...{ method: 'PUT', path, type: 'application/json' },
    body: JSON.stringify({ text }),
  }));
}

async function zips(): Promise<readonly Sent[]> {
  const bomb = Buffer.alloc(120 * 1024 * 1024, 'familj');
  const heading = Buffer.from(randomBytes(4 * 1024 * 1024).toString('hex'));
  return [
    check(await zipped(new Map([['familjer.csv', bomb]]))),
    check(await zipped(new Map([['familjer.csv', heading]]))),
  ];
}

/** As large as any area, and one with a fault in every cell. */
async function registers(families: number): Promise<readonly Sent[]> {
  const files = registerBytes(generateRegister({ seed: 20_261_201, families }));
  const faulty = new Map(
    [...files].map(([name, bytes]) => [
      name,
      Buffer.from(bytes.toString().replaceAll(/(?<=\n|;)/g, 'x')),
    ]),
  );
  return [check(await zipped(files)), check(await zipped(faulty))];
}

function check(body: Uint8Array<ArrayBuffer>): Sent {
  const path = '/api/v1/register/checks?createAll=true';
  return { method: 'POST', path, type: 'application/zip', body };
}

async function zipped(files: ReadonlyMap<string, Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new ZipFile();
  for (const [name, bytes] of files) archive.addBuffer(bytes, name);
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
