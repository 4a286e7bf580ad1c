import { addDays, localDate } from '@famsam/kernel';
import { add, set, type Planted } from './register-faults';

/** What may not stand in clear for good, and more rows than any family has. */
export const plantedBeyondBounds: Planted[] = [
  ['register.person-number', 'personer.csv', 4, 'person', '20140102-1234'],
  ['register.person-number', 'moten.csv', 3, 'mote', 'M-1401021234'],
  [
    'register.person-number',
    'familjer.csv',
    4,
    'familj',
    'F12-20140102–1234',
    add('familjer.csv', 'F12-20140102–1234', 'Nora', '2021-01-01', 'Vården', '0', '', ''),
  ],
  [
    'register.person-number',
    'kontakter.csv',
    3,
    'verksamhet',
    'Stöd till 140102+1234',
    add('kontakter.csv', 'F1', 'F1-P2', 'Stöd till 140102+1234', 'kurs/utbildning', '2020-01-01'),
  ],
  [
    'register.person-number',
    'moten.csv',
    4,
    'verksamheter',
    'Skolan 811288-9871',
    set('moten.csv', 4, 'verksamheter', 'BUP, Skolan 811288-9871'),
  ],
  [
    'register.too-many-rows',
    'kontakter.csv',
    502,
    'familj',
    'F1',
    (rows) => {
      for (let day = 1; day <= 502; day += 1) {
        const since = addDays(localDate('2020-01-01'), day);
        add('kontakter.csv', 'F1', 'F1-P2', 'BUP', 'kurs/utbildning', since)(rows);
      }
    },
  ],
  [
    'register.too-many-rows',
    'ateraktualiseringar.csv',
    103,
    'familj',
    'F2',
    (rows) => {
      for (let day = 1; day <= 102; day += 1) {
        const on = addDays(localDate('2021-06-01'), day);
        add('ateraktualiseringar.csv', 'F2', on, 'Familjen flyttat', on)(rows);
      }
    },
  ],
];
