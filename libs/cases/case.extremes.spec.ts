import * as fc from 'fast-check';
import {
  aDay,
  anId,
  asking,
  Everything,
  holdsAtExtremes,
  often,
} from '../../tests/support/extremes';
import { caseStream } from './case.stream';

const everything = fc.constant(new Everything());
const language = fc.constantFrom(undefined, null, 'so');
const first = { first: fc.constant({ askedOn: null, agreedOn: null }) };
const facts = { heldOn: aDay, known: everything, missingConsents: fc.constant([]) };

describe('cases at the extremes', () => {
  holdsAtExtremes(caseStream, (data) => [
    ...often(asking('refer', { on: aDay, referral: data('case.referred'), area: everything })),
    asking('correct-referral', {
      ...first,
      on: aDay,
      referral: data('case.referred'),
      area: everything,
    }),
    asking('assess', { on: aDay, assessment: data('case.assessed') }),
    asking('correct-assessment', { on: aDay, assessment: data('case.assessed') }),
    asking('add-member', { member: data('case.member-added'), interpreter: language }),
    asking('correct-member', { member: data('case.member-added'), interpreter: language }),
    ...['add-contact', 'correct-contact'].map((type) =>
      asking(type, { since: aDay, contact: data('case.contact-added'), known: everything }),
    ),
    asking('end-contact', { on: aDay, contactId: anId }),
    ...['hold-meeting', 'correct-meeting'].map((type) =>
      asking(type, { ...facts, meeting: data('case.meeting-held') }),
    ),
    asking('end-process', { on: aDay, memberId: anId }),
    asking('close', { on: aDay }, data('case.closed')),
    asking('correct-closing', { on: aDay }, data('case.closed')),
    asking('reopen', { on: aDay }),
    asking('strike-entry', {}, data('case.entry-struck')),
    asking('strike'),
  ]);
});
