/** What the search index holds of a text, in the clear; the vault turns it into keyed hashes (decision 0010). */

/** law.md 5: a name is searched by the beginning of its words, from two letters on. */
export const shortestPart = 2;
/** Longer beginnings are cut: what differs after them is found as well. */
const longestPart = 24;

/** So short are `O`, `Al` and `Mc`, that some write with a space after them. */
const particle = 2;

/** Letters that do not come apart into a letter and its accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const apostrophes = /[`‘’‛′ʹʻʼʽꞌ]/gu;
const hyphens = /[\p{Pd}\u2212]/gu;

/** Each written word as what it is joined of: `Anna-Lena O’Brien` is `anna` with `lena`, and `o` with `brien`. */
function compoundsOf(text: string): readonly (readonly string[])[] {
  const plain = text
    // It would come apart into a space and an accent.
    .replaceAll('´', "'")
    .normalize('NFKD')
    .replaceAll(apostrophes, "'")
    .replaceAll(hyphens, '-')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
  const written = plain.split(/[^\p{L}\p{N}'-]+/u);
  return written
    .map((word) => word.split(/['-]+/).filter(Boolean))
    .filter((parts) => parts.length > 0);
}

/** Words of one letter find nobody in particular. */
function cut(words: readonly string[]): readonly string[] {
  const letters = words.map((word) => [...word].slice(0, longestPart));
  return [...new Set(letters.filter((w) => w.length >= shortestPart).map((w) => w.join('')))];
}

/** In more parts than this nobody's name is written, or asked for, in other spellings. */
const mostParts = 5;

/**
 * What a name can be found by: `Åsa-Märta Öst` by `asa`, `marta`, `asamarta` and `ost`, and a compound from each of
 * its parts on: `Smith-O'Brien` by `obrien`. A particle is joined with the next word as well: `Al Hakim`, `O Brien`,
 * `De la Cruz`.
 */
export function wordsOf(name: string): readonly string[] {
  const compounds = compoundsOf(name);
  const tails = compounds.map((parts) =>
    parts.slice(0, mostParts).map((_, from) => parts.slice(from).join('')),
  );
  const withShort = tails.flatMap((words, at) =>
    words.filter((word) => word.length <= particle).map((word) => word + nextOf(tails, at)),
  );
  return cut([...compounds.flat(), ...tails.flat(), ...withShort]);
}

/** The word behind, with what belongs to that in turn. */
function nextOf(tails: readonly (readonly string[])[], at: number): string {
  const [next = ''] = tails[at + 1] ?? [];
  return next !== '' && next.length <= particle ? next + nextOf(tails, at + 1) : next;
}

/**
 * The ways to understand what somebody typed, each a list of words that must all be there: `Al Hakim` may be two
 * words or one, and so may `Al-Hakim`.
 */
export function readingsOf(typed: string): readonly (readonly string[])[] {
  const parts = compoundsOf(typed).flat();
  const ways = parts.length > mostParts ? [parts] : spellings(parts);
  const readings = ways.map(cut).filter((words) => words.length > 0);
  return [...new Map(readings.map((words) => [words.join(' '), words])).values()];
}

/** With and without a join between each two. */
function spellings([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [];
  if (rest.length === 0) return [[first]];
  return spellings(rest).flatMap(([next = '', ...more]) => [
    [first, next, ...more],
    [`${first}${next}`, ...more],
  ]);
}

/** Every beginning of every word: `ost` is found by `os` and by `ost`. */
export function beginningsOf(name: string): readonly string[] {
  const beginnings = wordsOf(name).flatMap((word) => {
    const letters = [...word];
    return letters.slice(shortestPart - 1).map((_, at) => letters.slice(0, at + 2).join(''));
  });
  return [...new Set(beginnings)];
}

/**
 * The form under which a number, as `personNumberOf` stores it, is found: with its century. One that is written
 * without means whoever is not yet 100 this year, or is, with `+`.
 */
export function formOf(number: string, year: number): string {
  const [, century, birth = '', sign, last = ''] =
    /^(\d\d)?(\d{6})([-+])(.{4})$/.exec(number) ?? [];
  // A reserve number of the 99 series has no century and no dash.
  if (sign === undefined) return number;
  const bornThisCentury = Number(birth.slice(0, 2)) <= year % 100;
  const back = (bornThisCentury ? 0 : 1) + (sign === '+' ? 1 : 0);
  return `${century ?? String(Math.floor(year / 100) - back)}${birth}${last}`;
}

/** Ten digits with nothing between are asked for in both centuries. */
export function formsAsked(typed: string, number: string, year: number): readonly string[] {
  const short = /^\d{6}-\d{4}$/.test(number) && /^\d{10}$/.test(typed.replaceAll(/\D/g, ''));
  const signed = /[^\s\p{Cf}\p{N}]/u.test(typed);
  const numbers = short && !signed ? [number, number.replace('-', '+')] : [number];
  return numbers.map((one) => formOf(one, year));
}
