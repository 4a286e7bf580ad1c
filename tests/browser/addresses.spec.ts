import type { Page } from 'playwright-core';
import { aBrowserHouse, describeInBrowser } from '../support/browser';
import { addresses, nameOf, pathOf, routes } from './addresses';
import { atWidth, barriers, seeAll, tooWide } from './looks';

const languages = ['sv', 'en', 'fi'] as const;
/** 320 is what 1280 leaves at a zoom of 400 % (WCAG 1.4.10). */
const widths = [1440, 360, 320] as const;
const themes = ['light', 'dark'] as const;

it('knows every address that the router knows', () => {
  expect([...new Set(addresses.map(({ route }) => route))].sort()).toEqual(routes().sort());
});

describeInBrowser.each(languages)('every page, in %s', (language) => {
  const house = aBrowserHouse();

  it.each(addresses.map((address) => [nameOf(address), address] as const))(
    '%s',
    async (_, address) => {
      const path = await pathOf(address, house);
      const page = await house.open(path, { as: address.as, language });
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const faults: string[] = [];
      for (const width of widths) {
        await atWidth(page, width);
        await seeAll(page);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          const found = [
            ...(await wrongHeadings(page)),
            ...(await tooWide(page)),
            // Words in another language can be too long, but not too pale: those are looked at once.
            ...(width !== 320 && (language === 'sv' || (width === 360 && theme === 'light'))
              ? await barriers(page)
              : []),
          ];
          faults.push(...found.map((fault) => `${width} ${theme}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    },
  );
});

async function wrongHeadings(page: Page): Promise<string[]> {
  const headings = await page.locator('h1').allTextContents();
  return headings.length === 1 && headings[0] ? [] : [`h1: ${headings.join(', ')}`];
}
