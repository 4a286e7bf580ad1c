import type { FaultRule } from '@famsam/register';
import { headingsOf, type RegisterRows } from './register-generator';

/** One family that met, was closed, came back, had a process ended, and was closed again; one that waits. */
export function smallRegister(): RegisterRows {
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
  for (const [file, lines] of Object.entries(rows)) lines.unshift(headingsOf(file));
  return rows;
}

export type Edit = (rows: RegisterRows) => void;

/** Writes one cell; rows as a spreadsheet numbers them. */
export function set(file: string, row: number, column: string, value: string): Edit {
  return (rows) => {
    const cells = rows[file]?.[row - 1] ?? [];
    cells[headingsOf(file).indexOf(column)] = value;
  };
}

export function add(file: string, ...cells: string[]): Edit {
  return (rows) => void rows[file]?.push(cells);
}

export type Planted = [
  rule: FaultRule,
  file: string,
  row: number,
  column: string,
  value: string,
  ...edits: Edit[],
];

/** A fault in one cell, and the edit that plants it (by default: write the value into the cell). */
export const plantedInCells: Planted[] = [
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
  [
    'register.too-long',
    'familjer.csv',
    4,
    'familj',
    'F'.repeat(31),
    add('familjer.csv', 'F'.repeat(31), 'Nora', '2021-01-01', 'Vården', '0', '', ''),
  ],
  [
    'register.not-one-line',
    'kontakter.csv',
    3,
    'verksamhet',
    'Barn\nunga',
    add('kontakter.csv', 'F1', 'F1-P2', 'Barn\nunga', 'individuellt stöd', '2020-01-01'),
  ],
  ['register.number-looks-like-name', 'personer.csv', 4, 'person', 'Anna 2'],
  ['register.number-looks-like-name', 'moten.csv', 3, 'mote', 'Skolmötet'],
  [
    'register.number-looks-like-name',
    'familjer.csv',
    4,
    'familj',
    'Andersson',
    add('familjer.csv', 'Andersson', 'Nora', '2021-01-01', 'Vården', '0', '', ''),
  ],
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
  ['register.guardian-too-young', 'personer.csv', 3, 'fodelsear', '2024'],
  ['register.contact-before-birth', 'kontakter.csv', 2, 'fran', '2009-12-31'],
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
  [
    'register.unit-with-comma',
    'moten.csv',
    4,
    'verksamheter',
    'Stöd, vuxna',
    set('moten.csv', 4, 'verksamheter', 'BUP, "Stöd, vuxna"'),
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
  [
    'register.reason-needs-no-meeting',
    'familjer.csv',
    2,
    'avslutsorsak',
    'Situationen löstes före möte',
  ],
  [
    'register.reason-needs-no-meeting',
    'ateraktualiseringar.csv',
    2,
    'avslutsorsak',
    'Situationen löstes före möte',
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

/** In an area that has the municipalities and units of the small register, and nothing is asked for. */
export const plantedNames: Planted[] = [
  ['register.municipality-not-joined', 'familjer.csv', 3, 'kommun', 'Hällefors'],
  [
    'register.unknown-unit',
    'kontakter.csv',
    3,
    'verksamhet',
    'BPU',
    add('kontakter.csv', 'F1', 'F1-P2', 'BPU', 'individuellt stöd', '2020-01-01'),
  ],
  [
    'register.unknown-unit',
    'moten.csv',
    4,
    'verksamheter',
    'Förskola',
    set('moten.csv', 4, 'verksamheter', 'Skola, Förskola'),
  ],
];

/** The same register, with the columns that one may leave out. */
function assessed(word: string, on: string, reason: string): Edit {
  return (rows) => {
    const [headings, first, second] = rows['familjer.csv'] ?? [];
    headings?.push('bedomning', 'bedomd', 'bedomningsskal');
    first?.push('Tagits an', '2020-03-01', '');
    second?.push(word, on, reason);
  };
}

const declined = [assessed('Avböjts', '2021-06-01', 'Utanför åldern')];

function livesIn(household: string): Edit {
  return (rows) => {
    const [headings, first] = rows['personer.csv'] ?? [];
    headings?.push('hushall');
    first?.push(household);
  };
}

export const plantedInOptionalColumns: Planted[] = [
  ['register.not-a-household', 'personer.csv', 2, 'hushall', 'hos mormor', livesIn('hos mormor')],
  [
    'register.unknown-assessment',
    'familjer.csv',
    3,
    'bedomning',
    'kanske',
    assessed('kanske', '2021-06-01', ''),
  ],
  [
    'register.unknown-assessment-reason',
    'familjer.csv',
    3,
    'bedomningsskal',
    'trött',
    assessed('Avböjts', '2021-06-01', 'trött'),
  ],
  [
    'register.assessment-without-reason',
    'familjer.csv',
    3,
    'bedomningsskal',
    '',
    assessed('Hänvisats vidare', '2021-06-01', ''),
  ],
  [
    'register.assessment-reason-not-wanted',
    'familjer.csv',
    3,
    'bedomningsskal',
    'Utanför åldern',
    assessed('Tagits an', '2021-06-01', 'Utanför åldern'),
  ],
  [
    'register.assessment-before-referral',
    'familjer.csv',
    3,
    'bedomd',
    '2021-05-04',
    assessed('Avböjts', '2021-05-04', 'Utanför åldern'),
  ],
  [
    'register.value-missing',
    'familjer.csv',
    3,
    'bedomd',
    '',
    assessed('Avböjts', '', 'Utanför åldern'),
  ],
  [
    'register.closing-of-declined',
    'familjer.csv',
    3,
    'avslutad',
    '2021-07-01',
    ...declined,
    set('familjer.csv', 3, 'avslutad', '2021-07-01'),
    set('familjer.csv', 3, 'avslutsorsak', 'Samtycke saknas'),
  ],
  [
    'register.meeting-before-taken-on',
    'moten.csv',
    5,
    'datum',
    '2021-07-01',
    ...declined,
    add('moten.csv', 'M9', 'F2', '2021-07-01', 'samverkansmöte', 'digitalt', '60', 'BUP', ''),
  ],
];
