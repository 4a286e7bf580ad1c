import { AgreementsBoard } from '@famsam/agreements';
import { ActOnCase, TodayOf } from '@famsam/cases';
import { ContactPersonsOf, ScheduleOf, UnitsOf } from '@famsam/directory';
import { commandId, localDate, type AreaId, type LocalDate } from '@famsam/kernel';
import { MeetingsToday } from '@famsam/meetings';
import { newId, ProjectionRunner, readConfiguration, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { TablesAt } from '@famsam/statistics';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { RoomsModule } from '../../apps/rooms.module';
import { enliven } from '../../infra/demo/enliven';
import { lives } from '../../infra/demo/life';
import { loadDemoArea, loadDemoRegister } from '../../infra/demo/load';
import { PlayedClock } from '../../infra/demo/played-clock';
import published from '../support/data/published/tables.json';
import { aDatabase, type TestDatabase } from '../support/database';
import { FixedClock } from '../support/fixed-clock';

jest.setTimeout(120_000);

const coordinator = { id: 'demo-coordinator', role: 'coordinator' };

describe('the living demo', () => {
  const system = new FixedClock();
  const clock = new PlayedClock(system);
  let database: TestDatabase;
  let app: INestApplicationContext;
  let queries: QueryBus;
  let areaId: AreaId;

  beforeAll(async () => {
    database = await aDatabase();
    const configuration = readConfiguration({
      DATABASE_URL: database.serviceUrl,
      FAMSAM_VAULT_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    app = await NestFactory.createApplicationContext(RoomsModule.of(configuration, clock), {
      logger: false,
      abortOnError: false,
    });
    queries = app.get(QueryBus, { strict: false });
    system.moveTo('2026-11-21T10:00:00.000Z');
    areaId = await loadDemoArea(app);
    await loadDemoRegister(app, areaId, () => undefined);
    await enliven(app, areaId, clock, 'leave');
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const cases = (referredBy?: string) =>
    app.get(Transactions, { strict: false }).readInArea(areaId, (tx) =>
      tx.query<{ caseId: string; status: string; referredOn: LocalDate; version: number }>(
        `select case_id as "caseId", status, referred_on::text as "referredOn", version
           from cases.case_file
          where area_id = $1 and status <> 'struck' and coalesce(referred_by = $2, $2 is null)
          order by referred_on, number`,
        [areaId, referredBy ?? null],
      ),
    );
  const tablesOn = async (day: LocalDate) => {
    await app.get(ProjectionRunner, { strict: false }).catchUp(areaId);
    return (await queries.execute(new TablesAt(areaId, day, null))).tables;
  };

  it('has a family in every queue, and one for the referrer in each stage', async () => {
    const { sections } = await queries.execute(new TodayOf(areaId, coordinator, clock.today()));
    const empty = sections.filter(({ items }) => items.length === 0);
    // Papers lapse only where an earlier version had noted them; `consent.int.spec.ts` has one. Nobody says no afterwards.
    expect(empty.map(({ kind }) => kind)).toEqual(['consent-lapsed', 'consent-held-without']);
    // What the register left open years ago does not bury what waits today.
    const many = sections.filter(({ items, more }) => items.length + more > 12);
    expect(many.map(({ kind }) => kind)).toEqual([]);
    const own = (await cases('demo-referrer')).map(({ status }) => status);
    expect(new Set(own)).toEqual(new Set(['referred', 'taken-on', 'closed', 'declined']));
    expect((await cases('demo-life')).length + own.length).toBe(lives.length);
  });

  it('has meetings to find, to ask about and to prepare, and agreements that wait', async () => {
    const sections = await queries.execute(new MeetingsToday(areaId, coordinator));
    const filled = sections.filter(({ items }) => items.length > 0).map(({ kind }) => kind);
    expect(filled).toEqual([
      ...['declined', 'interpreter-to-order', 'agenda-not-sent', 'poll-closed', 'to-find-a-time'],
    ]);
    const board = await queries.execute(new AgreementsBoard(areaId, coordinator, 100));
    expect(new Set(board.items.map(({ status }) => status))).toEqual(
      new Set(['open', 'taken-on', 'blocked']),
    );
    const { rooms, places, travel } = await queries.execute(new ScheduleOf(areaId));
    expect([rooms.length, places.length, travel.length]).toEqual([5, 4, 6]);
  });

  it('gives every family and every member a name', async () => {
    const ids = (await cases()).map(({ caseId }) => caseId);
    const names = await queries.execute(
      new ReadPersonalText(areaId, coordinator, ids, ['name'], 'test'),
    );
    expect(ids.filter((id) => !names.get(id)?.name)).toEqual([]);
    expect(ids.length).toBe(82 + lives.length);
  });

  it('has contact persons in most units, and some units without', async () => {
    const people = await queries.execute(new ContactPersonsOf(areaId, coordinator));
    expect(people.filter(({ name }) => !name)).toEqual([]);
    const units = await queries.execute(new UnitsOf(areaId));
    const covered = new Set(people.map(({ unitId }) => unitId)).size;
    expect(covered).toBeGreaterThan(units.length / 2);
    expect(covered).toBeLessThan(units.length);
  });

  it('leaves the published figures as they were', async () => {
    const { total } = await tablesOn(localDate('2022-11-16'));
    expect(total).toEqual(published.asOf['2022-11-16'].total);
    const earlier = await tablesOn(localDate('2021-09-30'));
    expect(earlier.total).toMatchObject(published.asOf['2021-09-30'].total);
    const dawn = (await cases('demo-life')).map(({ referredOn }) => referredOn).sort();
    expect(dawn[0]! > '2023-01-01').toBe(true);
  });

  it('does nothing more on the same day', async () => {
    const before = await cases();
    await enliven(app, areaId, clock, 'leave');
    await enliven(app, areaId, clock, 'move');
    expect(await cases()).toEqual(before);
  });

  it('moves along with the calendar, and leaves what a person wrote in', async () => {
    const [own] = (await cases('demo-life')).filter(({ status }) => status === 'taken-on');
    const context = { areaId, commandId: commandId(newId()), actor: coordinator };
    const closing = {
      type: 'close',
      on: clock.today(),
      closingId: newId(),
      reason: 'family-moved',
    } as const;
    await app
      .get(CommandBus, { strict: false })
      .execute(new ActOnCase(context, own!.caseId, closing));

    system.moveTo('2026-11-22T10:00:00.000Z');
    expect(await enliven(app, areaId, clock, 'leave')).toEqual({ added: 0, struck: 0 });
    const { struck } = await enliven(app, areaId, clock, 'move');
    expect(struck).toBe(lives.length - 1);
    const added = [...(await cases('demo-life')), ...(await cases('demo-referrer'))];
    expect(added.length).toBe(lives.length + 1);
    expect(added.map(({ caseId }) => caseId)).toContain(own!.caseId);
    expect(added.filter(({ referredOn }) => referredOn === '2026-11-22')).toHaveLength(1);
    expect((await tablesOn(localDate('2022-11-16'))).total).toEqual(
      published.asOf['2022-11-16'].total,
    );
  });
});
