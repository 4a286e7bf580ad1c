import type { AreaId, CommandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { aPlatform } from '../support/platform';
import { contextIn, counted, tallyView } from '../support/tally';
import type { Say } from './say';

const PARTS = 10;
const EVENTS = 500;

/** Stages and publishes, and says before each step what it is about to do. */
export async function bulk(say: Say): Promise<void> {
  const { DATABASE_URL, AREA, COMMAND } = process.env;
  const platform = await aPlatform(DATABASE_URL ?? '', [tallyView('inline', 'now')]);
  const context = contextIn(AREA as AreaId, { commandId: COMMAND as CommandId });
  const bulk = await platform.bulks.open(context);
  for (let part = 0; part < PARTS; part += 1) {
    say('staging');
    const events = Array.from({ length: EVENTS }, () => counted(1));
    await bulk.stage([{ stream: `tally-${newId()}`, expectedVersion: 0, events }]);
  }
  say('publishing');
  await bulk.publish();
  say('published');
}
