import { addresses } from './addresses';
import { see, type State } from './state';
import { comeIn, opens } from './states-of-guests';

const link = addresses.find(({ route }) => route === '/svar/$token')!;

const slotOn = (day: string, nth: number) => ({
  slotId: `00000000-0000-4000-8000-00000000000${nth}`,
  from: `2026-12-${day}T12:00:00.000Z`,
  to: `2026-12-${day}T13:00:00.000Z`,
  answer: nth === 1 ? 'yes' : null,
});
const poll = {
  answerBy: '2026-11-27',
  open: true,
  form: 'in-person',
  slots: [slotOn('01', 1), slotOn('03', 2), slotOn('10', 3)],
};
const invitation = {
  stage: 'booked',
  from: '2026-12-01T12:00:00.000Z',
  to: '2026-12-01T13:00:00.000Z',
  form: 'in-person',
  room: { name: 'Bergslagen', place: 'Nora' },
  sequence: 0,
  answer: null,
  agenda: null,
  ownItems: [],
};
const items = [
  'Skolan ordnar en plats i den lilla gruppen och ringer familjen när det är klart, senast när terminen slutar.',
  null,
].map((text, nth) => ({ itemId: `00000000-0000-4000-8000-00000000001${nth}`, text, minutes: 10 }));

/** What a guest sees of a meeting. */
export const meetingGuestStates: readonly State[] = [
  {
    name: 'a poll that a guest is asked to answer',
    at: link,
    answers: opens('poll', poll),
    reach: async (page) => {
      await comeIn(page);
      await page.locator('.guest-slot').last().getByRole('button').last().click();
    },
  },
  {
    name: 'a poll that was closed',
    at: link,
    answers: opens('poll', { ...poll, open: false }),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'guest.poll.closed');
    },
  },
  {
    name: 'an invitation, before its agenda has come',
    at: link,
    answers: opens('invitation', invitation),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'guest.agenda.later');
    },
  },
  {
    name: 'an invitation with its agenda, that was answered',
    at: link,
    answers: opens('invitation', {
      ...invitation,
      ...{ answer: 'tentative', agenda: items, ownItems: [items[0]] },
    }),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'guest.agenda.own');
    },
  },
  {
    name: 'an invitation to a meeting that is cancelled',
    at: link,
    answers: opens('invitation', { ...invitation, stage: 'cancelled' }),
    reach: async (page) => {
      await comeIn(page);
      await see(page, 'meetings.is.cancelled');
    },
  },
];
