import { ProjectionRunner, readConfiguration } from '@famsam/platform';
import { NestFactory } from '@nestjs/core';
import { RoomsModule } from '../../apps/rooms.module';
import { enliven } from '../../infra/demo/enliven';
import { loadDemoArea, loadDemoRegister } from '../../infra/demo/load';
import { PlayedClock } from '../../infra/demo/played-clock';
import { aDatabase, type TestDatabase } from './database';
import { FixedClock } from './fixed-clock';

/** The day on which the demo of the browser tests stands still: a Friday. */
export const demoNow = '2026-11-20T09:00:00.000Z';
export const demoVaultKey = Buffer.alloc(32, 7).toString('base64');

export type Demo = 'lively' | 'without families';

/** The demo area in a database of its own, as `npm start` shows it; lived through once in a run. */
export function aDemoDatabase(demo: Demo): Promise<TestDatabase> {
  return aDatabase({
    name: demo === 'lively' ? 'demo' : 'demo_empty',
    fill: (url) => fill(url, demo),
  });
}

async function fill(databaseUrl: string, demo: Demo): Promise<void> {
  const clock = new PlayedClock(new FixedClock(new Date(demoNow)));
  const configuration = readConfiguration({
    DATABASE_URL: databaseUrl,
    FAMSAM_VAULT_KEY: demoVaultKey,
  });
  const app = await NestFactory.createApplicationContext(RoomsModule.of(configuration, clock), {
    logger: false,
    abortOnError: false,
  });
  try {
    const areaId = await loadDemoArea(app);
    if (demo === 'lively') {
      await loadDemoRegister(app, areaId, () => undefined);
      await enliven(app, areaId, clock, 'leave');
    }
    await app.get(ProjectionRunner, { strict: false }).catchUp(areaId);
  } finally {
    await app.close();
  }
}
