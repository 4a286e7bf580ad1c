/** @jest-environment ./tests/support/browser-environment.ts */
import type { Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { addresses, pathOf } from './addresses';
import { sv } from './words';

const coordinator = { as: 'coordinator' } as const;

describeInBrowser('with the keyboard alone', () => {
  const house = aBrowserHouse();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML ?? '');
  const focusIsIn = (page: Page, place: string) =>
    page.waitForFunction((where) => document.activeElement?.closest(where), place);

  it('leads past the menu at the first Tab', async () => {
    const page = await house.visit('/idag', coordinator);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focusIsIn(page, '#innehall');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('href');
    await focusIsIn(page, '#innehall a');
  });

  it('finds a case by Ctrl K and opens it', async () => {
    const page = await house.visit('/idag', coordinator);
    await page.keyboard.press('Control+k');
    await focusIsIn(page, 'dialog input');
    await page.keyboard.type('F080');
    await page.locator('.find-list a').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/arenden\/[0-9a-f-]{36}$/);
    await atRest(page);
    await focusIsIn(page, 'main h1');
  });

  it('goes back to where somebody was when they leave a dialog', async () => {
    const page = await house.visit('/idag', coordinator);
    await page.locator('main a').first().focus();
    await page.keyboard.press('Control+k');
    await focusIsIn(page, 'dialog input');
    await page.keyboard.press('Escape');
    await focusIsIn(page, 'main a');
  });

  it('goes into an act of the case page, and back to where it was begun', async () => {
    const family = addresses.find(({ route }) => route === '/arenden/$caseId')!;
    const page = await house.visit(await pathOf(family, house), coordinator);
    const add = page.getByRole('button', { name: sv('case.member.add') });
    await add.focus();
    await page.keyboard.press('Enter');
    await focusIsIn(page, 'form.act h3');
    await page
      .locator('form.act')
      .getByRole('button', { name: sv('action.cancel') })
      .focus();
    await page.keyboard.press('Enter');
    await page.locator('form.act').waitFor({ state: 'detached' });
    await page.waitForFunction(
      (name) => document.activeElement?.textContent === name,
      sv('case.member.add'),
    );
  });

  it('leads from a missing consent of today into the form that asks for it', async () => {
    const page = await house.visit('/idag', coordinator);
    await page.locator('section[aria-labelledby=consent-missing] .today-act').first().focus();
    await page.keyboard.press('Enter');
    await focusIsIn(page, '#samtycken form.act h3');
    const asked = page.locator('#samtycken form.act select');
    for (const chosen of await asked.all()) expect(await chosen.inputValue()).not.toBe('');
    await page.locator('#samtycken form.act [type=button]').last().focus();
    await page.keyboard.press('Enter');
    await asked.first().waitFor({ state: 'detached' });
    await focusIsIn(page, '#samtycken .page-actions button');
    await page.waitForURL((url) => url.search === '');
  });

  it('explains a figure, and gives the focus back to it', async () => {
    const page = await house.visit('/statistik', { as: 'steering-group' });
    await page.locator('.figure').first().focus();
    await page.keyboard.press('Enter');
    await focusIsIn(page, '.figure-popover');
    await page.keyboard.press('Escape');
    await focusIsIn(page, '.figure');
  });

  it('takes ? for a letter where somebody writes', async () => {
    const page = await house.visit('/arenden', coordinator);
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().focus();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('opens the menu of a phone, and closes it by Escape', async () => {
    const page = await house.visit('/idag', { ...coordinator, width: 360 });
    const menu = page.getByRole('button', { name: sv('shell.menu') });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await focusIsIn(page, '#meny');
    await page.keyboard.press('Escape');
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await focusIsIn(page, '.shell-menu-button');
  });
});
