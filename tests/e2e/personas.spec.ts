import { AllowedFor, IdentityModule, roles } from '@famsam/identity';
import { ConfigurationModule, PlatformModule, readConfiguration } from '@famsam/platform';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { anApp, type TestApp } from '../support/app';
import { aDatabase, type TestDatabase } from '../support/database';

describe('personas', () => {
  let house: TestApp;

  beforeAll(async () => {
    house = await anApp();
  });

  afterAll(() => house?.close());

  it('are asked for by every address of the api', async () => {
    const { body, headers } = await house.nobody().get('/api/v1/cases').expect(401);
    expect(body.code).toBe('persona.missing');
    expect(body.detail).toContain('X-Demo-Persona');
    for (const role of roles) expect(body.detail).toContain(role);
    expect(headers['www-authenticate']).toBe('X-Demo-Persona');
  });

  it('are four, and no others', async () => {
    const sent = house.nobody().get('/api/v1/cases').set('X-Demo-Persona', 'mayor');
    expect((await sent).body.code).toBe('persona.missing');
  });

  it('may do what their role may do', async () => {
    await house.as('coordinator').get('/cases').expect(200);
    const { body } = await house.as('steering-group').get('/cases').expect(403);
    expect(body.code).toBe('persona.not-allowed');
  });

  it('stand in the first area unless another one is named, and see nothing of it from there', async () => {
    house.clock.moveTo('2025-03-31T10:00:01.000Z');
    const other = await house.anotherArea('Grannområdet');
    await house.as('operator').post('/directory/municipalities', { code: '1884' }).expect(201);
    const joined = async (area: typeof other) =>
      (await house.as('operator', area).get('/directory/municipalities')).body.items.length;
    const unnamed = house.nobody().get('/api/v1/directory/municipalities');
    expect((await unnamed.set('X-Demo-Persona', 'operator')).body.items.length).toBe(1);
    expect(await joined(house.areaId)).toBe(1);
    expect(await joined(other)).toBe(0);
  });

  it.each(['0199d0a0-0000-7000-8000-000000000001', 'x', ''])(
    'find nothing in the area "%s", which is none',
    async (area) => {
      const sent = house.nobody().get('/api/v1/cases').set('X-Demo-Persona', 'coordinator');
      const { body } = await sent.set('X-Area-Id', area).expect(404);
      expect(body.code).toBe('area.not-found');
    },
  );

  it('are not needed for the plain page, health and metrics', async () => {
    for (const path of ['/', '/health/live', '/health/ready', '/metrics', '/api/docs-json']) {
      await house.nobody().get(path).expect(200);
    }
  });
});

describe('a route that does not say for whom it is', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });

  afterAll(() => database?.drop());

  @Controller('forgotten')
  class ForgottenController {
    @Get('said')
    @AllowedFor('coordinator')
    said(): void {}

    @Get('unsaid')
    unsaid(): void {}
  }

  @Module({ controllers: [ForgottenController] })
  class Forgetful {}

  it('keeps the process from starting', async () => {
    const platform = PlatformModule.forRoot({ databaseUrl: database.serviceUrl });
    const configuration = readConfiguration({ DATABASE_URL: database.serviceUrl });
    const imports = [ConfigurationModule.of(configuration), platform, IdentityModule];
    const starting = NestFactory.createApplicationContext(
      { module: Forgetful, imports },
      { logger: false, abortOnError: false },
    );
    const refusal: Error = await starting.then(
      () => new Error('it started'),
      (error) => error,
    );
    expect(refusal.message).toContain('ForgottenController.unsaid');
    expect(refusal.message).not.toContain('ForgottenController.said');
  });
});
