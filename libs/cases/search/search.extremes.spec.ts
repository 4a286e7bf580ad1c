import { storedDay } from '@famsam/contracts';
import { decodeCursor, encodeCursor } from '@famsam/platform';
import * as fc from 'fast-check';
import { drawnFrom, farTexts, isWhole } from '../../../tests/support/extremes';
import { caseCursor } from '../case-number';
import { caseStream } from '../case.stream';

const referred = caseStream.contracts.find(({ type }) => type === 'case.referred');
/** Of any case there is: its event was taken by the contract of its day. */
const numbers = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(' F1', 'F1 ', 'F\u0007', 'å'.repeat(40), '\u001b'.repeat(40), ...farTexts),
  )
  .filter((number) => {
    const referral = {
      ...{ source: 'team', municipality: '1884', category: 'parent', childrenUnder23: 1 },
      ...{ number, criteria: [], domains: [] },
    };
    try {
      return Boolean(referred?.parse(referral));
    } catch {
      return false;
    }
  });
const days = drawnFrom(storedDay).filter((day) => storedDay.safeParse(day).success);

describe('the search for cases at the extremes', () => {
  it('goes on behind any case that it has shown', () => {
    const tried = new Set<string>();
    fc.assert(
      fc.property(days as fc.Arbitrary<string>, numbers, (day, number) => {
        const cursor = encodeCursor([day, number]);
        tried.add(number);
        expect(cursor.length).toBeLessThanOrEqual(400);
        expect(isWhole(cursor)).toBe(true);
        expect(decodeCursor(cursor, caseCursor)).toEqual([day, number]);
      }),
      { numRuns: 300 },
    );
    expect([...tried]).toEqual(expect.arrayContaining(['F1 ', 'F\u0007']));
  });
});
