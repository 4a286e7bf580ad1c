import { CreateArea } from '@famsam/directory';
import { commandId, type AreaId, type Recorded } from '@famsam/kernel';
import {
  EventStore,
  JobReminder,
  JsonLogger,
  newId,
  ProjectionRunner,
  readConfiguration,
  Rooms,
  Transactions,
} from '@famsam/platform';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { createApi, listen } from '../../apps/api/create-api';
import { doorsOf } from '../support/app';
import { count, extent } from '../support/extent';
import { reachUnitAt, withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import type { PostOffice } from '../support/post-office';
import { QuickClock } from '../support/quick-clock';
import type { Driver, Workplace } from './storm-driver';
import type { Answered, Evidence } from './storm-check';
import { faultsOf } from './storm-check';

/** What the machine's clock says, since BullMQ goes by it; the soak waits as long as people would. */
const lockSeconds = extent({ test: 4, soak: 30 });
const looksForDue = extent({ test: true, soak: false });
const families = 6;
/** Four tries in vain take eleven minutes of the quick clock, with a look each minute. */
const longestWaitMs = extent({ test: 2, soak: 15 }) * 60_000;
/** Who hears of news sends within a second; who is deaf looks each minute. */
const awakeMs = 20_000;
/** As many are printed when something went wrong. */
const mostLinesOfLog = 200;

/** An api in this process, with people to meet; other processes may work on the same database. */
export interface StormHouse extends Workplace {
  readonly app: NestFastifyApplication;
  readonly areaId: AreaId;
  readonly port: number;
  /** For other processes of the same house. */
  readonly environment: Record<string, string>;
  readonly log: readonly string[];
  /** Until no message waits; the workers do it. After a quarter of an hour whoever looks will find what waits. */
  settled(): Promise<void>;
  /** What is asked now is told soon, without anybody looking for what is due. */
  isAwake(): Promise<boolean>;
  evidence(ledger: readonly Answered[], arrived: readonly string[]): Promise<Evidence>;
  /** What lies in the mailbox of the demo: the vault's word for it. */
  lettersKept(): Promise<readonly string[]>;
  /** Views made anew that are not as they were. */
  changedByRebuild(): Promise<readonly string[]>;
}

export async function aStormHouse(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<StormHouse> {
  const began = Date.now();
  const environment = {
    ...{ DATABASE_URL: databaseUrl, FAMSAM_VAULT_KEY: Buffer.alloc(32, 7).toString('base64') },
    ...{ QUICK_CLOCK_BEGAN: String(began), FAMSAM_LOG_LEVEL: 'error' },
    ...{ JOB_LOCK_SECONDS: String(lockSeconds), ...more },
  };
  const log: string[] = [];
  const logger = new JsonLogger('warn', { write: (line) => log.push(line) });
  const app = await createApi(readConfiguration(environment), logger, new QuickClock(began));
  await listen(app, 0);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const get = <T>(token: abstract new (...args: never[]) => T): T =>
    app.get(token as never, { strict: false });

  const actor = { id: 'tester', role: 'operator' };
  const made = new CreateArea('Provområdet', commandId(newId()), actor);
  const { areaId } = await get(CommandBus).execute(made);
  const here = {
    areaId,
    as: (persona: Parameters<typeof doorsOf>[1], area = areaId) =>
      doorsOf(() => request(app.getHttpServer()), persona, area),
  };
  const offices = await withOffices(here);
  await reachUnitAt(here, offices.unitId, { email: 'elevhalsan@exempel.se' });
  const met: Awaited<ReturnType<typeof familyToMeet>>[] = [];
  for (let at = 0; at < families; at += 1)
    met.push(await familyToMeet(here, offices, { consent: true }));
  const invited = new Map(
    met.map(({ caseId, guardian }) => [caseId, [guardian, offices.unitId]] as const),
  );

  const read = <Row>(sql: string, ...params: unknown[]): Promise<Row[]> =>
    get(Transactions).readInArea(areaId, (tx) => tx.query<Row>(sql, [areaId, ...params]));

  const waiting = async () => {
    const [row] = await read<{ count: number }>(
      `select count(*)::int as count from messages.message where area_id = $1 and status = 'waiting'`,
    );
    return row?.count ?? 0;
  };

  return {
    ...{ app, areaId, port, environment, log },
    ...{ unitId: offices.unitId, families: met },
    settled: async () => {
      const given = Date.now() + longestWaitMs;
      while ((await waiting()) && Date.now() < given) {
        // The soak waits for the look that workers take each minute.
        if (looksForDue) await get(JobReminder).remind();
        await pause(50);
      }
    },
    isAwake: async () => {
      const owner = { kind: 'unit', unitId: offices.unitId };
      const body = { on: '2025-03-31', owner, dueOn: '2025-05-30', what: 'Ordnar en plats.' };
      await here.as('coordinator').post(`/cases/${met[0]?.caseId}/agreements`, body).expect(201);
      const given = Date.now() + awakeMs;
      while (await waiting()) {
        if (Date.now() > given) return false;
        await pause(50);
      }
      return true;
    },
    evidence: async (ledger, arrived) => {
      const events: Recorded[] = [];
      for (;;) {
        const next = await get(EventStore).readForward(areaId, events.at(-1)?.position ?? 0, 5_000);
        if (next.length === 0) break;
        events.push(...next);
      }
      const rows = await read<{ meetingId: string; from: Date; to: Date }>(
        `select meeting_id as "meetingId", lower(during) as "from", upper(during) as "to"
           from meetings.taken where area_id = $1 and owner_id = $1`,
      );
      const taken = new Map(
        rows.map(({ meetingId, from, to }) => {
          const [begin, end] = [from, to].map((at) => new Date(at).toISOString());
          return [meetingId, `${begin} ${end}`] as const;
        }),
      );
      return { areaId, invited, ledger, events, arrived, taken };
    },
    lettersKept: async () => {
      const rows = await read<{ id: string }>(
        `select t.subject_id as id from privacy.personal_text t
           join messages.message m on m.area_id = t.area_id and m.message_id = t.subject_id
          where t.area_id = $1`,
      );
      return rows.map(({ id }) => id);
    },
    changedByRebuild: async () => {
      const changed: string[] = [];
      for (const projection of get(Rooms).all.flatMap(({ projections }) => projections)) {
        if (projection.mode !== 'inline') continue;
        const rows = async () =>
          JSON.stringify(
            await Promise.all(
              projection.tables.map((table) =>
                read(
                  `select to_jsonb(t)::text as row from ${table} t where area_id = $1 order by 1`,
                ),
              ),
            ),
          );
        const before = await rows();
        await get(ProjectionRunner).rebuild(projection.name, areaId);
        if ((await rows()) !== before) changed.push(projection.name);
      }
      return changed;
    },
  };
}

/** Of all mails that came, by their Message-ID. */
export function messageIds({ received }: PostOffice): readonly string[] {
  return received.map(({ raw }) => /^Message-ID: <([^@]+)@/im.exec(raw.toString())?.[1] ?? 'none');
}

/** Counts and tells what was seen, and that none of it is what must never be. */
export async function expectAllWell(
  house: StormHouse,
  driver: Driver,
  arrived: readonly string[],
  done: Readonly<Record<string, number>>,
): Promise<Evidence> {
  const evidence = await house.evidence(driver.ledger, arrived);
  const seen = {
    ...done,
    commands: driver.acknowledged,
    refused: driver.ledger.length - driver.acknowledged,
    'answers lost': driver.lost,
    messages: evidence.events.filter(({ type }) => type === 'message.queued').length,
    arrivals: arrived.length,
  };
  count(seen);
  const told = Object.entries(seen).map(([what, many]) => `${many} ${what}`);
  process.stdout.write(`${told.join(', ')}\n`);
  expect(driver.strange).toEqual([]);
  const faults = faultsOf(evidence).slice(0, 20);
  if (faults.length) process.stderr.write(house.log.slice(-mostLinesOfLog).join(''));
  expect(faults).toEqual([]);
  expect(await house.changedByRebuild()).toEqual([]);
  // More than once, since each may come just before the look of the minute.
  expect([await house.isAwake(), await house.isAwake()]).toEqual([true, true]);
  return evidence;
}
