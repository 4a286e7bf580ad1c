import * as fc from 'fast-check';
import { farTexts, isWhole } from '../../tests/support/extremes';
import { maskedAddress } from './masked-address';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...farTexts.filter(isWhole)),
);

describe('guests at the extremes', () => {
  it('of any mail address one letter is shown before the @, and no half of one (law.md 25)', () => {
    const names = text.filter((name) => name !== '');
    fc.assert(
      fc.property(names, fc.stringMatching(/^[a-z.]{1,20}$/), (name, domain) => {
        const [first] = name;
        expect(maskedAddress(`${name}@${domain}`)).toBe(`${first}***@${domain}`);
      }),
    );
  });

  it('of anything else two signs at most, and no half of one', () => {
    fc.assert(
      fc.property(text, (number) => {
        const shown = maskedAddress(number.replaceAll('@', ''));
        expect(shown).toMatch(/^\*\*\*.{0,2}$/su);
        expect(isWhole(shown)).toBe(true);
      }),
    );
  });
});
