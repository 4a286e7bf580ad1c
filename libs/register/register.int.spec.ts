import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaId } from '@famsam/kernel';
import { addDays, isLocalDate, localDate } from '@famsam/kernel';
import { BulkAppend, EventStore, newId } from '@famsam/platform';
import fc from 'fast-check';
import type { TestDatabase } from '../../tests/support/database';
import { aDatabase } from '../../tests/support/database';
import { extent } from '../../tests/support/extent';
import type { RegisterApp } from '../../tests/support/register-app';
import { aContext, aRegisterApp, inFolder } from '../../tests/support/register-app';
import type { RegisterForm, RegisterRows } from '../../tests/support/register-generator';
import { smallRegister } from '../../tests/support/register-faults';
import { generateRegister, registerBytes } from '../../tests/support/register-generator';
import type { ImportOutcome } from './register.commands';
import { ImportRegister } from './register.commands';
import type { Creation } from './register.names';
import { fileNames } from './register.words';

const given = join(__dirname, '../../tests/support/data/famsam-register');

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

async function bring(
  area: AreaId,
  rows: RegisterRows,
  form?: RegisterForm,
  create: Creation = 'all',
): Promise<ImportOutcome> {
  return inFolder(registerBytes(rows, form), (folder) =>
    register.commands.execute(new ImportRegister(aContext(area), { folder }, create)),
  );
}

function added(outcome: ImportOutcome): number {
  if (!outcome.imported) throw new Error(JSON.stringify(outcome.report));
  return outcome.summary.events;
}

async function typesSince(area: AreaId, position: number): Promise<string[]> {
  const events = await register.app.get(EventStore).readForward(area, position, 1_000);
  return events.map(({ type }) => type).sort();
}

async function head(area: AreaId): Promise<number> {
  let position = 0;
  for (;;) {
    const events = await register.app.get(EventStore).readForward(area, position, 5_000);
    if (events.length === 0) return position;
    position = events.at(-1)?.position ?? position;
  }
}

describe('the given register', () => {
  let area: AreaId;

  beforeAll(async () => {
    area = await register.newArea();
  });

  it('is imported', async () => {
    const command = new ImportRegister(aContext(area), { folder: given }, 'all');
    const outcome = await register.commands.execute(command);
    expect(outcome).toMatchObject({
      imported: true,
      summary: {
        rows: {
          families: 82,
          members: 239,
          contacts: 203,
          meetings: 367,
          closings: 38,
          reopenings: 1,
          consultations: 25,
        },
        changes: { newFamilies: 82, correctedFamilies: 0, struckFamilies: 0, consultations: 25 },
      },
    });
  });

  it('changes nothing the second time', async () => {
    const before = await head(area);
    const command = new ImportRegister(aContext(area), { folder: given }, 'all');
    expect(added(await register.commands.execute(command))).toBe(0);
    expect(await head(area)).toBe(before);
  });

  it('comes back byte for byte', async () => {
    const files = await register.exported(area);
    for (const [name, text] of Object.entries(files))
      expect(text).toBe(`\ufeff${readFileSync(join(given, name), 'utf8')}`);
    expect(Object.keys(files)).toHaveLength(6);
  });
});

describe('a corrected register', () => {
  const rows = generateRegister({ seed: 7, families: 60 });
  const edit = (change: (rows: RegisterRows) => void): RegisterRows => {
    const edited = structuredClone(rows);
    change(edited);
    return edited;
  };
  let area: AreaId;
  let before: number;

  beforeAll(async () => {
    area = await register.newArea();
  });
  beforeEach(async () => {
    added(await bring(area, rows));
    before = await head(area);
  });

  it('adds one correction for one changed meeting', async () => {
    const outcome = await bring(
      area,
      edit((files) => {
        const meeting = files['moten.csv']?.[1] as string[];
        meeting[5] = '33';
      }),
    );
    expect(added(outcome)).toBe(1);
    expect(await typesSince(area, before)).toEqual(['case.meeting-corrected']);
  });

  it('strikes a meeting, a consultation and a family that are gone, and takes them back', async () => {
    const gone = edit((files) => {
      const family = files['familjer.csv']?.find(
        ([number]) => !files['personer.csv']?.some(([of]) => of === number),
      )?.[0];
      files['familjer.csv'] = files['familjer.csv']?.filter(([number]) => number !== family) ?? [];
      files['moten.csv'] =
        files['moten.csv']?.filter(
          ([, of, , kind], index) => of !== family && (index !== 1 || kind === 'samverkansmöte'),
        ) ?? [];
      files['ateraktualiseringar.csv'] =
        files['ateraktualiseringar.csv']?.filter(([of]) => of !== family) ?? [];
      files['konsultationer.csv']?.pop();
    });
    added(await bring(area, gone));
    const types = await typesSince(area, before);
    expect(types).toEqual(expect.arrayContaining(['case.struck', 'consultation.struck']));
    expect(await register.exported(area)).toEqual(textOf(gone));
    added(await bring(area, rows));
    expect(await register.exported(area)).toEqual(textOf(rows));
  });
});

