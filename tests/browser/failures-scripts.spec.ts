/** @jest-environment ./tests/support/browser-environment.ts */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { extent } from '../support/extent';
import { addresses, pathOf } from './addresses';
import { press } from './by-hand';
import { forgiven, text } from './failures';

const router = readFileSync(join(__dirname, '../../apps/web/src/app/router.tsx'), 'utf8');

const built = join(__dirname, '../../dist/web/assets');

/** The built script of a page. One that leans on no other holds texts, which may be called the same. */
function scriptOf(route: string): string {
  const page = router.slice(router.indexOf(`path: '${route}'`));
  const name = /import\('\.\.\/pages\/(?:[a-z-]+\/)+([a-z-]+)'\)/.exec(page)![1]!;
  const ofThatName = readdirSync(built).filter((file) =>
    new RegExp(`^${name}-.{8}\\.js$`).test(file),
  );
  return ofThatName.find((file) => !readFileSync(join(built, file), 'utf8').startsWith('var'))!;
}

const once = [...new Map(addresses.map((address) => [address.route, address])).values()];
/** The router says it of them all, in one place. */
const tried = extent({ test: once.filter(({ route }) => route === '/idag'), soak: once });

describeInBrowser('a script that does not come', () => {
  const house = aBrowserHouse();

  it.each(tried)(
    'leaves a page that says so, and comes when it is asked again: $route',
    async (address) => {
      const page = await house.tab({ as: address.as, forgiven });
      const script = `**/assets/${scriptOf(address.route)}`;
      await page.route(script, (route) => route.abort('connectionreset'));
      await page.goto(`${house.address}${await pathOf(address, house)}`);
      await page.getByRole('alert').getByText(text('page-failed.script')).waitFor();
      await page.unroute(script);
      await press(page, text('page-failed.reload'));
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await atRest(page);
    },
  );

  it('is told in three languages when it is the first of all', async () => {
    const page = await house.tab({ as: 'coordinator', forgiven });
    await page.route(/\/assets\/index-[^/]+\.js$/, (route) => route.abort('connectionreset'));
    await page.goto(`${house.address}/idag`);
    for (const words of ['ladda om sidan', 'reload the page', 'lataa sivu uudelleen'])
      await page.getByText(words).waitFor();
  });

  it('leaves the language as it was when the texts of another do not come', async () => {
    const page = await house.visit('/idag', { as: 'coordinator', forgiven });
    await page.route(/\/assets\/shell-[^/]+\.js$/, (route) => route.abort('connectionreset'));
    const spoken = page.getByRole('combobox', { name: text('shell.language') });
    await spoken.selectOption('fi');
    await page.getByText('Texterna på finska kunde inte hämtas.').waitFor();
    expect(await spoken.inputValue()).toBe('sv');
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
  });
});
