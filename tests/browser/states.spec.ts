/** @jest-environment ./tests/support/browser-environment.ts */
import type { Page } from 'playwright-core';
import { aBrowserHouse, describeInBrowser, type BrowserHouse } from '../support/browser';
import { count } from '../support/extent';
import { pathOf } from './addresses';
import { atWidth, barriers, faultsOf, looksOfState, tooWide } from './looks';
import { emptyStates, states, type State } from './states';
import { stopsIn } from './tab';

describeInBrowser('every state of a page', () => {
  const house = aBrowserHouse();
  it.each(states)('$name', (state) => isRight(house, state));

  it('would be found wanting', async () => {
    const page = await house.visit('/valj-roll', {});
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
  it.each(emptyStates)('$name', (state) => isRight(house, state));
});

/** It looks well, reads as it looks, and a dialog has the focus for as long as it is open. */
async function isRight(house: BrowserHouse, state: State): Promise<void> {
  const { at, reach, width, opens, forgiven, answers = [] } = state;
  for (const { path, body, status = 200 } of answers) {
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    const answer = { status, type, body: JSON.stringify(body) };
    await house.behindTheDoors('plant', { path: `^/api/v1${path}$`, answer });
  }
  const page = await house.visit(await pathOf(at, house), { as: at.as, width, forgiven });
  if (opens) await page.locator('main a, main button').first().focus();
  await reach(page);
  if (opens) await focusIsIn(page, opens);
  const looks = looksOfState.filter((look) => !width || look.width <= width);
  expect(await faultsOf(page, looks)).toEqual([]);
  if (opens) await keepsTheFocus(page, opens);
  count({ states: 1, looks: looks.length });
}

function focusIsIn(page: Page, place: string) {
  return page.waitForFunction((where) => document.activeElement?.closest(where), place);
}

/** By Tab until it comes round, and back to where it was before when the dialog is closed. */
async function keepsTheFocus(page: Page, dialog: string): Promise<void> {
  await atWidth(page, 1440);
  const stops = await stopsIn(page, dialog);
  for (let i = 0; i <= stops.length; i += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(
      (place) =>
        document.activeElement !== document.body && !document.activeElement?.closest(place),
      dialog,
    );
    expect(outside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await page.locator(dialog).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/^(A|BUTTON)$/);
}
