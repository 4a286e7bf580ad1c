import type { Clock } from '@famsam/kernel';
import {
  Areas,
  CLOCK,
  CONFIGURATION,
  JobQueues,
  Transactions,
  type Configuration,
} from '@famsam/platform';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageById } from '../message.view';
import { hasReceipt } from './receipts';

const hour = 60 * 60_000;
const nameOfPart = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json\.part$/;

/**
 * A worker that died over a file for a gateway leaves a part of it, with somebody's number and what was written to
 * them. The next try writes it anew; where there is none, since the message was withdrawn or given up, it is taken
 * away, at the start of a worker and each hour.
 */
@Injectable()
export class LeftParts implements OnModuleDestroy {
  private readonly logger = new Logger('messages');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    queues: JobQueues,
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.whenWorking(() => this.start());
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** What was touched within the hour may be being written. */
  async remove(): Promise<void> {
    const { smsDir, secureDir } = this.configuration.mail;
    for (const folder of [smsDir, secureDir].flatMap((one) => one ?? [])) {
      for (const name of await namesIn(folder)) {
        const messageId = nameOfPart.exec(name)?.[1];
        if (messageId === undefined) continue;
        const part = join(folder, name);
        const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Infinity }));
        if (mtimeMs > this.clock.now().getTime() - hour) continue;
        if (!(await this.isOver(messageId))) continue;
        await rm(part, { force: true });
        this.logger.warn({ message: 'a part of a file for a gateway was left', messageId });
      }
    }
  }

  private async start(): Promise<void> {
    const { smsDir, secureDir } = this.configuration.mail;
    if (smsDir === null && secureDir === null) return;
    await this.tidy();
    this.timer = setInterval(() => void this.tidy(), hour).unref();
  }

  /** A folder that cannot be read now is none of a worker's reasons not to start. */
  private async tidy(): Promise<void> {
    await this.remove().catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error;
      this.logger.warn({ message: 'parts of files for gateways were not looked for', kind });
    });
  }

  /** Neither tried once more nor given away already; of a message that nobody here knows, nobody here can say. */
  private async isOver(messageId: string): Promise<boolean> {
    for (const areaId of await this.areas.ids()) {
      const [row, given] = await this.transactions.readInArea(areaId, async (tx) => [
        await messageById(tx, messageId),
        await hasReceipt(tx, messageId),
      ]);
      if (row) return row.state.status !== 'waiting' && !given;
    }
    return false;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // Nothing was ever written there.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
