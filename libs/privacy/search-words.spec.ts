import fc from 'fast-check';
import { personNumberOf } from './person-number';
import { beginningsOf, formsOf, wordsOf } from './search-words';

describe('law.md 5: names are found by the beginning of their words', () => {
  it.each([
    ['case and accents', 'ÅSA Märta', ['asa', 'marta']],
    ['hyphens and apostrophes', "Anna-Lena O'Brien", ['anna', 'lena', 'brien']],
    ['letters that do not come apart', 'Søren Łukasz Weiß', ['soren', 'lukasz', 'weiss']],
    ['other scripts', 'محمد علي', ['محمد', 'علي']],
    ['a word said twice', 'Ali Ali', ['ali']],
    ['single letters', 'A B', []],
    ['nothing', ' – ', []],
  ])('%s', (_what, text, words) => expect(wordsOf(text)).toEqual(words));

  it('holds every beginning from two letters on, each once', () => {
    expect(beginningsOf('Ann Anna')).toEqual(['an', 'ann', 'anna']);
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

describe('law.md 5, 22: a whole number finds its person', () => {
  const finds = (asked: string, kept: string): boolean => {
    const [a, k] = [personNumberOf(asked), personNumberOf(kept)];
    if (a === null || k === null) throw new Error('not a number');
    return formsOf(a).asked.some((form) => formsOf(k).kept.includes(form));
  };

  it.each([
    ['19811228-9874', '198112289874', true],
    ['811228-9874', '19811228-9874', true],
    ['8112289874', '811228-9874', true],
    ['19811228-9874', '811228-9874', true],
    ['811288-9871', '811228-9874', false],
    ['20811228-9874', '19811228-9874', false],
    ['991981122812', '991981122812', true],
    ['19811228-R12X', '811228-R12X', true],
  ])('%s for %s: %s', (asked, kept, found) => expect(finds(asked, kept)).toBe(found));
});
