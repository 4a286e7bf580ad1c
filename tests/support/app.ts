import { CreateArea } from '@famsam/directory';
import { personaHeader, type Role } from '@famsam/identity';
import { commandId, type AreaId } from '@famsam/kernel';
import { JsonLogger, newId, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request, { type Test } from 'supertest';
import { createApi, listen } from '../../apps/api/create-api';
import { AnswerCheck } from './answer-check';
import { aDatabase } from './database';
import { FixedClock } from './fixed-clock';
import { WordsCheck } from './words-check';

/** Requests of one persona; what changes something has a fresh Idempotency-Key. */
export interface Doors {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string, body?: object): Test;
}

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  /** The first area of the database, which requests are about unless they name another. */
  readonly areaId: AreaId;
  /** Paths below /api/v1, for example `as('coordinator').get('/cases')`. */
  as(persona: Role, areaId?: AreaId): Doors;
  /** Nobody, and whole paths. */
  nobody(): ReturnType<typeof request>;
  anotherArea(name: string): Promise<AreaId>;
  catchUp(): Promise<void>;
  /** Every line that was logged so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** The whole api in this process, on a database of its own with one empty area. */
export async function anApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const database = await aDatabase();
  const clock = new FixedClock();
  const log: string[] = [];
  const configuration = readConfiguration({
    DATABASE_URL: database.serviceUrl,
    FAMSAM_VAULT_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...environment,
  });
  const logger = new JsonLogger('info', { write: (line) => log.push(line) });
  const app = await createApi(configuration, logger, clock);
  const undocumented = new AnswerCheck();
  const words = new WordsCheck();
  app.useGlobalInterceptors(undocumented, words);
  await listen(app, 0);
  const nobody = () => request(app.getHttpServer());
  const anotherArea = async (name: string): Promise<AreaId> => {
    const actor = { id: 'tester', role: 'operator' };
    const command = new CreateArea(name, commandId(newId()), actor);
    const { areaId } = await app.get(CommandBus, { strict: false }).execute(command);
    return areaId;
  };
  const areaId = await anotherArea('Provområdet');

  return {
    app,
    clock,
    areaId,
    log,
    nobody,
    anotherArea,
    // Named always: areas that are made at one instant of the still clock have no first.
    as: (persona, area = areaId) => doorsOf(nobody, persona, area),
    catchUp: () => app.get(ProjectionRunner, { strict: false }).catchUp(),
    close: async () => {
      await app.close();
      const faults = await words.faults(database.ownerUrl);
      await database.drop();
      undocumented.complain();
      if (faults.length > 0) throw new Error(faults.join('\n'));
    },
  };
}

export function doorsOf(nobody: TestApp['nobody'], persona: Role, area: AreaId): Doors {
  const send = (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body?: object,
  ) => {
    const sent = nobody()[method](`/api/v1${path}`).set(personaHeader, persona);
    void sent.set('X-Area-Id', area);
    if (method !== 'get') void sent.set('Idempotency-Key', newId());
    if (body) void sent.send(body);
    return sent;
  };
  return {
    get: (path) => send('get', path),
    post: (path, body) => send('post', path, body),
    put: (path, body) => send('put', path, body),
    patch: (path, body) => send('patch', path, body),
    delete: (path, body) => send('delete', path, body),
  };
}
