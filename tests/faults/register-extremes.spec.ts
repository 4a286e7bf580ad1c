import { municipalities } from '@famsam/directory';
import { localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { farDays, farTexts, isWhole, outOfBounds } from '../support/extremes';
import { generateRegister, registerBytes } from '../support/register-generator';
import { checkRegister, type Check, type RegisterBytes } from '../../libs/register/register.check';
import { faultRules, withoutCell } from '../../libs/register/register.faults';
import type { Creation } from '../../libs/register/register.names';
import {
  consultationRecords,
  countRows,
  familyRecord,
  placesOf,
} from '../../libs/register/register.records';
import {
  fileNames,
  optionalColumnsOf,
  registerFiles,
  type RegisterFile,
} from '../../libs/register/register.words';

const today = localDate('2024-12-31');
const area = { municipalities: ['1884', '1885'], units: ['BUP'], formerUnits: ['Skolan'] };
const check = (files: ReadonlyMap<string, Uint8Array>, create: Creation = 'all') =>
  checkRegister(files as RegisterBytes, { today, municipalities, area, create });

/** As much of a cell as a fault shows, and the mark that there was more. */
const longestShown = 81;
const longestFault = 700;

/** Every fault says where it is and by which rule, in few words, without half of a letter. */
function namesEachFault({ report: { count, faults }, register, unknown }: Check): void {
  expect(unknown.length).toBeLessThanOrEqual(1_000);
  for (const { name } of unknown) expect([name.length <= 120, isWhole(name)]).toEqual([true, true]);
  expect(count).toBeGreaterThanOrEqual(faults.length);
  expect(register === null).toBe(count > 0);
  for (const fault of faults) {
    const { file, row, column, value, rule, message, expected } = fault;
    expect(fileNames).toContain(file);
    expect(Object.keys(faultRules)).toContain(rule);
    expect(row === null || (Number.isInteger(row) && row >= 1)).toBe(true);
    expect([message, expected]).not.toContain('');
    expect((column ?? '').length).toBeLessThanOrEqual(longestShown);
    expect((value ?? '').length).toBeLessThanOrEqual(longestShown);
    const told = Object.values(fault).join('');
    expect(told.length).toBeLessThanOrEqual(longestFault);
    expect(isWhole(told)).toBe(true);
    const kept = withoutCell(fault);
    const columns: readonly string[] = [...registerFiles[file], ...optionalColumnsOf(file).flat()];
    expect(kept.value).toBeNull();
    expect([...columns, null]).toContain(kept.column);
  }
}

/** What was found without fault goes on as records, none of which is out of bounds. */
function givesRecords({ register }: Check): void {
  if (!register) return;
  const { units } = placesOf(register);
  const unitIds = new Map(units.map((name, at) => [name, `unit ${at}`]));
  const records = register.families.map((family) => familyRecord(family, unitIds));
  expect(outOfBounds([records, consultationRecords(register), units])).toEqual([]);
  expect(countRows(register).families).toBe(records.length);
}

const oddCell = fc.oneof(
  fc.constantFrom(...farTexts, ...farDays, '1900-01-01', '2024-02-29', '2024-12-31'),
  fc.constantFrom('F001', 'F001-P1', 'M00001', 'BUP, BUP', ', ,', '"', '""', '=1+1', "'", '-0'),
  fc.constantFrom('0', '-1', '30', '31', '5', '720', '721', '1899', '2025', '1e3', '٣', '９'),
  fc.constantFrom('barn', 'Samverkansmöte', 'kurs/utbildning', 'Situationen löstes före möte'),
  fc.constantFrom(`${'x'.repeat(79)}👩‍👧`, `${'x'.repeat(40)}👩‍👧`, 'a,b\r\nc', '\ufffe'),
  fc.string({ unit: 'binary', maxLength: 100 }),
);
const place = fc.record({ file: fc.nat(5), row: fc.nat(), column: fc.nat(), cell: oddCell });
const changes = fc.array(place, { maxLength: 6 });
const forms = fc.record({
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'windows-1252'),
  separator: fc.constantFrom(';', ','),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  columnSeed: fc.nat(3),
} as const);

describe('a register at the extremes', () => {
  it('with any words in its cells is taken, or each fault is named and shown in few words', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.nat(50), changes, forms, fc.boolean(), (seed, odd, form, all) => {
        const rows = generateRegister({ seed, families: 3 });
        for (const { file, row, column, cell } of odd) {
          const lines = rows[fileNames[file] as RegisterFile] ?? [];
          const cells = lines[row % lines.length] ?? [];
          cells[column % (cells.length + 1)] = cell;
        }
        const checked = check(registerBytes(rows, form), all ? 'all' : []);
        namesEachFault(checked);
        givesRecords(checked);
        if (checked.register) taken += 1;
      }),
      { numRuns: 80 },
    );
    expect(taken).toBeGreaterThan(2);
  });

  it('of any bytes is read, or each fault is named', () => {
    const files = registerBytes(generateRegister({ seed: 1, families: 3 }));
    const bytes = fc.record({
      file: fc.constantFrom(...fileNames),
      cutAt: fc.nat(),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc
          .constantFrom('\0', '"', '""', ';', ',', '\r', '\n', '\r\n', 'sep=,\n', '\ufeff', '\t')
          .map((sign) => Buffer.from(sign.repeat(50))),
        fc
          .constantFrom('utf16le', 'latin1')
          .map((code) => Buffer.from('å;"ö"\n', code as 'latin1')),
      ),
      rest: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 4 }), (places) => {
        const broken = new Map<string, Uint8Array>(files);
        for (const { file, cutAt, put, rest } of places) {
          const before = broken.get(file) ?? new Uint8Array();
          const at = cutAt % (before.length + 1);
          const behind = rest ? before.subarray(at) : new Uint8Array();
          broken.set(file, Buffer.concat([before.subarray(0, at), put, behind]));
        }
        const checked = check(broken);
        namesEachFault(checked);
        givesRecords(checked);
      }),
      { numRuns: 80 },
    );
  });

  it('of which files are missing, empty or nothing but headings without end names them', () => {
    const file = fc.constantFrom<string | null>(null, '', ';', 'familj', `${'x;'.repeat(5_000)}`);
    fc.assert(
      fc.property(fc.array(file, { minLength: 6, maxLength: 6 }), (texts) => {
        const files = texts.flatMap((text, at) =>
          text === null ? [] : [[fileNames[at] as string, Buffer.from(text)] as const],
        );
        const checked = check(new Map(files));
        namesEachFault(checked);
        const named = new Set(checked.report.faults.map((fault) => fault.file));
        expect([...named].sort()).toEqual([...fileNames].sort());
      }),
      { numRuns: 50 },
    );
  });
});
