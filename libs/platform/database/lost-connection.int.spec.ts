import type { AreaId } from '@famsam/kernel';
import { Socket } from 'node:net';
import { Client, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { aDatabase, type TestDatabase } from '../../../tests/support/database';
import { PostgresLine } from '../../../tests/support/postgres-line';
import { createDataSource, poolOf, SERVICE_ROLE } from './connection';
import { newId } from '../ids';
import { lentAlive } from './steady-client';
import { Transactions } from './transactions';
import { WakeUp } from './wake-up';

let db: TestDatabase;
let owner: Client;
let dataSource: DataSource;

beforeAll(async () => {
  db = await aDatabase();
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  dataSource = await createDataSource(db.serviceUrl, { role: SERVICE_ROLE }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await owner.end();
  await db.drop();
});

it('lends a connection that is lost before its borrower listens, and another one after it', async () => {
  const pool = poolOf(dataSource);
  const borrowed = await pool.connect();
  const gone = new Promise<void>((resolve) => borrowed.once('end', resolve));
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  // An error that nobody hears would end the process here.
  await gone;
  borrowed.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('lends no connection that was lost in one breath with its opening', async () => {
  const line = new PostgresLine();
  const connectionString = await line.open(db.serviceUrl);
  const pool = new Pool({ connectionString, application_name: 'borrower', max: 1, ...lentAlive });
  const lost = line.lose('borrower', 'with');
  await expect(pool.connect()).rejects.toThrow('lost as soon as');
  await lost;
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  line.close();
});

it('asks a silent connection for a sign of life, since a machine that vanishes says nothing', async () => {
  const asked = jest.spyOn(Socket.prototype, 'setKeepAlive');
  const other = await createDataSource(db.serviceUrl, { role: SERVICE_ROLE }).initialize();
  const wakeUp = new WakeUp(other);
  await wakeUp.listen(() => undefined);
  expect(asked.mock.calls).toEqual([
    [true, 10_000],
    [true, 10_000],
  ]);
  asked.mockRestore();
  await wakeUp.onApplicationShutdown();
  await other.destroy();
});

it('gives a statement up that has no answer in its time, and goes on over another connection', async () => {
  const choices = { role: SERVICE_ROLE, poolSize: 1, statementMs: 100 } as const;
  const hasty = await createDataSource(db.serviceUrl, choices).initialize();
  const transactions = new Transactions(hasty);
  const area = newId() as AreaId;
  const unanswered = transactions.inArea(area, (tx) => tx.query('select pg_sleep(600)'));
  await expect(unanswered).rejects.toThrow();
  const next = await transactions.inArea(area, (tx) => tx.query('select 1 as one'));
  expect(next).toEqual([{ one: 1 }]);
  await hasty.destroy();
});

/** Those whose `listen` has ended: while it is under way, what is told does not reach them. */
const listening = `select pid from pg_stat_activity where datname = current_database()
  and query like 'listen %' and state = 'idle' and pid <> pg_backend_pid()`;

it('is woken after a loss while it begins to listen', async () => {
  const line = new PostgresLine();
  const overLine = await createDataSource(await line.open(db.serviceUrl), {
    role: SERVICE_ROLE,
  }).initialize();
  const wakeUp = new WakeUp(overLine);
  wakeUp.nudge(newId() as AreaId);
  const told = `select from pg_stat_activity where datname = current_database()
    and query like '%pg_notify%' and pid <> pg_backend_pid()`;
  while ((await owner.query(told)).rowCount === 0);
  let heard: (areaId: AreaId) => void = () => undefined;
  const lost = line.lose('listen ', 'instead');
  await wakeUp.listen((areaId) => heard(areaId));
  await lost;
  while ((await owner.query(listening)).rowCount === 0);
  const area = newId() as AreaId;
  const woken = new Promise((resolve) => (heard = resolve));
  await owner.query('select pg_notify($1, $2)', ['famsam_events', area]);
  expect(await woken).toBe(area);
  await wakeUp.onApplicationShutdown();
  await overLine.destroy();
  line.close();
});

it('is woken again after each loss, over one connection only', async () => {
  const wakeUp = new WakeUp(dataSource);
  let heard: (areaId: AreaId) => void = () => undefined;
  await wakeUp.listen((areaId) => heard(areaId));
  for (let loss = 0; loss < 3; loss += 1) {
    const { rows } = await owner.query<{ pid: number }>(listening);
    expect(rows).toHaveLength(1);
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    while ((await owner.query(`${listening} and pid <> $1`, [rows[0]?.pid])).rowCount === 0);
    const area = newId() as AreaId;
    const told = new Promise((resolve) => (heard = resolve));
    await owner.query('select pg_notify($1, $2)', ['famsam_events', area]);
    expect(await told).toBe(area);
  }
  await wakeUp.onApplicationShutdown();
});
