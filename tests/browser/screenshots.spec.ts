/** @jest-environment ./tests/support/browser-environment.ts */
import type { Role } from '@famsam/identity';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aBrowserHouse, describeInBrowser, type BrowserHouse } from '../support/browser';
import { pathOf, addresses } from './addresses';
import { seeAll } from './looks';

const root = join(__dirname, '../..');
const folder = join(root, 'infra', 'screenshots');
const largest = 200_000;

interface Picture {
  readonly file: string;
  readonly as: Role;
  readonly path: (house: BrowserHouse) => Promise<string>;
  readonly width?: 360;
  readonly height: number;
}

interface Found {
  readonly items: readonly { readonly caseId: string; readonly lastMeetingOn: string | null }[];
}

interface Meetings {
  readonly sections: readonly {
    readonly kind: string;
    readonly items: readonly { readonly caseId: string; readonly meetingId: string }[];
  }[];
}

const at = (path: string) => async () => path;
const assessment = addresses.find(({ route }) => route === '/aktualiseringar/$caseId')!;

/** The main pages, as a reader of the README first sees them. */
const pictures: readonly Picture[] = [
  { file: 'idag.png', as: 'coordinator', path: at('/idag'), height: 1000 },
  { file: 'arende.png', as: 'coordinator', path: twoHomes, height: 1210 },
  {
    file: 'bedomning.png',
    as: 'coordinator',
    path: (house) => pathOf(assessment, house),
    height: 1000,
  },
  {
    file: 'mina-aktualiseringar.png',
    as: 'referrer',
    path: at('/mina-aktualiseringar'),
    height: 900,
  },
  {
    file: 'ny-aktualisering.png',
    as: 'referrer',
    path: at('/ny-aktualisering'),
    width: 360,
    height: 740,
  },
  { file: 'hitta-tid.png', as: 'coordinator', path: toFind, height: 1300 },
  { file: 'dagordning.png', as: 'coordinator', path: toPrepare, height: 1000 },
  { file: 'overenskommelser.png', as: 'coordinator', path: at('/overenskommelser'), height: 1000 },
  { file: 'statistik.png', as: 'steering-group', path: at('/statistik'), height: 1400 },
];

it('shows every picture in the README, and none that is heavy', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const shown = [...readme.matchAll(/infra\/screenshots\/([\w-]+\.png)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(pictures.map(({ file }) => file).sort());
  const heavy = pictures.filter(({ file }) => {
    const picture = join(folder, file);
    return !existsSync(picture) || statSync(picture).size > largest;
  });
  expect(heavy).toEqual([]);
});

// They are made anew when a page has changed: SCREENSHOTS=1 npm test -- tests/browser/screenshots
if (process.env.SCREENSHOTS) {
  describeInBrowser('the pictures', () => {
    const house = aBrowserHouse();

    it.each(pictures)('$file', async ({ file, as, path, width, height }) => {
      const page = await house.open(await path(house), { as, width });
      await page.setViewportSize({ width: width ?? 1440, height });
      await seeAll(page);
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    });
  });
}

function toFind(house: BrowserHouse): Promise<string> {
  return meetingOf(house, 'to-find-a-time', 'hitta-tid');
}

function toPrepare(house: BrowserHouse): Promise<string> {
  return meetingOf(house, 'agenda-not-sent', 'dagordning');
}

/** The first meeting of the demo that stands in that section of Idag. */
async function meetingOf(house: BrowserHouse, section: string, page: string): Promise<string> {
  const { sections } = await house.ask<Meetings>('/meetings/today');
  const found = sections.find(({ kind }) => kind === section)?.items[0];
  if (!found) throw new Error(`the demo has no meeting in ${section}`);
  return `/arenden/${found.caseId}/moten/${found.meetingId}/${page}`;
}

/** A family in two households, so that the map has something to show. */
async function twoHomes(house: BrowserHouse): Promise<string> {
  const { items } = await house.ask<Found>('/cases?status=taken-on&limit=200');
  const recent = items.filter(({ lastMeetingOn }) => (lastMeetingOn ?? '') > '2026-06');
  for (const { caseId } of recent) {
    const detail = await house.ask<{ state: { members: Record<string, { household: string }> } }>(
      `/cases/${caseId}`,
    );
    const homes = Object.values(detail.state.members).map(({ household }) => household);
    if (homes.includes('B')) return `/arenden/${caseId}`;
  }
  throw new Error('no family of the demo lives in two households');
}
