/** @jest-environment ./tests/support/browser-environment.ts */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aBrowserHouse, describeInBrowser } from '../support/browser';
import { count } from '../support/extent';
import { addresses, nameOf, pathOf, routes } from './addresses';
import { atWidth, faultsOf, looksOfPage, seeAll } from './looks';
import { walkByTab } from './tab';

it('knows every address that the router knows', () => {
  expect([...new Set(addresses.map(({ route }) => route))].sort()).toEqual(routes().sort());
});

describeInBrowser('every page', () => {
  const house = aBrowserHouse();

  it('is built without what libraries have for developers alone', () => {
    const folder = join(__dirname, '..', '..', 'dist', 'web', 'assets');
    const maps = readdirSync(folder).filter((file) => file.endsWith('.map'));
    const sources = maps.flatMap(
      (file) =>
        (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { sources: string[] }).sources,
    );
    expect(sources).toContainEqual(expect.stringContaining('react-dom-client'));
    expect(sources.filter((source) => source.includes('.development.'))).toEqual([]);
  });

  it.each(addresses.map((address) => [nameOf(address), address] as const))(
    'can be walked through by Tab, looks well and can be printed: %s',
    async (_, address) => {
      const path = await pathOf(address, house);
      const page = await house.visit(path, { as: address.as });
      expect(new URL(page.url()).pathname).toBe(path);
      const { stops, faults } = await walkByTab(page);
      expect(faults).toEqual([]);
      expect(stops.length).toBeGreaterThan(3);

      await seeAll(page);
      expect(await faultsOf(page, looksOfPage)).toEqual([]);

      await atWidth(page, 1440);
      await page.emulateMedia({ media: 'print' });
      expect(await seenOnPaper(page)).toEqual(['heading']);
      count({ pages: 1, looks: looksOfPage.length, 'stops of Tab': stops.length });
    },
  );
});

/** The page itself, and nothing to press. */
async function seenOnPaper(page: Page): Promise<string[]> {
  const seen: string[] = [];
  for (const part of ['heading', 'navigation', 'banner', 'contentinfo'] as const) {
    const level = part === 'heading' ? { level: 1 } : {};
    for (const one of await page.getByRole(part, level).all())
      if (await one.isVisible()) seen.push(part);
  }
  return seen;
}
