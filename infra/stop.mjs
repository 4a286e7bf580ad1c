import { existsSync } from 'node:fs';
import { stopEmbedded } from './database.mjs';
import { endLeftovers, readLauncher } from './launcher.mjs';
import { command, dataFolder, isMain, say, Trouble } from './place.mjs';
import { isAlive, signal, until } from './processes.mjs';

/** Stops what runs in this folder, with its launcher or left behind by one. True if something ran. */
export async function stopAll() {
  if (!existsSync(dataFolder)) return false;
  const launcher = readLauncher();
  const alive = isAlive(launcher);
  if (alive) {
    if (!signal(launcher.pid, 'SIGTERM')) {
      throw new Trouble(`Process ${launcher.pid}, which runs FamSam, belongs to another account.`);
    }
    if (!(await until(() => !isAlive(launcher), 60_000))) signal(launcher.pid, 'SIGKILL');
  }
  const left = await endLeftovers(launcher?.parts);
  const postgres = await stopEmbedded();
  return alive || left > 0 || postgres;
}

if (isMain(import.meta)) {
  await command(async () => {
    say((await stopAll()) ? 'Stopped.' : 'Nothing was running in this folder.');
  });
}