it('with any fault imports nothing', async () => {
  const area = await register.newArea();
  const before = await head(area);
  const rows = generateRegister({ seed: 8, families: 40 });
  rows['konsultationer.csv']?.push(['2020-02-30', 'Privatperson']);
  const outcome = await bring(area, rows);
  expect(outcome).toMatchObject({ imported: false, report: { count: 1 } });
  expect(await head(area)).toBe(before);
});

it('leaves what the team wrote in FamSam alone, and another area as it was', async () => {
  const [area, other] = [await register.newArea(), await register.newArea()];
  const rows = smallRegister();
  added(await bring(area, rows));
  await register.meet(area, 'F2', '2022-01-01');
  const before = await head(area);
  added(await bring(other, generateRegister({ seed: 10, families: 5 })));
  expect(added(await bring(area, rows))).toBe(0);
  expect(await head(area)).toBe(before);
  const meetings = (await register.exported(area))['moten.csv'];
  expect(meetings).toContain('F2-M1;F2;2022-01-01;familjesamtal;digitalt;60;;');
});

it('a family that was declined comes back as declined, and one that waits for an answer as waiting (found T3)', async () => {
  const rows = smallRegister();
  rows['familjer.csv']?.[0]?.push('bedomning', 'bedomd', 'bedomningsskal');
  rows['familjer.csv']?.[1]?.push('Tagits an', '2020-03-01', '');
  rows['familjer.csv']?.[2]?.push('Avböjts', '2021-05-20', 'Utanför åldern');
  rows['personer.csv']?.forEach((cells, at) => cells.push(['hushall', 'A', '', 'B'][at] ?? ''));
  rows['familjer.csv']?.push(['F3', 'Nora', '2021-06-01', 'Vården', '1', '', '', '', '', '']);
  const [area, empty] = [await register.newArea(), await register.newArea()];
  added(await bring(area, rows));
  const files = await register.exported(area);
  expect(files['familjer.csv']).toContain(
    'F2;Lindesberg;2021-05-05;Förälder;2;;;Avböjts;2021-05-20;Utanför åldern',
  );
  expect(files).toEqual(textOf(rows));
  expect(added(await bring(area, rows))).toBe(0);
  added(await bring(empty, rows));
  expect(await register.exported(empty)).toEqual(files);
  // Without the columns nothing is said of how they were assessed, or who lives together.
  expect(
    added(
      await bring(area, {
        ...rows,
        'familjer.csv': rows['familjer.csv']!.map((cells) => cells.slice(0, 7)),
        'personer.csv': rows['personer.csv']!.map((cells) => cells.slice(0, 5)),
      }),
    ),
  ).toBe(0);
  expect(await register.exported(area)).toEqual(files);
});

it('a contact that ended, or is known by its month or year alone, comes back as that', async () => {
  const rows = smallRegister();
  rows['kontakter.csv']?.[0]?.push('fran_kand_till', 'till');
  rows['kontakter.csv']?.[1]?.push('år', '2020-03-01');
  rows['kontakter.csv']?.push(
    ['F2', 'F2-P1', 'Skola', 'kurs/utbildning', '2020-05-01', 'månad', ''],
    ['F2', 'F2-P1', 'Skola', 'kurs/utbildning', '2020-06-03', 'dag', '2021-06-03'],
  );
  const [area, empty] = [await register.newArea(), await register.newArea()];
  added(await bring(area, rows));
  const files = await register.exported(area);
  expect(files).toEqual(textOf(rows));
  expect(added(await bring(area, rows))).toBe(0);
  added(await bring(empty, rows));
  expect(await register.exported(empty)).toEqual(files);
  // A column that is not there says nothing of what it would hold.
  for (const columns of [5, 6]) {
    const fewer = rows['kontakter.csv']!.map((cells) => cells.slice(0, columns));
    expect(added(await bring(area, { ...rows, 'kontakter.csv': fewer }))).toBe(0);
  }
  rows['kontakter.csv']![1]![6] = '2020-03-02';
  const before = await head(area);
  expect(added(await bring(area, rows))).toBe(2);
  expect(await typesSince(area, before)).toEqual(['case.contact-ended', 'case.entry-struck']);
});

