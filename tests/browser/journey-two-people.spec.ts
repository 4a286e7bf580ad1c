/** @jest-environment ./tests/support/browser-environment.ts */
import type { Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { addMember } from './a-family';
import { addresses, pathOf } from './addresses';
import { act, choose, press, write } from './by-hand';
import { text } from './failures';

/** The answer to a stale edit, which the browser complains of. */
const forgiven = [/412 \(Precondition Failed\)/];

/** What the notice says of one field: what I wrote, and what stands now. */
async function versions(page: Page, field: string): Promise<string[]> {
  const said = page.getByRole('alert').filter({ hasText: text('problem.status.412') });
  return said.locator('tbody').filter({ hasText: field }).locator('td').allInnerTexts();
}

describeInBrowser('two people who write in the same', () => {
  const house = aBrowserHouse();

  async function two(route: string): Promise<readonly [Page, Page]> {
    const address = addresses.find((one) => one.route === route)!;
    const path = await pathOf(address, house);
    const sits = () => house.open(path, { as: 'coordinator', forgiven });
    return [await sits(), await sits()];
  }

  async function correct(page: Page, who: string, name: string, born: string): Promise<void> {
    await press(page, `Rätta ${who}`);
    await write(act(page, `Rätta ${who}`), 'Namn', name);
    await write(act(page, `Rätta ${who}`), 'Födelseår', born);
  }

  it('see both versions of a member, and keep the one they choose', async () => {
    const [one, other] = await two('/arenden/$caseId');
    await addMember(one, { role: 'Annan vuxen', name: 'Berit', born: '1955' });
    await other.getByRole('button', { name: 'Rätta Berit' }).waitFor();

    await correct(other, 'Berit', 'Britta', '1956');
    await correct(one, 'Berit', 'Birgit', '1957');
    await press(one, 'Spara rättelsen');
    await one.getByRole('button', { name: 'Rätta Birgit' }).waitFor();
    await press(other, 'Spara rättelsen');
    await other.getByText(text('problem.status.412')).waitFor();
    expect(await versions(other, 'Namn')).toEqual(['Britta', 'Birgit']);
    expect(await versions(other, 'Födelseår')).toEqual(['1956', '1957']);
    await press(other, text('versions.mine'));
    for (const page of [one, other])
      await page.getByRole('button', { name: 'Rätta Britta' }).waitFor();

    await correct(one, 'Britta', 'Beata', '1958');
    await correct(other, 'Britta', 'Bodil', '1959');
    await press(other, 'Spara rättelsen');
    await other.getByRole('button', { name: 'Rätta Bodil' }).waitFor();
    await press(one, 'Spara rättelsen');
    await one.getByText(text('problem.status.412')).waitFor();
    expect(await versions(one, 'Namn')).toEqual(['Beata', 'Bodil']);
    await press(one, text('versions.theirs'));
    await press(one, 'Rätta Bodil');
    expect(await act(one, 'Rätta Bodil').getByText(text('draft.kept')).count()).toBe(0);
  });

  it('see what the other one wrote before they add to it', async () => {
    const [one, other] = await two('/arenden/$caseId');
    await press(other, 'Lägg till medlem');
    const form = act(other, 'Lägg till medlem');
    await choose(form, 'Annan vuxen');
    await write(form, 'Namn', 'Mormor Inga');
    await addMember(one, { role: 'Annan vuxen', name: 'Farfar Olle', born: '1948' });
    await press(form, 'Lägg till');
    const said = other.getByRole('alert').filter({ hasText: text('problem.status.412') });
    await said.getByText('Farfar Olle lades till').waitFor();
    await press(said, text('versions.mine'));
    for (const page of [one, other])
      await page.getByRole('button', { name: 'Rätta Mormor Inga' }).waitFor();
  });

  it('see at once that the other one has assessed, and both assessments', async () => {
    const [one, other] = await two('/aktualiseringar/$caseId');
    await choose(other, 'Avböj');
    await write(other, 'Anteckning', 'Vi räcker inte till.');
    await choose(one, 'FamSam tar sig an familjen');
    await write(one, 'Anteckning', 'Vi hinner i december.');
    await press(one, 'Ta er an familjen');
    const said = other.getByRole('alert').filter({ hasText: 'Någon annan har redan bedömt' });
    await said.waitFor();
    const rows = await said.getByRole('row').allInnerTexts();
    expect(rows.join('\n')).toMatch(/Vi räcker inte till\.\s+Vi hinner i december\./);
    expect(rows.join('\n')).toMatch(/Avböj\s+FamSam tar sig an familjen/);
    await press(said, 'Behåll det som står och kasta mitt');
    await other.getByRole('heading', { name: 'FamSam har tagit sig an familjen' }).waitFor();
  });

  it('see both names of a unit', async () => {
    const [one, other] = await two('/katalog');
    for (const [page, name] of [
      [other, 'Elevhälsan i norr'],
      [one, 'Elevhälsans team'],
    ] as const) {
      await page.getByRole('button', { name: 'Ändra Elevhälsa', exact: true }).first().click();
      await write(page.getByRole('dialog'), 'Namn', name);
    }
    await press(one.getByRole('dialog'), 'Spara');
    await one.getByRole('button', { name: 'Ändra Elevhälsans team' }).first().waitFor();
    await press(other.getByRole('dialog'), 'Spara');
    await other.getByText(text('problem.status.412')).waitFor();
    expect(await versions(other, 'Namn')).toEqual(['Elevhälsan i norr', 'Elevhälsans team']);
    await press(other.getByRole('dialog'), text('versions.theirs'));
    await atRest(other);
    await other.getByRole('button', { name: 'Ändra Elevhälsans team' }).first().waitFor();
  });
});
