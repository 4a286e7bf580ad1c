import type { AreaId, LocalDate } from '@famsam/kernel';
import { addDays } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { compared, type ChangedFigure } from './comparison';
import { Counts } from '../tables';
import { dayNumber } from '../counting';
import { reportFrom, type Audience, type Report } from './report';
import { monthEnds, pointOf, type SeriesPoint } from './series';

export interface ReportAnswer extends Report {
  /** Asked again with this instant, the answer is the same for ever. */
  readonly knownAt: string;
  readonly position: number;
  /** False: small counts are shown as they are, and the report is not for publishing. */
  readonly publishable: boolean;
}

/**
 * The report as of a day, as known at an instant (null: now). Unless asked for by the team, it may
 * be published as it is (law.md 29).
 */
export class PublishedReport extends Query<ReportAnswer> {
  constructor(
    readonly areaId: AreaId,
    readonly asOf: LocalDate,
    readonly knownAt: Date | null,
    readonly audience: Audience = 'public',
  ) {
    super();
  }
}

@QueryHandler(PublishedReport)
export class PublishedReportHandler implements IQueryHandler<PublishedReport> {
  constructor(private readonly counts: Counts) {}

  execute({ areaId, asOf, knownAt, audience }: PublishedReport): Promise<ReportAnswer> {
    return this.counts.read(areaId, knownAt, async (known) => {
      const { asOf: day, ...report } = reportFrom(
        known.sumsOn(asOf),
        await known.municipalities(asOf),
        asOf,
        audience,
      );
      return {
        asOf: day,
        knownAt: known.at.toISOString(),
        position: known.position,
        publishable: audience === 'public',
        ...report,
      };
    });
  }
}

/** Points of a line through time, the last day included. */
export class ReportSeries extends Query<{ readonly points: readonly SeriesPoint[] }> {
  constructor(
    readonly areaId: AreaId,
    readonly from: LocalDate,
    readonly to: LocalDate,
    readonly audience: Audience = 'public',
  ) {
    super();
  }
}

@QueryHandler(ReportSeries)
export class ReportSeriesHandler implements IQueryHandler<ReportSeries> {
  constructor(private readonly counts: Counts) {}

  execute({ areaId, from, to, audience }: ReportSeries) {
    return this.counts.read(areaId, null, async (known) => {
      const municipalities = await known.municipalities(to);
      const points = monthEnds(from, to).map((day) =>
        pointOf(reportFrom(known.sumsOn(day), municipalities, day, audience)),
      );
      return { points };
    });
  }
}

export interface ChangesAnswer {
  readonly since: LocalDate;
  readonly asOf: LocalDate;
  readonly knownAt: string;
  /**
   * How many events recorded after the earlier day changed a figure of that day or before; null when
   * nothing had been recorded by then, so that there was nothing to correct.
   */
  readonly corrections: number | null;
  readonly figures: readonly ChangedFigure[];
}

export class ChangesSince extends Query<ChangesAnswer> {
  constructor(
    readonly areaId: AreaId,
    readonly since: LocalDate,
    readonly asOf: LocalDate,
    readonly audience: Audience = 'public',
  ) {
    super();
  }
}

@QueryHandler(ChangesSince)
export class ChangesSinceHandler implements IQueryHandler<ChangesSince> {
  constructor(private readonly counts: Counts) {}

  async execute({ areaId, since, asOf, audience }: ChangesSince): Promise<ChangesAnswer> {
    const end = endOf(since);
    const published = await this.counts.read(areaId, end, async (known) =>
      reportFrom(known.sumsOn(since), await known.municipalities(since), since, audience),
    );
    return this.counts.read(areaId, null, async (known) => {
      const [then, now] = [await known.municipalities(since), await known.municipalities(asOf)];
      const before = reportFrom(known.sumsOn(since), then, since, audience);
      const after = reportFrom(known.sumsOn(asOf), now, asOf, audience);
      const corrections = await correctionsOf(known.tx, since, end);
      return {
        since,
        asOf,
        knownAt: known.at.toISOString(),
        corrections,
        figures: compared(before, after, corrections === null ? null : published),
      };
    });
  }
}

/** The last millisecond of the day in Sweden. */
function endOf(day: LocalDate): Date {
  const next = new Date(`${addDays(day, 1)}T00:00:00Z`);
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Stockholm',
      hour: '2-digit',
      hourCycle: 'h23',
    }).format(next),
  );
  return new Date(next.getTime() - hour * 3_600_000 - 1);
}

async function correctionsOf(tx: Tx, since: LocalDate, end: Date): Promise<number | null> {
  const [row] = await tx.query<{ known: boolean; corrections: string }>(
    `select exists (select from statistics.change where area_id = $1 and known_at <= $2) as known,
            count(distinct position) as corrections
       from statistics.change where area_id = $1 and known_at > $2 and day <= $3`,
    [tx.areaId, end, dayNumber(since)],
  );
  return row?.known ? Number(row.corrections) : null;
}
