import type { Role } from '@famsam/identity';
import type { Page } from 'playwright-core';
import {
  at,
  caseForm,
  known,
  nobodysId,
  notFound,
  openCase,
  openWith,
  press,
  see,
  seeError,
  type State,
} from './state';
import { choose, write, writeDay } from './by-hand';
import { meetingStates } from './states-meetings';
import { guestStates } from './states-of-guests';
import { meetingGuestStates } from './states-of-meeting-guests';
import { registerStates } from './states-of-register';
import { sv } from './words';

export type { State } from './state';

const closedCase = known('/arenden/$caseId', 1);
const assessment = known('/aktualiseringar/$caseId');
const referral = at('/ny-aktualisering', 'referrer');

export const states: readonly State[] = [
  {
    name: 'the menu on a phone',
    at: at('/idag', 'coordinator'),
    width: 360,
    reach: async (page) => {
      await press(page, 'shell.menu');
      await page.getByRole('navigation', { name: sv('nav.label') }).waitFor();
    },
  },
  {
    name: 'an address that is none',
    at: at('/finns-inte'),
    reach: (page) => see(page, 'page-not-found.what'),
  },
  {
    name: 'the keys',
    opens: 'dialog[open]',
    at: at('/idag', 'coordinator'),
    reach: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'finding a case, some found',
    opens: 'dialog[open]',
    at: at('/idag', 'coordinator'),
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').fill('F08');
      await page.locator('.find-list a').first().waitFor();
    },
  },
  {
    name: 'finding a case, none found',
    at: at('/idag', 'coordinator'),
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').fill('Finns inte');
      await page.locator('.find-count').waitFor();
    },
  },
  {
    name: 'the tours',
    at: at('/valj-roll'),
    reach: async (page) => {
      for (const tour of await page.getByText(sv('tour.title')).all()) await tour.click();
      await see(page, 'tour.operator.3');
    },
  },
  {
    name: 'no case like that',
    at: at('/arenden?sok=Finnsinte', 'coordinator'),
    reach: (page) => see(page, 'cases.none-found'),
  },
  {
    name: 'a case that is not there',
    at: at(`/arenden/${nobodysId}`, 'coordinator'),
    forgiven: notFound,
    reach: (page) => page.getByRole('alert').waitFor(),
  },
  caseForm('a member, nothing filled in', 'case.member.add', 'case.member.submit'),
  caseForm('a contact, nothing filled in', 'case.contact.add', 'case.contact.submit'),
  {
    name: 'a contact of which only the year is known, and the year is not whole',
    at: openCase,
    reach: async (page) => {
      await press(page, 'case.contact.add');
      const form = page.locator('form.act');
      await choose(form, 'Bara månaden', 'Bara året');
      await write(form, 'Sedan vilket år?', '202');
      await form.locator('[type=submit]').click();
      await form.locator('.ds-error-summary').getByText(sv('case.field.year')).waitFor();
      // No day is asked for.
      await form.locator('[role=spinbutton]').waitFor({ state: 'detached' });
    },
  },
  caseForm('a meeting, nothing filled in', 'case.meeting.add', 'case.meeting.submit'),
  {
    name: 'a case with a meeting that was held without consent',
    at: openCase,
    reach: async (page) => {
      await openWith(page, ({ meetings }) => {
        for (const meeting of Object.values(meetings)) meeting.withoutConsent = 'not-asked';
      });
      await see(page, 'case.meeting.without-consent.register');
    },
  },
  {
    name: 'writing down a meeting that was held without consent',
    at: openCase,
    reach: async (page) => {
      await press(page, 'case.meeting.add');
      const form = page.locator('form.act');
      // Long before anybody of the family had consented to anything.
      await writeDay(form, 'Dag', '2001-02-03');
      const units = form.getByRole('group', { name: sv('case.label.unitIds') });
      await units.getByRole('checkbox').first().check();
      await form.getByLabel(sv('case.label.withoutConsent')).waitFor();
    },
  },
  caseForm(
    'a question of consent, nothing filled in',
    'case.consent.ask',
    'case.consent.ask.submit',
  ),
  ...meetingStates,
  caseForm('a closing, nothing filled in', 'case.close', 'case.closing.submit'),
  {
    name: 'reopening a case',
    at: closedCase,
    reach: async (page) => {
      await press(page, 'case.reopen');
      await see(page, 'case.reopen.lead');
    },
  },
  {
    name: 'striking a case',
    at: openCase,
    reach: async (page) => {
      await press(page, 'case.strike.case.offer');
      await see(page, 'case.strike.case.lead');
    },
  },
  {
    name: 'correcting a meeting, with the calendar open',
    at: openCase,
    reach: async (page) => {
      await page.locator('.meetings .entry-acts button').first().click();
      await page.locator('.day-field-button').first().click();
      await page.getByRole('grid').waitFor();
    },
  },
  {
    name: 'a consent in all its steps',
    at: openCase,
    reach: async (page) => {
      await page.locator('.consent-cell').first().click();
      await page.locator('.consent-panel').waitFor();
    },
  },
  {
    name: 'a referral that is not there',
    at: at(`/aktualiseringar/${nobodysId}`, 'coordinator'),
    forgiven: notFound,
    reach: (page) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'an assessment, nothing filled in',
    at: assessment,
    reach: async (page) => {
      await press(page, 'referrals.save.any');
      await page.locator('.error-list').waitFor();
    },
  },
  {
    name: 'a consultation, nothing filled in',
    at: at('/konsultationer', 'coordinator'),
    reach: async (page) => {
      await press(page, 'consultations.write');
      await see(page, 'consultations.kind.missing');
    },
  },
  {
    name: 'striking a consultation',
    opens: 'dialog[open]',
    at: at('/konsultationer', 'coordinator'),
    reach: async (page) => {
      await page.locator('tbody button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'a new unit, nothing filled in',
    opens: 'dialog[open]',
    at: at('/katalog', 'coordinator'),
    reach: async (page) => {
      await press(page, 'directory.unit.add');
      await page.getByRole('dialog').locator('[type=submit]').click();
      await seeError(page);
    },
  },
  {
    name: 'a contact person, nothing filled in',
    opens: 'dialog[open]',
    at: at('/katalog', 'coordinator'),
    reach: async (page) => {
      await page
        .getByRole('button', { name: sv('directory.contact.add.where') })
        .first()
        .click();
      await page.getByRole('dialog').locator('[type=submit]').click();
      await seeError(page);
    },
  },
  {
    name: 'where a unit is reached, with an address that is none',
    opens: 'dialog[open]',
    at: at('/katalog', 'coordinator'),
    reach: async (page) => {
      await page
        .getByRole('button', { name: sv('directory.addresses.of') })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').last().fill('chefen');
      await dialog.locator('[type=submit]').click();
      await seeError(page);
    },
  },
  {
    name: 'where the team is reached, once that was changed',
    opens: 'dialog[open]',
    at: at('/katalog', 'operator'),
    reach: async (page) => {
      const [dialog, address] = [page.getByRole('dialog'), 'samverkan.norra@exempel.se'];
      await press(page, 'directory.addresses.team');
      await dialog.getByRole('textbox').fill(address);
      await dialog.locator('[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      await press(page, 'directory.addresses.team');
      await dialog.locator(`input[value="${address}"]`).waitFor();
    },
  },
  {
    name: 'correcting what a case began with',
    at: openCase,
    reach: async (page) => {
      for (const correct of await page.locator('.case-facts button').all()) {
        await correct.click();
        await page.locator('form.act').waitFor();
      }
    },
  },
  {
    name: 'a population figure, nothing filled in',
    at: at('/katalog', 'coordinator'),
    reach: async (page) => {
      await page.locator('main form [type=submit]').last().click();
      await seeError(page);
    },
  },
  {
    name: 'a receipt of another referrer',
    at: at(`/mina-aktualiseringar/${nobodysId}`, 'referrer'),
    forgiven: notFound,
    reach: (page) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'a referral, nothing filled in',
    at: referral,
    reach: async (page) => {
      await page.locator('main form [type=submit]').click();
      await page.locator('.error-list').waitFor();
    },
  },
  ...['familjen', 'personer', 'varfor', 'passar', 'granska'].map((step) => ({
    name: `a referral, step ${step}`,
    at: at(`/ny-aktualisering?steg=${step}`, 'referrer'),
    reach: (page: Page) => page.locator('main form [type=submit]').waitFor(),
  })),
  {
    name: 'a person in a referral, nothing told',
    at: at('/ny-aktualisering?steg=personer', 'referrer'),
    reach: async (page) => {
      await press(page, 'referrer.add.child.agency');
      await page.locator('main form [type=submit]').click();
      await page.locator('.error-list').waitFor();
    },
  },
  {
    name: 'throwing a draft away',
    opens: 'dialog[open]',
    at: referral,
    reach: async (page) => {
      await page.getByRole('radio').first().check();
      await press(page, 'draft.forget');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the definition of a figure',
    at: at('/statistik', 'steering-group'),
    reach: async (page) => {
      await page.locator('.report button[aria-expanded]').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'figures of an earlier day, and what has changed',
    at: at('/statistik?dag=2022-11-16&sedan=2021-09-30', 'steering-group'),
    reach: (page) => page.locator('.changes table').first().waitFor(),
  },
  {
    name: 'figures of a day that is none',
    at: at('/statistik?dag=i-gar', 'coordinator'),
    reach: (page) => see(page, 'statistics.when.wrong'),
  },
  {
    name: 'feedback, nothing filled in',
    at: at('/tyck-till', 'referrer'),
    reach: async (page) => {
      await press(page, 'about.feedback.send');
      await page.locator('.error-list').waitFor();
    },
  },
  {
    name: 'feedback that was sent',
    at: at('/tyck-till', 'referrer'),
    reach: async (page) => {
      await page.getByRole('textbox').first().fill('Lätt att hitta.');
      await press(page, 'about.feedback.send');
      await see(page, 'about.feedback.thanks');
    },
  },
  ...guestStates,
  ...meetingGuestStates,
  ...registerStates,
];

/** Pages of an area in which nobody has asked for anything yet. */
export const emptyStates: readonly State[] = [
  ['/idag', 'coordinator', 'today.empty'],
  ['/arenden', 'coordinator', 'cases.empty'],
  ['/aktualiseringar', 'coordinator', 'referrals.empty'],
  ['/overenskommelser', 'coordinator', 'agreements.empty'],
  ['/konsultationer', 'coordinator', 'consultations.empty'],
  ['/mina-aktualiseringar', 'referrer', 'referrer.own.empty'],
  ['/statistik', 'steering-group', 'statistics.nothing'],
  ['/drift/koer', 'operator', 'operation.messages.empty'],
  ['/demo/mailbox', 'operator', 'operation.mailbox.empty'],
].map(([route, as, text]) => ({
  name: `nothing at ${route}`,
  at: at(route!, as as Role),
  reach: (page) => see(page, text!),
}));
