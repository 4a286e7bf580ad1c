import * as fc from 'fast-check';
import { aDay, anId, asking, holdsAtExtremes, often } from '../../tests/support/extremes';
import { consentStream } from './consent.stream';

const member = fc.record({
  role: fc.constantFrom('child', 'guardian', 'other-adult'),
  birthYear: fc.constantFrom(null, 1900, 2007, 2025, 2199),
});
const noting = { on: aDay, firstDay: aDay };
const ofFamily = { on: aDay, referredOn: aDay, family: fc.dictionary(anId, member) };
const told = { ...ofFamily, consentId: anId };

describe('consents at the extremes', () => {
  holdsAtExtremes(consentStream, (data) => [
    ...often(
      asking('ask', {
        ...ofFamily,
        scope: data('consent.asked'),
        member,
        agencyKnown: fc.boolean(),
      }),
    ),
    asking('give', { ...told, interpreterKnown: fc.boolean() }, data('consent.given')),
    asking('refuse', told),
    asking('withdraw', told),
    asking('withdraw-paper', { ...ofFamily, memberId: anId, member }),
    asking('record-child-view', {
      ...ofFamily,
      childView: data('consent.child-view-recorded'),
      member,
    }),
    asking('note-paper', noting, data('consent.on-paper-before-import')),
    asking('lapse-papers', { ...noting, referredOn: aDay }),
  ]);
});
