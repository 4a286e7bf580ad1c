import type { Role } from '@famsam/identity';
import type { Browser, BrowserContext, Disposable, Page } from 'playwright-core';
import type { HouseProcess } from './browser-house';
import { findChromium } from './chromium';
import type { Demo } from './demo-database';

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
  /** Of the house, and of each browser from then on. */
  now(): Date;
  moveTo(instant: string): Promise<void>;
  /** A browser of one person, in which nothing is open yet. */
  visitor(who: Visitor): Promise<Page>;
  /** The page at the address in a browser of one person, when it has come to rest. */
  open(path: string, who: Visitor): Promise<Page>;
  /**
   * The tab of all tests of this house that need no browser of their own: nothing is stored there or
   * open, but scripts that came once need not come again.
   */
  tab(who: Visitor): Promise<Page>;
  /** The page at the address in that tab, when it has come to rest. */
  visit(path: string, who: Visitor): Promise<Page>;
  /** What the api answers below /api/v1; for ids and for what was kept. */
  ask<T>(path: string, as?: Role): Promise<T>;
  /** What nobody can do by a page or by the api. */
  readonly behindTheDoors: HouseProcess['ask'];
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
 * The demo as it was at the beginning for the tests of one `describeInBrowser`, which are given room for a
 * busy machine. The process of the house and its Chromium are those of the jest worker
 * (browser-environment.ts). Every test fails on whatever the browser complains of: errors, and
 * requests to anybody else.
 */
export function aBrowserHouse(demo: Demo = 'lively'): BrowserHouse {
  jest.setTimeout(180_000);
  let browser: Browser;
  let now: Date;
  let complaints: string[] = [];
  let shared: { page: Page; forgiven: Visitor['forgiven']; arrival?: Disposable } | undefined;
  let visits = 0;
  const contexts: BrowserContext[] = [];
  const house = {} as { -readonly [K in keyof BrowserHouse]: BrowserHouse[K] };

  beforeAll(async () => {
    const opened = await openBrowser();
    browser = opened.browser;
    house.behindTheDoors = opened.house.ask;
    const served = await opened.house.ask('open', demo);
    house.address = served.address;
    now = new Date(served.now);
  });

  house.now = () => new Date(now);
  house.moveTo = async (instant) => {
    now = new Date(instant);
    await house.behindTheDoors('moveTo', instant);
  };

  async function newPage(forgiven: () => Visitor['forgiven']): Promise<Page> {
    const context = await browser.newContext({
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
      reducedMotion: 'reduce',
    });
    await context.clock.setFixedTime(now);
    const page = await context.newPage();
    listenTo(page, house.address, (complaint) => {
      if (!forgiven()?.some((pattern) => pattern.test(complaint))) complaints.push(complaint);
    });
    return page;
  }

  house.visitor = async (who) => {
    const page = await newPage(() => who.forgiven);
    contexts.push(page.context());
    await sitDown(page, who, (visits += 1));
    return page;
  };
  async function sharedTab(who: Visitor): Promise<Page> {
    if (shared) {
      await shared.page.unrouteAll({ behavior: 'ignoreErrors' });
      await shared.page.context().setOffline(false);
      await shared.arrival?.dispose();
      shared.forgiven = who.forgiven;
    } else {
      shared = { page: await newPage(() => shared!.forgiven), forgiven: who.forgiven };
    }
    shared.arrival = await sitDown(shared.page, who, (visits += 1));
    return shared.page;
  }
  house.tab = async (who) => {
    const page = await sharedTab(who);
    await page.goto('about:blank');
    return page;
  };
  const goTo = (sit: (who: Visitor) => Promise<Page>) => async (path: string, who: Visitor) => {
    const page = await sit(who);
    await page.goto(`${house.address}${path}`);
    await atRest(page);
    return page;
  };
  house.open = goTo(house.visitor);
  house.visit = goTo(sharedTab);
  house.ask = async <T>(path: string, as: Role = 'coordinator') => {
    const response = await fetch(`${house.address}/api/v1${path}`, {
      headers: { 'X-Demo-Persona': as },
    });
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return (await response.json()) as T;
  };

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await house.behindTheDoors('mend');
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });

  afterAll(() => shared?.page.context().close());

  return house;
}

/** Until the page has its heading and waits for nothing more. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main h1')?.checkVisibility() &&
      !document.querySelector('.loading, [aria-busy="true"]'),
  );
}

/** As somebody who was never here before. */
async function sitDown(
  page: Page,
  { as, width = 1440, language = 'sv', theme = 'light' }: Visitor,
  visit: number,
): Promise<Disposable> {
  await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
  await page.emulateMedia({ colorScheme: theme, media: 'screen' });
  return page.addInitScript(
    ([persona, chosen, nth]) => {
      // Once for each visit: what somebody chooses later holds.
      if (!location.protocol.startsWith('http') || sessionStorage.getItem('visit') === nth) return;
      sessionStorage.clear();
      localStorage.clear();
      sessionStorage.setItem('visit', nth!);
      if (persona) sessionStorage.setItem('famsam.persona', persona);
      localStorage.setItem('famsam.language', chosen!);
    },
    [as ?? '', language, String(visit)],
  );
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
