import { ImportRegister, type Fault, type FaultReport, type FaultRule } from '@famsam/register';
import { Client } from 'pg';
import { aDatabase, type TestDatabase } from '../support/database';
import { aContext, aRegisterApp, inFolder, type RegisterApp } from '../support/register-app';
import { plantedBeyondBounds } from '../support/register-bound-faults';
import { plantedInCells, set, smallRegister } from '../support/register-faults';
import { registerBytes, type RegisterRows } from '../support/register-generator';

/** Registers with one fault of every kind, refused whole with every fault named. */
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

interface Named {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: FaultRule;
}

const named = ({ file, row, column, rule }: Named): Named => ({ file, row, column, rule });
const inOrder = (a: Named, b: Named): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

const planted = [...plantedInCells, ...plantedBeyondBounds];

/** A small register for each planted fault, with numbers of its own, one below the other. */
function everyFaultInACell(): { rows: RegisterRows; expected: Named[] } {
  const all: RegisterRows = {};
  const expected: Named[] = [];
  planted.forEach(([rule, file, row, column, value, ...edits], index) => {
    const rows = smallRegister();
    for (const edit of edits.length > 0 ? edits : [set(file, row, column, value)]) edit(rows);
    for (const [name, lines] of Object.entries(rows)) {
      const before = (all[name] ??= [lines[0] ?? []]);
      if (name === file) expected.push({ file, row: before.length + row - 1, column, rule });
      before.push(...lines.slice(1).map((cells) => cells.map((cell) => renumbered(cell, index))));
    }
  });
  return { rows: all, expected };
}

function renumbered(cell: string, index: number): string {
  return cell.replace(/\b([FM]\d)\b/g, `$1x${index}`);
}

async function refusal(files: ReadonlyMap<string, Buffer>): Promise<FaultReport> {
  const area = await register.newArea();
  const before = await rowsStored();
  const outcome = await inFolder(files, (folder) =>
    register.commands.execute(new ImportRegister(aContext(area), { folder }, 'all')),
  );
  expect(await rowsStored()).toEqual(before);
  if (outcome.imported) throw new Error('a register with faults was imported');
  return outcome.report;
}

async function rowsStored(): Promise<unknown> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*) from platform.event) as events,
              (select count(*) from platform.staged) as staged`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

it('every kind of fault in a cell, all in one register: each is named, nothing is imported', async () => {
  const { rows, expected } = everyFaultInACell();
  const { count, faults } = await refusal(registerBytes(rows));
  expect(faults.map(named).sort(inOrder)).toEqual(expected.sort(inOrder));
  expect(count).toBe(planted.length);
  expect(new Set(faults.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(25);
  for (const fault of faults) expect(tellsWhatIsRight(fault)).toBe(true);
});

it('every kind of fault of a file, in all six files at once', async () => {
  const files = registerBytes(smallRegister());
  const text = (name: string): string => files.get(name)?.toString() ?? '';
  files.set('familjer.csv', Buffer.from(text('familjer.csv').replace('kommun', 'ort')));
  files.set('personer.csv', Buffer.from(text('personer.csv'), 'utf16le'));
  files.set('kontakter.csv', Buffer.alloc(0));
  files.set(
    'moten.csv',
    Buffer.from(
      `${text('moten.csv').replace('diskuterade', 'diskuterade;typ')}M9;F1;2020-03-01;samverkansmöte;digitalt;60;BUP;;;x\r\nM8;"F1"x;2020-03-01\r\n`,
    ),
  );
  files.delete('ateraktualiseringar.csv');
  files.set('KONSULTATIONER.CSV', Buffer.from(text('konsultationer.csv')));
  const { faults } = await refusal(files);
  const rules = new Set(faults.map(({ file, rule }) => `${file} ${rule}`));
  expect([...rules].sort()).toEqual(
    [
      'familjer.csv register.column-missing',
      'familjer.csv register.column-unknown',
      'personer.csv register.unreadable-encoding',
      'kontakter.csv register.file-empty',
      'moten.csv register.column-twice',
      'moten.csv register.wrong-cell-count',
      'moten.csv register.broken-quoting',
      'ateraktualiseringar.csv register.file-missing',
      'konsultationer.csv register.file-twice',
    ].sort(),
  );
});

it('a fault that only the case knows: the team has met since the day on which the register closes', async () => {
  const area = await register.newArea();
  const files = registerBytes(smallRegister());
  const closed = smallRegister();
  set('familjer.csv', 3, 'avslutad', '2021-06-01')(closed);
  set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas')(closed);
  const bring = (register_: ReadonlyMap<string, Buffer>) =>
    inFolder(register_, (folder) =>
      register.commands.execute(new ImportRegister(aContext(area), { folder }, 'all')),
    );
  expect((await bring(files)).imported).toBe(true);
  await register.meet(area, 'F2', '2022-01-01');
  const outcome = await bring(registerBytes(closed));
  expect(outcome).toMatchObject({
    imported: false,
    report: {
      count: 1,
      faults: [{ file: 'familjer.csv', row: 3, rule: 'register.refused-by-case' }],
    },
  });
});

function tellsWhatIsRight({ value, message, expected }: Fault): boolean {
  return value !== null && message.length > 0 && expected.length > 0;
}
