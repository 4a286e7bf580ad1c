import fc from 'fast-check';
import { personNumberOf } from './person-number';
import { beginningsOf, formOf, formsAsked, readingsOf, wordsOf } from './search-words';

describe('law.md 5: names are found by the beginning of their words', () => {
  it.each([
    ['case and accents', 'ÅSA Märta', ['asa', 'marta']],
    [
      'hyphens and apostrophes',
      "Anna-Lena O'Brien",
      ['anna', 'lena', 'brien', 'annalena', 'obrien'],
    ],
    ['what belongs to the next word', 'Nour El Haddad', ['nour', 'el', 'haddad', 'elhaddad']],
    ['letters that do not come apart', 'Søren Łukasz Weiß', ['soren', 'lukasz', 'weiss']],
    ['other scripts', 'محمد علي', ['محمد', 'علي']],
    ['a word said twice', 'Ali Ali', ['ali']],
    ['a single letter', 'A', []],
    ['nothing', ' – ', []],
  ])('%s', (_what, text, words) => expect(wordsOf(text)).toEqual(words));

  it('holds every beginning from two letters on, each once', () => {
    expect(beginningsOf('Ann Anna')).toEqual(['an', 'ann', 'anna']);
  });

  it('joins no more of a compound without end than of any that somebody is called', () => {
    const words = wordsOf(
      Array(100)
        .fill('ab')
        .map((part, at) => `${part}${at}`)
        .join('-'),
    );
    expect(words.length).toBe(105);
  });

  it('finds every word that was written by every beginning of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), fc.nat(), (name, cut) => {
        const known = new Set(beginningsOf(name));
        for (const word of wordsOf(name)) {
          const letters = [...word];
          const typed = letters.slice(0, 2 + (cut % (letters.length - 1))).join('');
          for (const asked of wordsOf(typed)) expect(known).toContain(asked);
        }
      }),
    );
  });
});

describe('law.md 5: a name is found however it is typed (found: O’Brien, Al-Hakim, Anna-Lena)', () => {
  const finds = (typed: string, written: string): boolean => {
    const kept = beginningsOf(written);
    return readingsOf(typed).some((words) => words.every((word) => kept.includes(word)));
  };
  const spellings = {
    OBrien: ["O'Brien", 'O’Brien', 'Oʼbrien', 'O`Brien', 'o´brien', 'OBrien', 'O Brien', 'o-brien'],
    AlHakim: [
      'Al-Hakim',
      'Al Hakim',
      'alhakim',
      'Al‑Hakim',
      'AL–HAKIM',
      'al−hakim',
      'Al\u00adHakim',
    ],
    AnnaLena: ['Anna-Lena', 'anna lena', 'Annalena', 'Anna—Lena', 'lena anna', 'anna-le', 'annal'],
  };

  it.each([
    ["Siobhán O'Brien", spellings.OBrien],
    ['Siobhán O’Brien', spellings.OBrien],
    ['Omar Al-Hakim', spellings.AlHakim],
    ['Omar Al Hakim', spellings.AlHakim],
    ['Anna-Lena Ek', spellings.AnnaLena],
    // found: only the whole of a compound was joined
    [
      "Siobhán Smith-O'Brien",
      [...spellings.OBrien, 'Smith O’Brien', 'SmithOBrien', 'smith obrien'],
    ],
    ['Omar Svensson-Al-Hakim', [...spellings.AlHakim, 'Svensson Alhakim', 'svenssonal hakim']],
    ['Omar Svensson-Al Hakim', spellings.AlHakim],
    ['Rosa De la Cruz', ['Delacruz', 'de la cruz', 'De Lacruz', 'De-la-Cruz']],
  ])('%s', (written, typed) => {
    expect(typed.filter((one) => !finds(one, written))).toEqual([]);
  });

  it.each([
    ['Anna-Lisa', 'Anna-Lena Ek'],
    ['Brien Ek', "Siobhán O'Brien"],
    ['Smithbrien', "Siobhán Smith-O'Brien"],
    ["'", "Siobhán O'Brien"],
    ['-', 'Anna-Lena Ek'],
  ])('and %s does not find %s', (typed, written) => expect(finds(typed, written)).toBe(false));
});

describe('law.md 5, 22: a whole number finds its person', () => {
  const finds = (asked: string, kept: string): boolean => {
    const [a, k] = [personNumberOf(asked), personNumberOf(kept)];
    if (a === null || k === null) throw new Error('not a number');
    return formsAsked(asked, a, 2026).includes(formOf(k, 2026));
  };

  it.each([
    ['19811228-9874', '198112289874', true],
    ['811228-9874', '19811228-9874', true],
    ['8112289874', '811228-9874', true],
    ['19811228-9874', '811228-9874', true],
    ['811288-9871', '811228-9874', false],
    ['20811228-9874', '19811228-9874', false],
    ['811228–9874', '19811228-9874', true],
    ['811228+9874', '18811228-9874', true],
    ['18811228+9874', '811228+9874', true],
    ['811228+9874', '811228-9874', false],
    ['811228-9874', '811228+9874', false],
    ['811228+9874', '19811228-9874', false],
    ['8112289874', '18811228-9874', true],
    ['120101+2380', '19120101-2380', true],
    ['120101-2380', '19120101-2380', false],
    ['991981122812', '991981122812', true],
    ['19811228-R12X', '811228-R12X', true],
  ])('%s for %s: %s', (asked, kept, found) => expect(finds(asked, kept)).toBe(found));
});
