import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inData, isMain } from './place.mjs';
import { stopPostgres } from './postgres/cluster.mjs';
import { bornAt, endProcess, isAlive, readJson } from './processes.mjs';

/** Each run of tests has a folder of its own, so that runs side by side do not meet. */
export const testFolders = () => inData('test-runs');

/** What tests have made of their own below this folder, by a file that each of its kind has. */
function foldersWith(file, folder) {
  if (existsSync(path.join(folder, file))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => foldersWith(file, path.join(folder, name)));
}

/** Ends what a run has left running, and deletes its folder. */
export async function clear(folder) {
  await endProcess(readJson(path.join(folder, 'jest.json')));
  if (!existsSync(folder)) return;
  // First whoever would start a Postgres again.
  for (const data of foldersWith('launcher.json', folder))
    await endProcess(readJson(path.join(data, 'launcher.json')));
  for (const cluster of foldersWith('PG_VERSION', folder)) await stopPostgres(cluster);
  rmSync(folder, { recursive: true, force: true });
}

/** Clears away the runs that died before they could. */
export async function clearDead() {
  for (const entry of readdirSync(testFolders())) {
    const folder = path.join(testFolders(), entry);
    const signed = readJson(path.join(folder, 'run.json'));
    // A run that is just being set up has not signed yet, but its folder is named after its process.
    // Its heir, or another run, may be clearing it away as well.
    if (signed ? !isAlive(signed) : !bornAt(Number(entry))) await clear(folder).catch(() => {});
  }
}

if (isMain(import.meta)) await clear(process.argv[2]);
