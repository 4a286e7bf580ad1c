import type { AreaId } from '@famsam/kernel';
import { EventStore, Transactions } from '@famsam/platform';
import { type INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, type Command } from 'commander';
import { setTimeout } from 'node:timers/promises';
import { areaFor } from './area-option';

const pause = 500;

export function eventCommands(program: Command, app: () => Promise<INestApplicationContext>): void {
  program
    .command('events')
    .description('what has been recorded')
    .command('tail')
    .description(
      'the last events of an area, one JSON object a line; they hold ids, codes and days',
    )
    .option('--area <id>', 'the area; the first one when left out')
    .option('--lines <number>', 'how many', wholeNumber, 20)
    .option('--follow', 'go on with new ones until Ctrl-C')
    .action(async (options: { area?: string; lines: number; follow?: true }) => {
      const context = await app();
      const area = await areaFor(context, options.area);
      const events = context.get(EventStore, { strict: false });
      let after = await beforeTheLast(options.lines, area, context);
      let stopped = false;
      process.once('SIGINT', () => (stopped = true));
      do {
        const read = await events.readForward(area, after, 1000);
        for (const event of read) process.stdout.write(`${JSON.stringify(event)}\n`);
        after = read.at(-1)?.position ?? after;
        if (read.length === 0 && options.follow) await setTimeout(pause);
        else if (read.length === 0) stopped = true;
      } while (!stopped);
    });
}

/** The position just before the last so many events. */
async function beforeTheLast(
  lines: number,
  areaId: AreaId,
  context: INestApplicationContext,
): Promise<number> {
  const transactions = context.get(Transactions, { strict: false });
  const rows = await transactions.readInArea(areaId, (tx) =>
    tx.query<{ position: string }>(
      'select position from platform.event where area_id = $1 order by position desc limit $2',
      [areaId, lines],
    ),
  );
  const first = rows.at(-1);
  return first ? Number(first.position) - 1 : 0;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('not a whole number above 0.');
}
