import { personaHeader, type Role } from '@famsam/identity';
import { commandId, localDate, type AreaId } from '@famsam/kernel';
import { BulkAppend, LiveNews, newId, type LiveListener } from '@famsam/platform';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anApp, type TestApp } from '../support/app';

type Keys = string[][];

/** One page that is open: what it was told, and how to wait for more. */
interface Page {
  readonly told: Keys[];
  readonly response: IncomingMessage;
  /** Until a message holds the key. */
  hears(key: string[]): Promise<Keys>;
  leave(): void;
}

let house: TestApp;
const pages: Page[] = [];

beforeAll(async () => {
  house = await anApp();
});

afterEach(() => {
  for (const page of pages.splice(0)) page.leave();
});

afterAll(() => house?.close());

function aPage(persona: Role, area: string = house.areaId): Promise<Page> {
  const { port } = house.app.getHttpServer().address() as AddressInfo;
  const headers = { [personaHeader]: persona, 'X-Area-Id': area };
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path: '/api/v1/live', headers, agent: false });
    request.once('error', reject);
    request.once('response', (response) => {
      request.on('error', () => undefined);
      const page = pageOf(response, () => request.destroy());
      pages.push(page);
      resolve(page);
    });
  });
}

function pageOf(response: IncomingMessage, leave: () => void): Page {
  const told: Keys[] = [];
  const waiting = new Set<() => void>();
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages.filter((one) => one.startsWith('data:'))) {
      told.push((JSON.parse(message.slice(5)) as { stale: Keys }).stale);
    }
    for (const look of waiting) look();
  });
  response.on('error', () => undefined);
  const find = (key: string[]) =>
    told.find((keys) => keys.some((one) => one.join() === key.join()));
  return {
    told,
    response,
    leave,
    hears: (key) =>
      new Promise((resolve) => {
        const look = () => {
          const found = find(key);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

async function refer(area = house.areaId): Promise<string> {
  const team = house.as('coordinator', area);
  const { body } = await team
    .post('/cases', {
      municipality: '1884',
      referredOn: '2025-03-03',
      category: 'school',
      criteria: ['several-interventions'],
      domains: [],
      childrenUnder23: 1,
    })
    .expect(201);
  return body.id;
}

async function areaWithNora(name: string) {
  const area = await house.anotherArea(name);
  await house.as('operator', area).post('/directory/municipalities', { code: '1884' }).expect(201);
  return area;
}

it('tells four pages of a new referral within a second, each what it may know', async () => {
  await house.as('operator').post('/directory/municipalities', { code: '1884' }).expect(201);
  const roles = ['coordinator', 'coordinator', 'referrer', 'steering-group'] as const;
  const [team, colleague, referrer, steering] = await Promise.all(roles.map((r) => aPage(r)));
  const sent = performance.now();
  const caseId = await refer();
  const [heard] = await Promise.all([
    team?.hears(['case', caseId]),
    colleague?.hears(['cases']),
    referrer?.hears(['own-referrals']),
  ]);
  expect(performance.now() - sent).toBeLessThan(1_000);
  expect(heard).toEqual(expect.arrayContaining([['cases'], ['today']]));
  expect(JSON.stringify(heard)).not.toContain('own-referrals');
  await house.catchUp();
  await steering?.hears(['statistics']);
  expect(steering?.told.flat()).toEqual([['statistics']]);
  expect(new Set(referrer?.told.flat().map(String))).toEqual(new Set(['own-referrals']));
});

it('says of each event what is stale after it', async () => {
  const area = await areaWithNora('Alla sidor');
  const team = await aPage('coordinator', area);
  const operator = await aPage('operator', area);
  await house
    .as('coordinator', area)
    .post('/consultations', { heldOn: '2025-03-03', kind: 'private-person' })
    .expect(201);
  expect(await team.hears(['consultations'])).toEqual([['consultations']]);
  await house
    .as('coordinator', area)
    .post('/directory/agencies', { name: 'Regionen', kind: 'region' })
    .expect(201);
  await team.hears(['directory']);
  expect(await operator.hears(['directory'])).toEqual([['directory']]);
  house.app.get(LiveNews, { strict: false }).tell(area, 'register.imports');
  await team.hears(['register']);
});

it('tells nothing of another area', async () => {
  const [here, there] = [await areaWithNora('Här'), await areaWithNora('Där')];
  const page = await aPage('coordinator', here);
  const other = await aPage('coordinator', there);
  const elsewhere = await refer(there);
  await other.hears(['case', elsewhere]);
  const own = await refer(here);
  await page.hears(['case', own]);
  expect(JSON.stringify(page.told)).not.toContain(elsewhere);
});

it('says less exactly what is stale when very much is', async () => {
  const area = await areaWithNora('Mycket');
  const news = house.app.get(LiveNews, { strict: false });
  const told: (readonly (readonly string[])[])[] = [];
  const done = new Promise<void>((resolve) => {
    const listener: LiveListener = {
      role: 'coordinator',
      stale: (keys) => {
        told.push(keys);
        if (keys.some((key) => key.join() === 'case')) resolve();
      },
      close: () => undefined,
    };
    // Sixty cases in one transaction, so that they are read together.
    void news.join(area, listener).then(() => manyCases(area));
  });
  await done;
  expect(told.at(-1)).toEqual(expect.arrayContaining([['case'], ['cases'], ['today']]));
});

async function manyCases(area: AreaId): Promise<void> {
  const bulk = await house.app.get(BulkAppend, { strict: false }).open({
    areaId: area,
    commandId: commandId(newId()),
    actor: { id: 'tester', role: 'operator' },
  });
  const data = {
    source: 'register',
    municipality: '1884',
    category: 'school',
    criteria: [],
    domains: [],
    childrenUnder23: 1,
  };
  const parts = Array.from({ length: 60 }, (_, i) => ({
    stream: `case-${newId()}`,
    expectedVersion: 0,
    events: [
      {
        type: 'case.referred',
        happenedOn: localDate('2025-03-03'),
        data: { ...data, number: `F-${i}` },
      },
    ],
  }));
  await bulk.stage(parts);
  await bulk.publish();
}

it('is not kept, and is for those only who say who they are', async () => {
  const page = await aPage('operator');
  expect(page.response.headers['content-type']).toBe('text/event-stream');
  expect(page.response.headers['cache-control']).toBe('no-store');
  const { body } = await house.nobody().get('/api/v1/live').expect(401);
  expect(body.code).toBe('persona.missing');
});

it('ends every page when the process ends', async () => {
  const fresh = await anApp();
  const { port } = fresh.app.getHttpServer().address() as AddressInfo;
  const ended = new Promise<void>((resolve) => {
    const headers = { [personaHeader]: 'coordinator' };
    const request = get({ host: '127.0.0.1', port, path: '/api/v1/live', headers, agent: false });
    request.once('response', (response) => {
      response.once('end', resolve).resume();
      void fresh.close();
    });
  });
  await ended;
});
