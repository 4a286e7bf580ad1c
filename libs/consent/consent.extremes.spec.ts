import * as fc from 'fast-check';
import { aDay, anId, asking, holdsAtExtremes, often } from '../../tests/support/extremes';
import { consentStream } from './consent.stream';

const member = fc.record({
  role: fc.constantFrom('child', 'guardian', 'other-adult'),
  birthYear: fc.constantFrom(null, 1900, 2007, 2025, 2199),
});
const noting = { on: aDay, firstDay: aDay };
const told = { on: aDay, consentId: anId };

describe('consents at the extremes', () => {
  holdsAtExtremes(consentStream, (data) => [
    ...often(
      asking('ask', { on: aDay, scope: data('consent.asked'), member, agencyKnown: fc.boolean() }),
    ),
    asking('give', told, data('consent.given')),
    asking('refuse', told),
    asking('withdraw', told),
    asking('withdraw-paper', { on: aDay, memberId: anId, member }),
    asking('record-child-view', {
      on: aDay,
      childView: data('consent.child-view-recorded'),
      member,
    }),
    asking('note-paper', noting, data('consent.on-paper-before-import')),
    asking('lapse-papers', noting),
  ]);
});
