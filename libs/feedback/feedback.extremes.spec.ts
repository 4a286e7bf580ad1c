import { decodeCursor, encodeCursor } from '@famsam/platform';
import * as fc from 'fast-check';
import { cursorSchema } from './feedback.store';

describe('feedback at the extremes', () => {
  it('goes on where the page before ended, whenever that was written', () => {
    const [min, max] = [new Date('1900-01-01'), new Date('2199-12-31')];
    const at = fc.date({ min, max, noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.uuid(), (written, feedbackId) => {
        const last = [written.toISOString(), feedbackId] as const;
        expect(decodeCursor(encodeCursor(last), cursorSchema)).toEqual(last);
      }),
    );
  });
});
