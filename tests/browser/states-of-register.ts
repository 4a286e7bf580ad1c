import type { Page } from 'playwright-core';
import { set, smallRegister } from '../support/register-faults';
import { registerBytes } from '../support/register-generator';
import { atWidth } from './looks';
import { at, press, type State } from './state';

const importId = '00000000-0000-4000-8000-000000000037';
const changes = {
  ...{ newFamilies: 1, correctedFamilies: 1, struckFamilies: 2, consultations: 2, consents: 1 },
};
const request = {
  ...{ importId, requestedAt: '2026-11-30T09:00:00.000Z', summary: null, faultCount: 0 },
  ...{ failure: null, timesShown: 2, undone: null },
  progress: { step: 'deciding', done: 500, of: 500 },
};
const rows = {
  ...{ families: 81, members: 230, contacts: 200, meetings: 360, closings: 38, reopenings: 1 },
  consultations: 25,
};
const holds = { members: 3, contacts: 2, meetings: 14 };
const day = { referredOn: '2021-05-05', paper: false, changes: [], more: 0 };
const families = [
  { ...day, family: 'F012', kind: 'struck', holds },
  {
    ...{ ...day, family: 'F013', kind: 'corrected', holds, more: 3 },
    changes: [
      {
        ...{ file: 'familjer.csv', entry: null, column: 'kommun' },
        ...{ before: 'Nora', after: 'Lindesberg' },
      },
      {
        ...{ file: 'kontakter.csv', entry: 'F013-P1, Elevhälsan Ljusnarsberg', column: null },
        ...{ before: 'individuellt stöd · 2021-06-01', after: null },
      },
      {
        ...{ file: 'personer.csv', entry: 'F013-P3', column: 'process_avslutad' },
        ...{ before: '', after: '2022-01-31' },
      },
    ],
  },
  { ...day, family: 'F300', kind: 'new', holds, paper: true },
];
const preview = {
  ...{ changes, events: 40, municipalities: ['Hällefors'], units: ['BUP Karlskoga'], unitCount: 4 },
  ...{ consultationsAdded: 1, consultationsStruck: 1, firstDay: '2026-11-30' },
  consultations: [
    { heldOn: '2022-01-01', kind: 'Privatperson', struck: false },
    { heldOn: '2022-02-01', kind: 'Utanför uppdraget', struck: true },
  ],
};
const counts = { families: 12, consultations: 0, municipalities: 1, units: 2, left: 3 };
const left = [
  { kind: 'family', name: 'F013', reason: 'touched' },
  { kind: 'unit', name: 'BUP Karlskoga', reason: 'needed' },
  { kind: 'first-day', name: '', reason: 'fixed' },
];
const summary = { rows, events: 40, changes };
const imports = {
  items: [
    { ...request, state: 'done', summary },
    {
      ...{ ...request, importId: importId.replace('37', '38'), summary },
      ...{ state: 'undone', undone: counts },
    },
  ],
  nextCursor: null,
};
const page = at('/register', 'coordinator');

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function choose(
  on: Page,
  files: readonly Chosen[] = [csv('familjer.csv', Buffer.from('familj\nF1\n'))],
): Promise<void> {
  await on.locator('input[type=file]').setInputFiles([...files]);
  await on.locator('.register-choose + div button').click();
}

const shown = [
  { path: '/register/checks', body: { count: 0, faults: [], unknown: [], rows } },
  { path: '/register/previews', body: { ...request, state: 'queued' }, status: 202 },
  {
    path: `/register/imports/${importId}`,
    body: { ...request, state: 'previewed', faults: [], preview },
  },
  {
    path: `/register/imports/${importId}/changes`,
    body: { items: families, nextCursor: 'next' },
  },
];

function csv(name: string, buffer: Buffer): Chosen {
  return { name, buffer, mimeType: 'text/csv' };
}

/** Of a register that names two units and a municipality that the demo does not have. */
async function checkNewNames(on: Page): Promise<void> {
  const register = smallRegister();
  for (const edit of [
    set('familjer.csv', 3, 'kommun', 'Örebro'),
    set('moten.csv', 4, 'verksamheter', 'Elevhälsan, Lekterapin'),
    set('moten.csv', 2, 'verksamheter', 'BUP, Elevhälsan'),
  ])
    edit(register);
  await choose(
    on,
    [...registerBytes(register)].map(([name, buffer]) => csv(name, buffer)),
  );
  await on.locator('.register-new').waitFor();
}

