import { isNeutral, neutral, plainSpaces } from '@famsam/kernel';

/** One row as a spreadsheet shows it: `row` is 1 for the headings. */
export type CsvRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly broken: true };

/** Longer than any cell can be, so that a quote that is never closed is found without reading on for ever. */
const longestQuotedCell = 10_000;

/**
 * UTF-8 with or without BOM, else Windows-1252; undefined when it is no text at all.
 * Composed letters (NFC), so that the same name from two machines is one name.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  // NUL, and the bytes that Windows-1252 leaves without a letter
  // eslint-disable-next-line no-control-regex -- that is what is looked for
  if (/[\u0000\u0081\u008d\u008f\u0090\u009d]/.test(text)) return undefined;
  return text.normalize('NFC');
}

/** What a text says of itself, and the rows behind it. */
export interface CsvText {
  readonly separator: string;
  readonly rows: string;
}

/** A spreadsheet may say how the cells are set apart in a line of its own, `sep=;`, which it does not count as a row. */
export function csvText(text: string): CsvText {
  const said = /^"?sep=([;,|\t])"?[;,]*(?:\r\n|\r|\n|$)/i.exec(text);
  return said
    ? { separator: said[1] as string, rows: text.slice(said[0].length) }
    : { separator: separatorOf(text), rows: text };
}

/** `;` or `,`, whichever the headings have more of. */
export function separatorOf(text: string): ';' | ',' {
  const end = text.search(/[\r\n]/);
  const headings = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const count = (mark: string) => headings.split(mark).length;
  return count(',') > count(';') ? ',' : ';';
}

/**
 * Reads rows one by one. Own code, because a row that cannot be read must be named by its number and the
 * rows after it still read; csv-parse loses everything behind a quote that is not closed (decision 0024).
 */
export function* readRows(text: string, separator: string): Generator<CsvRow> {
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const read = readRow(text, at, separator);
    at = read.next;
    if (read.cells === null) yield { row, broken: true };
    else if (read.cells.some((cell) => cell !== '')) yield { row, cells: read.cells };
  }
}

function readRow(
  text: string,
  start: number,
  separator: string,
): { cells: string[] | null; next: number } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      // The next row begins behind this line, so that one bad quote does not swallow the rest.
      if (!quoted || !endsCell(text, quoted.next, separator))
        return { cells: null, next: afterLine(text, start) };
      cell = quoted.cell;
      at = quoted.next;
    } else {
      const from = at;
      while (!endsCell(text, at, separator)) at += 1;
      cell = text.slice(from, at);
    }
    cells.push(written(cell));
    if (text[at] !== separator) return { cells, next: afterLine(text, at) };
    at += 1;
  }
}

function readQuoted(text: string, start: number): { cell: string; next: number } | null {
  let at = start + 1;
  while (at - start < longestQuotedCell) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - start > longestQuotedCell) return null;
    if (text[quote + 1] !== '"')
      return { cell: text.slice(start + 1, quote).replaceAll('""', '"'), next: quote + 1 };
    at = quote + 2;
  }
  return null;
}

function endsCell(text: string, at: number, separator: string): boolean {
  const mark = text[at];
  return mark === undefined || mark === separator || mark === '\n' || mark === '\r';
}

function afterLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

/** `="F1"`: how a spreadsheet is told that something is text. */
const saidAsText = /^="((?:[^"]|"")*)"$/;

/** What was meant by the one who wrote the cell. */
function written(cell: string): string {
  const text = plainSpaces(cell);
  const asText = saidAsText.exec(text);
  if (asText) return (asText[1] ?? '').replaceAll('""', '"').trim();
  return isNeutral(text) ? text.slice(1) : text;
}

/** What stands before the rows of a file, so that Excel sees UTF-8. */
export const byteOrderMark = '\ufeff';

/** How the team's spreadsheets set cells and rows apart. */
export const separator = ';';
export const lineEnd = '\r\n';

/** Cells of a row as the team's spreadsheets write them, quotes only where needed. */
export function cellsOf(cells: readonly string[]): string {
  return cells.map(neutral).map(quoted).join(separator);
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
