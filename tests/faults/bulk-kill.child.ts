import type { AreaId, CommandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { aPlatform } from '../support/platform';
import { contextIn, counted, tallyView } from '../support/tally';

const PARTS = 10;
const EVENTS = 500;

/** Stages and publishes, and says before each step what it is about to do. */
async function main(databaseUrl: string, area: string, command: string): Promise<void> {
  const platform = await aPlatform(databaseUrl, [tallyView('inline', 'now')]);
  const context = contextIn(area as AreaId, { commandId: command as CommandId });
  const bulk = await platform.bulks.open(context);
  for (let part = 0; part < PARTS; part += 1) {
    console.log('staging');
    const events = Array.from({ length: EVENTS }, () => counted(1));
    await bulk.stage([{ stream: `tally-${newId()}`, expectedVersion: 0, events }]);
  }
  console.log('publishing');
  await bulk.publish();
  console.log('published');
}

void main(...(process.argv.slice(2) as [string, string, string]));
