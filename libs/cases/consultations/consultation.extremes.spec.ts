import { aDay, asking, holdsAtExtremes } from '../../../tests/support/extremes';
import { consultationStream } from './consultation.stream';

describe('consultations at the extremes', () => {
  holdsAtExtremes(consultationStream, (data) => [
    asking('hold', { heldOn: aDay }, data('consultation.held')),
    asking('strike'),
  ]);
});
