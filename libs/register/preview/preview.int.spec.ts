import type { AreaId } from '@famsam/kernel';
import { EventStore } from '@famsam/platform';
import fc from 'fast-check';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { extent } from '../../../tests/support/extent';
import {
  aContext,
  aRegisterApp,
  inFolder,
  type RegisterApp,
} from '../../../tests/support/register-app';
import {
  generateRegister,
  registerBytes,
  type RegisterRows,
} from '../../../tests/support/register-generator';
import { ImportRegister, type ImportOutcome, ShownOtherwiseError } from '../register.commands';
import type { FamilyChange } from './family-changes';
import { PreviewRegister } from './preview.query';

let database: TestDatabase;
let register: RegisterApp;

beforeAll(async () => {
  database = await aDatabase();
  register = await aRegisterApp(database.serviceUrl);
}, 120_000);

afterAll(async () => {
  await register?.app.close();
  await database?.drop();
});

function bring(area: AreaId, rows: RegisterRows, shown?: string): Promise<ImportOutcome> {
  return inFolder(registerBytes(rows), (folder) =>
    register.commands.execute(
      new ImportRegister(aContext(area), { folder }, 'all', undefined, shown),
    ),
  );
}

async function shownOf(area: AreaId, rows: RegisterRows) {
  const families: FamilyChange[] = [];
  const outcome = await inFolder(registerBytes(rows), (folder) => {
    const note = (change: FamilyChange) => void families.push(change);
    return register.queries.execute(new PreviewRegister(area, { folder }, 'all', note));
  });
  return { outcome, families };
}

it('what an import would change is told as it then happens, whatever is changed', async () => {
  const one = fc.record({
    file: fc.constantFrom(0, 1, 2, 3),
    row: fc.nat(1_000),
    gone: fc.boolean(),
  });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer({ min: 1, max: 1_000_000 }),
        later: fc.subarray(['F001', 'F002', 'F003', 'F004']),
        gone: fc.subarray(['F003', 'F004', 'F005', 'F006', 'F007']),
        edits: fc.array(one, { maxLength: 6 }),
      }),
      async ({ seed, later, gone, edits }) => {
        const area = await register.newArea();
        const rows = generateRegister({ seed, families: 12 });
        expect(await bring(area, without(rows, later))).toMatchObject({ imported: true });
        const before = await register.exported(area);
        const next = edited(without(rows, gone), edits);
        const store = register.app.get(EventStore, { strict: false });
        const at = await store.reached(area);
        const { outcome, families } = await shownOf(area, next);
        expect(await store.readForward(area, at, 1)).toEqual([]);
        if (!outcome.shown) {
          expect(await bring(area, next)).toEqual({ imported: false, report: outcome.report });
          return;
        }
        const brought = await bring(area, next, outcome.fingerprint);
        const { changes, events } = outcome.overview;
        expect(brought).toMatchObject({ imported: true, summary: { changes, events } });
        const told = new Map(families.map(({ family, kind }) => [family, kind]));
        expect(told).toEqual(differing(before, await register.exported(area)));
        for (const { kind, changes: cells } of families)
          expect(cells.length > 0).toBe(kind === 'corrected');
        for (const { kind } of families) seen.add(kind);
      },
    ),
    { numRuns: extent({ test: 6, soak: 100 }) },
  );
  expect([...seen].sort()).toEqual(['corrected', 'new', 'struck']);
}, 120_000);

it('an import that is another by now than what was shown is not done', async () => {
  const area = await register.newArea();
  const rows = generateRegister({ seed: 12, families: 6 });
  await bring(area, rows);
  const { outcome } = await shownOf(area, rows);
  if (!outcome.shown) throw new Error('the same register was refused');
  expect(outcome.overview).toMatchObject({ events: 0, changes: { correctedFamilies: 0 } });
  await bring(area, without(rows, ['F002']));
  const late = bring(area, rows, outcome.fingerprint);
  await expect(late).rejects.toBeInstanceOf(ShownOtherwiseError);
  const again = await shownOf(area, rows);
  expect(again.families).toMatchObject([{ family: 'F002', kind: 'restored' }]);
});

function without(rows: RegisterRows, numbers: readonly string[]): RegisterRows {
  return Object.fromEntries(
    Object.entries(rows).map(([file, [headings = [], ...lines]]) => {
      const at = headings.indexOf('familj');
      return [file, [headings, ...lines.filter((cells) => !numbers.includes(cells[at] ?? ''))]];
    }),
  );
}

function edited(
  rows: RegisterRows,
  edits: readonly { file: number; row: number; gone: boolean }[],
): RegisterRows {
  const next = structuredClone(rows);
  for (const { file, row, gone } of edits) {
    const name = ['moten.csv', 'kontakter.csv', 'familjer.csv', 'konsultationer.csv'][file] ?? '';
    const lines = next[name] ?? [];
    const at = 1 + (row % Math.max(1, lines.length - 1));
    const cells = lines[at];
    if (!cells) continue;
    if (gone && name !== 'familjer.csv') lines.splice(at, 1);
    else if (name === 'moten.csv') cells[5] = String(50 + (row % 9));
    else if (name === 'kontakter.csv') cells[3] = 'kurs/utbildning';
    else if (name === 'familjer.csv') cells[3] = 'Förälder';
  }
  return next;
}

/** Families of which an export has other rows than one of before, and how so. */
function differing(
  before: Record<string, string>,
  after: Record<string, string>,
): Map<string, string> {
  const [was, becomes] = [rowsByFamily(before), rowsByFamily(after)];
  const kinds = new Map<string, string>();
  for (const number of new Set([...was.keys(), ...becomes.keys()])) {
    const [old, now] = [was.get(number), becomes.get(number)];
    if (old !== now) kinds.set(number, !old ? 'new' : !now ? 'struck' : 'corrected');
  }
  return kinds;
}

function rowsByFamily(files: Record<string, string>): Map<string, string> {
  const families = new Map<string, string>();
  for (const [file, text] of Object.entries(files)) {
    const at = file === 'moten.csv' ? 1 : 0;
    if (file === 'konsultationer.csv') continue;
    for (const line of text.split('\r\n').slice(1)) {
      const number = line.split(';')[at];
      if (number) families.set(number, `${families.get(number) ?? ''}${file} ${line}\n`);
    }
  }
  return families;
}
