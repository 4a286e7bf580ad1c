import type { Page } from 'playwright-core';
import { act, choose, pick, press, tick, write, writeDay } from './by-hand';

export interface Support {
  readonly unit: string;
  /** A day, or a month where only that is known. */
  readonly since: string;
}

export interface Referred {
  readonly familyName: string;
  readonly municipality: string;
  readonly child: { readonly name: string; readonly born: string; readonly support: Support };
  readonly guardian: { readonly name: string; readonly phone: string };
  readonly note: string;
}

/** Through the six steps of the form, and sent; answers with the number on the receipt. */
export async function refer(page: Page, family: Referred): Promise<string> {
  await page.getByRole('main').getByRole('link', { name: 'Ny aktualisering' }).click();
  await writeReferral(page, family);
  await press(page, 'Skicka aktualiseringen');
  await page.locator('.receipt').waitFor();
  return (await page.locator('.receipt-sent strong').textContent()) ?? '';
}

/** From the first step to the last, where all of it is read through. */
export async function writeReferral(page: Page, family: Referred): Promise<void> {
  await choose(page, 'Skola eller förskola');
  await press(page, 'Nästa: Familjen');
  await choose(page, family.municipality);
  await write(page, 'Familjens namn', family.familyName);
  await write(page, 'Hur många barn och unga under 23 år finns i familjen?', '2');
  await press(page, 'Nästa: Personer och stöd');
  await press(page, 'Lägg till barn');
  const child = page.locator('.referral-member').first();
  await write(child, 'Namn', family.child.name);
  await write(child, 'Födelseår', family.child.born);
  await press(child, 'Lägg till stöd som barnet har i dag');
  await pick(child, 'Var ges stödet?', family.child.support.unit);
  await writeDay(child, 'Sedan när?', family.child.support.since);
  await press(page, 'Lägg till vårdnadshavare');
  const guardian = page.locator('.referral-member').nth(1);
  await write(guardian, 'Namn', family.guardian.name);
  await write(guardian, 'Telefon', family.guardian.phone);
  await press(page, 'Nästa: Varför');
  await tick(page, 'Familjen har flera vård- och stödinsatser som behöver samordnas');
  await tick(page, 'Skolfrånvaro');
  await write(page, 'Något mer FamSam behöver veta? (frivilligt)', family.note);
  await press(page, 'Nästa: Rätt väg');
  await press(page, 'Nästa: Läs igenom');
}

/** By the four questions of the check, then as it proposes. */
export async function takeOn(page: Page): Promise<void> {
  const replies = [
    ['Räcker det att en verksamhet tar ansvar?', 'Nej'],
    ['Behövs flera huvudmän samtidigt?', 'Ja'],
    ['Gäller behoven fler än en i familjen?', 'Ja'],
    ['Finns det redan en SIP?', 'Nej'],
  ] as const;
  for (const [question, reply] of replies)
    await choose(page.getByRole('group', { name: question }), reply);
  await press(page, 'Fyll i det i bedömningen');
  await press(page, 'Ta er an familjen');
  await page.getByRole('heading', { name: 'FamSam har tagit sig an familjen' }).waitFor();
}

export async function addMember(
  page: Page,
  member: { readonly role: string; readonly name: string; readonly born: string },
): Promise<void> {
  await press(page, 'Lägg till medlem');
  const form = act(page, 'Lägg till medlem');
  await choose(form, member.role);
  await write(form, 'Namn', member.name);
  await write(form, 'Födelseår', member.born);
  await press(form, 'Lägg till');
  await form.waitFor({ state: 'detached' });
}

export async function addContact(page: Page, who: string, support: Support): Promise<void> {
  await press(page, 'Lägg till kontakt');
  const form = act(page, 'Lägg till kontakt');
  await pick(form, 'Vem har kontakten?', who);
  await pick(form, 'Verksamhet', support.unit);
  if (support.since.length === 10) await writeDay(form, 'Sedan när?', support.since);
  else {
    await choose(form, 'Bara månaden');
    const [year = '', month = ''] = support.since.split('-');
    await form.getByRole('combobox', { name: 'Månad', exact: true }).selectOption(month);
    await write(form, 'År', year);
  }
  await press(form, 'Lägg till');
  await form.waitFor({ state: 'detached' });
}

/** Today. */
export async function endContact(page: Page, unit: string): Promise<void> {
  await press(page, `Avsluta ${unit}`);
  const form = act(page, `Avsluta kontakten med ${unit}`);
  await press(form, 'Avsluta kontakten');
  await form.waitFor({ state: 'detached' });
}

/** Asked today, and answered with a written yes. */
export async function recordConsent(page: Page, who: string, agency: string): Promise<void> {
  const cell = page.getByRole('button', { name: `${who}, ${agency}:` });
  await cell.click();
  const panel = page.getByRole('region', { name: `${who} och ${agency}` });
  await press(panel, 'Fråga om samtycke');
  await press(panel, 'Skriv ned frågan');
  await press(panel, 'Skriv ned svaret');
  const form = act(page, 'Skriv ned svaret');
  await choose(form, 'Ja, samtycker');
  await press(form, 'Spara svaret');
  await form.waitFor({ state: 'detached' });
  await press(panel, 'Stäng');
}

export interface Held {
  readonly on: string;
  readonly discussed: readonly string[];
  readonly units: readonly string[];
}

/** Answers with what the form says will follow from the meeting. */
export async function writeDownMeeting(
  page: Page,
  { on, discussed, units }: Held,
): Promise<string> {
  await page.locator('#moten').getByRole('button', { name: 'Skriv ned ett möte' }).click();
  const form = act(page, 'Skriv ned ett möte');
  await writeDay(form, 'Dag', on);
  await tick(form, ...discussed, ...units);
  const follows = await form.locator('.preview').innerText();
  await press(form, 'Spara mötet');
  await form.waitFor({ state: 'detached' });
  return follows;
}

export async function close(page: Page, reason: string): Promise<void> {
  const section = page.locator('#avslut');
  await press(section, 'Avsluta ärendet');
  const form = act(page, 'Avsluta ärendet');
  await choose(form, reason);
  await press(form, 'Avsluta ärendet');
  await form.waitFor({ state: 'detached' });
}

export async function reopen(page: Page): Promise<void> {
  await press(page.locator('#avslut'), 'Öppna ärendet igen');
  const form = act(page, 'Öppna ärendet igen');
  await press(form, 'Öppna ärendet igen');
  await form.waitFor({ state: 'detached' });
}
