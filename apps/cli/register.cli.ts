import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { commandId } from '@famsam/kernel';
import { InvalidInputError, newId, ProjectionRunner } from '@famsam/platform';
import type {
  Creation,
  FamilyChange,
  FaultReport,
  FaultRule,
  ImportProgress,
  PreviewOverview,
} from '@famsam/register';
import { CheckRegister, ExportRegister, ImportRegister, PreviewRegister } from '@famsam/register';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Command } from 'commander';
import { areaFor } from './area-option';
import { columns } from './columns';

/** So many families are told of. */
const firstFamilies = 20;

const operator = { id: 'command-line', role: 'operator' };

interface Asked {
  readonly area?: string;
  readonly create: readonly string[];
  readonly createAll?: true;
  readonly json?: true;
}

const creationOf = ({ create, createAll }: Asked): Creation => (createAll ? 'all' : create);

export function registerCommands(
  program: Command,
  app: () => Promise<INestApplicationContext>,
): void {
  const register = program.command('register').description("the team's six spreadsheets");

  register
    .command('check')
    .argument('<dir>', 'the folder with the six files')
    .description('name every fault, or tell what an import would change; import nothing')
    .option('--area <id>', 'the area; the first one when left out')
    .option(...create)
    .option(...createAll)
    .option('--json', 'the faults or changes as JSON on standard output')
    .action(async (folder: string, options: Asked) => {
      const context = await app();
      const areaId = await areaFor(context, options.area);
      const queries = context.get(QueryBus, { strict: false });
      const check = new CheckRegister(areaId, { folder }, creationOf(options));
      const report = await readable(queries.execute(check));
      const families: FamilyChange[] = [];
      const note = (change: FamilyChange): void => {
        // Struck families come last, and are the ones to look at.
        if (families.length < firstFamilies || change.kind === 'struck') families.push(change);
      };
      const preview = new PreviewRegister(areaId, { folder }, creationOf(options), note);
      const outcome = report.count > 0 ? null : await queries.execute(preview);
      // What only the cases know.
      const refused = outcome?.shown === false ? outcome.report : report;
      const changes = outcome?.shown ? { changes: outcome.overview, families } : {};
      if (options.json) print({ ...report, ...refused, ...changes });
      if (refused.count > 0) refuse(refused);
      if (options.json || !outcome?.shown) return;
      process.stdout.write(`no faults: ${counted(report.rows)}\n`);
      tell(outcome.overview, families);
    });

  register
    .command('import')
    .argument('<dir>', 'the folder with the six files')
    .description('bring the area to what the register says, or with any fault change nothing')
    .option('--area <id>', 'the area; the first one when left out')
    .option(...create)
    .option(...createAll)
    .option('--json', 'the outcome as JSON on standard output')
    .action(async (folder: string, options: Asked) => {
      const context = await app();
      const areaId = await areaFor(context, options.area);
      const command = { areaId, commandId: commandId(newId()), actor: operator };
      const outcome = await readable(
        context
          .get(CommandBus, { strict: false })
          .execute(new ImportRegister(command, { folder }, creationOf(options), progressLines())),
      );
      if (!outcome.imported) {
        if (options.json) print({ imported: false, ...outcome.report });
        refuse(outcome.report);
      }
      const { summary } = outcome;
      // Figures asked for next shall be those of this register.
      await context.get(ProjectionRunner, { strict: false }).catchUp(areaId);
      if (options.json) print({ imported: true, ...summary });
      else
        process.stdout.write(
          `${counted(summary.rows)}\n${counted(summary.changes)}\nevents added: ${summary.events}\n`,
        );
    });

  register
    .command('export')
    .argument('<dir>', 'the folder to write the six files to')
    .description('write the area as the six files of a register')
    .option('--area <id>', 'the area; the first one when left out')
    .action(async (folder: string, options: { area?: string }) => {
      const context = await app();
      const areaId = await areaFor(context, options.area);
      const queries = context.get(QueryBus, { strict: false });
      const files = await queries.execute(new ExportRegister(areaId));
      await mkdir(folder, { recursive: true });
      for (const { name, text } of files)
        await pipeline(Readable.from(text), createWriteStream(join(folder, name)));
      process.stderr.write(`${files.length} files written to ${folder}\n`);
    });
}

/** A name on its own may hold a comma or begin with a dash, so each has an option of its own. */
const create: [string, string, (name: string, before: string[]) => string[], string[]] = [
  '--create <name>',
  'a municipality or unit that the area lacks and the register brings; may be given again',
  (name, before) => [...before, name],
  [],
];
const createAll: [string, string] = [
  '--create-all',
  'bring whatever the area lacks, as with a first register',
];
/** What these faults name may be asked for. */
const creatable: readonly FaultRule[] = [
  'register.municipality-not-joined',
  'register.unknown-unit',
];
/** What an import would change; the families that would be struck first. */
function tell(overview: PreviewOverview, families: readonly FamilyChange[]): void {
  const { changes, events, municipalities, units, unitCount } = overview;
  const lines = [
    `an import would add ${events} events: ${counted(changes)}`,
    ...(municipalities.length > 0 ? [`municipalities: ${municipalities.join(', ')}`] : []),
    ...(unitCount > 0 ? [`units: ${unitCount}, ${units.slice(0, firstFamilies).join(', ')}`] : []),
  ];
  const first = families.filter(({ kind }) => kind === 'struck');
  const rest = families.filter(({ kind }) => kind !== 'struck');
  for (const { kind, family, changes: cells, more } of [...first, ...rest].slice(
    0,
    firstFamilies,
  )) {
    lines.push(`${kind} ${family}`);
    for (const { file, entry, column, before, after } of cells)
      lines.push(`  ${[file, entry, column].filter(Boolean).join(' ')}: ${before} -> ${after}`);
    if (more > 0) lines.push(`  and ${more} more`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new Error(error.errors.map(({ message }) => message).join('; '), { cause: error });
  }
}

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

function refuse({ count, faults }: FaultReport): never {
  const headings = ['fil', 'rad', 'kolumn', 'värde', 'regel', 'fel', 'rätt vore'];
  const rows = faults.map(({ file, row, column, value, rule, message, expected }) => [
    file,
    String(row ?? ''),
    column ?? '',
    value ?? '',
    rule,
    message,
    expected,
  ]);
  process.stderr.write(columns([headings, ...rows]));
  if (faults.some(({ rule }) => creatable.includes(rule)))
    process.stderr.write('to add a name that is right and new: --create NAME, or --create-all\n');
  throw new Error(`${count} faults; nothing is imported`);
}

function counted(counts: object | null): string {
  return Object.entries(counts ?? {})
    .map(([what, count]) => `${what}: ${count}`)
    .join(', ');
}

/** A line when a step begins or ends, and at most one a second between. */
function progressLines(): (progress: ImportProgress) => void {
  let last = { step: '', at: 0 };
  return ({ step, done, of }) => {
    const now = performance.now();
    if (step === last.step && done < of && now - last.at < 1_000) return;
    last = { step, at: now };
    process.stderr.write(`${step} ${done}/${of}\n`);
  };
}
