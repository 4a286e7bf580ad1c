import type { Locator, Page } from 'playwright-core';

type Place = Page | Locator;

/** Writes a day into its field, digit by digit, as it is written here: year, month, day. */
export async function writeDay(place: Place, label: string, day: string): Promise<void> {
  const parts = place.getByRole('group', { name: label, exact: true }).getByRole('spinbutton');
  await parts.first().pressSequentially(day.replaceAll('-', ''));
}

export async function choose(place: Place, ...options: readonly string[]): Promise<void> {
  for (const name of options) await place.getByRole('radio', { name, exact: true }).check();
}

export async function tick(place: Place, ...options: readonly string[]): Promise<void> {
  for (const name of options) await place.getByRole('checkbox', { name, exact: true }).check();
}

export async function write(place: Place, label: string, text: string): Promise<void> {
  await place.getByRole('textbox', { name: label, exact: true }).fill(text);
}

export async function pick(place: Place, label: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
}

export async function press(place: Place, name: string | RegExp): Promise<void> {
  await place.getByRole('button', { name, exact: true }).click();
}

/** The form of an act on the case page, by its title. */
export function act(page: Page, title: string): Locator {
  return page.getByRole('form', { name: title });
}
