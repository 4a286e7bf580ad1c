import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { atRest } from '../support/browser';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; failureSummary?: string }[];
  }[];
}

/** Pictures come when they are seen: all of them, and then the top again. */
export async function seeAll(page: Page): Promise<void> {
  for (const chart of await page.locator('.chart > [role=img]').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('svg').first().waitFor();
  }
  await page.evaluate(() => window.scrollTo(0, 0));
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
    (values) =>
      (
        window as unknown as {
          axe: { run(context: Document, options: object): Promise<AxeResult> };
        }
      ).axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
