import { municipalities, municipalityByCode } from './municipalities';

/** Municipalities of each county, by the first two digits of the national code. */
const perCounty = {
  '01': 26,
  '03': 8,
  '04': 9,
  '05': 13,
  '06': 13,
  '07': 8,
  '08': 12,
  '09': 1,
  '10': 5,
  '12': 33,
  '13': 6,
  '14': 49,
  '17': 16,
  '18': 12,
  '19': 10,
  '20': 15,
  '21': 10,
  '22': 7,
  '23': 8,
  '24': 15,
  '25': 14,
};

describe('the municipalities of Sweden', () => {
  it('are 290, each code and each name once', () => {
    expect(municipalities).toHaveLength(290);
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(290);
    expect(new Set(municipalities.map(({ name }) => name)).size).toBe(290);
    expect(municipalities.every(({ code }) => /^\d{4}$/.test(code))).toBe(true);
  });

  it('are as many in each county as there are', () => {
    const counted: Record<string, number> = {};
    for (const { code } of municipalities) {
      counted[code.slice(0, 2)] = (counted[code.slice(0, 2)] ?? 0) + 1;
    }
    expect(counted).toEqual(perCounty);
  });

  it.each([
    ['Lindesberg', '1885'],
    ['Nora', '1884'],
    ['Hällefors', '1863'],
    ['Ljusnarsberg', '1864'],
    ['Örebro', '1880'],
  ])('%s has code %s (law.md 31)', (name, code) => {
    expect(municipalityByCode(code)).toEqual({ code, name });
  });

  it('are found by a code alone', () => {
    expect(municipalityByCode('9999')).toBeUndefined();
  });
});