/** Told by the doors as they would be: the files behind them are none. */
export const registerStates: readonly State[] = [
  {
    name: 'a register with faults',
    at: page,
    reach: async (on) => {
      await choose(on, [csv('familjer.csv', Buffer.from('fel;fel\n1;2\n'))]);
      await on.locator('.register-faults').waitFor();
      // On a phone they are read one below the other, and nothing has to be moved sideways.
      await atWidth(on, 360);
      await on.waitForFunction(() => {
        const box = document.querySelector('.register-faults')?.parentElement;
        return box && box.scrollWidth <= box.clientWidth;
      });
    },
  },
  {
    name: 'a register with names that are new or misspelt, all new ones ticked',
    at: page,
    reach: async (on) => {
      await checkNewNames(on);
      await on.locator('.register-fresh input[value=all]').check();
      await on.locator('.register-fresh:not(:has(input:not(:checked)))').waitFor();
      await on.locator('.register-misspelt:not(:has(input:checked))').waitFor();
    },
  },
  {
    name: 'a register whose new names were asked for',
    at: page,
    reach: async (on) => {
      await checkNewNames(on);
      for (const name of await on.locator('.register-new input:not([value=all])').all())
        await name.check();
      await on.locator('.register-new button').click();
      await on.locator('.register-good').waitFor();
    },
  },
  {
    name: 'a register that would strike families',
    at: page,
    answers: shown,
    reach: async (on) => {
      await choose(on);
      await on.locator('.register-struck').waitFor();
      // What is said yes to stands above it.
      await on.locator('.register-changes ~ .register-act button').waitFor();
    },
  },
  {
    name: 'a yes to what was shown before',
    at: page,
    answers: [
      ...shown,
      {
        ...{ path: `/register/imports/${importId}/start`, status: 412 },
        body: { code: 'version.stale', status: 412, details: { expected: 2, actual: 3 } },
      },
    ],
    forgiven: [/status of 412/],
    reach: async (on) => {
      await choose(on);
      await press(on, 'register.import');
      await on.locator('.register-preview [data-color=danger][role=alert]').waitFor();
    },
  },
  ...(['undoing', 'undone'] as const).map((state) => ({
    name: `an import that is ${state} in the visit in which it was done`,
    at: page,
    answers: [
      { path: '/register/checks', body: { count: 0, faults: [], unknown: [], rows } },
      { path: '/register/previews', body: { ...request, state: 'queued' }, status: 202 },
      {
        path: `/register/imports/${importId}`,
        body: { ...request, state, summary, faults: [], preview: null },
      },
      { path: '/register/imports(?:\\?.*)?', body: imports },
    ],
    reach: async (on: Page) => {
      await choose(on);
      await on.locator('.register-progress').waitFor({ state: 'attached' });
    },
  })),
  {
    name: 'an import, before it is undone',
    opens: 'dialog[open]',
    at: page,
    answers: [
      { path: '/register/imports(?:\\?.*)?', body: imports },
      { path: `/register/imports/${importId}/undo`, body: { counts, left } },
    ],
    reach: async (on) => {
      await press(on, 'register.undo');
      const dialog = on.getByRole('dialog');
      await dialog.locator('.register-left').waitFor();
      // Of consultations there are none.
      await dialog.getByText('stryks: 12 familjer, 1 kommun och 2 verksamheter.').waitFor();
    },
  },
  {
    name: 'an import, before it is undone, while somebody looks at another',
    opens: 'dialog[open]',
    at: page,
    answers: [
      { path: '/register/imports(?:\\?.*)?', body: imports },
      {
        ...{ path: `/register/imports/${importId}/undo`, status: 409 },
        body: { code: 'register.busy', status: 409 },
      },
    ],
    forgiven: [/status of 409/],
    reach: async (on) => {
      await press(on, 'register.undo');
      await on.getByRole('dialog').getByRole('alert').waitFor();
    },
  },
];
