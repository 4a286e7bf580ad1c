import type { Page } from 'playwright-core';
import { addresses } from './addresses';
import type { Answer, State } from './state';
import { sv } from './words';

const link = addresses.find(({ route }) => route === '/svar/$token')!;

const press = (page: Page, id: string) =>
  page.getByRole('button', { name: sv(id), exact: true }).click();
const see = (page: Page, id: string) => page.getByText(sv(id)).first().waitFor();

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

/** One has said no since before the meeting, and of the other what was told is corrected. */
const heldWithout = {
  kind: 'consent-held-without',
  items: [
    {
      ...item,
      details: {
        matters: ['2026-08-01', null].map((saidNoOn, at) => ({
          memberId: item.caseId.replace(/.$/, String(at)),
          name: at === 0 ? 'Maria' : null,
          role: 'guardian',
          agencyId: item.caseId,
          purpose: 'collaboration-meetings',
          consentId: null,
          day: '2026-09-01',
          meeting: { meetingId: item.caseId, saidNoOn },
        })),
      },
    },
  ],
  more: 0,
};

const expiresAt = '2026-11-20T09:30:00.000Z';

/** What the doors of guests answer, so that a page of theirs can be seen without a code from a message. */
export function opens(
  purpose: 'agreement' | 'poll' | 'invitation',
  found: object,
  status = 200,
): readonly Answer[] {
  return [
    { path: '/guest', body: { purpose, sendsTo: 'e***@exempel.se' } },
    { path: '/guest/codes', body: { sentTo: 'e***@exempel.se', expiresAt }, status: 201 },
    { path: '/guest/sessions', body: { session: 'x', expiresAt }, status: 201 },
    { path: `/guest/${purpose}`, body: found, status },
  ];
}

/** Through the question for a code. */
export async function comeIn(page: Page): Promise<void> {
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
    answers: [{ path: '/guest', body: { code: 'guest.link-expired', status: 410 }, status: 410 }],
    reach: (page) => see(page, 'guest.link-expired.do'),
  },
  {
    name: 'a guest who cannot be reached',
    at: link,
    answers: [{ path: '/guest', body: { purpose: 'invitation', sendsTo: null } }],
    reach: (page) => see(page, 'guest.no-address'),
  },
  {
    name: 'a code that is wrong',
    at: link,
    forgiven: [/status of 422/],
    answers: [
      { path: '/guest/sessions', body: { code: 'guest.code-wrong', status: 422 }, status: 422 },
      ...opens('agreement', agreement),
    ],
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'problem.guest.code-wrong');
    },
  },
  {
    name: 'an agreement that a guest is asked about',
    at: link,
    answers: opens('agreement', agreement),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'guest.agreement.how');
    },
  },
  {
    name: 'what stands in the way, told by a guest',
    at: link,
    answers: opens('agreement', agreement),
    reach: async (page) => {
      await comeIn(page);
      await press(page, 'guest.answer.blocked');
      await see(page, 'guest.blocked.reason');
    },
  },
  {
    name: 'whose it is, told by a guest',
    at: link,
    answers: opens('agreement', agreement),
    reach: async (page) => {
      await comeIn(page);
      await press(page, 'guest.answer.not-mine');
      await see(page, 'guest.not-mine.whose');
    },
  },
  {
    name: 'a guest who has answered',
    at: link,
    answers: [
      {
        path: '/guest/agreement/answer',
        body: {
          id: '00000000-0000-4000-8000-000000000002',
          version: 2,
          events: 1,
          repeated: false,
        },
      },
      ...opens('agreement', agreement),
    ],
    reach: async (page) => {
      await comeIn(page);
      await press(page, 'guest.answer.taken-on');
      await see(page, 'guest.thanks');
    },
  },
  {
    name: 'an agreement that is another’s now',
    at: link,
    forgiven: [/status of 409/],
    answers: opens('agreement', { code: 'agreement.not-yours', status: 409 }, 409),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'problem.agreement.not-yours');
    },
  },
  {
    name: 'the settings being changed',
    at: { route: '/katalog', as: 'coordinator' },
    opens: 'dialog[open]',
    reach: async (page) => {
      await press(page, 'settings.change');
      await see(page, 'settings.after');
    },
  },
  {
    name: 'Idag with agreements, messages and meetings held without consent',
    at: { route: '/idag', as: 'coordinator' },
    answers: [
      { path: '/today', body: { day: '2026-11-20', sections: [heldWithout] } },
      { path: '/agreements/today', body: { day: '2026-11-20', sections: ofAgreements } },
    ],
    reach: async (page) => {
      await see(page, 'today.message-failed');
      await page.locator('section[aria-labelledby=consent-held-without] .today-row').waitFor();
    },
  },
];
