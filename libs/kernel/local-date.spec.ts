import { dayInSweden, localDate, midnightInSweden } from '.';

describe('a day in Sweden (found B11)', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    // The clocks are moved in the small hours.
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    const midnight = midnightInSweden(localDate(day));
    expect(midnight.toISOString()).toBe(instant);
    expect(dayInSweden(midnight)).toBe(day);
    expect(dayInSweden(new Date(midnight.getTime() - 1)) < day).toBe(true);
  });
});
