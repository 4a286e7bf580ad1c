import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { closeDatabase, environment, openDatabase, prepareDatabase } from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { command, needNode, nodeFlags, root } from './place.mjs';

/** npm changes into the clone; paths on the command line are meant from where the person stands. */
const standing = () =>
  process.env.npm_lifecycle_event === 'famsam' && process.env.INIT_CWD
    ? process.env.INIT_CWD
    : process.cwd();

await command(async () => {
  needNode();
  await ensureInstalled();
  const [database] = await Promise.all([openDatabase(), build()]);
  // Ctrl-C reaches the command itself too; here it must only not prevent the tidying up.
  let child;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child?.kill(name));
  try {
    await prepareDatabase(database, {});
    child = spawn(
      process.execPath,
      [...nodeFlags, path.join(root, 'dist/apps/cli/main.js'), ...process.argv.slice(2)],
      { cwd: standing(), env: environment(database), stdio: 'inherit' },
    );
    return await new Promise((resolve, reject) => {
      child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await closeDatabase(database);
  }
});
