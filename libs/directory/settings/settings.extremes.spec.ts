import * as fc from 'fast-check';
import { holdsAtExtremes } from '../../../tests/support/extremes';
import { settingsStream } from './settings.commands';
import { usualSettings } from './settings.decider';

describe('settings at the extremes', () => {
  holdsAtExtremes(settingsStream, (data) => [
    fc
      .tuple(
        fc.oneof(data('settings.silence-set'), fc.constant(usualSettings.silence)),
        data('settings.quiet-days-set'),
        data('settings.agenda-days-set'),
      )
      .map(([silence, quiet, agenda]) => ({ settings: { silence, ...quiet, ...agenda } })),
  ]);
});
