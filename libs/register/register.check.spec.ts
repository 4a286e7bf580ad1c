import { localDate } from '@famsam/kernel';
import { registerBytes, type RegisterRows } from '../../tests/support/register-generator';
import { checkRegister } from './register.check';
import type { Fault, FaultRule } from './register.faults';
import { faultRules } from './register.faults';
import type { RegisterFile } from './register.words';
import { fileNames, registerFiles } from './register.words';

const around = {
  today: localDate('2026-11-22'),
  municipalityCode: (name: string) => ({ Nora: '1884', Lindesberg: '1885' })[name],
};

/** One family that met, was closed, came back, had a process ended, and was closed again; one that waits. */
function small(): RegisterRows {
  const rows: RegisterRows = {
    'familjer.csv': [
      ['F1', 'Nora', '2020-03-01', 'Vården', '1', '2022-06-01', 'Situationen löst'],
      ['F2', 'Lindesberg', '2021-05-05', 'Förälder', '2', '', ''],
    ],
    'personer.csv': [
      ['F1', 'F1-P1', 'barn', '2010', '2021-12-01'],
      ['F1', 'F1-P2', 'vårdnadshavare', '', ''],
      ['F2', 'F2-P1', 'barn', '2012', ''],
    ],
    'kontakter.csv': [['F1', 'F1-P1', 'BUP', 'individuellt stöd', '2020-01-01']],
    'moten.csv': [
      ['M1', 'F1', '2020-03-01', 'samverkansmöte', 'digitalt', '60', 'BUP, Skola', 'F1-P1, F1-P2'],
      ['M2', 'F1', '2020-09-01', 'familjesamtal', 'fysiskt', '45', '', ''],
      ['M3', 'F1', '2022-06-01', 'samverkansmöte', 'digitalt', '60', 'Skola', ''],
    ],
    'ateraktualiseringar.csv': [['F1', '2020-09-01', 'Familjen flyttat', '2021-02-01']],
    'konsultationer.csv': [['2021-01-01', 'Privatperson']],
  };
  for (const file of fileNames) rows[file]?.unshift([...registerFiles[file]]);
  return rows;
}

type Edit = (rows: RegisterRows) => void;

/** Writes one cell; rows as a spreadsheet numbers them. */
function set(file: RegisterFile, row: number, column: string, value: string): Edit {
  return (rows) => {
    const cells = rows[file]?.[row - 1] ?? [];
    cells[(registerFiles[file] as readonly string[]).indexOf(column)] = value;
  };
}

function add(file: RegisterFile, ...cells: string[]): Edit {
  return (rows) => void rows[file]?.push(cells);
}

function check(edits: readonly Edit[], bytes: (files: Map<string, Buffer>) => void = () => {}) {
  const rows = small();
  for (const edit of edits) edit(rows);
  const files = registerBytes(rows);
  bytes(files);
  return checkRegister(files as Map<RegisterFile, Buffer>, around);
}

const at = ({ file, row, column, value, rule }: Fault) => ({ file, row, column, value, rule });

type Planted = [
  rule: FaultRule,
  file: RegisterFile,
  row: number,
  column: string,
  value: string,
  ...edits: Edit[],
];

