import type { Outgoing } from '@famsam/contracts';
import { GuestLinks } from '@famsam/identity';
import { commandId } from '@famsam/kernel';
import { SendMessage } from '@famsam/messages';
import {
  Areas,
  JobQueues,
  JobReminder,
  JsonLogger,
  newId,
  ProjectionRunner,
  readConfiguration,
} from '@famsam/platform';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { onRequestAsyncHookHandler } from 'fastify';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import { createApi, listen } from '../../apps/api/create-api';
import { chromiumArguments, findChromium } from './chromium';
import type { TestDatabase } from './database';
import { aDemoDatabase, demoNow, demoVaultKey, type Demo } from './demo-database';
import { FixedClock } from './fixed-clock';

/** Api and worker in one process, on a database of their own. */
interface Served {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: FixedClock;
}

/** What some requests to the api get in place of their answer. */
export interface Planted {
  /** A regular expression of the path with its query. */
  readonly path: string;
  /** A question, or something that changes; both when it is missing. */
  readonly method?: 'GET' | 'POST';
  /** An answer of its own, none at all, or the real one when it is mended. */
  readonly answer:
    { readonly status: number; readonly type: string; readonly body: string } | 'lost' | 'held';
}

interface InPlace extends Planted {
  readonly mended: Promise<void>;
  mend(): void;
}

let planted: readonly InPlace[] = [];
let browser: BrowserServer | undefined;
let served: Served | undefined;

/** What the tests of one jest worker ask of their house, one after another. */
const acts = {
  /** Where its Chromium listens; it is started at the first question. */
  async browser(): Promise<string> {
    browser ??= await chromium.launchServer({
      executablePath: findChromium()!,
      args: chromiumArguments,
    });
    return browser.wsEndpoint();
  },

  /** The demo as it was at the beginning, whatever the tests before have done. */
  async open(demo: Demo): Promise<{ address: string; now: string }> {
    await acts.close();
    const database = await aDemoDatabase(demo);
    const clock = new FixedClock(new Date(demoNow));
    served = { app: await serve(database, clock), database, clock };
    const { port } = served.app.getHttpServer().address() as AddressInfo;
    return { address: `http://127.0.0.1:${port}`, now: demoNow };
  },

  async close(): Promise<void> {
    const before = served;
    served = undefined;
    await before?.app.close();
    await before?.database.drop();
  },

  plant(one: Planted): void {
    let mend = () => {};
    const mended = new Promise<void>((resolve) => (mend = resolve));
    planted = [...planted, { ...one, mended, mend }];
  },

  /** That path, or everything, is answered as it should be again. */
  mend(path?: string): void {
    const gone = planted.filter((one) => path === undefined || one.path === path);
    planted = planted.filter((one) => !gone.includes(one));
    for (const { mend } of gone) mend();
  },

  moveTo(instant: string): void {
    theHouse().clock.moveTo(instant);
  },

  /** Jobs that are due are done. */
  remind(): Promise<unknown> {
    return theHouse().app.get(JobReminder, { strict: false }).remind();
  },

  /** A token as it is signed for a unit, of an agreement that is none. */
  async guestLink(unitId: string): Promise<string> {
    const { app, clock } = theHouse();
    return app.get(GuestLinks, { strict: false }).link({
      areaId: await area(),
      purpose: 'agreement',
      subjectId: '00000000-0000-4000-8000-000000000000',
      recipient: { kind: 'unit', unitId },
      expiresAt: new Date(clock.now().getTime() + 7 * 86_400_000),
    });
  },

  /** What a link is about; undefined when it is old or none. */
  subjectOf(token: string): string | undefined {
    const { app, clock } = theHouse();
    const found = app.get(GuestLinks, { strict: false }).read(token, clock.now());
    return found.kind === 'valid' ? found.grant.subjectId : undefined;
  },

  async send(message: Outgoing): Promise<void> {
    const actor = { id: 'tester', role: 'coordinator' };
    const context = { areaId: await area(), commandId: commandId(newId()), actor };
    const command = new SendMessage(context, { name: newId(), message });
    await theHouse().app.get(CommandBus, { strict: false }).execute(command);
  },
};

export type HouseActs = typeof acts;

export interface Question {
  readonly id: number;
  readonly act: keyof HouseActs;
  readonly args: readonly unknown[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

function theHouse(): Served {
  if (!served) throw new Error('the house is not open');
  return served;
}

async function area() {
  const [areaId] = await theHouse().app.get(Areas, { strict: false }).ids();
  if (!areaId) throw new Error('the demo has no area');
  return areaId;
}

async function serve(database: TestDatabase, clock: FixedClock): Promise<NestFastifyApplication> {
  const configuration = readConfiguration({
    DATABASE_URL: database.serviceUrl,
    FAMSAM_VAULT_KEY: demoVaultKey,
    FAMSAM_WEB_DIR: join(__dirname, '../../dist/web'),
  });
  const app = await createApi(configuration, new JsonLogger('error', process.stderr), clock);
  app.getHttpAdapter().getInstance().addHook('onRequest', answerAsPlanted);
  await listen(app, 0);
  app.get(ProjectionRunner, { strict: false }).start();
  await app.get(JobQueues, { strict: false }).startWorkers();
  return app;
}

const answerAsPlanted: onRequestAsyncHookHandler = async (request, reply) => {
  if (!request.url.startsWith('/api/')) return;
  const kind = request.method === 'GET' ? 'GET' : 'POST';
  const found = planted.find(
    ({ method = kind, path }) => method === kind && new RegExp(path).test(request.url),
  );
  if (!found) return;
  const { answer, mended } = found;
  if (answer === 'held') return mended;
  if (answer === 'lost') {
    reply.hijack();
    request.raw.destroy();
    return;
  }
  return reply.code(answer.status).type(answer.type).send(answer.body);
};

async function reply({ id, act, args }: Question): Promise<Answer> {
  try {
    const asked = acts[act] as (...all: readonly unknown[]) => unknown;
    return { id, value: await asked(...args) };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (act !== 'open') return { id, error: told };
    // A worker of BullMQ that never had its connection tries for ever, and lets nothing else be done.
    process.stderr.write(`${told}\n`);
    process.exit(1);
  }
}

process.on('message', (question: Question) => {
  void reply(question).then((found) => process.send?.(found));
});
// Its Chromium ends with it.
process.on('disconnect', () => process.exit());
