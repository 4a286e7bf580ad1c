import type { FaultRule } from '@famsam/register';

type PlantedFile = [FaultRule, string, row: number | null, bytes: (old: string) => string | Buffer];

/** A fault of a whole file or row, and the bytes that plant it. */
export const plantedInFiles: PlantedFile[] = [
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
  [
    'register.wrong-cell-count',
    'konsultationer.csv',
    3,
    (old) => `${old}2021-01-01;Privatperson;x\r\n`,
  ],
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
