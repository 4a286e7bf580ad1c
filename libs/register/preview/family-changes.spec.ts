import type { FamilyRecord } from '@famsam/cases';
import { localDate } from '@famsam/kernel';
import { cellChanges, longestCell } from './family-changes';

const unit = 'u1';
const names = {
  unit: (id: string) => (id === unit ? 'BUP' : id),
  municipality: (code: string) => (code === '1884' ? 'Nora' : 'Lindesberg'),
};
const family: FamilyRecord = {
  ...{ number: 'F1', municipality: '1884', referredOn: localDate('2021-05-05') },
  ...{ category: 'parent', childrenUnder23: 2 },
  assessment: { outcome: 'taken-on', on: localDate('2021-05-05'), reason: null },
  members: ['P1', 'P2'].map((number) => ({
    ...{ number, role: 'child' as const, birthYear: 2010, household: null, processEndedOn: null },
  })),
  contacts: ['2021-06-01', '2021-07-01'].map((since) => ({
    ...{ member: 'P1', unitId: unit, kind: 'individual-support' as const },
    since: localDate(since),
  })),
  meetings: ['M1', 'M2'].map((number) => ({
    ...{ number, heldOn: localDate('2021-08-01'), kind: 'collaboration' as const, minutes: 60 },
    ...{ form: 'digital' as const, unitIds: [unit], discussed: ['P1'] },
  })),
  closings: [],
};
const [one, two] = family.members;
const [first, second] = family.contacts;
const [met, again] = family.meetings;
const changed = (after: Partial<FamilyRecord>) =>
  cellChanges(family, { ...family, ...after }, names);

it('nothing is told of what stays, in whatever order', () => {
  expect(changed({ members: [two!, one!], contacts: [second!, first!] })).toEqual([]);
});

it('a cell is told as it is and as it will be, in the words of the files', () => {
  const at = { file: 'familjer.csv', entry: null };
  expect(changed({ municipality: '1885', childrenUnder23: 3 })).toEqual([
    { ...at, column: 'kommun', before: 'Nora', after: 'Lindesberg' },
    { ...at, column: 'antal_barn_under_23', before: '2', after: '3' },
  ]);
  const assessment = { ...family.assessment!, outcome: 'declined' as const, reason: null };
  expect(changed({ assessment })).toEqual([
    { ...at, column: 'bedomning', before: 'Tagits an', after: 'Avböjts' },
  ]);
});

it('a row that comes or goes is told whole', () => {
  const person = { file: 'personer.csv', column: null };
  expect(changed({ members: [one!, { ...two!, number: 'P3', household: 'A' }] })).toEqual([
    { ...person, entry: 'P2', before: 'barn · 2010', after: null },
    { ...person, entry: 'P3', before: null, after: 'barn · 2010 · A' },
  ]);
  expect(changed({ meetings: [met!] })).toMatchObject([{ entry: 'M2', column: null, after: null }]);
});

it('a contact is known by its person and unit, a meeting by its number', () => {
  const course = { ...second!, kind: 'course' as const };
  expect(changed({ contacts: [course, first!] })).toMatchObject([
    { entry: 'P1, BUP', column: 'slag', before: 'individuellt stöd', after: 'kurs/utbildning' },
  ]);
  expect(changed({ meetings: [{ ...again!, minutes: 45 }, met!] })).toMatchObject([
    { file: 'moten.csv', entry: 'M2', column: 'minuter', before: '60', after: '45' },
  ]);
});

it('a closing that was taken back moves to the file of reopenings', () => {
  const closing = { closedOn: localDate('2022-01-01'), reason: 'family-moved' as const };
  const before = { ...family, closings: [{ ...closing, reopenedOn: null }] };
  const after = { ...family, closings: [{ ...closing, reopenedOn: localDate('2022-03-01') }] };
  expect(cellChanges(before, after, names)).toMatchObject([
    { file: 'familjer.csv', column: 'avslutad', before: '2022-01-01', after: '' },
    { file: 'familjer.csv', column: 'avslutsorsak', before: 'Familjen flyttat', after: '' },
    { file: 'ateraktualiseringar.csv', after: '2022-01-01 · Familjen flyttat · 2022-03-01' },
  ]);
});

it('no more is told of a cell than fits (found Z02)', () => {
  const units = Array.from({ length: 40 }, (_, at) => `Verksamhet nummer ${at}`);
  const [{ after } = {}] = changed({ meetings: [{ ...met!, unitIds: units }, again!] });
  expect(after).toHaveLength(longestCell + 1);
});
