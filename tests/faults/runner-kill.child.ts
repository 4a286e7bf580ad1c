import type { Projection } from '@famsam/platform';
import { aPlatform } from '../support/platform';
import { tallyView } from '../support/tally';
import type { Say } from './say';

/** A worker that is slow enough to be killed in the middle. */
export async function slowWorker(say: Say): Promise<void> {
  const quick = tallyView('async', 'soon');
  const slow: Projection = {
    ...quick,
    apply: async (tx, events) => {
      await quick.apply(tx, events);
      await tx.query('select pg_sleep(0.01)');
    },
  };
  const platform = await aPlatform(process.env.DATABASE_URL ?? '', [slow]);
  platform.projections.start();
  say('ready');
}
