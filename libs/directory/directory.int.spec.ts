import { commandId, localDate, type AreaId } from '@famsam/kernel';
import {
  Areas,
  BulkAppend,
  newId,
  PlatformModule,
  ProjectionRunner,
  Transactions,
  type CommandContext,
} from '@famsam/platform';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { aDatabase, type TestDatabase } from '../../tests/support/database';
import { FixedClock } from '../../tests/support/fixed-clock';
import {
  AddAgency,
  AddUnit,
  AgenciesOf,
  AreaOf,
  ChangeUnit,
  CreateArea,
  DirectoryModule,
  JoinMunicipality,
  MunicipalitiesOf,
  PlaceStands,
  PopulationAt,
  PopulationFigures,
  RecordPopulation,
  RemovePlaces,
  RenameAgency,
  TranscribeDirectory,
  UnitsOf,
} from './index';

@Module({})
class House {}

const actor = { id: 'tester', role: 'operator' };

describe('the directory of an area', () => {
  const clock = new FixedClock();
  let database: TestDatabase;
  let app: INestApplicationContext;
  let commands: CommandBus;
  let queries: QueryBus;

  beforeAll(async () => {
    database = await aDatabase();
    const platform = PlatformModule.forRoot({ databaseUrl: database.serviceUrl, clock });
    app = await NestFactory.createApplicationContext(
      { module: House, imports: [platform, DirectoryModule] },
      { logger: false, abortOnError: false },
    );
    commands = app.get(CommandBus);
    queries = app.get(QueryBus);
  });
  beforeEach(() => clock.moveTo('2025-03-31T10:00:00.000Z'));

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  async function anArea(): Promise<AreaId> {
    const create = new CreateArea('Norra länet', commandId(newId()), actor);
    return (await commands.execute(create)).areaId;
  }

  function context(areaId: AreaId): CommandContext {
    return { areaId, commandId: commandId(newId()), actor };
  }

  async function record(areaId: AreaId, on: string, inhabitants: number, code = '1884') {
    const figure = { code, on: localDate(on), inhabitants, source: 'SCB' };
    return commands.execute(new RecordPopulation(context(areaId), figure));
  }

  async function everythingOf(areaId: AreaId) {
    return {
      area: await queries.execute(new AreaOf(areaId)),
      municipalities: await queries.execute(new MunicipalitiesOf(areaId)),
      population: await queries.execute(new PopulationFigures(areaId)),
      agencies: await queries.execute(new AgenciesOf(areaId)),
      units: await queries.execute(new UnitsOf(areaId)),
    };
  }

  it('is made once by one command, and apart from every other', async () => {
    const once = new CreateArea('Norra länet', commandId(newId()), actor);
    const { areaId } = await commands.execute(once);
    expect(await commands.execute(once)).toEqual({ areaId });
    expect(await queries.execute(new AreaOf(areaId))).toEqual({
      areaId,
      name: 'Norra länet',
      version: 1,
    });
    const other = await anArea();
    await commands.execute(new JoinMunicipality(context(other), '1884'));
    expect(await queries.execute(new MunicipalitiesOf(areaId))).toEqual([]);
  });

  it('leaves no area behind when its name is refused', async () => {
    const create = new CreateArea(' ', commandId(newId()), actor);
    const before = await app.get(Areas).ids();
    await expect(commands.execute(create)).rejects.toMatchObject({
      rejection: { code: 'directory.name-unfit' },
    });
    expect(await app.get(Areas).ids()).toEqual(before);
  });

  it('names municipalities in the order they joined', async () => {
    const areaId = await anArea();
    for (const code of ['1885', '1884', '1863']) {
      await commands.execute(new JoinMunicipality(context(areaId), code));
    }
    expect(await queries.execute(new MunicipalitiesOf(areaId))).toEqual([
      { code: '1885', name: 'Lindesberg' },
      { code: '1884', name: 'Nora' },
      { code: '1863', name: 'Hällefors' },
    ]);
  });

  it('knows the population of the turn of the year, as of a day and as known at an instant', async () => {
    const areaId = await anArea();
    await commands.execute(new JoinMunicipality(context(areaId), '1885'));
    await commands.execute(new JoinMunicipality(context(areaId), '1884'));
    clock.moveTo('2025-04-01T10:00:00.000Z');
    await record(areaId, '2020-12-31', 100);
    await record(areaId, '2021-12-31', 110);
    await record(areaId, '2022-10-31', 115);
    clock.moveTo('2025-04-02T10:00:00.000Z');
    await record(areaId, '2021-12-31', 111);

    const at = async (asOf: string, knownAt: string | null) =>
      queries.execute(
        new PopulationAt(areaId, localDate(asOf), knownAt === null ? null : new Date(knownAt)),
      );
    const figure = (on: string, inhabitants: number) => [
      { code: '1884', on, inhabitants, source: 'SCB' },
    ];
    expect(await at('2022-11-16', null)).toEqual(figure('2021-12-31', 111));
    expect(await at('2022-11-16', '2025-04-02T10:00:00.000Z')).toEqual(figure('2021-12-31', 111));
    expect(await at('2022-11-16', '2025-04-02T09:59:59.999Z')).toEqual(figure('2021-12-31', 110));
    expect(await at('2021-12-31', null)).toEqual(figure('2021-12-31', 111));
    expect(await at('2021-12-30', null)).toEqual(figure('2020-12-31', 100));
    expect(await at('2020-12-30', null)).toEqual([]);
    expect(await at('2022-11-16', '2025-04-01T09:00:00.000Z')).toEqual([]);
    expect(await queries.execute(new PopulationFigures(areaId))).toEqual([
      ...figure('2020-12-31', 100),
      ...figure('2021-12-31', 111),
      ...figure('2022-10-31', 115),
    ]);
  });

  it('keeps agencies and units, with the id of the new one as the answer', async () => {
    const areaId = await anArea();
    const add = new AddAgency(context(areaId), { name: 'Regionen', kind: 'region' });
    const agency = await commands.execute(add);
    expect(await commands.execute(add)).toEqual({ ...agency, repeated: true });
    const unit = await commands.execute(
      new AddUnit(context(areaId), { agencyId: agency.id, name: 'BUP' }),
    );
    await commands.execute(new RenameAgency(context(areaId), agency.id, 'Region Norr'));
    await commands.execute(new ChangeUnit(context(areaId), unit.id, { name: 'BUP Norr' }));
    expect(await queries.execute(new AgenciesOf(areaId))).toEqual([
      { agencyId: agency.id, name: 'Region Norr', kind: 'region' },
    ]);
    expect(await queries.execute(new UnitsOf(areaId))).toEqual([
      { unitId: unit.id, name: 'BUP Norr', agencyId: agency.id },
    ]);
  });

  it('takes from a register only what it has not', async () => {
    const areaId = await anArea();
    const agency = await commands.execute(
      new AddAgency(context(areaId), { name: 'Regionen', kind: 'region' }),
    );
    const known = await commands.execute(
      new AddUnit(context(areaId), { agencyId: agency.id, name: 'BUP' }),
    );
    const wanted = new TranscribeDirectory(areaId, ['1884', '1885', '1884'], ['bup', 'Elevhälsa']);
    const { parts, unitIds } = await queries.execute(wanted);
    expect(unitIds.get('bup')).toBe(known.id);
    expect(parts[0]?.events.map(({ type }) => type)).toEqual([
      'directory.municipality-joined',
      'directory.municipality-joined',
      'directory.agency-added',
      'directory.unit-added',
    ]);

    const bulk = await app.get(BulkAppend).open(context(areaId));
    await bulk.stage(parts);
    await bulk.publish();
    expect(await queries.execute(wanted)).toEqual({ parts: [], unitIds });
    expect(await queries.execute(new UnitsOf(areaId))).toContainEqual(
      expect.objectContaining({ name: 'Elevhälsa', unitId: unitIds.get('Elevhälsa') }),
    );

    const elevhalsa = unitIds.get('Elevhälsa') ?? '';
    await commands.execute(new ChangeUnit(context(areaId), elevhalsa, { name: 'Elevhälsan' }));
    expect(await queries.execute(wanted)).toEqual({ parts: [], unitIds });
  });

  it('keeps a municipality until whoever stores what hangs on it is done', async () => {
    const areaId = await anArea();
    await commands.execute(new JoinMunicipality(context(areaId), '1884'));
    const nora = { kind: 'municipality', id: '1884', name: 'Nora' } as const;
    const { parts } = await queries.execute(new RemovePlaces(areaId, [nora]));
    const bulk = await app.get(BulkAppend).open(context(areaId));
    await bulk.stage(parts);
    const stands = () => queries.execute(new PlaceStands(areaId, 'municipality', '1884'));
    let removal: Promise<unknown> = Promise.resolve();
    await app.get(Transactions).inArea(areaId, async (tx) => {
      expect(await stands()).toBe(true);
      removal = bulk.publish();
      const waiting = 'select from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))';
      while ((await tx.query(waiting)).length === 0);
      expect(await stands()).toBe(true);
    });
    await removal;
    expect(await stands()).toBe(false);
  });

  it('refuses a municipality that no register can mean', async () => {
    const areaId = await anArea();
    await expect(
      queries.execute(new TranscribeDirectory(areaId, ['9999'], [])),
    ).rejects.toMatchObject({ rejection: { code: 'directory.municipality-unknown' } });
  });

  it('is the same after its views were made anew', async () => {
    const areaId = await anArea();
    await commands.execute(new JoinMunicipality(context(areaId), '1884'));
    await record(areaId, '2021-12-31', 110);
    await record(areaId, '2021-12-31', 111);
    const agency = await commands.execute(
      new AddAgency(context(areaId), { name: 'Regionen', kind: 'region' }),
    );
    const unit = await commands.execute(
      new AddUnit(context(areaId), { agencyId: agency.id, name: 'BUP' }),
    );
    await commands.execute(new ChangeUnit(context(areaId), unit.id, { name: 'BUP Norr' }));
    const live = await everythingOf(areaId);
    await app.get(ProjectionRunner).rebuild('directory.places', areaId);
    await app.get(ProjectionRunner).rebuild('directory.offices', areaId);
    expect(await everythingOf(areaId)).toEqual(live);
  });
});
