import { localDate } from '@famsam/kernel';
import { daysOffBetween } from './days-off';

const of = (year: number) =>
  daysOffBetween(localDate(`${year}-01-01`), localDate(`${year}-12-31`)).map(
    ({ day, freeFrom }) => `${day.slice(5)}${freeFrom === 0 ? '' : ` from ${freeFrom / 60}`}`,
  );

describe('days off (law.md 26)', () => {
  it('knows the public holidays, the eves nobody works, and the half days of 2026', () => {
    expect(of(2026)).toEqual([
      ...['01-01', '01-05 from 12', '01-06', '04-03', '04-05', '04-06', '04-30 from 12', '05-01'],
      ...['05-14', '05-24', '06-06', '06-19', '06-20', '10-30 from 12', '10-31'],
      ...['12-24', '12-25', '12-26', '12-31'],
    ]);
  });

  it('moves with Easter and with the weekdays', () => {
    expect(of(2027)).toEqual(expect.arrayContaining(['03-26', '03-29', '05-06', '06-25', '11-06']));
    expect(of(2027)).not.toContain('04-03');
  });

  it('gives those of the days asked for, over the turn of the year', () => {
    const days = daysOffBetween(localDate('2026-12-26'), localDate('2027-01-01'));
    expect(days.map(({ day }) => day)).toEqual(['2026-12-26', '2026-12-31', '2027-01-01']);
  });
});
