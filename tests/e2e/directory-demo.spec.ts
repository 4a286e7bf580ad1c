import { AgenciesOf, MunicipalitiesOf, TranscribeDirectory, UnitsOf } from '@famsam/directory';
import { localDate } from '@famsam/kernel';
import { Areas, ProjectionRunner, readConfiguration } from '@famsam/platform';
import { TablesAt } from '@famsam/statistics';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { RoomsModule } from '../../apps/rooms.module';
import { loadDemoArea, loadDemoRegister } from '../../infra/demo/load';
import { aDatabase, type TestDatabase } from '../support/database';

describe('the demo area', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let queries: QueryBus;

  beforeAll(async () => {
    database = await aDatabase();
    const configuration = readConfiguration({ DATABASE_URL: database.serviceUrl });
    app = await NestFactory.createApplicationContext(RoomsModule.of(configuration), {
      logger: false,
      abortOnError: false,
    });
    queries = app.get(QueryBus, { strict: false });
  }, 60_000);

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('is one area, however often it is loaded', async () => {
    const areaId = await loadDemoArea(app);
    expect(await loadDemoArea(app)).toBe(areaId);
    expect(await app.get(Areas, { strict: false }).ids()).toEqual([areaId]);
    const municipalities = await queries.execute(new MunicipalitiesOf(areaId));
    expect(municipalities.map(({ name }) => name)).toEqual([
      'Lindesberg',
      'Nora',
      'Hällefors',
      'Ljusnarsberg',
    ]);
  });

  it('gets its register once, into agencies that are told', async () => {
    const areaId = await loadDemoArea(app);
    const first = await loadDemoRegister(app, areaId, () => undefined);
    expect(first.events).toBeGreaterThan(0);
    const again = await loadDemoRegister(app, areaId, () => undefined);
    expect(again.events).toBe(0);

    const units = await queries.execute(new UnitsOf(areaId));
    const nothing = new TranscribeDirectory(
      areaId,
      [],
      units.map(({ name }) => name),
    );
    expect((await queries.execute(nothing)).parts).toEqual([]);
    const agencies = await queries.execute(new AgenciesOf(areaId));
    expect(agencies.map(({ kind }) => kind)).not.toContain('not-told');
  }, 60_000);

  it('shows the published figures at once', async () => {
    const areaId = await loadDemoArea(app);
    await app.get(ProjectionRunner, { strict: false }).catchUp(areaId);
    const asOf = localDate('2022-11-16');
    const { tables } = await queries.execute(new TablesAt(areaId, asOf, null));
    expect(tables.total).toMatchObject({ families: 59, processes: 112 });
    expect(tables.byMunicipality.map(({ expectedPercent }) => expectedPercent)).toEqual([
      52, 23, 15, 10,
    ]);
  }, 60_000);
});
