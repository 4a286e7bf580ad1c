import type { DefinitionId } from '../definitions';
import { isMasked, type Report, type ReportCell } from './report';

/** One figure on two days. */
export interface ChangedFigure {
  readonly id: string;
  readonly definition: DefinitionId;
  /** As of the earlier day, by what is known now. */
  readonly before: ReportCell;
  readonly after: ReportCell;
  /** Null when either is not there; masked when either is. */
  readonly difference: ReportCell;
  /** As of the earlier day, by what was known at its end; null when nothing had been recorded by then. */
  readonly published: ReportCell;
  /** What was known then is no longer what is known (domain.md: reviderad). */
  readonly revised: boolean;
}

/** Every figure of either day that moved or was revised; what is masked cannot be said to have moved. */
export function compared(before: Report, after: Report, published: Report | null): ChangedFigure[] {
  const byId = (report: Report | null) => new Map(report?.figures.map((one) => [one.id, one]));
  const [was, is, then] = [byId(before), byId(after), byId(published)];
  const ids = new Set([...was.keys(), ...is.keys()]);
  return [...ids].flatMap((id) => {
    const definition = (is.get(id) ?? was.get(id))?.definition;
    if (!definition) return [];
    const known = was.get(id)?.value ?? nothing(id);
    const now = is.get(id)?.value ?? nothing(id);
    const publishedValue = published ? (then.get(id)?.value ?? nothing(id)) : null;
    const difference = differenceOf(known, now);
    const revised = published !== null && !same(publishedValue, known);
    if (same(known, now) && !revised) return [];
    return [
      { id, definition, before: known, after: now, difference, published: publishedValue, revised },
    ];
  });
}

/** A row that is not there on a day, a year for example, counts nothing; a share of nothing is none. */
function nothing(id: string): number | null {
  return /ercent$|(min|max|mean|median)$/.test(id) ? null : 0;
}

function differenceOf(before: ReportCell, after: ReportCell): ReportCell {
  if (isMasked(before)) return before;
  if (isMasked(after)) return after;
  if (before === null || after === null) return null;
  return Math.round((after - before) * 10) / 10;
}

function same(a: ReportCell, b: ReportCell): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