/** A fault in one cell, and the edit that plants it (by default: write the value into the cell). */
const inCells: Planted[] = [
  ['register.value-missing', 'familjer.csv', 3, 'kommun', ''],
  ['register.value-missing', 'personer.csv', 2, 'fodelsear', ''],
  ['register.value-missing', 'moten.csv', 3, 'datum', ''],
  [
    'register.too-long',
    'kontakter.csv',
    3,
    'verksamhet',
    'V'.repeat(121),
    add('kontakter.csv', 'F1', 'F1-P2', 'V'.repeat(121), 'individuellt stöd', '2020-01-01'),
  ],
  ['register.too-long', 'moten.csv', 2, 'mote', 'M'.repeat(41)],
  ['register.not-a-day', 'familjer.csv', 3, 'aktualiserad', '5/5 2021'],
  ['register.impossible-day', 'konsultationer.csv', 2, 'datum', '2021-02-30'],
  ['register.day-in-future', 'kontakter.csv', 2, 'fran', '2026-11-23'],
  ['register.not-a-whole-number', 'familjer.csv', 3, 'antal_barn_under_23', 'två'],
  ['register.not-a-whole-number', 'moten.csv', 2, 'minuter', '1,5'],
  ['register.children-out-of-range', 'familjer.csv', 3, 'antal_barn_under_23', '-1'],
  ['register.children-fewer-than-members', 'familjer.csv', 2, 'antal_barn_under_23', '0'],
  ['register.minutes-out-of-range', 'moten.csv', 3, 'minuter', '0'],
  ['register.minutes-out-of-range', 'moten.csv', 3, 'minuter', '1441'],
  ['register.not-a-year', 'personer.csv', 3, 'fodelsear', '80'],
  ['register.year-out-of-range', 'personer.csv', 3, 'fodelsear', '1899'],
  ['register.year-in-future', 'personer.csv', 4, 'fodelsear', '2027'],
  ['register.child-too-old', 'personer.csv', 2, 'fodelsear', '1996'],
  ['register.unknown-municipality', 'familjer.csv', 3, 'kommun', 'Norra'],
  ['register.unknown-category', 'familjer.csv', 3, 'aktualiserad_av', 'Granne'],
  ['register.unknown-role', 'personer.csv', 4, 'roll', 'kusin'],
  ['register.unknown-contact-kind', 'kontakter.csv', 2, 'slag', 'samtal'],
  ['register.unknown-meeting-kind', 'moten.csv', 3, 'typ', 'lunch'],
  ['register.unknown-meeting-form', 'moten.csv', 3, 'form', 'telefon'],
  ['register.unknown-closure-reason', 'familjer.csv', 2, 'avslutsorsak', 'Trötta'],
  ['register.unknown-closure-reason', 'ateraktualiseringar.csv', 2, 'avslutsorsak', 'Trötta'],
  ['register.unknown-consultation-kind', 'konsultationer.csv', 2, 'typ', 'Chatt'],
  [
    'register.family-twice',
    'familjer.csv',
    4,
    'familj',
    'F2',
    add('familjer.csv', 'F2', 'Nora', '2021-01-01', 'Vården', '0', '', ''),
  ],
  [
    'register.person-twice',
    'personer.csv',
    5,
    'person',
    'F1-P2',
    add('personer.csv', 'F2', 'F1-P2', 'barn', '2011', ''),
  ],
  ['register.meeting-twice', 'moten.csv', 4, 'mote', 'M2'],
  [
    'register.contact-twice',
    'kontakter.csv',
    3,
    'verksamhet',
    'BUP',
    add('kontakter.csv', 'F1', 'F1-P1', 'BUP', 'individuellt stöd', '2020-01-01'),
  ],
  ['register.unknown-family', 'personer.csv', 4, 'familj', 'F3'],
  ['register.unknown-family', 'moten.csv', 3, 'familj', 'F3'],
  [
    'register.unknown-family',
    'kontakter.csv',
    3,
    'familj',
    'F3',
    add('kontakter.csv', 'F3', 'F2-P1', 'BUP', 'individuellt stöd', '2020-01-01'),
  ],
  [
    'register.unknown-family',
    'ateraktualiseringar.csv',
    3,
    'familj',
    'F3',
    add('ateraktualiseringar.csv', 'F3', '2020-09-01', 'Familjen flyttat', '2021-02-01'),
  ],
  ['register.unknown-person', 'moten.csv', 4, 'diskuterade', 'F1-P9'],
  [
    'register.unknown-person',
    'kontakter.csv',
    3,
    'person',
    'F2-P9',
    add('kontakter.csv', 'F2', 'F2-P9', 'BUP', 'individuellt stöd', '2020-01-01'),
  ],
  ['register.person-of-other-family', 'moten.csv', 4, 'diskuterade', 'F2-P1'],
  [
    'register.person-of-other-family',
    'kontakter.csv',
    3,
    'person',
    'F1-P1',
    add('kontakter.csv', 'F2', 'F1-P1', 'BUP', 'individuellt stöd', '2020-02-01'),
  ],
  [
    'register.person-discussed-twice',
    'moten.csv',
    4,
    'diskuterade',
    'F1-P1',
    set('moten.csv', 4, 'diskuterade', 'F1-P1, F1-P2, F1-P1'),
  ],
  [
    'register.unit-twice',
    'moten.csv',
    4,
    'verksamheter',
    'Skola',
    set('moten.csv', 4, 'verksamheter', 'Skola, BUP, Skola'),
  ],
  ['register.empty-list-entry', 'moten.csv', 4, 'verksamheter', 'BUP, , Skola'],
  [
    'register.unit-with-comma',
    'kontakter.csv',
    3,
    'verksamhet',
    'Stöd, vuxna',
    add('kontakter.csv', 'F1', 'F1-P2', 'Stöd, vuxna', 'individuellt stöd', '2020-01-01'),
  ],
  ['register.meeting-before-referral', 'moten.csv', 3, 'datum', '2020-02-29'],
  ['register.meeting-while-closed', 'moten.csv', 3, 'datum', '2020-09-02'],
  ['register.meeting-without-units', 'moten.csv', 4, 'verksamheter', ''],
  [
    'register.closing-before-referral',
    'familjer.csv',
    3,
    'avslutad',
    '2021-05-04',
    set('familjer.csv', 3, 'avslutad', '2021-05-04'),
    set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas'),
  ],
  [
    'register.closing-before-referral',
    'ateraktualiseringar.csv',
    3,
    'avslutad',
    '2021-05-04',
    add('ateraktualiseringar.csv', 'F2', '2021-05-04', 'Familjen flyttat', '2022-01-01'),
  ],
  [
    'register.closing-before-reopening',
    'familjer.csv',
    3,
    'avslutad',
    '2021-08-31',
    set('familjer.csv', 3, 'avslutad', '2021-08-31'),
    set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas'),
    add('ateraktualiseringar.csv', 'F2', '2021-07-01', 'Familjen flyttat', '2021-09-01'),
  ],
  ['register.closing-without-reason', 'familjer.csv', 2, 'avslutsorsak', ''],
  [
    'register.reason-without-closing',
    'familjer.csv',
    3,
    'avslutad',
    '',
    set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas'),
  ],
  [
    'register.reopening-before-closing',
    'ateraktualiseringar.csv',
    2,
    'ateraktualiserad',
    '2020-08-31',
  ],
  [
    'register.reopenings-overlap',
    'ateraktualiseringar.csv',
    3,
    'avslutad',
    '2021-01-01',
    add('ateraktualiseringar.csv', 'F1', '2021-01-01', 'Familjen flyttat', '2021-03-01'),
  ],
  ['register.process-end-without-start', 'personer.csv', 4, 'process_avslutad', '2022-01-01'],
  ['register.process-end-before-start', 'personer.csv', 2, 'process_avslutad', '2020-02-29'],
  ['register.process-end-after-closing', 'personer.csv', 2, 'process_avslutad', '2022-06-02'],
  ['register.process-end-while-closed', 'personer.csv', 2, 'process_avslutad', '2020-12-01'],
];

