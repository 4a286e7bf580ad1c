import * as fc from 'fast-check';
import { asking, holdsAtExtremes, now, often, today } from '../../tests/support/extremes';
import { messageStream } from './message.stream';

const told = { on: fc.constant(today), at: fc.constant(now) };

describe('messages at the extremes', () => {
  holdsAtExtremes(messageStream, (data) => [
    ...often(asking('queue', { ...told, message: data('message.queued') })),
    asking('attempt', { ...told, number: fc.integer({ min: 1, max: 8 }) }, data('message.sent')),
    asking('note-sent', told, data('message.sent')),
    asking('skip', told, data('message.skipped')),
    asking('fail', told, data('message.failed')),
    asking('retry', told),
    asking('put-off', told),
    asking('note-return', told),
    asking('note-answer', { ...told, answer: data('message.answered') }),
    asking('note-other-answer', { ...told, answer: data('message.answered-by-another') }),
  ]);
});
