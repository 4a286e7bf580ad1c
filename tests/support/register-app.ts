import { ActOnCase, CasesModule, FindCases, type CaseAct } from '@famsam/cases';
import { ConsentModule } from '@famsam/consent';
import { CreateArea, DirectoryModule } from '@famsam/directory';
import { commandId, localDate, type AreaId } from '@famsam/kernel';
import {
  ConfigurationModule,
  JobsModule,
  newId,
  PlatformModule,
  readConfiguration,
  type CommandContext,
} from '@famsam/platform';
import { PrivacyModule } from '@famsam/privacy';
import { ExportRegister, RegisterModule } from '@famsam/register';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from './fixed-clock';

export interface RegisterApp {
  readonly app: INestApplicationContext;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  newArea(): Promise<AreaId>;
  /** The team holds a family talk, in FamSam and not in the register. */
  meet(areaId: AreaId, family: string, heldOn: string): Promise<void>;
  /** The exported files as text, by name. */
  exported(areaId: AreaId): Promise<Record<string, string>>;
}

const actor = { id: 'test', role: 'operator' };

/** The rooms that a register passes through, without doors. */
export async function aRegisterApp(databaseUrl: string): Promise<RegisterApp> {
  const configuration = readConfiguration({
    DATABASE_URL: databaseUrl,
    FAMSAM_VAULT_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  @Module({
    imports: [
      ConfigurationModule.of(configuration),
      PlatformModule.forRoot({ databaseUrl, clock: new FixedClock() }),
      JobsModule,
      DirectoryModule,
      PrivacyModule,
      ConsentModule,
      CasesModule,
      RegisterModule,
    ],
  })
  class RoomsOfARegister {}
  const app = await NestFactory.createApplicationContext(RoomsOfARegister, {
    logger: false,
    abortOnError: false,
  });
  const commands = app.get(CommandBus, { strict: false });
  const queries = app.get(QueryBus, { strict: false });
  return {
    app,
    commands,
    queries,
    newArea: async () => {
      const command = new CreateArea('Norra länsdelen', commandId(newId()), actor);
      return (await commands.execute(command)).areaId;
    },
    meet: async (areaId, family, heldOn) => {
      const found = await queries.execute(new FindCases(areaId, actor, { number: family }, 2));
      const caseId = found.items.find(({ number }) => number === family)?.caseId ?? '';
      const act: CaseAct = {
        type: 'hold-meeting',
        heldOn: localDate(heldOn),
        meeting: {
          meetingId: newId(),
          kind: 'family-talk',
          form: 'digital',
          minutes: 60,
          unitIds: [],
          discussed: [],
          withoutConsent: null,
        },
      };
      await commands.execute(new ActOnCase(aContext(areaId), caseId, act));
    },
    exported: async (areaId) => {
      const files = await queries.execute(new ExportRegister(areaId));
      return Object.fromEntries(files.map(({ name, text }) => [name, [...text].join('')]));
    },
  };
}

export function aContext(areaId: AreaId): CommandContext {
  return { areaId, commandId: commandId(newId()), actor };
}

/** Puts the files of a register into a folder for as long as the work takes. */
export async function inFolder<T>(
  files: ReadonlyMap<string, Buffer>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  try {
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
