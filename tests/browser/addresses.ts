import type { Role } from '@famsam/identity';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserHouse } from '../support/browser';
import { agree, askForMeeting, askWhichTimes, bookMeeting } from './a-meeting';

/** A page as somebody comes to it; `$caseId` stands for the family that `family` finds, `$token` for the link, `$meetingId` for one asked for there. */
export interface Address {
  readonly route: string;
  readonly as?: Role | undefined;
  readonly family?: (house: BrowserHouse) => Promise<string>;
  /** What has to be there for the page to have something to show. */
  readonly meeting?: (house: BrowserHouse, caseId: string) => Promise<string>;
}

interface Listed {
  readonly items: readonly { readonly caseId: string; readonly lastMeetingOn: string | null }[];
}

/** The one that has met last, or at all events one, of those at this point of their way. */
const familyThatIs = (status: string) => async (house: BrowserHouse) => {
  const { items } = await house.ask<Listed>(`/cases?status=${status}&limit=200`);
  const met = items.toSorted((a, b) =>
    (b.lastMeetingOn ?? '').localeCompare(a.lastMeetingOn ?? ''),
  );
  return met[0]!.caseId;
};

const ownReferral = async (house: BrowserHouse) => {
  const { items } = await house.ask<Listed>('/referrals', 'referrer');
  return items[0]!.caseId;
};

/** As it would be signed for an office of the demo; it opens the question for a code. */
export const guestLink = async (house: BrowserHouse) => {
  const { items } = await house.ask<{ items: { unitId: string }[] }>('/directory/units');
  return house.behindTheDoors('guestLink', items[0]!.unitId);
};

/** The family that has met last has something to do as well, and late. */
const familyWithAgreements = async (house: BrowserHouse) => {
  const caseId = await familyThatIs('taken-on')(house);
  await agree(house, caseId, 'Skolan ordnar en plats i den lilla gruppen.');
  return caseId;
};

/** Every address of the application, some of them for more than one person or state. */
export const addresses: readonly Address[] = [
  { route: '/valj-roll' },
  { route: '/idag', as: 'coordinator' },
  { route: '/arenden', as: 'coordinator' },
  { route: '/arenden/$caseId', as: 'coordinator', family: familyThatIs('taken-on') },
  { route: '/arenden/$caseId', as: 'coordinator', family: familyThatIs('closed') },
  {
    route: '/arenden/$caseId/moten/$meetingId/hitta-tid',
    as: 'coordinator',
    family: familyThatIs('taken-on'),
    meeting: askForMeeting,
  },
  {
    route: '/arenden/$caseId/moten/$meetingId/hitta-tid',
    as: 'coordinator',
    family: familyThatIs('taken-on'),
    meeting: askWhichTimes,
  },
  {
    route: '/arenden/$caseId/moten/$meetingId/dagordning',
    as: 'coordinator',
    family: familyThatIs('taken-on'),
    meeting: bookMeeting,
  },
  {
    route: '/arenden/$caseId/moten/$meetingId/moteslage',
    as: 'coordinator',
    family: familyThatIs('taken-on'),
    meeting: bookMeeting,
  },
  { route: '/overenskommelser', as: 'coordinator', family: familyWithAgreements },
  { route: '/aktualiseringar', as: 'coordinator' },
  { route: '/aktualiseringar/$caseId', as: 'coordinator', family: familyThatIs('referred') },
  { route: '/konsultationer', as: 'coordinator' },
  { route: '/register', as: 'coordinator' },
  { route: '/katalog', as: 'coordinator' },
  { route: '/mina-aktualiseringar', as: 'referrer' },
  { route: '/ny-aktualisering', as: 'referrer' },
  { route: '/mina-aktualiseringar/$caseId', as: 'referrer', family: ownReferral },
  { route: '/statistik', as: 'steering-group' },
  { route: '/statistik', as: 'coordinator' },
  { route: '/drift/koer', as: 'operator' },
  { route: '/demo/mailbox', as: 'referrer' },
  { route: '/svar/$token', family: guestLink },
  { route: '/tillganglighet' },
  { route: '/tyck-till', as: 'referrer' },
];

export function nameOf({ route, as }: Address): string {
  return `${route} as ${as ?? 'nobody'}`;
}

/** With the real ids of a family of the demo and of its meeting. */
export async function pathOf(
  { route, family, meeting }: Address,
  house: BrowserHouse,
): Promise<string> {
  if (!family) return route;
  const found = await family(house);
  const path = route.replace(/\$\w+/, found);
  return meeting ? path.replace('$meetingId', await meeting(house, found)) : path;
}

/** What the router knows, as it is written there. */
export function routes(): string[] {
  const router = readFileSync(join(__dirname, '../../apps/web/src/app/router.tsx'), 'utf8');
  return [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => path!);
}
