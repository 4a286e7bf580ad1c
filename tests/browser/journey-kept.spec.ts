/** @jest-environment ./tests/support/browser-environment.ts */
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { choose, press, tick, write } from './by-hand';
import { text } from './failures';

const note = 'Något mer FamSam behöver veta? (frivilligt)';

describeInBrowser('what somebody is writing', () => {
  const house = aBrowserHouse();
  const aReferral = (steg: string) =>
    house.visit(`/ny-aktualisering?steg=${steg}`, { as: 'referrer', width: 360 });

  it('is there when the language is another', async () => {
    const page = await aReferral('varfor');
    await tick(page, 'Skolfrånvaro');
    await write(page, note, 'Mötet får gärna vara på finska.');
    const spoken = page.locator('select:has(option[value="fi"])');
    await press(page, 'Meny');
    for (const [language, heading] of [
      ['fi', 'Miksi FamSamia tarvitaan?'],
      ['en', 'Why is FamSam needed?'],
      ['sv', 'Varför behövs FamSam?'],
    ] as const) {
      await spoken.selectOption(language);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('textarea').inputValue()).toBe('Mötet får gärna vara på finska.');
      expect(await page.locator('input[value="school-absence"]').isChecked()).toBe(true);
    }
  });

  it('is there after a reload, and gone when it is taken back or thrown away', async () => {
    const page = await aReferral('vem');
    await choose(page, 'Vården');
    await page.reload();
    await atRest(page);
    expect(await page.getByRole('radio', { name: 'Vården' }).isChecked()).toBe(true);
    await press(page, 'Nästa: Familjen');
    await write(page, 'Familjens namn', 'Felström');
    await press(page, text('draft.forget'));
    await press(page.getByRole('dialog'), text('draft.forget'));
    await page.getByRole('heading', { level: 1, name: 'Ny aktualisering' }).waitFor();
    await page.reload();
    await atRest(page);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);

    await page.goto(`${house.address}/tyck-till`);
    await write(page, 'Din synpunkt', 'Nja');
    await write(page, 'Din synpunkt', '');
    await page.reload();
    await atRest(page);
    expect(await page.getByRole('textbox', { name: 'Din synpunkt' }).inputValue()).toBe('');
  });

  it('is of the persona who wrote it, and nobody else of this browser', async () => {
    const page = await house.visit('/tyck-till', { as: 'referrer' });
    await write(page, 'Din synpunkt', 'Bara min.');
    await press(page, 'Byt roll');
    await press(page, 'Fortsätt som samordnare');
    await page.goto(`${house.address}/tyck-till`);
    await atRest(page);
    expect(await page.getByRole('textbox', { name: 'Din synpunkt' }).inputValue()).toBe('');
  });
});
