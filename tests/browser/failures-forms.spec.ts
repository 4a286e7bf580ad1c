/** @jest-environment ./tests/support/browser-environment.ts */
import type { Locator, Page } from 'playwright-core';
import { aBrowserHouse, atRest, describeInBrowser } from '../support/browser';
import { count, extent } from '../support/extent';
import { writeReferral } from './a-family';
import { addresses, pathOf } from './addresses';
import { act, choose, pick, write, writeDay } from './by-hand';
import { failures, forgiven, notice, plant, text, type Failure } from './failures';

interface Form {
  readonly name: string;
  /** What it is made of: steps of a page of its own, a page, a dialog, or an act among others on a page. */
  readonly kind: 'steps' | 'page' | 'dialog' | 'act';
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
    kind: 'steps',
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
    kind: 'page',
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
    kind: 'act',
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
    kind: 'act',
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
    kind: 'act',
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
    kind: 'act',
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
    kind: 'act',
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
    kind: 'dialog',
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
    kind: 'act',
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
    kind: 'page',
    route: '/konsultationer',
    request: /\/consultations$/,
    fill: (page) => pick(page, 'Slag', 'Utanför uppdraget'),
    field: (page) => page.getByRole('combobox', { name: 'Slag' }),
    written: 'outside-mission',
    send: (page) => button(page, 'Skriv ned samtalet'),
  },
  {
    name: 'an agency',
    kind: 'act',
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
    kind: 'dialog',
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
    kind: 'page',
    route: '/tyck-till',
    request: /\/feedback$/,
    fill: (page) => write(page, 'Din synpunkt', 'Sidan är tydlig.'),
    field: (page) => line(page, 'Din synpunkt'),
    written: 'Sidan är tydlig.',
    send: (page) => button(page, 'Skicka'),
  },
];

/** Forms of a kind share the parts that send them and keep what was written; one shows it of all. */
const thoroughly = extent({
  test: forms.filter(({ kind }, at) => forms.findIndex((one) => one.kind === kind) === at),
  soak: forms,
});

describeInBrowser('a form whose answer fails', () => {
  const house = aBrowserHouse();

  async function filledIn(form: Form): Promise<Page> {
    const address = addresses.find(({ route }) => route === form.route)!;
    const page = await house.visit(await pathOf(address, house), { as: address.as, forgiven });
    await form.open?.(page);
    await form.fill(page);
    return page;
  }

  async function standsThere(page: Page, form: Form): Promise<void> {
    const field = form.field(page);
    const isField = await field.evaluate((element) => 'value' in element);
    expect(await (isField ? field.inputValue() : field.innerText())).toBe(form.written);
  }

  async function failsBy(tried: readonly Failure[], page: Page, form: Form): Promise<void> {
    for (const failure of tried) {
      const mend = await plant(house, form.request, failure.answer, 'POST');
      await form.send(page).click();
      await notice(page, failure.says).getByText(text('problem.kept')).waitFor();
      await standsThere(page, form);
      await mend();
    }
    count({ failures: tried.length });
  }

  /** Says so while it is sent, and has nothing to say afterwards. */
  async function goesThrough(page: Page, form: Form): Promise<void> {
    const letGo = await plant(house, form.request, 'held', 'POST');
    await form.send(page).click();
    await page.locator('button[type="submit"][aria-busy="true"]').waitFor();
    await letGo();
    // A form may be gone before all is read again; its draft goes after that.
    await page.waitForFunction(
      () =>
        !Object.keys(localStorage).some((key) => key.startsWith('famsam.draft.')) &&
        !document.querySelector('[aria-busy="true"]'),
    );
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([]);
  }

  it.each(forms)('says so, keeps what was written and sends it in the end: $name', async (form) => {
    const page = await filledIn(form);
    await failsBy(
      failures.filter(({ name }) => name === '500'),
      page,
      form,
    );
    await goesThrough(page, form);
  });

  it.each(thoroughly)('says what failed, and survives being offline: $name', async (form) => {
    const page = await filledIn(form);
    await failsBy(failures, page, form);

    await page.context().setOffline(true);
    await page.getByRole('status').getByText(text('shell.offline')).waitFor();
    await form.send(page).click();
    await notice(page, 'problem.connection.offline').getByText(text('problem.kept')).waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await atRest(page);
    await form.open?.(page);
    await standsThere(page, form);
  });
});
