import { set, type Edit, type Planted } from './register-faults';

/** How exactly the day of the contact is known, and when it ended. */
function lasting(known: string, until: string): Edit {
  return (rows) => {
    const [headings, first] = rows['kontakter.csv'] ?? [];
    headings?.push('fran_kand_till', 'till');
    first?.push(known, until);
  };
}

/** Faults in the columns of contacts that a register may leave out. */
export const plantedInContactColumns: Planted[] = [
  [
    'register.unknown-precision',
    'kontakter.csv',
    2,
    'fran_kand_till',
    'kvartal',
    lasting('kvartal', ''),
  ],
  [
    'register.not-first-day',
    'kontakter.csv',
    2,
    'fran',
    '2019-12-02',
    set('kontakter.csv', 2, 'fran', '2019-12-02'),
    lasting('månad', ''),
  ],
  [
    'register.contact-ended-before-start',
    'kontakter.csv',
    2,
    'till',
    '2019-12-31',
    lasting('', '2019-12-31'),
  ],
  ['register.day-in-future', 'kontakter.csv', 2, 'till', '2026-11-23', lasting('', '2026-11-23')],
  [
    'register.process-end-without-start',
    'personer.csv',
    2,
    'process_avslutad',
    '2021-12-01',
    lasting('år', '2020-02-29'),
  ],
];
