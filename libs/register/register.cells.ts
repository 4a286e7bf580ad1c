import type { LocalDate } from '@famsam/kernel';
import { holdsPersonNumber, isLocalDate } from '@famsam/kernel';
import { csvText, decodeText, readRows } from './register.csv';
import type { FaultRule, Faults } from './register.faults';
import type { ColumnOf, RegisterFile, Words } from './register.words';
import { optionalColumnsOf, registerFiles } from './register.words';

/** What breaks a line or steers a terminal, or is half of a character. */
const unfit = /[\p{Cc}\p{Cs}]/u;
const oneLine = 'en enda rad utan styrtecken';

/** Those of a family's members and meetings are often its own with a little more, `F083-P2`. */
export const longestFamilyNumber = 30;
export const longestNumber = 40;
/** Longer than any that is taken, and than those that came of families from before. */
export const longestStored = 60;

/** One row of one file. Every read of a cell that is not as it should be adds its fault and gives null. */
export class Cells<File extends RegisterFile> {
  constructor(
    readonly file: File,
    readonly row: number,
    private readonly values: readonly string[],
    private readonly places: Readonly<Partial<Record<ColumnOf<File>, number>>>,
    private readonly today: LocalDate,
    private readonly faults: Faults,
  ) {}

  raw(column: ColumnOf<File>): string {
    const place = this.places[column];
    return (place === undefined ? undefined : this.values[place]) ?? '';
  }

  /** Whether the register has the column at all. */
  has(column: ColumnOf<File>): boolean {
    return this.places[column] !== undefined;
  }

  fault(rule: FaultRule, column: ColumnOf<File>, expected: string, value?: string): null {
    const at = { file: this.file, row: this.row, column, value: value ?? this.raw(column) };
    this.faults.add(rule, at, expected);
    return null;
  }

  text(column: ColumnOf<File>, expected: string, longest = 40): string | null {
    const value = this.raw(column);
    if (value === '') return this.fault('register.value-missing', column, expected);
    if (value.length > longest)
      return this.fault('register.too-long', column, `högst ${longest} tecken`);
    if (unfit.test(value)) return this.fault('register.not-one-line', column, oneLine);
    return value;
  }

  /**
   * Of a family, a person or a meeting. It is kept in clear, so neither a name nor a person number may be one; what the
   * area has from before there were such rules is no name that is new.
   */
  number(
    column: ColumnOf<File>,
    expected: string,
    longest: number,
    fromBefore: ReadonlySet<string>,
  ): string | null {
    const known = fromBefore.has(this.raw(column));
    const value = this.text(column, expected, known ? longestStored : longest);
    if (value !== null && holdsPersonNumber(value))
      this.fault('register.person-number', column, 'ett eget nummer, utan personnummer');
    else if (value !== null && !known && (!/\d/.test(value) || /\s/.test(value)))
      this.fault(
        'register.number-looks-like-name',
        column,
        'en siffra i numret, och inget mellanslag',
      );
    return value;
  }

  code<Code extends string>(
    column: ColumnOf<File>,
    words: Words<Code>,
    unknown: FaultRule,
  ): Code | null {
    const expected = `något av: ${words.all().join(' · ')}`;
    const value = this.raw(column);
    if (value === '') return this.fault('register.value-missing', column, expected);
    return words.codeOf(value) ?? this.fault(unknown, column, expected);
  }

  /** A day on which something has happened: real, and not after today. */
  day(column: ColumnOf<File>): LocalDate | null {
    return this.raw(column) === ''
      ? this.fault('register.value-missing', column, 'en dag som 2022-11-16')
      : this.optionalDay(column);
  }

  optionalDay(column: ColumnOf<File>): LocalDate | null {
    const value = this.raw(column);
    if (value === '') return null;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
      return this.fault('register.not-a-day', column, 'en dag som 2022-11-16');
    if (!isLocalDate(value))
      return this.fault('register.impossible-day', column, 'en dag i kalendern, från år 1900');
    if (value > this.today)
      return this.fault('register.day-in-future', column, `senast ${this.today}`);
    return value;
  }

  wholeNumber(
    column: ColumnOf<File>,
    from: number,
    to: number,
    outOfRange: FaultRule,
  ): number | null {
    const value = this.raw(column);
    const expected = `ett heltal från ${from} till ${to}`;
    if (value === '') return this.fault('register.value-missing', column, expected);
    if (!/^[+-]?\d+$/.test(value))
      return this.fault('register.not-a-whole-number', column, expected);
    const number = Number(value);
    return number < from || number > to ? this.fault(outOfRange, column, expected) : number;
  }

