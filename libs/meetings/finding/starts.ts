import type { Minute, Span } from '../spans';

/** The moments at which a meeting could begin: `first`, and then one every `step` minutes. */
export interface Grid {
  readonly first: Minute;
  readonly step: number;
  /** Of the meeting, in minutes. */
  readonly length: number;
  readonly count: number;
}

/** One byte for each start of the grid: 1 where it can be. */
export type Starts = Uint8Array;

export function gridOver(window: Span, step: number, length: number): Grid {
  const count = Math.max(0, Math.floor((window.to - window.from - length) / step) + 1);
  return { first: window.from, step, length, count };
}

/** Where the whole meeting lies in one of the spans, which do not touch each other. */
export function startsWithin(grid: Grid, spans: readonly Span[]): Starts {
  const starts = new Uint8Array(grid.count);
  for (const { from, to } of spans) {
    const last = Math.floor((to - grid.length - grid.first) / grid.step);
    starts.fill(1, startAtOrAfter(grid, from), Math.max(0, last + 1));
  }
  return starts;
}

/** Takes away the starts of meetings that would meet one of the spans. */
export function strike(starts: Starts, grid: Grid, spans: Iterable<Span>): Starts {
  for (const { from, to } of spans) {
    const first = Math.floor((from - grid.length - grid.first) / grid.step) + 1;
    starts.fill(0, Math.max(0, first), startAtOrAfter(grid, to));
  }
  return starts;
}

/** The place in the grid of the first start not before that minute. */
export function startAtOrAfter(grid: Grid, minute: Minute): number {
  return Math.max(0, Math.ceil((minute - grid.first) / grid.step));
}

export function allOf(grid: Grid, masks: readonly Starts[]): Starts {
  const starts = new Uint8Array(grid.count).fill(1);
  for (const mask of masks) for (let at = 0; at < grid.count; at += 1) starts[at]! &= mask[at]!;
  return starts;
}

export function anyOf(grid: Grid, masks: readonly Starts[]): Starts {
  const starts = new Uint8Array(grid.count);
  for (const mask of masks) for (let at = 0; at < grid.count; at += 1) starts[at]! |= mask[at]!;
  return starts;
}
