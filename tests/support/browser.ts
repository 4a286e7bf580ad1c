import type { Role } from '@famsam/identity';
import { JsonLogger, JobQueues, ProjectionRunner, readConfiguration } from '@famsam/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { createApi, listen } from '../../apps/api/create-api';
import { chromiumArguments, findChromium } from './chromium';
import type { TestDatabase } from './database';
import { aDemoDatabase, demoNow, demoVaultKey, type Demo } from './demo-database';
import { FixedClock } from './fixed-clock';

const root = join(__dirname, '../..');

/** Somebody at a screen. */
export interface Visitor {
  /** Nobody is signed in when it is missing. */
  readonly as?: Role | undefined;
  readonly width?: 360 | 1440 | undefined;
  readonly language?: 'sv' | 'en' | 'fi';
  readonly theme?: 'light' | 'dark';
  /** Complaints of the browser that the test itself provokes. */
  readonly forgiven?: readonly RegExp[] | undefined;
}

/** The demo area behind the built pages, and a browser to look at them with. */
export interface BrowserHouse {
  readonly address: string;
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  /** A browser of one person, in which nothing is open yet. */
  visitor(who: Visitor): Promise<Page>;
  /** The page at the address, when it has come to rest. */
  open(path: string, who: Visitor): Promise<Page>;
  /** What the api answers below /api/v1; for ids and for what was kept. */
  ask<T>(path: string, as?: Role): Promise<T>;
}

const program = findChromium();
if (!program) {
  process.stderr.write(
    'Skipped: the pages in a browser. There is no chromium on PATH; CHROMIUM_PATH names one elsewhere.\n',
  );
}

/** In place of `describe`: the tests are skipped where there is no Chromium. */
export const describeInBrowser = program ? describe : describe.skip;

/**
 * A house of its own for the tests of one `describeInBrowser`, which are given room for a busy machine.
 * Every test fails on whatever the browser complains of: errors, and requests to anybody else.
 */
export function aBrowserHouse(demo: Demo = 'lively'): BrowserHouse {
  jest.setTimeout(180_000);
  let database: TestDatabase;
  let browser: Browser;
  let complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  const house = {} as { -readonly [K in keyof BrowserHouse]: BrowserHouse[K] };

  beforeAll(async () => {
    // Whoever is first builds; the others wait for it, and find all of it up to date.
    await promisify(execFile)(process.execPath, [join(root, 'infra', 'build.mjs')]);
    database = await aDemoDatabase(demo);
    house.clock = new FixedClock(new Date(demoNow));
    house.app = await serve(database, house.clock);
    const { port } = house.app.getHttpServer().address() as AddressInfo;
    house.address = `http://127.0.0.1:${port}`;
    browser = await chromium.launch({ executablePath: program!, args: chromiumArguments });
  });

  house.visitor = async (who) => {
    const context = await contextOf(browser, who, house.clock);
    contexts.push(context);
    const page = await context.newPage();
    listenTo(page, house.address, (complaint) => {
      if (!who.forgiven?.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
    });
    return page;
  };
  house.open = async (path, who) => {
    const page = await house.visitor(who);
    await page.goto(`${house.address}${path}`);
    await atRest(page);
    return page;
  };
  house.ask = async <T>(path: string, as: Role = 'coordinator') => {
    const response = await fetch(`${house.address}/api/v1${path}`, {
      headers: { 'X-Demo-Persona': as },
    });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return (await response.json()) as T;
  };

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await house.app?.close();
    await database?.drop();
  });

  return house;
}

/** Until the page has its heading and waits for nothing more. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'));
}

/** Api and worker in one process. */
async function serve(database: TestDatabase, clock: FixedClock): Promise<NestFastifyApplication> {
  const configuration = readConfiguration({
    DATABASE_URL: database.serviceUrl,
    FAMSAM_VAULT_KEY: demoVaultKey,
    FAMSAM_WEB_DIR: join(root, 'dist', 'web'),
  });
  const app = await createApi(configuration, new JsonLogger('error', process.stderr), clock);
  await listen(app, 0);
  app.get(ProjectionRunner, { strict: false }).start();
  await app.get(JobQueues, { strict: false }).startWorkers();
  return app;
}

async function contextOf(
  browser: Browser,
  { as, width = 1440, language = 'sv', theme = 'light' }: Visitor,
  clock: FixedClock,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 740 : 900 },
    colorScheme: theme,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(clock.now());
  await context.addInitScript(
    ([persona, chosen]) => {
      // Once for each tab: what somebody chooses later holds.
      if (sessionStorage.getItem('visitor')) return;
      sessionStorage.setItem('visitor', 'came');
      if (persona) sessionStorage.setItem('famsam.persona', persona);
      localStorage.setItem('famsam.language', chosen!);
    },
    [as ?? '', language],
  );
  return context;
}

function listenTo(page: Page, address: string, complain: (complaint: string) => void): void {
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    complain(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address) complain(`asked ${origin}`);
  });
}