describe('a register without fault', () => {
  it('is taken with all its rows', () => {
    const { report, register } = check([]);
    expect(report).toEqual({ count: 0, faults: [] });
    expect(register?.families.map((family) => family.meetings.length)).toEqual([3, 0]);
  });

  it.each<[string, Edit[]]>([
    [
      'a meeting on the day of closing, and on the day of reopening',
      [set('moten.csv', 3, 'datum', '2021-02-01')],
    ],
    ['nobody discussed at a collaboration meeting', [set('moten.csv', 4, 'diskuterade', '')]],
    ['a contact begun after the closing', [set('kontakter.csv', 2, 'fran', '2020-03-01')]],
    [
      'two kinds of contact with one unit',
      [add('kontakter.csv', 'F1', 'F1-P1', 'BUP', 'kurs/utbildning', '2020-01-01')],
    ],
    ['two consultations on a day', [add('konsultationer.csv', '2021-01-01', 'Privatperson')]],
    [
      'other case and white space',
      [
        set('familjer.csv', 2, 'aktualiserad_av', '  vården '),
        set('personer.csv', 2, 'roll', 'Barn'),
      ],
    ],
    ['a blank row', [add('moten.csv', '', '', '', '', '', '', '', '')]],
    [
      'a child born in the year of the referral and not counted',
      [
        set('personer.csv', 4, 'fodelsear', '2021'),
        set('familjer.csv', 3, 'antal_barn_under_23', '0'),
      ],
    ],
    [
      'a young person of 23, who is not under 23',
      [
        set('personer.csv', 2, 'fodelsear', '1997'),
        set('familjer.csv', 2, 'antal_barn_under_23', '0'),
      ],
    ],
    [
      'a referral and a closing on one day',
      [
        set('familjer.csv', 3, 'avslutad', '2021-05-05'),
        set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas'),
      ],
    ],
    [
      'a process ended on the day it began',
      [set('personer.csv', 2, 'process_avslutad', '2020-03-01')],
    ],
  ])('%s', (_what, edits) => {
    expect(check(edits).report.faults).toEqual([]);
  });
});

