import type { Locator, Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { writeReferral } from './a-family';
import { addresses, pathOf } from './addresses';
import { act, choose, pick, write, writeDay } from './by-hand';
import { failures, forgiven, held, notice, plant, text } from './failures';

interface Form {
  readonly name: string;
  readonly route: string;
  /** What sends it to the api. */
  readonly request: RegExp;
  /** Where it is not there at once. */
  readonly open?: (page: Page) => Promise<void>;
  readonly fill: (page: Page) => Promise<void>;
  /** One of the things that were written. */
  readonly field: (page: Page) => Locator;
  readonly written: string;
  readonly send: (page: Page) => Locator;
}

const button = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true });
const line = (page: Page | Locator, name: string) =>
  page.getByRole('textbox', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

const forms: readonly Form[] = [
  {
    name: 'a referral',
    route: '/ny-aktualisering',
    request: /\/cases$/,
    fill: async (page) => {
      await writeReferral(page, {
        familyName: 'Kvarström',
        municipality: 'Lindesberg',
        child: { name: 'Alva', born: '2014', support: { unit: 'Skola', since: '2026-02-02' } },
        guardian: { name: 'Lena', phone: '070-174 06 20' },
        note: 'Familjen vill ha tolk.',
      });
      await page.getByRole('link', { name: 'Tillbaka' }).click();
      await page.getByRole('link', { name: 'Tillbaka' }).click();
      await line(page, 'Något mer FamSam behöver veta? (frivilligt)').waitFor();
      await page.getByRole('link', { name: 'Läs igenom' }).click();
    },
    field: (page) => page.locator('.referral-quote'),
    written: 'Familjen vill ha tolk.',
    send: (page) => button(page, 'Skicka aktualiseringen'),
  },
  {
    name: 'an assessment',
    route: '/aktualiseringar/$caseId',
    request: /\/assessment$/,
    fill: async (page) => {
      await choose(page, 'FamSam tar sig an familjen');
      await write(page, 'Anteckning', 'Familjen är glad att vi ringde.');
    },
    field: (page) => line(page, 'Anteckning'),
    written: 'Familjen är glad att vi ringde.',
    send: (page) => button(page, 'Ta er an familjen'),
  },
  {
    name: 'a member of a family',
    route: '/arenden/$caseId',
    request: /\/members$/,
    open: (page) => button(page, 'Lägg till medlem').click(),
    fill: async (page) => {
      await choose(act(page, 'Lägg till medlem'), 'Annan vuxen');
      await write(act(page, 'Lägg till medlem'), 'Namn', 'Gunilla');
    },
    field: (page) => line(act(page, 'Lägg till medlem'), 'Namn'),
    written: 'Gunilla',
    send: (page) => button(act(page, 'Lägg till medlem'), 'Lägg till'),
  },
  {
    name: 'a meeting',
    route: '/arenden/$caseId',
    request: /\/meetings$/,
    open: (page) => button(page.locator('#moten'), 'Skriv ned ett möte').click(),
    fill: async (page) => {
      await choose(act(page, 'Skriv ned ett möte'), 'Familjesamtal');
      await write(act(page, 'Skriv ned ett möte'), 'Anteckning (frivillig)', 'Lugnt samtal.');
    },
    field: (page) => line(act(page, 'Skriv ned ett möte'), 'Anteckning (frivillig)'),
    written: 'Lugnt samtal.',
    send: (page) => button(act(page, 'Skriv ned ett möte'), 'Spara mötet'),
  },
  {
    name: 'a meeting asked for',
    route: '/arenden/$caseId',
    request: /\/meetings$/,
    open: (page) => button(page.locator('#planering'), 'Be om ett möte').click(),
    fill: async (page) => {
      const form = act(page, 'Be om ett möte');
      await form.getByRole('combobox').first().selectOption('must');
      await write(form, 'Längd i minuter', '45');
      await choose(form.getByRole('group', { name: 'Behövs tolk?' }), 'Nej');
    },
    field: (page) => line(act(page, 'Be om ett möte'), 'Längd i minuter'),
    written: '45',
    send: (page) => button(act(page, 'Be om ett möte'), 'Visa tider'),
  },
  {
    name: 'an agreement',
    route: '/arenden/$caseId',
    request: /\/agreements$/,
    open: (page) => button(page.locator('#overenskommelser'), 'Ny överenskommelse').click(),
    fill: async (page) => {
      const form = act(page, 'Ny överenskommelse');
      await write(form, 'Vad ska göras?', 'Ringer skolan.');
      await form.getByRole('combobox', { name: 'Vem?' }).selectOption({ index: 1 });
      await writeDay(form, 'Klart till', '2026-12-18');
    },
    field: (page) => line(act(page, 'Ny överenskommelse'), 'Vad ska göras?'),
    written: 'Ringer skolan.',
    send: (page) => button(act(page, 'Ny överenskommelse'), 'Spara överenskommelsen'),
  },
  {
    name: 'the answer to an agreement',
    route: '/overenskommelser',
    request: /\/blocked$/,
    open: (page) => page.locator('.agreement-acts button').first().click(),
    fill: async (page) => {
      const form = act(page, 'Skriv ned svaret');
      await choose(form, 'Något står i vägen', 'Har inte tid eller folk');
      await write(form, 'Anteckning (frivillig)', 'Ny rektor i januari.');
    },
    field: (page) => line(act(page, 'Skriv ned svaret'), 'Anteckning (frivillig)'),
    written: 'Ny rektor i januari.',
    send: (page) => button(act(page, 'Skriv ned svaret'), 'Spara svaret'),
  },
  {
    name: 'a place',
    route: '/katalog',
    request: /\/places$/,
    open: (page) => button(page, 'Ny plats').click(),
    fill: (page) => write(dialog(page), 'Namn', 'Grythyttan'),
    field: (page) => line(dialog(page), 'Namn'),
    written: 'Grythyttan',
    send: (page) => button(dialog(page), 'Spara'),
  },
  {
    name: 'a closing',
    route: '/arenden/$caseId',
    request: /\/closings$/,
    open: (page) => button(page.locator('#avslut'), 'Avsluta ärendet').click(),
    fill: async (page) => {
      await choose(act(page, 'Avsluta ärendet'), 'Familjen flyttat');
      await write(act(page, 'Avsluta ärendet'), 'Anteckning (frivillig)', 'Till Karlskoga.');
    },
    field: (page) => line(act(page, 'Avsluta ärendet'), 'Anteckning (frivillig)'),
    written: 'Till Karlskoga.',
    send: (page) => button(act(page, 'Avsluta ärendet'), 'Avsluta ärendet'),
  },
  {
    name: 'a consultation',
    route: '/konsultationer',
    request: /\/consultations$/,
    fill: (page) => pick(page, 'Slag', 'Utanför uppdraget'),
    field: (page) => page.getByRole('combobox', { name: 'Slag' }),
    written: 'outside-mission',
    send: (page) => button(page, 'Skriv ned samtalet'),
  },
  {
    name: 'an agency',
    route: '/katalog',
    request: /\/agencies$/,
    open: (page) => button(page, 'Ny huvudman').click(),
    fill: (page) => write(dialog(page), 'Namn', 'Bergslagens vård'),
    field: (page) => line(dialog(page), 'Namn'),
    written: 'Bergslagens vård',
    send: (page) => button(dialog(page), 'Spara'),
  },
  {
    name: 'a contact person',
    route: '/katalog',
    request: /\/contact-persons$/,
    open: (page) =>
      page
        .getByRole('button', { name: /^Ny kontaktperson/ })
        .first()
        .click(),
    fill: (page) => write(dialog(page), 'Namn', 'Anna Kvar'),
    field: (page) => line(dialog(page), 'Namn'),
    written: 'Anna Kvar',
    send: (page) => button(dialog(page), 'Spara'),
  },
  {
    name: 'feedback',
    route: '/tyck-till',
    request: /\/feedback$/,
    fill: (page) => write(page, 'Din synpunkt', 'Sidan är tydlig.'),
    field: (page) => line(page, 'Din synpunkt'),
    written: 'Sidan är tydlig.',
    send: (page) => button(page, 'Skicka'),
  },
];

const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('famsam.draft.')));

