import { aBrowserHouse, describeInBrowser, type BrowserHouse } from '../support/browser';
import { pathOf } from './addresses';
import { atWidth, barriers, tooWide } from './looks';
import { emptyStates, states, type State } from './states';

describeInBrowser('every state of a page', () => {
  const house = aBrowserHouse();
  it.each(states)('$name', (state) => looksWell(house, state));

  it('would be found wanting', async () => {
    const page = await house.open('/valj-roll', {});
    await page.evaluate(() => {
      const pale =
        '<p style="color:#ccc;background:#fff;width:2000px">Nej <img src="/mark.svg"></p>';
      document.querySelector('main')?.insertAdjacentHTML('beforeend', pale);
    });
    expect(await tooWide(page)).not.toEqual([]);
    const rules = (await barriers(page)).map((fault) => fault.split(' ')[0]);
    expect(rules.sort()).toEqual(['color-contrast', 'image-alt']);
  });
});

describeInBrowser('a page of an empty area', () => {
  const house = aBrowserHouse('without families');
  it.each(emptyStates)('$name', (state) => looksWell(house, state));
});

/** In both themes and at both widths; at each width axe looks once, at either theme once. */
async function looksWell(house: BrowserHouse, { at, reach, width, forgiven }: State) {
  const page = await house.open(await pathOf(at, house), { as: at.as, width, forgiven });
  await reach(page);
  const looks = [[1440, 'light'] as const, [360, 'dark'] as const];
  const faults: string[] = [];
  for (const [wide, theme] of looks) {
    await atWidth(page, width ?? wide);
    await page.emulateMedia({ colorScheme: theme });
    const found = [...(await tooWide(page)), ...(await barriers(page))];
    faults.push(...found.map((fault) => `${width ?? wide} ${theme}: ${fault}`));
  }
  expect(faults).toEqual([]);
}