it('what the area has from before there were rules for it comes back as it is (found T2)', async () => {
  const area = await register.newArea();
  added(await bring(area, smallRegister()));
  const events = await register.app.get(EventStore).readForward(area, 0, 1_000);
  const told = (type: string, name: string) =>
    events.find(
      (event) => event.type === type && JSON.stringify(event.data).includes(`"${name}"`),
    )!;
  const versions = new Map(events.map(({ stream, version }) => [stream, version]));
  const bulk = await register.app.get(BulkAppend).open(aContext(area));
  const stage = (stream: string, ...more: [type: string, data: object][]) => {
    const staged = more.map(([type, data]) => ({
      type,
      happenedOn: localDate('2020-03-01'),
      data,
    }));
    const expectedVersion = versions.get(stream)!;
    return bulk.stage([{ stream, expectedVersion, events: staged }]);
  };
  const [unit, family] = [told('directory.unit-added', 'BUP'), told('case.referred', 'F1')];
  const [member, meeting] = [told('case.member-added', 'F1-P2'), told('case.meeting-held', 'M1')];
  const unitId = newId();
  const { memberId } = member.data as { memberId: string };
  const kept = { source: 'register', contactId: newId(), memberId, precision: 'day' };
  await stage(unit.stream, [unit.type, { ...(unit.data as object), unitId, name: 'Barn, unga' }]);
  await stage(
    family.stream,
    ['case.referral-corrected', { ...(family.data as object), number: 'Familj ett' }],
    ['case.member-corrected', { ...(member.data as object), number: 'Anna' }],
    ['case.meeting-corrected', { ...(meeting.data as object), number: 'Möte "ett"' }],
    ['case.contact-added', { ...kept, unitId, kind: 'course' }],
  );
  await bulk.publish();
  const files = await register.exported(area);
  expect(files['kontakter.csv']).toContain('Familj ett;Anna;Barn, unga;kurs/utbildning');
  const bytes = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const again = (to: AreaId, create: Creation) =>
    inFolder(bytes, (folder) =>
      register.commands.execute(new ImportRegister(aContext(to), { folder }, create)),
    );
  expect(added(await again(area, []))).toBe(0);
  expect(await again(await register.newArea(), 'all')).toMatchObject({ imported: false });
});

it('any register in any form comes back as it was, and brings nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer({ min: 1, max: 1_000_000 }),
        families: fc.integer({ min: 0, max: 40 }),
        form: fc.record({
          encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'windows-1252'),
          separator: fc.constantFrom(';', ','),
          lineEnd: fc.constantFrom('\r\n', '\n'),
          columnSeed: fc.nat(1_000),
        }),
      }),
      async ({ seed, families, form }) => {
        const area = await register.newArea();
        const rows = generateRegister({ seed, families });
        added(await bring(area, rows, form));
        expect(await register.exported(area)).toEqual(textOf(rows));
        expect(added(await bring(area, rows))).toBe(0);
      },
    ),
    { numRuns: extent({ test: 6, soak: 60 }) },
  );
}, 120_000);

it('what the check lets through, the cases take, whatever people write', async () => {
  const edits = fc.array(
    fc.record({
      file: fc.constantFrom(...fileNames),
      row: fc.nat(1_000),
      column: fc.nat(1_000),
      write: fc.oneof(
        fc.constantFrom('', '0', '1', '23', '2000', 'barn', 'BUP', 'bup', 'F2', 'F1-P1', ' ', ', '),
        fc.record({ row: fc.nat(1_000) }),
        fc.record({ days: fc.integer({ min: -400, max: 400 }) }),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 500 }), edits, async (seed, written) => {
      const rows = generateRegister({ seed, families: 4 });
      for (const { file, row, column, write } of written) {
        const lines = rows[file]?.slice(1) ?? [];
        const cells = lines[row % (lines.length || 1)];
        if (!cells) continue;
        const at = column % cells.length;
        const old = cells[at] ?? '';
        if (typeof write === 'string') cells[at] = write;
        else if ('row' in write) cells[at] = lines[write.row % lines.length]?.[at] ?? '';
        else if (isLocalDate(old)) cells[at] = addDays(old, write.days);
      }
      const area = await register.newArea();
      const outcome = await bring(area, rows);
      if (outcome.imported) {
        expect(added(await bring(area, rows))).toBe(0);
        return;
      }
      const rules = outcome.report.faults.map(({ rule }) => rule);
      expect(rules).not.toContain('register.refused-by-case');
    }),
    { numRuns: extent({ test: 25, soak: 500 }) },
  );
}, 240_000);

/** Rows of one day may come in another order; a consultation has no number to tell it by. */
function textOf(rows: RegisterRows): Record<string, string> {
  const sorted = structuredClone(rows);
  const [headings = [], ...talks] = sorted['konsultationer.csv'] ?? [];
  sorted['konsultationer.csv'] = [
    headings,
    ...talks.sort((a, b) => a.join(' ').localeCompare(b.join(' '), 'sv')),
  ];
  return Object.fromEntries(
    [...registerBytes(sorted, { encoding: 'utf-8-bom' })].map(([name, bytes]) => [
      name,
      bytes.toString('utf8'),
    ]),
  );
}
