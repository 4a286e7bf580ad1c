import { caseContracts, consultationContracts, firstDay, lastDay } from '@famsam/contracts';
import { areaId, commandId, localDate, type EventContract, type LocalDate } from '@famsam/kernel';
import type { Principal } from '@famsam/platform';
import type { QueryBus } from '@nestjs/cqrs';
import * as fc from 'fast-check';
import { counted } from '../support/counted';
import { givenOrRefused } from '../support/extreme-forms';
import { aDay, drawn } from '../support/extremes';
import { FixedClock } from '../support/fixed-clock';
import type { StoredEvent } from '../support/random-lives';
import { dayNumber } from '../../libs/statistics/counting';
import { countedTypes } from '../../libs/statistics/counting/changes';
import { reportFrom } from '../../libs/statistics/report/report';
import { ReportController } from '../../libs/statistics/report/report.http';
import type { ChangesSince, ReportSeries } from '../../libs/statistics/report/report.view';
import { monthEnds, mostPoints } from '../../libs/statistics/report/series';
import { tablesFrom, type MunicipalityPart } from '../../libs/statistics/tables';

const area = areaId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e011');
const days = aDay.map(localDate);
const perhaps = fc.option(days, { nil: undefined });

describe('questions to the statistics at the extremes', () => {
  const queries = { execute: (query: unknown) => query } as unknown as QueryBus;
  const reports = new ReportController(queries, new FixedClock());
  const who: Principal = { areaId: area, actor: { id: 'demo', role: 'steering-group' } };

  it('a line through time has days of the calendar alone, and no more of them than can be drawn', () => {
    let asked = 0;
    fc.assert(
      fc.property(perhaps, perhaps, (from, to) => {
        const read = givenOrRefused(() => reports.series(who, { from, to, step: 'month' }));
        if (!read) return expect(from).toBeDefined();
        asked += 1;
        const query = read.given as unknown as ReportSeries;
        const drawnDays = monthEnds(query.from, query.to);
        expect(drawnDays.length).toBeLessThanOrEqual(mostPoints);
        expect(drawnDays.at(-1)).toBe(query.to);
        for (const day of drawnDays) expect(day >= firstDay && day <= lastDay).toBe(true);
      }),
    );
    expect(asked).toBeGreaterThan(10);
  });

  it('what has changed is asked of an earlier day and a later one', () => {
    fc.assert(
      fc.property(days, perhaps, (since, asOf) => {
        const read = givenOrRefused(() => reports.changes(who, { since, asOf }));
        const query = read?.given as unknown as ChangesSince | undefined;
        if (query) expect(query.since <= query.asOf).toBe(true);
        else expect(since > (asOf ?? '2025-03-31')).toBe(true);
      }),
    );
  });
});

const contracts = [...caseContracts, ...consultationContracts].filter(({ type }) =>
  countedTypes.includes(type),
);

/** What a contract takes, on any day; whether it may come after what came before is not asked. */
function anyOf(contract: EventContract): fc.Arbitrary<StoredEvent> {
  const data = drawn(contract).filter((told) => {
    try {
      return Boolean(contract.parse(told));
    } catch {
      return false;
    }
  });
  const [category] = contract.type.split('.');
  return fc.record({ data, on: days, stream: fc.nat(3), later: fc.nat(2) }).map(
    ({ on, stream, later, ...told }) =>
      ({
        ...{ ...told, type: contract.type, happenedOn: on, stream: `${category}-${stream}` },
        ...{ version: 1, position: 1, areaId: area, actor: { id: 'demo', role: 'coordinator' } },
        commandId: commandId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e012'),
        recordedAt: `2025-03-31T10:00:00.00${later}Z`,
      }) as unknown as StoredEvent,
  );
}

const lives = fc
  .array(
    fc.oneof(
      ...contracts.flatMap((one) =>
        Array<fc.Arbitrary<StoredEvent>>(weightOf(one)).fill(anyOf(one)),
      ),
    ),
    {
      minLength: 20,
      maxLength: 60,
    },
  )
  .map((events) =>
    events
      .toSorted((one, other) => one.recordedAt.localeCompare(other.recordedAt))
      .map((event, at) => ({ ...event, position: at + 1 })),
  );

/** Without a referral, or with the case struck, nothing is counted at all. */
function weightOf({ type }: EventContract): number {
  if (type === 'case.struck') return 1;
  return /referred|meeting-held|consultation/.test(type) ? 12 : 4;
}

const municipalities: readonly MunicipalityPart[] = [
  { code: '1884', name: 'Nora', inhabitants: 0 },
  { code: '1885', name: 'Lindesberg', inhabitants: 2 ** 31 - 1 },
];
const together = (counts: Iterable<number>) => [...counts].reduce((all, one) => all + one, 0);

function tablesOn(events: readonly StoredEvent[], asOf: LocalDate, batch: number) {
  const sums = counted(events, batch).sumsAt(dayNumber(asOf), Infinity);
  return { sums, tables: tablesFrom(sums, municipalities, asOf) };
}

describe('counting at the extremes', () => {
  it('of whatever happened in any order, each family and talk is counted once or not at all', () => {
    let families = 0;
    fc.assert(
      fc.property(lives, days, fc.integer({ min: 1, max: 60 }), (events, asOf, batch) => {
        const { sums, tables } = tablesOn(events, asOf, batch);
        for (const sum of sums.values()) expect(sum).toBeGreaterThanOrEqual(0);
        const { total, byYear, waitingForFirstMeeting, closedBeforeFirstMeeting } = tables;
        const streams = new Set(events.map(({ stream }) => stream));
        const cases = [...streams].filter((stream) => stream.startsWith('case-')).length;
        const counts = total.families + waitingForFirstMeeting + closedBeforeFirstMeeting;
        expect(counts).toBeLessThanOrEqual(cases);
        expect(total.activeFamilies + total.closedFamilies).toBe(total.families);
        expect(together(byYear.map((row) => row.families))).toBe(total.families);
        expect(together(Object.values(tables.byReferrer))).toBe(total.families);
        expect(together(Object.values(tables.childrenPerFamily))).toBe(total.families);
        expect(tables.meetingsPerClosedFamily.n).toBe(total.closedFamilies);
        const talks = new Map(events.map((event) => [event.stream, event]));
        const held = [...talks.values()].filter(
          ({ type, happenedOn }) => type === 'consultation.held' && happenedOn <= asOf,
        );
        expect(tables.consultations).toBe(held.length);
        families += total.families;
      }),
      { numRuns: 150 },
    );
    expect(families).toBeGreaterThan(5);
  });

  it('gives numbers alone, the same in one batch as in many', () => {
    fc.assert(
      fc.property(lives, days, fc.integer({ min: 1, max: 10 }), (events, asOf, batch) => {
        const { sums, tables } = tablesOn(events, asOf, batch);
        // What is no number has no text in JSON.
        expect(JSON.parse(JSON.stringify(tables))).toEqual(tables);
        for (const audience of ['team', 'public'] as const) {
          const { definitions: _, ...report } = reportFrom(sums, municipalities, asOf, audience);
          expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        }
        expect(tablesOn(events, asOf, events.length).tables).toEqual(tables);
      }),
      { numRuns: 60 },
    );
  });
});
