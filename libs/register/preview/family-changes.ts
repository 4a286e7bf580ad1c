import type { FamilyRecord } from '@famsam/cases';
import type { LocalDate } from '@famsam/kernel';
import { byteOrderMark, readRows, separator } from '../register.csv';
import type { RegisterFile } from '../register.words';
import { fileNames } from '../register.words';
import type { Names } from '../register.writing';
import { RegisterWriter } from '../register.writing';

export const changeKinds = ['struck', 'corrected', 'restored', 'new'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One row or cell of the register that will be another, in the words of its files. */
export interface CellChange {
  readonly file: RegisterFile;
  /** What the row is known by within its family: the person, the meeting, the person and the unit. */
  readonly entry: string | null;
  /** Null when the whole row comes or goes. */
  readonly column: string | null;
  /** Null when the row was not there. */
  readonly before: string | null;
  /** Null when the row goes. */
  readonly after: string | null;
}

/** What an import would do to one family. */
export interface FamilyChange {
  readonly family: string;
  readonly kind: ChangeKind;
  readonly referredOn: LocalDate;
  /** How much is known of it: as it would be, or what goes with it. */
  readonly holds: {
    readonly members: number;
    readonly contacts: number;
    readonly meetings: number;
  };
  /** Whether a consent on paper, from before FamSam, is noted for it. */
  readonly paper: boolean;
  /** Of a family that was here before: the first of them. */
  readonly changes: readonly CellChange[];
  /** How many there are beyond these. */
  readonly more: number;
}

/** So many are told of one family; and so much of one cell. */
export const mostCells = 100;
export const longestCell = 300;

/** What a row of a family is known by, beside the family; where there is nothing, its place among the others. */
const keys: Readonly<Record<RegisterFile, readonly string[]>> = {
  'familjer.csv': [],
  'personer.csv': ['person'],
  'kontakter.csv': ['person', 'verksamhet'],
  'moten.csv': ['mote'],
  'ateraktualiseringar.csv': [],
  'konsultationer.csv': [],
};

type Row = ReadonlyMap<string, string>;

/** The register's rows of a family, before and after, as an export would write them. */
export function cellChanges(
  before: FamilyRecord,
  after: FamilyRecord,
  names: Names,
): readonly CellChange[] {
  const [was, becomes] = [written(before, names), written(after, names)];
  return fileNames.flatMap((file) => rowChanges(file, was(file), becomes(file)));
}

function written(family: FamilyRecord, names: Names): (file: RegisterFile) => readonly Row[] {
  const writer = new RegisterWriter(names, true);
  writer.addFamily(family);
  return (file) => {
    const text = [...writer.file(file)].join('').slice(byteOrderMark.length);
    const [headings = [], ...rows] = [...readRows(text, separator)].map((row) =>
      'cells' in row ? row.cells : [],
    );
    return rows.map((cells) => new Map(headings.map((name, at) => [name, cells[at] ?? ''])));
  };
}

function rowChanges(
  file: RegisterFile,
  before: readonly Row[],
  after: readonly Row[],
): readonly CellChange[] {
  const keyOf = (row: Row) => keys[file].map((column) => row.get(column)).join('\n');
  const same = new Taken(after, (row) => [...row.values()].join('\n'));
  const rest = before.filter((row) => !same.take(row));
  const coming = new Taken(same.left(), keyOf);
  const changes = rest.flatMap((row) => {
    const now = coming.take(row);
    return now ? cellsThatDiffer(file, row, now) : [whole(file, row, 'before')];
  });
  return [...changes, ...coming.left().map((row) => whole(file, row, 'after'))];
}

/** Rows by what they are known by, of which each is taken once. */
class Taken {
  private readonly groups = new Map<string, Row[]>();

  constructor(
    rows: readonly Row[],
    private readonly keyOf: (row: Row) => string,
  ) {
    for (const row of rows) {
      const group = this.groups.get(keyOf(row));
      if (group) group.push(row);
      else this.groups.set(keyOf(row), [row]);
    }
  }

  take(like: Row): Row | undefined {
    return this.groups.get(this.keyOf(like))?.shift();
  }

  left(): readonly Row[] {
    return [...this.groups.values()].flat();
  }
}

function cellsThatDiffer(file: RegisterFile, row: Row, now: Row): readonly CellChange[] {
  return [...row.keys()]
    .filter((column) => row.get(column) !== now.get(column))
    .map((column) => ({
      ...{ file, entry: entryOf(file, row), column },
      before: shortened(row.get(column) ?? ''),
      after: shortened(now.get(column) ?? ''),
    }));
}

function whole(file: RegisterFile, row: Row, when: 'before' | 'after'): CellChange {
  const known = ['familj', ...keys[file]];
  const cells = [...row].filter(([column, cell]) => cell !== '' && !known.includes(column));
  const told = shortened(cells.map(([, cell]) => cell).join(' · '));
  const at = { file, entry: entryOf(file, row), column: null };
  return { ...at, before: null, after: null, [when]: told };
}

function entryOf(file: RegisterFile, row: Row): string | null {
  const entry = keys[file].map((column) => row.get(column) ?? '').join(', ');
  return entry === '' ? null : shortened(entry);
}

function shortened(text: string): string {
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}
