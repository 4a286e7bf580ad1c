import { areaId } from '@famsam/kernel';
import { decodeCursor, encodeCursor, type Configuration } from '@famsam/platform';
import * as fc from 'fast-check';
import { givenOrRefused } from '../../tests/support/extreme-forms';
import { farTexts, isWhole } from '../../tests/support/extremes';
import { cursorSchema } from './access-log';
import { personNumberOf } from './person-number';
import { beginningsOf, formOf, formsAsked, readingsOf } from './search-words';
import { Vault } from './vault';
import { asWritten, personalFields } from './wordings';

/** What comes through the doors: whole letters, some of which come apart into many. */
const letters = fc.string({ unit: 'grapheme', maxLength: 200 });
const text = fc.oneof(
  letters,
  fc.string({ unit: fc.constantFrom('ﷺ', 'ﬃ', 'İ', '´', '-', "'", ' ', 'o', 'å', '\u200b', '﷽') }),
  fc.constantFrom(...farTexts.filter(isWhole)),
);
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 4 });
/** Hardly any text by chance looks like a number. */
const numbers = fc
  .tuple(
    fc.constantFrom('811228', '19811228', '18811228', '000229', '810060', '99198112', '000000'),
    fc.constantFrom('', '-', '+', '–', ' '),
    fc.oneof(digits, fc.constantFrom('9874', 'R12X', '0013', '9877', '2812')),
  )
  .map((parts) => parts.join(''));
const year = fc.constantFrom(1900, 1999, 2000, 2026, 2099, 2199, 9999);

describe('privacy at the extremes', () => {
  it('any text is a number in the one form that is stored, or none (law.md 22)', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(numbers, text), year, (typed, now) => {
        const stored = personNumberOf(typed);
        if (stored === null) return;
        found += 1;
        expect(stored).toMatch(/^((\d\d)?\d{6}([-+]\d{4}|-[A-Z][0-9A-Z]{3})|99\d{10})$/);
        expect(personNumberOf(stored)).toBe(stored);
        const form = formOf(stored, now);
        expect(form).toMatch(/^\d{8}[0-9A-Z]{4}$/);
        const asked = formsAsked(typed, stored, now);
        expect(asked).toContain(form);
        expect(asked.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('any name is found by few parts, none of them empty or long (law.md 5)', () => {
    fc.assert(
      fc.property(text, (name) => {
        const kept = beginningsOf(name);
        expect(kept.length).toBeLessThanOrEqual(Math.max(1, name.normalize('NFKD').length) * 12);
        const readings = readingsOf(name);
        expect(readings.length).toBeLessThanOrEqual(16);
        for (const part of [...kept, ...readings.flat()]) {
          expect([...part].length).toBeGreaterThanOrEqual(2);
          expect([...part].length).toBeLessThanOrEqual(24);
          expect(isWhole(part)).toBe(true);
        }
      }),
    );
  });

  it('any text is kept as it was written but for the space around it, or refused by its field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...personalFields), fc.oneof(text, numbers), (field, sent) => {
        const read = givenOrRefused(() => asWritten({ field, text: sent }));
        if (!read) return expect(field).toBe('person-number');
        const { text: kept } = read.given;
        expect(asWritten({ field, text: kept })).toEqual(read.given);
        if (field !== 'person-number') expect(kept).toBe(sent.normalize('NFC').trim() || null);
      }),
    );
  });

  it('any text comes back from the vault, and from its own place alone', () => {
    const vault = new Vault({ vaultKey: Buffer.alloc(32, 7) } as Configuration);
    const area = areaId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e011');
    fc.assert(
      fc.property(text, fc.uuid(), fc.uuid(), (written, subjectId, otherId) => {
        fc.pre(subjectId !== otherId);
        const place = { areaId: area, subjectId, field: 'note' };
        const key = vault.newKey(place);
        const sealed = vault.seal(key, place, written);
        expect(vault.unseal(key, place, sealed)).toBe(written);
        for (const other of [
          { ...place, subjectId: otherId },
          { ...place, field: 'name' },
        ])
          expect(() => vault.unseal(key, other, sealed)).toThrow();
      }),
    );
  });

  it('the log goes on where the page before ended, however long it is', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (entry) => {
        const last = [entry + (entry === 0 ? 1 : 0)];
        expect(decodeCursor(encodeCursor(last), cursorSchema)).toEqual(last);
      }),
    );
  });
});
