import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../support/chromium';
import { OwnPostgres } from '../support/own-postgres';

/** A test that never ends, and has what tests have running when somebody kills their run. */
it('waits to be killed', async () => {
  const folder = process.env.TEST_FOLDER ?? '';
  await new OwnPostgres().start();
  const executablePath = findChromium();
  // The browser takes no note of it, but shows it among its arguments.
  const args = [...chromiumArguments, `--famsam-test=${folder}`];
  if (executablePath) await chromium.launch({ executablePath, args, chromiumSandbox: false });
  process.stdout.write(`running ${folder}\n`);
  await new Promise(() => undefined);
}, 120_000);
