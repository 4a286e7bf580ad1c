import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A Postgres that one test may crash without hurting the others. */
export class OwnPostgres {
  // In the folder of the run, so that it ends with that whatever becomes of the test.
  private readonly folder = mkdtempSync(join(process.env.TEST_FOLDER ?? '', 'own-'));

  /** Of the version that the product brings along, or of one that Debian has installed. */
  constructor(private readonly major?: string) {}

  /** Its address, the same each time. */
  start(): Promise<string> {
    return this.run('start');
  }

  /** An immediate shutdown, after which the next start repairs the data. */
  async crash(): Promise<void> {
    await this.run('crash');
  }

  async end(): Promise<void> {
    await this.run('stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(action: 'start' | 'crash' | 'stop'): Promise<string> {
    const script = join(__dirname, 'own-cluster.mjs');
    const args = [script, action, this.folder, ...(this.major ? [this.major] : [])];
    return (await promisify(execFile)(process.execPath, args)).stdout;
  }
}