const untilNothingIsBusy = (page: Page) =>
  page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));

describeInBrowser('a form whose answer fails', () => {
  const house = aBrowserHouse();

  it.each(forms)('says so, and keeps what was written: $name', async (form) => {
    const address = addresses.find(({ route }) => route === form.route)!;
    const page = await house.open(await pathOf(address, house), { as: address.as, forgiven });
    const standsThere = async () => {
      const field = form.field(page);
      const isField = await field.evaluate((element) => 'value' in element);
      expect(await (isField ? field.inputValue() : field.innerText())).toBe(form.written);
    };
    await form.open?.(page);
    await form.fill(page);

    for (const failure of failures) {
      const mend = await plant(page, form.request, failure.answer, 'POST');
      await form.send(page).click();
      const said = notice(page, failure.says);
      await said.getByText(text('problem.kept')).waitFor();
      await standsThere();
      await mend();
    }

    await page.context().setOffline(true);
    await page.getByRole('status').getByText(text('shell.offline')).waitFor();
    await form.send(page).click();
    await notice(page, 'problem.connection.offline').getByText(text('problem.kept')).waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await atRest(page);
    await form.open?.(page);
    await standsThere();

    const { answer, letGo } = held();
    await plant(page, form.request, answer, 'POST');
    await form.send(page).click();
    await page.locator('button[type="submit"][aria-busy="true"]').waitFor();
    letGo();
    // A form may be gone before all is read again; its draft goes after that.
    while ((await drafts(page)).length > 0) await untilNothingIsBusy(page);
    await untilNothingIsBusy(page);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  });
});