  /** A list inside a cell, `, ` between its entries; an empty cell is an empty list. */
  list(
    column: ColumnOf<File>,
    twice: FaultRule,
    spelling = (entry: string) => entry,
  ): readonly string[] {
    const value = this.raw(column);
    if (value === '') return [];
    const seen = new Set<string>();
    for (const entry of entriesOf(value)) {
      const name = spelling(entry);
      if (entry === '')
        this.fault('register.empty-list-entry', column, 'ett namn på varje plats, skilda av ", "');
      else if (unfit.test(entry)) this.fault('register.not-one-line', column, oneLine, entry);
      else if (seen.has(name)) this.fault(twice, column, 'en gång i listan', entry);
      else seen.add(name);
    }
    return [...seen];
  }
}

/** Between commas; an entry that holds one itself stands in quotes, as in a cell. */
const listed = /\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))\s*(?:,|$)/y;

function entriesOf(list: string): readonly string[] {
  const entries: string[] = [];
  listed.lastIndex = 0;
  for (let end = false; !end;) {
    const [all = '', inQuotes, plain = ''] = listed.exec(list) ?? [];
    entries.push(inQuotes?.replaceAll('""', '"') ?? plain.trim());
    end = !all.endsWith(',');
  }
  return entries;
}

/** A list as `Cells.list` reads it. */
export function listOf(entries: readonly string[]): string {
  return entries
    .map((entry) => (/,|^"/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry))
    .join(', ');
}

/** The rows of one file, faults of its form added on the way. */
export function* readFile<File extends RegisterFile>(
  file: File,
  bytes: Uint8Array | undefined,
  today: LocalDate,
  faults: Faults,
): Generator<Cells<File>> {
  const columns: readonly ColumnOf<File>[] = registerFiles[file];
  const expectedHeadings = columns.join(';');
  const lost = (rule: FaultRule, expected: string): void => {
    faults.tear(file);
    faults.add(rule, { file }, expected);
  };
  if (!bytes) return lost('register.file-missing', `en fil med namnet ${file}`);
  const text = decodeText(bytes);
  if (text === undefined) return lost('register.unreadable-encoding', 'UTF-8 eller Windows-1252');
  const { separator, rows: behind } = csvText(text);
  const rows = readRows(behind, separator);
  const headings = rows.next();
  if (headings.done) return lost('register.file-empty', `rubrikerna ${expectedHeadings}`);
  const places = readHeadings(file, headings.value, faults);
  if (!places) return faults.tear(file);

  for (const read of rows) {
    const at = { file, row: read.row };
    if ('broken' in read) {
      faults.tear(file);
      faults.add(
        'register.broken-quoting',
        at,
        'citattecken i par runt hela cellen, inuti dubblerade',
      );
    } else if (read.cells.slice(places.width).some((cell) => cell !== '')) {
      faults.tear(file);
      const value = read.cells.join(separator);
      const expected = `högst ${places.width} celler i stället för ${read.cells.length}`;
      faults.add('register.wrong-cell-count', { ...at, value }, expected);
    } else {
      yield new Cells(file, read.row, read.cells, places.of, today, faults);
    }
  }
}

/** Where each column stands, in whatever order; undefined when one is not there. */
function readHeadings<File extends RegisterFile>(
  file: File,
  row: { row: number } & ({ cells: readonly string[] } | { broken: true }),
  faults: Faults,
): { of: Partial<Record<ColumnOf<File>, number>>; width: number } | undefined {
  const at = { file, row: row.row };
  if ('broken' in row) {
    faults.add('register.broken-quoting', at, `rubrikerna ${registerFiles[file].join(';')}`);
    return undefined;
  }
  const named = row.cells.findLastIndex((heading) => heading !== '') + 1;
  const headings = row.cells.slice(0, named).map((heading) => heading.toLowerCase());
  const optional = optionalColumnsOf(file);
  const columns: readonly ColumnOf<File>[] = [
    ...registerFiles[file],
    ...optional.filter((some) => some.some((column) => headings.includes(column))).flat(),
  ];
  const of: Partial<Record<ColumnOf<File>, number>> = {};
  let complete = true;
  for (const column of columns) {
    const place = headings.indexOf(column);
    if (place < 0) {
      complete = false;
      faults.add('register.column-missing', { ...at, column }, `en kolumn med rubriken ${column}`);
    } else if (headings.indexOf(column, place + 1) >= 0)
      faults.add('register.column-twice', { ...at, column }, `kolumnen ${column} en gång`);
    of[column] = place;
  }
  for (const heading of new Set(headings)) {
    if ((columns as readonly string[]).includes(heading)) continue;
    const expected = `bara kolumnerna ${columns.join(', ')}`;
    faults.add('register.column-unknown', { ...at, column: heading, value: heading }, expected);
  }
  return complete ? { of, width: headings.length } : undefined;
}
