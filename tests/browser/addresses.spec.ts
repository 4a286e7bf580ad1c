import { aBrowserHouse, describeInBrowser } from '../support/browser';
import { addresses, pathOf, routes } from './addresses';

it('opens every address that the router knows', () => {
  expect([...new Set(addresses.map(({ route }) => route))].sort()).toEqual(routes().sort());
});

describeInBrowser('every address', () => {
  const house = aBrowserHouse();

  it.each(addresses)('opens with its heading: $route, $as', async (address) => {
    const path = await pathOf(address, house);
    const page = await house.open(path, { as: address.as });
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await page.locator('h1').allTextContents()).toEqual([expect.stringMatching(/./)]);
  });
});
