import { JsonLogger, readConfiguration, Rooms } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { RoomsModule } from '../../apps/rooms.module';
import type { Bench } from './bench';

/** The whole house in this process, without HTTP and without a runner. */
export function ourRooms(bench: Bench, url: string): Promise<INestApplicationContext> {
  const configuration = readConfiguration({
    DATABASE_URL: url,
    FAMSAM_VAULT_KEY: bench.vaultKey,
    FAMSAM_DATA_DIR: bench.folder,
  });
  return NestFactory.createApplicationContext(RoomsModule.of(configuration), {
    logger: new JsonLogger('warn', process.stderr),
    abortOnError: false,
  });
}

/** Every projection that the figures are read from. */
export function statistics(app: INestApplicationContext): readonly string[] {
  const names = app
    .get(Rooms, { strict: false })
    .all.flatMap(({ projections }) => projections.map(({ name }) => name));
  return names.filter((name) => name.startsWith('statistics.'));
}
