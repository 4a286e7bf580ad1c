import { isLocalDate, type LocalDate } from '@famsam/kernel';
import { ProjectionRunner } from '@famsam/platform';
import { TablesAt, type Tables } from '@famsam/statistics';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { InvalidArgumentError, type Command } from 'commander';
import { areaFor } from './area-option';
import { columns } from './columns';

interface Options {
  readonly asOf: LocalDate;
  readonly knownAt?: Date;
  readonly area?: string;
  readonly json?: true;
}

export function statisticsCommands(
  program: Command,
  app: () => Promise<INestApplicationContext>,
): void {
  program
    .command('statistics')
    .description('counts of families, processes and children')
    .command('tables')
    .description('the published tables as of any day, as known at any instant')
    .requiredOption('--as-of <day>', 'what had happened by this day, YYYY-MM-DD', day)
    .option('--known-at <instant>', 'by what had been recorded then; now when left out', instant)
    .option('--area <id>', 'the area; the first one when left out')
    .option('--json', 'one JSON object and nothing else')
    .action(async ({ asOf, knownAt, area, json }: Options) => {
      const context = await app();
      const areaId = await areaFor(context, area);
      // Perhaps no worker is running.
      await context.get(ProjectionRunner, { strict: false }).catchUp(areaId);
      const { tables } = await context
        .get(QueryBus, { strict: false })
        .execute(new TablesAt(areaId, asOf, knownAt ?? null));
      process.stdout.write(json ? `${JSON.stringify(tables)}\n` : readable(tables, asOf));
    });
}

function day(text: string): LocalDate {
  if (isLocalDate(text)) return text;
  throw new InvalidArgumentError('not a calendar day, as in 2022-11-16.');
}

function instant(text: string): Date {
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const read = new Date(text);
  if (whole && !Number.isNaN(read.getTime())) return read;
  throw new InvalidArgumentError('not an instant with its zone, as in 2022-11-16T12:00:00Z.');
}

type Row = readonly (string | number | null)[];

function readable(tables: Tables, asOf: LocalDate): string {
  const { total, meetingsPerClosedFamily: meetings } = tables;
  const parts: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    [
      `Per år, den ${asOf}`,
      [
        ['', 'familjer', 'processer', 'aktiva familjer', 'aktiva processer', 'avslutade familjer'],
        ...[...tables.byYear, { year: 'totalt', ...total }].map((row) => [
          row.year,
          row.families,
          row.processes,
          row.activeFamilies,
          row.activeProcesses,
          row.closedFamilies,
        ]),
      ],
    ],
    [
      'Per kommun',
      [
        ['', 'familjer', 'processer', 'andel %', 'förväntad %'],
        ...tables.byMunicipality.map((row) => [
          row.municipality,
          row.families,
          row.processes,
          row.percent,
          row.expectedPercent,
        ]),
      ],
    ],
    ['Aktualiserad av', Object.entries(tables.byReferrer)],
    ['Barn under 23 per familj', Object.entries(tables.childrenPerFamily)],
    [
      'Barn med process',
      [
        ['', 'totalt', 'i aktiva familjer'],
        ...tables.childrenBySchoolStage.map((row) => [row.stage, row.total, row.inActiveFamilies]),
        ['alla', tables.children.total, tables.children.inActiveFamilies],
      ],
    ],
    [
      'Samverkansmöten per avslutad familj',
      [
        ['familjer', 'minst', 'flest', 'medel', 'median'],
        [meetings.n, meetings.min, meetings.max, meetings.mean, meetings.median],
      ],
    ],
    [
      'Övrigt',
      [
        ['familjer där en vårdnadshavare har en process', tables.familiesWithGuardianProcess],
        ['väntar på första mötet', tables.waitingForFirstMeeting],
        ['avslutade före första mötet', tables.closedBeforeFirstMeeting],
        ['konsulterande samtal', tables.consultations],
      ],
    ],
  ];
  return parts
    .map(([title, rows]) => `${title}\n${columns(rows.map((row) => row.map(cell)))}`)
    .join('\n');
}

function cell(value: string | number | null): string {
  return value === null ? '–' : String(value);
}
