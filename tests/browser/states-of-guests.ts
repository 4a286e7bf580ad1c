import type { Page } from 'playwright-core';
import { addresses } from './addresses';
import type { State } from './state';
import { sv } from './words';

const link = addresses.find(({ route }) => route === '/svar/$token')!;

const press = (page: Page, id: string) =>
  page.getByRole('button', { name: sv(id), exact: true }).click();
const see = (page: Page, id: string) => page.getByText(sv(id)).first().waitFor();

/** What the doors of guests answer, so that a page of theirs can be seen without a code from a message. */
async function answers(page: Page, path: string, body: object, status = 200): Promise<void> {
  const problem = status >= 400 ? 'application/problem+json' : 'application/json';
  await page.route(
    (url) => url.pathname === `/api/v1${path}`,
    (route) => route.fulfill({ status, contentType: problem, body: JSON.stringify(body) }),
  );
}

const agreement = {
  status: 'open',
  since: '2026-11-16',
  what: 'Skolan ordnar en plats i den lilla gruppen och ringer familjen när det är klart, senast när terminen slutar.',
  madeOn: '2026-11-16',
  meetingOn: '2026-11-16',
  dueOn: '2026-12-18',
  blockedBy: null,
  suggestedUnitId: null,
  family: null,
  answers: ['taken-on', 'done', 'blocked', 'not-mine'],
  units: [{ unitId: '00000000-0000-4000-8000-000000000001', name: 'Barn- och ungdomspsykiatrin' }],
};

/** Through the question for a code, to what a link of that purpose opens. */
export async function comeIn(
  page: Page,
  found: object,
  status = 200,
  refused?: { code: string; status: number },
  purpose: 'agreement' | 'poll' | 'invitation' = 'agreement',
): Promise<void> {
  const expiresAt = '2026-11-20T09:30:00.000Z';
  await answers(page, '/guest/codes', { sentTo: 'e***@exempel.se', expiresAt }, 201);
  const session = { session: 'x', expiresAt };
  await answers(page, '/guest/sessions', refused ?? session, refused?.status ?? 201);
  await answers(page, `/guest/${purpose}`, found, status);
  await answers(page, '/guest', { purpose, sendsTo: 'e***@exempel.se' });
  await page.reload();
  await press(page, 'guest.code.send');
  await page.getByRole('textbox').fill('123 456');
  await press(page, 'guest.code.enter');
}

export const guestStates: readonly State[] = [
  {
    name: 'a link that is none',
    at: { route: '/svar/ingen-lank' },
    forgiven: [/status of 404/],
    reach: (page) => see(page, 'guest.link-invalid.do'),
  },
  {
    name: 'a link that is old',
    at: link,
    forgiven: [/status of 410/],
    reach: async (page) => {
      await answers(page, '/guest', { code: 'guest.link-expired', status: 410 }, 410);
      await page.reload();
      await see(page, 'guest.link-expired.do');
    },
  },
  {
    name: 'a guest who cannot be reached',
    at: link,
    reach: async (page) => {
      await answers(page, '/guest', { purpose: 'invitation', sendsTo: null });
      await page.reload();
      await see(page, 'guest.no-address');
    },
  },
  {
    name: 'a code that is wrong',
    at: link,
    forgiven: [/status of 422/],
    reach: async (page) => {
      await comeIn(page, agreement, 200, { code: 'guest.code-wrong', status: 422 });
      await see(page, 'problem.guest.code-wrong');
    },
  },
  {
    name: 'an agreement that a guest is asked about',
    at: link,
    reach: async (page) => {
      await comeIn(page, agreement);
      await see(page, 'guest.agreement.how');
    },
  },
  {
    name: 'what stands in the way, told by a guest',
    at: link,
    hasFields: true,
    reach: async (page) => {
      await comeIn(page, agreement);
      await press(page, 'guest.answer.blocked');
      await see(page, 'guest.blocked.reason');
    },
  },
  {
    name: 'whose it is, told by a guest',
    at: link,
    hasFields: true,
    reach: async (page) => {
      await comeIn(page, agreement);
      await press(page, 'guest.answer.not-mine');
      await see(page, 'guest.not-mine.whose');
    },
  },
  {
    name: 'a guest who has answered',
    at: link,
    reach: async (page) => {
      await comeIn(page, agreement);
      const id = '00000000-0000-4000-8000-000000000002';
      const done = { id, version: 2, events: 1, repeated: false };
      await answers(page, '/guest/agreement/answer', done);
      await press(page, 'guest.answer.taken-on');
      await see(page, 'guest.thanks');
    },
  },
  {
    name: 'an agreement that is another’s now',
    at: link,
    forgiven: [/status of 409/],
    reach: async (page) => {
      await comeIn(page, { code: 'agreement.not-yours', status: 409 }, 409);
      await see(page, 'problem.agreement.not-yours');
    },
  },
  {
    name: 'the settings being changed',
    at: { route: '/katalog', as: 'coordinator' },
    opens: 'dialog[open]',
    hasFields: true,
    reach: async (page) => {
      await press(page, 'settings.change');
      await see(page, 'settings.after');
    },
  },
  {
    name: 'Idag with agreements and messages',
    at: { route: '/idag', as: 'coordinator' },
    reach: async (page) => {
      await answers(page, '/agreements/today', { day: '2026-11-20', sections: ofAgreements });
      await page.reload();
      await see(page, 'today.message-failed');
    },
  },
];

const item = {
  caseId: '00000000-0000-4000-8000-000000000003',
  number: 'F082',
  name: 'Familjen Bergdahl',
  municipality: '1884',
  since: '2026-11-12',
  days: 8,
};
const details = {
  agreementId: '00000000-0000-4000-8000-000000000004',
  version: 3,
  what: agreement.what,
  owner: { kind: 'unit', unitId: '00000000-0000-4000-8000-000000000001' },
  ownerName: 'Barn- och ungdomspsykiatrin',
  dueOn: '2026-11-12',
  blockedBy: null,
  suggestedName: null,
};
const kinds = ['not-mine', 'blocked', 'silent', 'overdue', 'unanswered'];
const ofAgreements = [
  ...kinds.map((kind) => ({ kind, items: [{ ...item, details }], more: 0 })),
  {
    kind: 'message-failed',
    items: [
      {
        ...item,
        details: {
          messageId: details.agreementId,
          kind: 'agreement-asked',
          why: 'no-address',
          recipient: details.owner,
          recipientName: details.ownerName,
        },
      },
    ],
    more: 3,
  },
];
