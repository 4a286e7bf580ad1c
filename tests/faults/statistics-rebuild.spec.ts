import { addDays, localDate, type AreaId, type LocalDate } from '@famsam/kernel';
import { MunicipalitiesOf, PopulationAt } from '@famsam/directory';
import { EventStore, Transactions } from '@famsam/platform';
import type { Tables } from '@famsam/statistics';
import { QueryBus } from '@nestjs/cqrs';
import { aDatabase, type TestDatabase } from '../support/database';
import type { StoredEvent } from '../support/random-lives';
import { Dice, generateRegister, type RegisterRows } from '../support/register-generator';
import { slowTables } from '../support/slow-tables';
import { aStatisticsApp, type StatisticsApp } from '../support/statistics-app';

jest.setTimeout(60_000);

/** Two registers of the same people that agree on nothing: the second corrects or strikes it all. */
const second = generateRegister({ seed: 4, families: 110 });
const first = withPeopleOf(second, generateRegister({ seed: 3, families: 120 }));
const instants = ['2025-04-01T10:00:00.000Z', '2025-04-02T10:00:00.000Z'] as const;

/** Whoever came with the second alone would not have signed what the families signed before the first day (law.md 8). */
function withPeopleOf(other: RegisterRows, register: RegisterRows): RegisterRows {
  const people = register['personer.csv'] ?? [];
  const known = new Set(people.map(([, person]) => person));
  const families = new Set(register['familjer.csv']?.map(([family]) => family));
  const added = (other['personer.csv'] ?? []).filter(
    ([family, person]) => families.has(family) && !known.has(person),
  );
  const adults = added.map(([family = '', person = '']) => [family, person, 'annan vuxen', '', '']);
  return { ...register, 'personer.csv': [...people, ...adults] };
}

let database: TestDatabase;
let statistics: StatisticsApp;
let area: AreaId;
let other: AreaId;

beforeAll(async () => {
  database = await aDatabase();
  statistics = await aStatisticsApp(database.serviceUrl);
  other = await statistics.demoArea();
  area = await statistics.newArea();
  for (const [i, register] of [first, second].entries()) {
    statistics.clock.moveTo(instants[i]!);
    const outcome = await statistics.bring(area, register);
    if (!outcome.imported) throw new Error(JSON.stringify(outcome.report));
    await statistics.projections.catchUp(area);
  }
}, 120_000);

afterAll(async () => {
  await statistics?.app.close();
  await database?.drop();
});

async function allEvents(): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  const store = statistics.app.get(EventStore);
  for (let after = 0; ; after = events.at(-1)?.position ?? after) {
    const read = (await store.readForward(area, after, 5_000)) as StoredEvent[];
    if (read.length === 0) {
      return events.filter(
        ({ type }) => type.startsWith('case.') || type.startsWith('consultation.'),
      );
    }
    events.push(...read);
  }
}

async function slowAnswer(events: readonly StoredEvent[], asOf: LocalDate, knownAt: Date) {
  const queries = statistics.app.get(QueryBus, { strict: false });
  const places = await queries.execute(new MunicipalitiesOf(area));
  const figures = await queries.execute(new PopulationAt(area, asOf, knownAt));
  const municipalities = places.map(({ code, name }) => ({
    code,
    name,
    inhabitants: figures.find((figure) => figure.code === code)?.inhabitants ?? null,
  }));
  return slowTables(events, { asOf, knownAt: knownAt.toISOString(), municipalities });
}

/** The log and the facts, apart from how they were numbered and cut into batches. */
function rows(): Promise<unknown[]> {
  return statistics.app.get(Transactions).readInArea(area, async (tx) => [
    ...(await tx.query(`
      select known_at, day, key, sum(delta)
        from statistics.change join statistics.class using (area_id, class_id)
       group by known_at, day, key having sum(delta) <> 0
       order by known_at, day, key`)),
    ...(await tx.query('select stream, facts::text from statistics.facts order by stream')),
  ]);
}

const random = new Dice(20221116);
const days = Array.from({ length: 25 }, () => addDays(localDate('2018-06-01'), random.below(2500)));

it('every table equals a slow fold of the events, before and after everything was corrected', async () => {
  const events = await allEvents();
  expect(events.length).toBeGreaterThan(2_000);
  for (const asOf of days) {
    for (const instant of instants) {
      const knownAt = new Date(instant);
      const { tables } = await statistics.tables(area, asOf, knownAt);
      expect(tables).toEqual(await slowAnswer(events, asOf, knownAt));
    }
    const { tables } = await statistics.tables(area, asOf, new Date('2025-03-31T23:00:00Z'));
    expect(tables.total.families + tables.waitingForFirstMeeting + tables.consultations).toBe(0);
  }
});

it('a rebuilt projection equals the live one, and answers are the same', async () => {
  const answers = async (): Promise<Tables[]> => {
    const all: Tables[] = [];
    for (const asOf of days) {
      for (const knownAt of instants) {
        all.push((await statistics.tables(area, asOf, new Date(knownAt))).tables);
      }
    }
    return all;
  };
  const [live, liveAnswers] = [await rows(), await answers()];
  await statistics.projections.rebuild('statistics.changes', area);
  expect(await rows()).toEqual(live);
  expect(await answers()).toEqual(liveAnswers);
});

it('the same register once more moves no figure', async () => {
  const day = localDate('2023-05-05');
  const before = await statistics.tables(area, day);
  statistics.clock.moveTo('2025-04-03T10:00:00.000Z');
  await statistics.bring(area, second);
  await statistics.projections.catchUp(area);
  const after = await statistics.tables(area, day);
  expect(after.tables).toEqual(before.tables);
  expect(after.position).toBe(before.position);
});

it('another area has none of it', async () => {
  const { tables, position } = await statistics.tables(other, localDate('2024-12-31'));
  expect(tables.total.families).toBe(0);
  expect(position).toBe(0);
});
