import { localDate } from '@famsam/kernel';
import * as fc from 'fast-check';
import { aDay, asking, Everything, holdsAtExtremes, today } from '../../tests/support/extremes';
import type { CaseFacts } from './agreement.decider';
import { agreementStream } from './agreement.stream';

const facts: CaseFacts = {
  ...{ open: true, members: new Everything(), units: new Everything() },
  referredOn: localDate('1900-01-01'),
  heldOn: new Map([['00000000-0000-4000-8000-000000000001', today]]),
};
const told = { on: aDay, facts: fc.constant(facts) };

describe('agreements at the extremes', () => {
  holdsAtExtremes(agreementStream, (data) => [
    asking('make', { ...told, agreement: data('agreement.made') }),
    asking('correct', { ...told, agreement: data('agreement.corrected') }),
    ...['take-on', 'do', 'withdraw', 'strike'].map((type) => asking(type, told)),
    asking('block', told, data('agreement.blocked')),
    asking('disown', told, data('agreement.not-mine')),
    asking('hand-over', told, data('agreement.handed-over')),
    asking('move', told, data('agreement.moved')),
    asking('note-silence', told, data('agreement.silent')),
  ]);
});
