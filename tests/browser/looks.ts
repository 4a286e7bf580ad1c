import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { atRest } from '../support/browser';
import { extent } from '../support/extent';
import { outOfReadingOrder } from './tab';
import { textsIn, type Language } from './words';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Reads all style sheets once more, for one rule alone: a page that holds fast when a phone is turned. */
const preloads = extent({ test: false, soak: true });
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; failureSummary?: string }[];
  }[];
}

/** How somebody has a page before them. */
export interface Look {
  readonly language: Language;
  readonly width: number;
  readonly theme: 'light' | 'dark';
  /** Whether axe looks as well, which takes ten times as long as everything else. */
  readonly axe: boolean;
}

/** 320 is what 1280 leaves at a zoom of 400 % (WCAG 1.4.10). */
const everyLook: readonly Look[] = (['sv', 'en', 'fi'] as const).flatMap((language) =>
  [1440, 360, 320].flatMap((width) =>
    (['light', 'dark'] as const).map((theme) => ({ language, width, theme, axe: width !== 320 })),
  ),
);

/** Words in another language can be too long, but not too pale: axe looks at those in the soak. */
export const looksOfPage = extent<readonly Look[]>({
  test: [
    { language: 'sv', width: 1440, theme: 'light', axe: true },
    { language: 'sv', width: 360, theme: 'dark', axe: true },
    { language: 'en', width: 320, theme: 'dark', axe: false },
    { language: 'fi', width: 320, theme: 'dark', axe: false },
  ],
  soak: everyLook,
});

/** One look of axe is enough for what was added; the page itself was seen in both themes and widths. */
export const looksOfState = extent<readonly Look[]>({
  test: [
    { language: 'sv', width: 360, theme: 'dark', axe: true },
    { language: 'sv', width: 1440, theme: 'light', axe: false },
  ],
  soak: everyLook,
});

/** Turns the page round without opening it anew, and says what is wrong with each look of it. */
export async function faultsOf(page: Page, looks: readonly Look[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { language, width, theme, axe } of looks) {
    await inLanguage(page, language);
    await page.emulateMedia({ colorScheme: theme });
    await atWidth(page, width);
    const found = [
      ...(await wrongHeadings(page)),
      ...(await tooWide(page)),
      ...(await outOfReadingOrder(page)),
      ...(axe ? await barriers(page) : []),
    ];
    faults.push(...found.map((fault) => `${language} ${width} ${theme}: ${fault}`));
  }
  return faults;
}

async function wrongHeadings(page: Page): Promise<string[]> {
  const headings = await page.locator('h1').allTextContents();
  return headings.length === 1 && headings[0] ? [] : [`h1: ${headings.join(', ')}`];
}

/** As if it were chosen in another tab, so that whatever is open stays open. */
async function inLanguage(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await page.evaluate((chosen) => {
    localStorage.setItem('famsam.language', chosen);
    dispatchEvent(new StorageEvent('storage'));
  }, language);
  await page.waitForFunction(
    ([lang, skip]) =>
      document.documentElement.lang === lang &&
      document.querySelector('a[href="#innehall"]')?.textContent === skip,
    [language, textsIn(language)['shell.skip']],
  );
  await atRest(page);
}

/** Pictures come when they are seen: all of them in a window that is high enough, and then as it was. */
export async function seeAll(page: Page): Promise<void> {
  const charts = page.locator('.chart > [role=img]');
  if ((await charts.count()) === 0) return;
  const size = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: 2 * height });
  for (const chart of await charts.all()) await chart.locator('svg').first().waitFor();
  await page.setViewportSize(size);
  await atRest(page);
}

/** At that width; whoever listens to the window has answered. */
export async function atWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** What is wider than the window, outside of what may be scrolled by itself; nothing is allowed to be. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 0.5)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
    return [`${root.scrollWidth} wide`, ...wide.slice(0, 5)];
  });
}

/** What axe finds at WCAG 2.2 AA: rule and place. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ({ values, preload }) =>
      (
        window as unknown as {
          axe: { run(context: Document, options: object): Promise<AxeResult> };
        }
      ).axe.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
        preload,
      }),
    { values: rules, preload: preloads },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
