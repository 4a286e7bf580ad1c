import type { Page } from 'playwright-core';
import { askForMeeting, askWithUnit, bookForTomorrow } from './a-meeting';
import {
  at,
  caseForm,
  known,
  nobodysId,
  notFound,
  openWith,
  press,
  see,
  type State,
} from './state';
import { sv } from './words';

const findingATime = known('/arenden/$caseId/moten/$meetingId/hitta-tid');

/** Of what is agreed, and of finding a time for a meeting. */
export const meetingStates: readonly State[] = [
  caseForm('an agreement, nothing filled in', 'agreements.add', 'agreements.add.submit'),
  caseForm('a meeting asked for, nothing filled in', 'meetings.request', 'meetings.request.submit'),
  {
    name: 'an answer of an owner that stands in the way',
    at: known('/overenskommelser'),
    reach: async (page) => {
      await page.locator('.agreement-acts button').first().click();
      await page.getByRole('radio', { name: sv('agreements.answer.blocked') }).check();
      await page.locator('form.act [type=submit]').click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  },
  ...(['hand-over', 'move', 'withdraw', 'correct', 'strike'] as const).map((act) => ({
    name: `an agreement, to ${act}`,
    at: known('/overenskommelser'),
    reach: async (page: Page) => {
      await page
        .getByRole('button', { name: sv('agreements.more.which') })
        .first()
        .click();
      await press(page, `agreements.${act}`);
      await page.locator('form.act').waitFor();
    },
  })),
  {
    name: 'agreements of a unit that has none',
    at: at('/overenskommelser?verksamhet=Folktandvården&forsenade=ja', 'coordinator'),
    reach: (page) => see(page, 'agreements.empty.filter'),
  },
  {
    name: 'an hour in which a meeting could begin',
    at: findingATime,
    reach: async (page) => {
      await page.locator('.heat button[tabindex="0"]').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.slots-of-hour .slot').first().waitFor();
    },
  },
  {
    name: 'booking a time',
    at: findingATime,
    reach: async (page) => {
      await page.locator('.slot-acts button').first().click();
      await page.locator('form.act').waitFor();
    },
  },
  {
    name: 'asking about one time alone',
    at: findingATime,
    reach: async (page) => {
      await page.locator('.slot-acts input[type=checkbox]').first().check();
      await page.locator('form.act [type=submit]').click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  },
  {
    name: 'an answer to a poll, nothing filled in',
    at: known('/arenden/$caseId/moten/$meetingId/hitta-tid', 1),
    reach: async (page) => {
      await page.locator('.poll-table .link-button').first().click();
      await page.locator('form.act [type=submit]').click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  },
  {
    name: 'something more to speak of, nothing filled in',
    at: known('/arenden/$caseId/moten/$meetingId/dagordning'),
    reach: async (page) => {
      await press(page, 'meetings.agenda.add.submit');
      await page.locator('.error-list').waitFor();
    },
  },
  {
    name: 'the child’s own question, nothing filled in',
    at: known('/arenden/$caseId/moten/$meetingId/dagordning'),
    reach: async (page) => {
      await page.getByRole('button', { name: sv('meetings.agenda.child.write') }).click();
      await page.locator('form.act [type=submit]').click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  },
  {
    name: 'an agreement in a meeting, nothing filled in',
    at: known('/arenden/$caseId/moten/$meetingId/moteslage'),
    reach: async (page) => {
      await press(page, 'agreements.add');
      await page.locator('form.act [type=submit]').click();
      await page.locator('form.act .ds-error-summary').waitFor();
    },
  },
  {
    name: 'ending a meeting',
    at: known('/arenden/$caseId/moten/$meetingId/moteslage'),
    reach: async (page) => {
      await press(page, 'meetings.hold');
      await page.locator('form.act').waitFor();
    },
  },
  {
    name: 'meeting mode before the day of the meeting',
    at: {
      ...known('/arenden/$caseId/moten/$meetingId/moteslage'),
      meeting: bookForTomorrow,
    },
    reach: async (page) => {
      await see(page, 'meetings.mode.not-yet');
      // Nothing is offered that would be refused.
      await page.locator('.mode').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'who comes to a meeting from a unit whose contacts have ended',
    at: { ...known('/arenden/$caseId/moten/$meetingId/dagordning'), meeting: askWithUnit },
    reach: async (page) => {
      await openWith(page, ({ contacts }) => {
        for (const contact of Object.values(contacts)) contact.ended = { on: '2026-01-31' };
      });
      await see(page, 'meetings.sheet.no-longer');
    },
  },
  {
    name: 'the agenda of a meeting that is not booked',
    at: { ...known('/arenden/$caseId/moten/$meetingId/dagordning'), meeting: askForMeeting },
    reach: (page) => see(page, 'meetings.agenda.not-booked'),
  },
  {
    name: 'no time for a meeting',
    at: {
      ...findingATime,
      meeting: (house, caseId) =>
        askForMeeting(house, caseId, {
          form: 'in-person',
          equipment: ['play-corner', 'step-free'],
        }),
    },
    reach: (page) => see(page, 'meetings.none'),
  },
  {
    name: 'a file that is no calendar',
    at: findingATime,
    forgiven: [/status of 400/],
    reach: async (page) => {
      const file = { name: 'fel.ics', mimeType: 'text/calendar', buffer: Buffer.from('Hej') };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await see(page, 'meetings.calendar.wrong');
    },
  },
  {
    name: 'what a meeting is asked for with, being changed',
    at: findingATime,
    reach: async (page) => {
      await see(page, 'meetings.asked-for');
      await page.locator('.find-asked > summary').click();
      await press(page, 'meetings.request.change');
      await page.locator('form.act').waitFor();
    },
  },
  {
    name: 'a meeting that is not there',
    at: { ...findingATime, meeting: () => Promise.resolve(nobodysId) },
    forgiven: notFound,
    reach: (page) => page.getByRole('alert').waitFor(),
  },
  ...(
    [
      ['a place', 'schedule.place.add'],
      ['working hours of an agency', 'schedule.hours.of'],
      ['school terms of an agency', 'schedule.school.of'],
    ] as const
  ).map(([name, open]) => ({
    name: `${name}, opened`,
    opens: 'dialog[open]',
    at: at('/katalog', 'coordinator'),
    reach: async (page: Page) => {
      const words = sv(open);
      // What stands for the agency is part of the button's name.
      const name = typeof words === 'string' ? words : new RegExp(words.source.replace('^', ''));
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  })),
];
