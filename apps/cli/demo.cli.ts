import { JsonLogger, ProjectionRunner, readConfiguration } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Command } from 'commander';
import { enliven } from '../../infra/demo/enliven';
import { loadDemoArea, loadDemoRegister } from '../../infra/demo/load';
import { PlayedClock } from '../../infra/demo/played-clock';
import { RoomsModule } from '../rooms.module';

export function demoCommands(program: Command): void {
  const demo = program
    .command('demo')
    .description('the demo area: northern Örebro county with invented families');

  demo
    .command('load')
    .description('load the demo area and print its id; the same day again has no effect')
    .option('--empty', 'the area and its directory, without the families')
    .action(({ empty }: { empty?: true }) =>
      inDemo(async (context, clock) => {
        const areaId = await loadDemoArea(context);
        if (!empty) {
          const { events } = await loadDemoRegister(context, areaId, ({ step, done, of }) => {
            process.stderr.write(`${step} ${done}/${of}\n`);
          });
          process.stderr.write(`${events} events added\n`);
          const { added } = await enliven(context, areaId, clock, 'leave');
          process.stderr.write(`${added} families lived through\n`);
        }
        // So that whoever opens the first page sees the figures, not the way to them.
        await context.get(ProjectionRunner, { strict: false }).catchUp(areaId);
        process.stdout.write(`${areaId}\n`);
      }),
    );

  demo
    .command('move')
    .description('bring the added families of the demo to today, and leave all else as it is')
    .action(() =>
      inDemo(async (context, clock) => {
        const areaId = await loadDemoArea(context);
        const { added, struck } = await enliven(context, areaId, clock, 'move');
        await context.get(ProjectionRunner, { strict: false }).catchUp(areaId);
        process.stderr.write(`${added} families lived through, ${struck} struck\n`);
      }),
    );
}

/** A house of its own, because the demo plays days that have been. */
async function inDemo(
  work: (context: INestApplicationContext, clock: PlayedClock) => Promise<void>,
): Promise<void> {
  const clock = new PlayedClock();
  const context = await NestFactory.createApplicationContext(
    RoomsModule.of(readConfiguration(process.env), clock),
    { logger: new JsonLogger('warn', process.stderr), abortOnError: false },
  );
  try {
    await work(context, clock);
  } finally {
    await context.close();
  }
}
