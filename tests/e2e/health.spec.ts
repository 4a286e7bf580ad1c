import { JobQueues } from '@famsam/platform';
import { DataSource } from 'typeorm';
import { Client } from 'pg';
import { readConfiguration, CONFIGURATION, type Configuration } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

const ready = () => house.nobody().get('/health/ready');

it('is live as soon as it answers', async () => {
  expect((await house.nobody().get('/health/live').expect(200)).body).toEqual({ status: 'live' });
});

it('is ready with database, schema, projections and queues', async () => {
  const { body } = await ready().expect(200);
  expect(body.checks).toEqual({ database: 'ok', schema: 'ok', projections: 'ok', queues: 'ok' });
});

it('shows what Prometheus asks for, by route pattern and without an id', async () => {
  await house.as('operator').post('/directory/municipalities', { code: '1884' }).expect(201);
  await house.as('coordinator').get('/cases/0199d0a0-0000-7000-8000-000000000001').expect(404);
  const { text: all } = await house.nobody().get('/metrics').expect(200);
  const text = all
    .split('\n')
    .filter((line) => /^(famsam_|process_cpu)/.test(line))
    .join('\n');
  expect(text).toContain('process_cpu_user_seconds_total');
  expect(text).toMatch(/famsam_append_seconds_count [1-9]/);
  expect(text).toContain('famsam_projection_lag_events{projection="statistics.changes"}');
  expect(text).toContain('famsam_projection_lag_seconds{projection="statistics.changes"}');
  expect(text).toContain('route="/api/v1/cases/:caseId",status="404"');
  expect(text).not.toContain('0199d0a0');
});

it('logs a request by its pattern, never by its address or what it carried', async () => {
  await house.as('coordinator').get('/cases?number=F123').expect(200);
  const line = house.log.map((text) => JSON.parse(text)).findLast((one) => one.route);
  expect(line).toMatchObject({ method: 'GET', route: '/api/v1/cases', status: 200 });
  expect(line.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(house.log.join('')).not.toContain('F123');
});

describe('is not ready', () => {
  it('when a projection is stuck', async () => {
    // No worker runs here, so what was just recorded waits.
    await house.anotherArea('Väntande området');
    house.clock.moveTo('2025-03-31T11:00:00.000Z');
    const { body } = await ready().expect(503);
    expect(body).toMatchObject({ code: 'not-ready', details: { projections: expect.any(String) } });
    expect(body.details.projections).toContain('statistics.changes');
    await house.catchUp();
    await ready().expect(200);
  });

  it('when the queues do not answer', async () => {
    const queues = house.app.get(JobQueues, { strict: false });
    const ping = jest.spyOn(queues, 'ping').mockRejectedValue(new Error('connection refused'));
    const { body } = await ready().expect(503);
    expect(body.details).toMatchObject({ queues: 'does not answer', database: 'ok' });
    ping.mockRestore();
  });

  it('when the database is gone', async () => {
    const source = house.app.get(DataSource, { strict: false });
    const query = jest.spyOn(source, 'query').mockRejectedValue(new Error('terminated'));
    const { body } = await ready().expect(503);
    expect(body.details.database).toBe('does not answer');
    expect(JSON.stringify(body)).not.toContain('terminated');
    query.mockRestore();
  });
});

it('is not ready when a migration is missing', async () => {
  const fresh = await anApp();
  const { databaseUrl } = fresh.app.get<Configuration>(CONFIGURATION, { strict: false });
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(`delete from migration where name like 'Platform%'`);
  await owner.end();
  const { body } = await fresh.nobody().get('/health/ready').expect(503);
  expect(body.details.schema).toContain('Platform');
  await fresh.close();
});

describe('the configuration', () => {
  const good = { DATABASE_URL: 'postgres://localhost/famsam' };

  it('has defaults for all but the database', () => {
    expect(readConfiguration(good)).toMatchObject({ port: 3000, redisUrl: null, vaultKey: null });
  });

  it.each([
    [{}, 'DATABASE_URL is not set'],
    [{ DATABASE_URL: 'mysql://secret@x' }, 'DATABASE_URL must be an address'],
    [{ ...good, REDIS_URL: 'http://x' }, 'REDIS_URL must be an address'],
    [{ ...good, PORT: '70000' }, 'PORT must be a port number'],
    [{ ...good, FAMSAM_VAULT_KEY: 'c2hvcnQ=' }, 'FAMSAM_VAULT_KEY must be 32 bytes'],
    [{ ...good, FAMSAM_LOG_LEVEL: 'loud' }, 'FAMSAM_LOG_LEVEL must be one of'],
  ])('%j is refused by name', (environment, message) => {
    expect(() => readConfiguration(environment)).toThrow(message);
    expect(() => readConfiguration(environment)).not.toThrow('secret');
  });
});