describe('a fault in a cell is named by file, row, column, value and rule', () => {
  it.each(inCells)('%s in %s row %i, %s', (rule, file, row, column, value, ...edits) => {
    const { report, register } = check(edits.length > 0 ? edits : [set(file, row, column, value)]);
    expect(report.faults.map(at)).toEqual([{ file, row, column, value: cut(value), rule }]);
    expect(report.faults[0]?.expected).not.toBe('');
    expect(register).toBeNull();
  });

  it('register.meeting-after-closing, and the closing that may be the wrong one', () => {
    const { report } = check([set('moten.csv', 4, 'datum', '2022-06-02')]);
    expect(report.faults.map(at)).toEqual([
      {
        file: 'familjer.csv',
        row: 2,
        column: 'avslutad',
        value: '2022-06-01',
        rule: 'register.closing-before-last-meeting',
      },
      {
        file: 'moten.csv',
        row: 4,
        column: 'datum',
        value: '2022-06-02',
        rule: 'register.meeting-after-closing',
      },
    ]);
    expect(report.faults.map((fault) => fault.expected)).toEqual([
      '2022-06-02 eller senare',
      'senast 2022-06-01',
    ]);
  });
});

type PlantedFile = [
  FaultRule,
  RegisterFile,
  row: number | null,
  bytes: (old: string) => string | Buffer,
];

const inFiles: PlantedFile[] = [
  ['register.file-empty', 'moten.csv', null, () => ''],
  ['register.unreadable-encoding', 'moten.csv', null, (old) => Buffer.from(old, 'utf16le')],
  ['register.column-missing', 'moten.csv', 1, (old) => old.replace('minuter', 'tid')],
  [
    'register.column-twice',
    'konsultationer.csv',
    1,
    () => 'datum;typ;typ\n2021-01-01;Privatperson;Privatperson',
  ],
  [
    'register.column-unknown',
    'konsultationer.csv',
    1,
    () => 'datum;typ;anteckning\n2021-01-01;Privatperson;x',
  ],
  ['register.wrong-cell-count', 'konsultationer.csv', 3, (old) => `${old}2021-01-01\r\n`],
  [
    'register.broken-quoting',
    'konsultationer.csv',
    3,
    (old) => `${old}2021-01-01;"Privat" person\r\n`,
  ],
  [
    'register.broken-quoting',
    'konsultationer.csv',
    3,
    (old) => `${old}2021-01-01;"Privatperson\r\n2021-01-01;Privatperson\r\n`,
  ],
];

describe('a fault of a whole file or row', () => {
  it.each(inFiles)('%s in %s', (rule, file, row, bytes) => {
    const { report, register } = check([], (files) =>
      files.set(file, Buffer.from(bytes(files.get(file)?.toString() ?? '') as string)),
    );
    const own = report.faults.filter((fault) => fault.rule === rule);
    expect(own.map((fault) => [fault.file, fault.row])).toEqual([[file, row]]);
    expect(register).toBeNull();
  });

  it('register.file-missing, and nothing said about rows that may be in it', () => {
    const { report } = check([], (files) => files.delete('personer.csv'));
    expect(report.faults.map(({ file, rule }) => [file, rule])).toEqual([
      ['personer.csv', 'register.file-missing'],
    ]);
  });

  it('register.file-twice', () => {
    const files = registerBytes(small()) as Map<RegisterFile, Buffer>;
    const { report } = checkRegister(files, { ...around, twice: ['moten.csv'] });
    expect(report.faults.map(({ rule }) => rule)).toEqual(['register.file-twice']);
  });
});

it('has a planted fault for every rule that a register can break', () => {
  const planted = new Set<string>([
    ...inCells.map(([rule]) => rule),
    ...inFiles.map(([rule]) => rule),
    'register.meeting-after-closing',
    'register.closing-before-last-meeting',
    'register.file-missing',
    'register.file-twice',
    // refused by the case itself at import: see tests/faults/register.spec.ts
    'register.refused-by-case',
  ]);
  expect(Object.keys(faultRules).filter((rule) => !planted.has(rule))).toEqual([]);
});

it('counts what it no longer lists', () => {
  const { report } = check(
    Array.from({ length: 10_050 }, () => add('konsultationer.csv', 'x', 'Privatperson')),
  );
  expect([report.count, report.faults.length]).toEqual([10_050, 10_000]);
});

function cut(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
