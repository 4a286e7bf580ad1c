/** One published number of people, families or processes. */
export interface CountCell {
  readonly id: string;
  readonly value: number;
  /** Totals are hidden only where nothing else would do. */
  readonly total: boolean;
}

/**
 * What everybody knows of the cells: those of `plus` together are as many as those of `minus`, or at
 * most as many. Only what is true of the counts may be said.
 */
export interface Relation {
  readonly plus: readonly string[];
  readonly minus: readonly string[];
  readonly exact: boolean;
}

/**
 * `small`: 1 to 4, shown as such. `complementary`: neither, and hidden so that a small one cannot be
 * worked out. `vague`: small, but not even that is told: of a total of three, three parts that each
 * say `<5` would tell the total.
 */
export type Hidden = 'small' | 'complementary' | 'vague';

const largestSmall = 4;
/** Whoever does the sums must be left with at least so many values for each small cell. */
const leastPossible = 3;
/** Where a way out is not found in so many steps, one more cell is hidden instead. */
const mostSteps = 400;
const mostMoved = 12;

/**
 * Which cells must not be shown (law.md 29): the small ones, and others until each small one could
 * have `leastPossible` different values in a world in which everything shown, and everything known
 * about the cells, is the same. Such a world is looked for step by step from the true one, so a cell
 * that is called safe is safe; one that is safe in a way not found costs a cell more.
 */
export function hiddenCells(
  /** Those to hide beside a small one first come first: the same on any day, so that no other day's report tells it. */
  cells: readonly CountCell[],
  relations: readonly Relation[],
): ReadonlyMap<string, Hidden> {
  const hidden = new Map<string, Hidden>();
  for (const { id, value } of cells) if (isSmall(value)) hidden.set(id, 'small');
  const worlds = new Worlds(cells, relations, hidden);
  // Hiding more only adds worlds, so a cell once safe stays so.
  for (const id of [...hidden.keys()]) {
    while (worlds.possibleValues(id) < leastPossible) {
      const other = bestToHide(worlds, cells, hidden, id);
      if (other !== null) {
        hidden.set(other, 'complementary');
        continue;
      }
      const blurred = bestToBlur(worlds, cells, hidden, id);
      if (blurred === null) break;
      hidden.set(blurred, 'vague');
    }
  }
  return hidden;
}

function isSmall(value: number): boolean {
  return value >= 1 && value <= largestSmall;
}

/** The first cell that makes the small one safe; failing that, one that helps; failing that, one nearby. */
function bestToHide(
  worlds: Worlds,
  cells: readonly CountCell[],
  hidden: Map<string, Hidden>,
  small: string,
): string | null {
  const near = worlds.near(small);
  const candidates = cells
    .filter(({ id }) => near.has(id) && !hidden.has(id))
    .sort((a, b) => reluctance(a) - reluctance(b));
  let [best, most] = [candidates[0]?.id ?? null, worlds.possibleValues(small)];
  for (const { id } of candidates) {
    hidden.set(id, 'complementary');
    const possible = worlds.possibleValues(small);
    hidden.delete(id);
    if (possible >= leastPossible) return id;
    if (possible > most) [best, most] = [id, possible];
  }
  return best;
}

/** All is hidden, and the signs alone tell too much: another small cell says nothing, parts before totals. */
function bestToBlur(
  worlds: Worlds,
  cells: readonly CountCell[],
  hidden: ReadonlyMap<string, Hidden>,
  small: string,
): string | null {
  const near = worlds.near(small);
  const candidates = cells.filter(({ id }) => near.has(id) && hidden.get(id) === 'small');
  const parts = candidates.filter(({ id, total }) => id !== small && !total);
  return (parts[0] ?? candidates.find(({ id }) => id !== small) ?? candidates[0])?.id ?? null;
}

/** Nothing is won by hiding a zero, and totals stay while they can. Not by size: that changes from day to day. */
function reluctance({ value, total }: CountCell): number {
  if (total) return 2;
  return value === 0 ? 1 : 0;
}

/** What the hidden cells could be, for somebody who sees all others. */
class Worlds {
  private readonly values: ReadonlyMap<string, number>;
  private readonly relationsOf = new Map<string, Relation[]>();

  constructor(
    cells: readonly CountCell[],
    relations: readonly Relation[],
    private readonly hidden: ReadonlyMap<string, Hidden>,
  ) {
    this.values = new Map(cells.map(({ id, value }) => [id, value]));
    for (const relation of relations) {
      for (const id of [...relation.plus, ...relation.minus]) {
        const known = this.relationsOf.get(id);
        if (known) known.push(relation);
        else this.relationsOf.set(id, [relation]);
      }
    }
  }

  possibleValues(small: string): number {
    let possible = 0;
    for (let value = 0; value <= largestSmall; value++) {
      if (!this.couldBe(small, value)) continue;
      const moved = new Map([[small, value]]);
      if (value === this.values.get(small) || this.repaired(moved, { steps: 0 })) possible += 1;
    }
    return possible;
  }

  /** All cells that a sum leads to from this one, through hidden cells. */
  near(from: string): ReadonlySet<string> {
    const reached = new Set([from]);
    for (const id of reached) {
      if (!this.hidden.has(id)) continue;
      for (const { plus, minus } of this.relationsOf.get(id) ?? []) {
        for (const other of [...plus, ...minus]) reached.add(other);
      }
    }
    return reached;
  }

  /** Moves one more hidden cell after another until nothing contradicts what is shown and known. */
  private repaired(moved: Map<string, number>, search: { steps: number }): boolean {
    const broken = this.firstBroken(moved);
    if (!broken) return true;
    if (moved.size >= mostMoved || search.steps > mostSteps) return false;
    const excess = this.excess(broken, moved);
    const movable = [
      ...broken.plus.map((id) => ({ id, sign: -1 })),
      ...broken.minus.map((id) => ({ id, sign: 1 })),
    ].filter(({ id }) => this.hidden.has(id) && !moved.has(id));
    for (let amount = Math.abs(excess); amount > 0; amount--) {
      for (const { id, sign } of movable) {
        const value = this.values.get(id)! + sign * Math.sign(excess) * amount;
        if (!this.couldBe(id, value)) continue;
        search.steps += 1;
        moved.set(id, value);
        if (this.repaired(moved, search)) return true;
        moved.delete(id);
      }
    }
    return false;
  }

  private firstBroken(moved: ReadonlyMap<string, number>): Relation | undefined {
    for (const id of moved.keys()) {
      for (const relation of this.relationsOf.get(id) ?? []) {
        const excess = this.excess(relation, moved);
        if (relation.exact ? excess !== 0 : excess > 0) return relation;
      }
    }
    return undefined;
  }

  private excess({ plus, minus }: Relation, moved: ReadonlyMap<string, number>): number {
    let excess = 0;
    for (const id of plus) excess += moved.get(id) ?? this.values.get(id)!;
    for (const id of minus) excess -= moved.get(id) ?? this.values.get(id)!;
    return excess;
  }

  /** The signs tell: `<5` is 1 to 4, and what is hidden beside it is not. */
  private couldBe(id: string, value: number): boolean {
    switch (this.hidden.get(id)) {
      case 'small':
        return isSmall(value);
      case 'complementary':
        return value === 0 || value > largestSmall;
      default:
        return value >= 0;
    }
  }
}
