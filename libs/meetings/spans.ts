/** Whole minutes since the beginning of 1970 in UTC: what summer time cannot move. */
export type Minute = number;

/** From its first minute up to, and not with, its last. */
export interface Span {
  readonly from: Minute;
  readonly to: Minute;
}

/** When somebody is taken, and where, if that is known. */
export interface BusyTime extends Span {
  readonly placeId: string | null;
}

/** In order, and one where they meet. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((one, other) => one.from - other.from);
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
