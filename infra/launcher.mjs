import { inData } from './place.mjs';
import { endProcess, isAlive, readJson, writeJson } from './processes.mjs';

/** Names the launcher of this folder, what it is about to do, where it serves, and its parts. */
export const launcherFile = () => inData('launcher.json');

export const readLauncher = () => readJson(launcherFile());

export function tellLauncher(more) {
  const file = launcherFile();
  writeJson(file, { ...readJson(file), ...more });
}

/** A part that outlived its launcher (it should not, but may hang) is ended before others start. */
export async function endLeftovers(parts = {}) {
  const left = Object.values(parts).filter(isAlive);
  await Promise.all(left.map((one) => endProcess(one)));
  return left.length;
}
