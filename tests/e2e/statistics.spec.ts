import { localDate, type AreaId } from '@famsam/kernel';
import type { Tables } from '@famsam/statistics';
import { join } from 'node:path';
import published from '../support/data/published/tables.json';
import { aDatabase, type TestDatabase } from '../support/database';
import { aStatisticsApp, type StatisticsApp } from '../support/statistics-app';

jest.setTimeout(60_000);

const given = join(__dirname, '../support/data/famsam-register');

let database: TestDatabase;
let statistics: StatisticsApp;
let area: AreaId;

beforeAll(async () => {
  database = await aDatabase();
  statistics = await aStatisticsApp(database.serviceUrl);
  area = await statistics.demoArea();
  await statistics.bring(area, given);
  await statistics.projections.catchUp(area);
}, 120_000);

afterAll(async () => {
  await statistics?.app.close();
  await database?.drop();
});

async function tablesOn(day: string): Promise<Tables> {
  return (await statistics.tables(area, localDate(day))).tables;
}

/** The publication told four children and more as one. */
function fourAndMore(perFamily: Readonly<Record<string, number>>): Record<string, number> {
  const told: Record<string, number> = {};
  for (const [number, families] of Object.entries(perFamily)) {
    const label = Number(number) >= 4 ? '4+' : number;
    told[label] = (told[label] ?? 0) + families;
  }
  return told;
}

describe('the given register, through the whole machine', () => {
  it('gives the figures published as of 2022-11-16', async () => {
    const { childrenPerFamily, population20211231: _, ...rest } = published.asOf['2022-11-16'];
    const tables = await tablesOn('2022-11-16');
    const stages = rest.childrenBySchoolStage.map(({ publishedBirthYears: _years, ...row }) => row);
    expect(tables).toMatchObject({ ...rest, childrenBySchoolStage: stages });
    expect(fourAndMore(tables.childrenPerFamily)).toEqual(childrenPerFamily);
  });

  it('gives the figures published as of 2021-09-30', async () => {
    const tables = await tablesOn('2021-09-30');
    expect(tables).toMatchObject(published.asOf['2021-09-30']);
    expect(tables.childrenPerFamily).toEqual(published.asOf['2021-09-30'].childrenPerFamily);
    // No population figure is known for a 31 December on or before that day.
    expect(tables.byMunicipality.map((row) => row.expectedPercent)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('has every key on every day, and each figure with a definition', async () => {
    const keys = [
      'byYear',
      'total',
      'byMunicipality',
      'byReferrer',
      'childrenPerFamily',
      'children',
      'childrenBySchoolStage',
      'familiesWithGuardianProcess',
      'meetingsPerClosedFamily',
      'waitingForFirstMeeting',
      'closedBeforeFirstMeeting',
      'consultations',
    ];
    for (const day of ['1990-01-01', '2020-02-29', '2022-11-16', '2040-01-01']) {
      const { tables, figures, definitions } = await statistics.tables(area, localDate(day));
      expect(Object.keys(tables)).toEqual(keys);
      const known = new Set<string>(definitions.map(({ id }) => id));
      expect(figures.filter(({ definition }) => !known.has(definition))).toEqual([]);
      expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    }
  });

  it('knew nothing before the import, and keeps what it knew', async () => {
    const day = localDate('2022-11-16');
    const before = await statistics.tables(area, day);
    const long = new Date('2020-01-01T00:00:00Z');
    expect((await statistics.tables(area, day, long)).tables.total.families).toBe(0);
    const again = await statistics.tables(area, day, new Date(before.knownAt));
    expect(again).toEqual(before);
  });
});
