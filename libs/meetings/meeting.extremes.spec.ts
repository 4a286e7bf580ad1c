import * as fc from 'fast-check';
import {
  anId,
  asking,
  Everything,
  holdsAtExtremes,
  now,
  often,
  today,
} from '../../tests/support/extremes';
import { request } from '../../tests/support/meeting-builder';
import { meetingStream } from './meeting.stream';

const all = new Everything();
const interpreting = {
  members: [],
  childIds: new Set<string>(),
  interpreters: new Map([['00000000-0000-4000-8000-000000000001', ['so', 'sv']]]),
};
const facts = fc.constant({
  ...{ caseOpen: true, memberIds: all, unitIds: all, missingConsents: [] },
  ...{ roomIds: all, itemIds: all, interpreting },
});

const requests = [
  ['2025-10-27', '2025-12-01'],
  ['2199-01-01', '2199-12-31'],
].map(([earliest, latest]) => ({ ...request, earliest, latest }));
const times = ['2025-10-26T00:30', '2025-12-01T12:00', '2199-12-31T22:00'].map((from) => ({
  ...{ from: `${from}:00.000Z`, to: `${from.slice(0, -2)}59:59.999Z` },
  ...{ roomId: null, itemIds: [] },
}));

describe('meetings at the extremes', () => {
  const commandsOf: Parameters<typeof holdsAtExtremes>[1] = (data) => {
    const time = fc.oneof(data('meeting.booked'), fc.constantFrom(...times));
    const agenda = fc.array(data('meeting.agenda-item-added'), { maxLength: 3 });
    const oneItem = { itemId: anId, agenda };
    return [
      asking('request', { facts }, data('meeting.requested')),
      // Nothing comes of anything else before these.
      ...often(asking('request', { facts, caseId: anId, request: fc.constantFrom(...requests) })),
      ...often(asking('book', { time: fc.constantFrom(...times), facts })),
      asking('change-request', { facts }, data('meeting.request-changed')),
      asking('cancel-request'),
      asking('open-poll', { facts }, data('meeting.poll-opened')),
      asking('answer-poll', {}, data('meeting.poll-answered')),
      asking('close-poll', { byItself: fc.boolean(), unasked: fc.constant(new Set()) }),
      asking('book', { time, facts }),
      asking('move', { time, facts }),
      asking('cancel'),
      asking('answer-invitation', {}, data('meeting.invitation-answered')),
      asking('choose-interpreters', {
        interpreterIds: fc.array(anId, { maxLength: 2 }),
        facts: fc.constant(interpreting),
      }),
      asking('answer-as-interpreter', {}, data('meeting.interpreter-answered')),
      asking('order-interpreter', {
        facts: fc.constant(interpreting),
        language: fc.constant('so'),
      }),
      asking('add-item', { item: data('meeting.agenda-item-added') }),
      asking('time-item', { agenda }, data('meeting.agenda-item-timed')),
      asking('reword-item', { ...oneItem, reworded: fc.boolean() }),
      asking('remove-item', oneItem),
      asking('order-items', { agenda }, data('meeting.agenda-ordered')),
      asking('warn-of-agenda', {}, data('meeting.agenda-warned')),
      asking('send-agenda', { agenda }),
      asking('note-attendance', {}, data('meeting.attendance-noted')),
      asking('begin-item', oneItem),
      asking('end-item', { itemId: anId }),
      asking('note-agreement', { note: data('meeting.agreement-noted'), facts }),
      asking('change-note', {
        note: data('meeting.agreement-noted'),
        facts,
        reworded: fc.boolean(),
      }),
      asking('remove-note', { noteId: anId }),
      asking('hold', { held: data('meeting.held'), facts }),
    ];
  };
  holdsAtExtremes(meetingStream, commandsOf, { today, now });
});
