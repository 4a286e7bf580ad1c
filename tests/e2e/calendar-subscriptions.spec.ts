import type { Configuration } from '@famsam/platform';
import { CONFIGURATION, JobQueues, JobReminder, namedId, newId } from '@famsam/platform';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { CalendarFetcher } from '../../libs/meetings/calendars/calendar-subscription.fetch';
import { Calendars } from '../../libs/meetings/calendars/calendars.store';
import { findInDatabase, findInRedis } from '../faults/marker-search';
import { anApp, type TestApp } from '../support/app';
import { CalendarServer } from '../support/calendar-server';
import { withOffices } from '../support/family';
import { backends, redisUrl } from '../support/queue-backends';

const start = '2025-03-31T10:00:00.000Z';
const secret = 'qhemligq';
const path = `/delad/${secret}.ics`;

const calendar = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Om Kim'],
  ...['DTSTART:20250403T060000Z', 'DTEND:20250403T130000Z', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n');
const sent = (response: ServerResponse) => response.setHeader('ETag', '"v1"').end(calendar);

describe.each(backends)('a calendar that is subscribed to, with queues on %s', (_name, queues) => {
  let server: CalendarServer;
  let elsewhere: CalendarServer;
  let house: TestApp;
  let unitId: string;
  let hours = 0;
  const answers: string[] = [];

  const door = () => `/calendars/unit/${unitId}/subscription`;
  const team = () => house.as('coordinator');
  const get = <T>(token: abstract new (...args: never[]) => T): T =>
    house.app.get(token as never, { strict: false });

  beforeAll(async () => {
    server = new CalendarServer();
    elsewhere = new CalendarServer();
    await Promise.all([server.open(), elsewhere.open()]);
    // The second has no port of its own named, so it may not lie on this machine.
    house = await anApp({ ...queues, CALENDAR_HOSTS: `127.0.0.1:${server.port}, localhost` });
    ({ unitId } = await withOffices(house));
    await get(JobQueues).startWorkers();
  }, 60_000);

  afterAll(async () => {
    await house?.close();
    await Promise.all([server?.close(), elsewhere?.close()]);
  });

  beforeEach(() => {
    server.answer = sent;
    server.asked.length = 0;
  });

  async function subscribe(address = server.address(path)) {
    const response = await team().put(door(), { address });
    answers.push(JSON.stringify([response.body, response.headers]));
    return response;
  }

  async function seen() {
    const response = await team().get('/calendars').expect(200);
    answers.push(JSON.stringify([response.body, response.headers]));
    const { items, subscriptions } = response.body;
    return { calendar: items[0], subscription: subscriptions[0] };
  }

  /** An hour later, when the worker has looked and tried. */
  async function nextHour() {
    hours += 1;
    const now = new Date(Date.parse(start) + hours * 60 * 60_000).toISOString();
    house.clock.moveTo(now);
    await get(JobReminder).remind();
    for (;;) {
      // Once more then: what is listed is read one after the other.
      if ((await seen()).subscription?.triedAt === now) return { now, ...(await seen()) };
      await new Promise(setImmediate);
    }
  }

  async function failsWith(code: string): Promise<void> {
    const { calendar: before } = await seen();
    const found = await nextHour();
    expect(found.subscription.failure?.code).toBe(code);
    expect(found.calendar).toEqual(before);
    expect(await busy()).toHaveLength(1);
  }

  async function busy() {
    const minute = (instant: string) => Date.parse(instant) / 60_000;
    const within = { from: minute('2025-04-01T00:00Z'), to: minute('2025-05-01T00:00Z') };
    return (await get(Calendars).busy(house.areaId, within)).get(unitId);
  }

  it('is fetched once an hour, and not again when it is as before', async () => {
    const put = await subscribe();
    expect(put.status).toBe(200);
    // Tried at once, and then fetched by the worker.
    expect(server.asked).toEqual([{ path, etag: null }]);
    expect(server.agent).toMatch(/^FamSam/);
    server.asked.length = 0;
    expect(put.body.subscriptions).toEqual([
      {
        ...{ owner: 'unit', ownerId: unitId, host: `127.0.0.1:${server.port}` },
        ...{ triedAt: null, readAt: null, failure: null },
      },
    ]);
    const first = await nextHour();
    expect(first.subscription).toMatchObject({ readAt: first.now, failure: null });
    expect(first.calendar).toMatchObject({ owner: 'unit', ownerId: unitId, readAt: first.now });
    expect(await busy()).toHaveLength(1);
    await get(JobReminder).remind();

    server.answer = (response) => response.writeHead(304).end();
    const second = await nextHour();
    expect(second.subscription).toMatchObject({ readAt: first.now, failure: null });
    expect(server.asked).toEqual([
      { path, etag: null },
      { path, etag: '"v1"' },
    ]);
  });

  it('is read anew when somebody forgot what it said, and once a day', async () => {
    await team().delete(`/calendars/unit/${unitId}`).expect(200);
    const anew = await nextHour();
    expect(anew.calendar.readAt).toBe(anew.now);
    hours += 24;
    const nextDay = await nextHour();
    expect(nextDay.calendar.readAt).toBe(nextDay.now);
    expect(server.asked.map(({ etag }) => etag)).toEqual([null, null]);
  });

  it('that cannot be had says why and since when; what was known stays', async () => {
    const statuses = { 404: 'not-found', 403: 'refused', 500: 'unexpected-answer' };
    for (const [status, code] of Object.entries(statuses)) {
      server.answer = (response) => response.writeHead(Number(status)).end('Hemligt om Kim');
      await failsWith(code);
    }
    const since = (await seen()).subscription.failure.since;
    server.answer = (response) => response.end('Kim kommer klockan tre');
    await failsWith('unreadable');
    expect((await seen()).subscription.failure.since).toBe(since);
    expect(Date.parse(since)).toBeLessThan(house.clock.now().getTime());

    server.answer = (response) => response.destroy();
    await failsWith('unreachable');
    server.answer = sent;
    expect((await nextHour()).subscription.failure).toBeNull();
  });

  it('is unpacked when it comes packed, unasked, and read no further than its limit', async () => {
    const packed = (text: string) => (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));
    server.answer = packed(calendar);
    expect((await nextHour()).subscription.failure).toBeNull();
    const description = `X-A:${'x'.repeat(60)}\r\n`;
    server.answer = packed(
      calendar.replace('BEGIN:VEVENT', `${description.repeat(70_000)}BEGIN:VEVENT`),
    );
    expect((await nextHour()).subscription.failure).toBeNull();
    server.answer = packed(calendar + description.repeat(80_000));
    await failsWith('too-large');
    server.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(calendar);
    await failsWith('unexpected-answer');
    // Every object has something of that name (found D12).
    server.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'constructor' }).end(calendar);
    await failsWith('unexpected-answer');
    server.answer = (response) =>
      response.end(calendar.replace('UID:1', 'UID:1\r\nRRULE:FREQ=SECONDLY'));
    await failsWith('over-limit');
  });

  it('says at subscribing what is wrong, and is not subscribed to', async () => {
    const { subscription: before } = await seen();
    for (const [text, code, details] of [
      ['Kim', 'calendar.unreadable', { rule: 'calendar' }],
      [calendar.replace('T06', '6'), 'calendar.unreadable', { rule: 'calendar.time' }],
      [
        calendar.replace('UID:1', 'RRULE:FREQ=SECONDLY'),
        'calendar.over-limit',
        { limit: 'occurrences' },
      ],
    ] as const) {
      server.answer = (response) => response.end(text);
      const refused = await subscribe(server.address('/other'));
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ code, field: 'address', details });
    }
    server.answer = (response) => response.writeHead(404).end();
    expect((await subscribe()).body).toMatchObject({
      code: 'calendar.not-found',
      field: 'address',
    });
    expect((await seen()).subscription).toEqual(before);
  });

  it('is read no further than five million bytes', async () => {
    let closed: Promise<unknown> | undefined;
    server.answer = (response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      const more = () => {
        while (!response.destroyed && response.write('X'.repeat(64_000)));
        response.once('drain', more);
      };
      more();
    };
    await failsWith('too-large');
    await closed;
  });

  it('is not waited for, neither for its beginning nor for its end', async () => {
    const fetcher = get(CalendarFetcher);
    const usual = fetcher.timeLimitMs;
    expect(usual).toBe(10_000);
    fetcher.timeLimitMs = 200;
    server.answer = () => undefined;
    await failsWith('too-slow');
    server.answer = (response) => response.write('BEGIN:VCALENDAR\r\n');
    await failsWith('too-slow');
    fetcher.timeLimitMs = usual;
  });

  it('is followed to hosts that are allowed, three times', async () => {
    const moved = (to: (path: string) => string) => {
      server.answer = (response, { url = '' }) =>
        url === '/end'
          ? sent(response)
          : response.writeHead(302, { location: to(url) }).end('moved');
    };
    const steps = ['/2', '/3', '/end'];
    moved((at) => steps[at === path ? 0 : Number(at.slice(1)) - 1] ?? '/lost');
    const found = await nextHour();
    expect(found.subscription.failure).toBeNull();
    expect(server.asked.map(({ path: asked }) => asked)).toEqual([path, ...steps]);

    server.asked.length = 0;
    moved(() => path);
    await failsWith('too-many-redirects');
    expect(server.asked).toHaveLength(4);

    moved(() => elsewhere.address('/'));
    await failsWith('host-not-allowed');
    moved(() => 'file:///etc/passwd');
    await failsWith('unexpected-answer');
    // By its name it may be asked, but the name leads to this machine.
    moved(() => 'https://localhost/');
    await failsWith('address-not-allowed');
    expect(elsewhere.asked).toEqual([]);
  });

  it('has an address of the operator’s list', async () => {
    const elsewhereToo = await subscribe(elsewhere.address(path));
    expect(elsewhereToo.status).toBe(422);
    expect(elsewhereToo.body).toMatchObject({
      code: 'calendar.host-not-allowed',
      field: 'address',
      details: { host: `127.0.0.1:${elsewhere.port}` },
    });
    for (const address of [`ftp://localhost${path}`, path, `https://a:${secret}@localhost/`])
      expect((await subscribe(address)).status).toBe(400);
    const address = server.address(path);
    await team().put(`/calendars/unit/${newId()}/subscription`, { address }).expect(404);
    for (const persona of ['referrer', 'steering-group'] as const)
      await house.as(persona).put(door(), { address }).expect(403);
  });

  it('has an address that nobody sees again (law.md 16)', async () => {
    for (const answer of answers) expect(answer).not.toContain(secret);
    expect(house.log.join('\n')).not.toContain(secret);
    const subject = namedId(unitId, 'calendar-subscription');
    const { body } = await team().get(`/people/${subject}/texts?purpose=case-work`).expect(200);
    expect(JSON.stringify(body)).not.toContain(secret);
    const { databaseUrl } = house.app.get<Configuration>(CONFIGURATION, { strict: false });
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const texts = [secret, Buffer.from(secret).toString('hex')];
    expect(await findInDatabase(client, texts)).toEqual([]);
    await client.end();
    if (redisUrl) expect(await findInRedis(redisUrl, texts)).toEqual([]);
  });

  it('is fetched no more when it is taken away, whatever comes late', async () => {
    const key = newId();
    const address = server.address(path);
    const put = () => team().put(door(), { address }).set('Idempotency-Key', key).expect(200);
    expect((await put()).body.subscriptions).toHaveLength(1);
    expect((await team().delete(door()).expect(200)).body.subscriptions).toEqual([]);
    expect((await put()).body.subscriptions).toEqual([]);
    server.asked.length = 0;
    await get(JobReminder).remind();
    expect(server.asked).toEqual([]);
    expect((await seen()).calendar).toMatchObject({ ownerId: unitId });
  });
});

it('is off as long as the operator allows no host; a file keeps nobody waiting (found A5, C02)', async () => {
  const house = await anApp();
  const { body } = await house
    .as('operator')
    .put(`/calendars/team/${house.areaId}/subscription`, { address: 'webcal://exempel.se/a' })
    .expect(422);
  expect(body).toMatchObject({ code: 'calendar.host-not-allowed' });

  const event = ['BEGIN:VEVENT', 'DTSTART:19010101T090000Z', 'DURATION:PT1H'];
  const events = Array<string[]>(1_500).fill([
    ...[...event, 'RRULE:FREQ=DAILY;COUNT=60000', 'END:VEVENT'],
  ]);
  const text = ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
  const order: string[] = [];
  const reading = house
    .as('coordinator')
    .put(`/calendars/team/${house.areaId}`, { text })
    .then((response) => (order.push('read'), response));
  for (let other = 0; other < 3; other += 1) {
    await house.as('coordinator').get('/calendars').expect(200);
    order.push('other');
  }
  const refused = await reading;
  expect(order).toEqual(['other', 'other', 'other', 'read']);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    ...{ code: 'file.over-limit', field: 'text' },
    details: { limit: 'occurrences', most: 2_000_000 },
  });
  await house.close();
});
