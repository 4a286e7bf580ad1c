/** What the search index holds of a text, in the clear; the vault turns it into keyed hashes (decision 0010). */

/** law.md 5: a name is searched by the beginning of its words, from two letters on. */
export const shortestPart = 2;
/** Longer beginnings are cut: what differs after them is found as well. */
const longestPart = 24;

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

/** `Åsa-Märta Öst` becomes `asa`, `marta`, `ost`; words of one letter find nobody in particular. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter);
  const words = plain.split(/[^\p{L}\p{N}]+/u).map((word) => [...word].slice(0, longestPart));
  return [...new Set(words.filter((w) => w.length >= shortestPart).map((w) => w.join('')))];
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
 * The forms under which a number, as `personNumberOf` stores it, is found. One written with its
 * century is found by both forms; one written without is found by the short one and by any century.
 */
export function formsOf(number: string): { readonly kept: string[]; readonly asked: string[] } {
  const digits = number.replaceAll(/[-+]/g, '');
  const whole = digits.length < 12;
  // A reserve number of the 99 series has no century and no dash.
  const short = whole || digits === number ? digits : digits.slice(2);
  return whole
    ? { kept: [`short ${short}`, `open ${short}`], asked: [`short ${short}`] }
    : { kept: [`long ${digits}`, `short ${short}`], asked: [`long ${digits}`, `open ${short}`] };
}
