import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { command, dataFolder, say } from './place.mjs';
import { stopAll } from './stop.mjs';

async function agreed() {
  if (process.argv.includes('--yes')) return true;
  say(`This stops FamSam and deletes ${dataFolder} with its database, logs and vault key.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The end of the input is no answer, and no answer is no.
  const answer = await Promise.race([
    lines.question('Type yes to go on: '),
    new Promise((resolve) => lines.once('close', () => resolve(''))),
  ]);
  lines.close();
  return answer.trim() === 'yes';
}

await command(async () => {
  if (!existsSync(dataFolder)) return say('There is nothing to delete.');
  if (!(await agreed())) {
    say('Nothing was deleted.');
    return 1;
  }
  await stopAll();
  rmSync(dataFolder, { recursive: true, force: true });
  say('Deleted. npm start begins anew.');
});
