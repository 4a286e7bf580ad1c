import type { Chance } from './chance';

/** What has made software fail that reckoned with sensible people. */
const texts = [
  '',
  ' ',
  '\0',
  'Anna\0Andersson',
  '\ud800',
  'Kim\udc00',
  '\u202eanna',
  '\u200b',
  '\u001b[2J',
  '\r\n',
  'x'.repeat(5_000),
  'å'.repeat(201),
  '👩‍👩‍👧'.repeat(60),
  "O'Brien",
  "'; drop table platform.event; --",
  '%',
  '_\\',
  '=1+1',
  '{"a":1}',
  '__proto__',
  'null',
  'NaN',
  '0',
  '-1',
  '1e309',
  '00000000-0000-0000-0000-000000000000',
];

const days = [
  '0000-00-00',
  '0001-01-01',
  '1582-10-10',
  '1899-12-31',
  '1900-01-01',
  '1904-02-29',
  '2025-02-29',
  '2025-02-30',
  '2199-12-31',
  '2200-01-01',
  '9999-12-31',
  '10000-01-01',
  '+275760-09-13',
  '-000001-01-01',
  '2025-03-31T10:00:00Z',
];

const instants = [
  '0001-01-01T00:00:00Z',
  '1900-01-01T00:00:00Z',
  '1904-01-01T00:00:00Z',
  '2025-03-30T02:30:00+01:00',
  '2025-10-26T00:30:00Z',
  '2025-02-30T10:00:00Z',
  '2025-04-03T24:00:00Z',
  '2025-06-30T23:59:60Z',
  '2199-12-31T23:59:59.999Z',
  '2200-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2025-04-03T10:00:00.123456789Z',
  '2025-04-03',
];

const numbers = [
  ...[-1, 0, -0, 0.5, 1, 12, 721, 1_440, 2_147_483_647, 2_147_483_648, -2_147_483_649],
  ...[1e21, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 63],
];

const others: readonly unknown[] = [
  ...[null, true, false, [], {}, [null], [[[]]], ['', ''], { length: 1e9 }, { $ref: '#' }],
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  JSON.parse('{"__proto__":{"admin":true}}'),
];

/** Of the same kind as what stood there, most of the time. */
export function extremeFor(chance: Chance, before: unknown): unknown {
  if (chance.in(0.25)) return chance.one([...others, ...numbers, ...texts]);
  if (typeof before === 'number') return chance.one(numbers);
  if (typeof before !== 'string') return chance.one(others);
  if (/^\d{4}-\d\d-\d\dT/.test(before)) return chance.one(instants);
  if (/^\d{4}-\d\d-\d\d$/.test(before)) return chance.one(days);
  return chance.in(0.2) ? before.repeat(3).slice(0, 400) : chance.one(texts);
}

/** For a query, an address or a header, which hold nothing but text. */
export function extremeText(chance: Chance): string {
  return chance.one(chance.in(0.5) ? texts : [...days, ...instants, ...numbers.map(String)]);
}

/** A cursor is the text of a JSON array that we made opaque: one that we did not make, or made for another list. */
export function extremeCursor(chance: Chance, known: readonly string[]): string {
  if (chance.in(0.2)) return extremeText(chance);
  if (known.length > 0 && chance.in(0.3)) return chance.one(known);
  const key: unknown =
    known.length > 0 && chance.in(0.7)
      ? JSON.parse(Buffer.from(chance.one(known), 'base64url').toString())
      : ['2025-01-10', chance.uuid(), 7];
  return Buffer.from(JSON.stringify(changed(chance, key))).toString('base64url');
}

/** The same but for one to three places in it, however deep. */
export function changed(chance: Chance, value: unknown): unknown {
  let result = structuredClone(value);
  for (let times = 1 + chance.below(3); times > 0; times -= 1) result = changedOnce(chance, result);
  return result;
}

function changedOnce(chance: Chance, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || chance.in(0.05)) {
    return extremeFor(chance, value);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return [extremeFor(chance, chance.uuid())];
    const at = chance.below(value.length);
    if (chance.in(0.2)) return [...value, value[at]];
    if (chance.in(0.1)) return [];
    if (chance.in(0.05)) return Array.from({ length: 1_001 }, () => value[at] as unknown);
    return value.with(at, changedOnce(chance, value[at]));
  }
  const fields = Object.entries(value);
  if (fields.length === 0) return extremeFor(chance, value);
  const [name, inside] = chance.one(fields);
  if (chance.in(0.08)) return Object.fromEntries(fields.filter(([other]) => other !== name));
  if (chance.in(0.05)) return { ...value, [chance.one(texts)]: inside };
  return { ...value, [name]: changedOnce(chance, inside) };
}
