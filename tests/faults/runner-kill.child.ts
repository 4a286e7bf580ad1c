import { aPlatform } from '../support/platform';
import { tallyView } from '../support/tally';
import type { Projection } from '@famsam/platform';

/** A worker that is slow enough to be killed in the middle. */
async function main(databaseUrl: string): Promise<void> {
  const quick = tallyView('async', 'soon');
  const slow: Projection = {
    ...quick,
    apply: async (tx, events) => {
      await quick.apply(tx, events);
      await tx.query('select pg_sleep(0.01)');
    },
  };
  const platform = await aPlatform(databaseUrl, [slow]);
  platform.projections.start();
  console.log('ready');
}

void main(process.argv[2] as string);
