import type { Bench } from './bench';

/** One row of the result. */
export interface Line {
  readonly measure: string;
  readonly unit: string;
  /** What Postgres alone can do; null where the aim is an absolute one. */
  readonly limit: number | null;
  readonly ours: number;
  readonly ratio: number | null;
  /** Null: shown to explain another line. */
  readonly aim: Aim | null;
  readonly met: boolean | null;
  /** Each round: the limit and ours. */
  readonly rounds?: readonly Pair[];
  readonly note?: string;
}

export interface Measure {
  readonly name: string;
  run(bench: Bench): AsyncIterable<Line>;
}

/** `of` says what is compared with the bound: the ratio to the limit, or our figure itself. */
export interface Aim {
  readonly of: 'ratio' | 'figure';
  readonly is: '≥' | '≤';
  readonly bound: number;
}

export interface Pair {
  readonly limit: number;
  readonly ours: number;
}

export const ratioAtLeast = (bound: number): Aim => ({ of: 'ratio', is: '≥', bound });
export const ratioAtMost = (bound: number): Aim => ({ of: 'ratio', is: '≤', bound });
export const atMost = (bound: number): Aim => ({ of: 'figure', is: '≤', bound });

export function line(
  measure: string,
  unit: string,
  figures: { limit?: number; ours: number; ratio?: number; rounds?: readonly Pair[] },
  aim: Aim | null,
  note?: string,
): Line {
  const { limit = null, ours, rounds } = figures;
  const ratio = figures.ratio ?? (limit === null ? null : ours / limit);
  const compared = aim?.of === 'ratio' ? ratio : ours;
  const met =
    aim === null || compared === null
      ? null
      : aim.is === '≥'
        ? compared >= aim.bound
        : compared <= aim.bound;
  return {
    ...{ measure, unit, limit, ours, ratio, aim, met },
    ...(rounds && { rounds }),
    ...(note !== undefined && { note }),
  };
}

/**
 * Limit and ours in turn, each first in every other round, so that a machine that grows slower or
 * faster meanwhile does not favour one. The ratio is the median of the rounds' own ratios.
 */
export async function inTurn(
  rounds: number,
  limit: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<{ limit: number; ours: number; ratio: number; rounds: Pair[] }> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await limit();
      pairs.push({ limit: first, ours: await ours() });
    } else {
      const first = await ours();
      pairs.push({ limit: await limit(), ours: first });
    }
  }
  return {
    limit: median(pairs.map((pair) => pair.limit)),
    ours: median(pairs.map((pair) => pair.ours)),
    ratio: median(pairs.map((pair) => pair.ours / pair.limit)),
    rounds: pairs,
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that this share of them does not exceed; for the median of two, the mean. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
  const low = sorted[at] ?? NaN;
  const even = share === 0.5 && sorted.length % 2 === 0;
  return even ? (low + (sorted[at + 1] ?? low)) / 2 : low;
}

/** So many clients, each with its next piece of work as soon as the last is done; pieces per second. */
export async function perSecond(
  seconds: number,
  clients: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const end = began + seconds * 1_000;
  let done = 0;
  const client = async (number: number): Promise<void> => {
    while (performance.now() < end) {
      await work(number);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return (done * 1_000) / (performance.now() - began);
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

export function inWords(clients: number): string {
  return clients === 1 ? '1 client' : `${clients} clients`;
}
