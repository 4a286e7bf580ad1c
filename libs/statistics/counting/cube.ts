import { readKey, type ClassKey } from './classes';
import type { Day } from './family.facts';
import { partsOf, type Part } from './parts';

/** One row of the change log, as a reader needs it. */
export interface ChangeRow {
  readonly knownAt: number;
  readonly day: Day;
  readonly classId: number;
  readonly delta: number;
}

/** Rows of one block of the log; to go through a whole one takes less than a tenth of a millisecond. */
const blockRows = 16_384;
/** Between two of these a full block's rows are added one by one. */
const markEvery = 256;
/** So many full blocks become one, again and again: the longer the history, the larger its blocks. */
const blocksToOne = 16;

/**
 * One area's change log in memory, for the sum over all rows with `day <= asOf` and
 * `knownAt <= then`. The log is cut into blocks in the order it was written, so nearly every block
 * is known as a whole or not at all; a full block is sorted by day and carries sums at marks, so a
 * question costs one mark and some rows in each of a few blocks, not the history (decision 0009).
 */
export class Cube {
  private readonly parts = new Parts();
  /** By size, the smallest first. */
  private readonly full: FullBlock[][] = [];
  private open = new OpenBlock();
  /** The newest instant at which something became known, in milliseconds. */
  newest = -Infinity;

  /** Class ids run from 0 without gaps. */
  addClass(key: ClassKey): void {
    this.parts.addClass(key);
  }

  get classCount(): number {
    return this.parts.classCount;
  }

  /** As many rows as it has room for: what it takes in memory, some 50 bytes each. */
  get room(): number {
    return this.full.flat().reduce((rows, block) => rows + block.size, blockRows);
  }

  add(row: ChangeRow): void {
    if (this.open.size === blockRows) {
      this.keep(new FullBlock(blockRows, this.open.rows, this.parts), 0);
      this.open = new OpenBlock();
    }
    this.open.add(row);
    this.newest = Math.max(this.newest, row.knownAt);
  }

  private keep(block: FullBlock, level: number): void {
    const blocks = (this.full[level] ??= []);
    blocks.push(block);
    if (blocks.length < blocksToOne) return;
    this.full[level] = [];
    this.keep(FullBlock.of(blocks, this.parts), level + 1);
  }

  sumsAt(asOf: Day, then: number): Map<Part, number> {
    const sums = new Int32Array(this.parts.names.length);
    for (const blocks of this.full) {
      for (const block of blocks) block.sumInto(sums, asOf, then);
    }
    this.open.sumInto(sums, asOf, then, this.parts);
    return new Map(this.parts.names.map((name, part) => [name, sums[part]!]));
  }
}

/** Which parts a change of a class is added to: those of class `n` lie from `starts[n]` to `starts[n + 1]`. */
class Parts {
  readonly names: Part[] = [];
  private readonly numbers = new Map<Part, number>();
  private readonly starts = [0];
  private readonly flat: number[] = [];

  get classCount(): number {
    return this.starts.length - 1;
  }

  addClass(key: ClassKey): void {
    for (const name of partsOf(readKey(key))) {
      let number = this.numbers.get(name);
      if (number === undefined) {
        this.numbers.set(name, (number = this.names.length));
        this.names.push(name);
      }
      this.flat.push(number);
    }
    this.starts.push(this.flat.length);
  }

  add(sums: Int32Array, classId: number, delta: number): void {
    const end = this.starts[classId + 1]!;
    for (let i = this.starts[classId]!; i < end; i++) sums[this.flat[i]!]! += delta;
  }
}

/** Rows, column by column. */
class Rows {
  readonly days: Int32Array;
  readonly known: Float64Array;
  readonly ids: Int32Array;
  readonly deltas: Int16Array;

  constructor(room: number) {
    this.days = new Int32Array(room);
    this.known = new Float64Array(room);
    this.ids = new Int32Array(room);
    this.deltas = new Int16Array(room);
  }
}

class OpenBlock {
  size = 0;
  readonly rows = new Rows(blockRows);

  add({ day, knownAt, classId, delta }: ChangeRow): void {
    const { days, known, ids, deltas } = this.rows;
    days[this.size] = day;
    known[this.size] = knownAt;
    ids[this.size] = classId;
    deltas[this.size] = delta;
    this.size += 1;
  }

  sumInto(sums: Int32Array, asOf: Day, then: number, parts: Parts): void {
    const { days, known, ids, deltas } = this.rows;
    for (let i = 0; i < this.size; i++) {
      if (days[i]! <= asOf && known[i]! <= then) parts.add(sums, ids[i]!, deltas[i]!);
    }
  }
}

class FullBlock {
  readonly rows: Rows;
  /** `marks[n]`: the sum per part of the first `n * markEvery` rows. */
  private readonly marks: Int32Array[] = [];
  private earliest = Infinity;
  private latest = -Infinity;

  constructor(
    readonly size: number,
    from: Rows,
    private readonly parts: Parts,
    /** The blocks it was made of, for an instant that lies within it. */
    private readonly within: readonly FullBlock[] = [],
  ) {
    this.rows = new Rows(size);
    const { days, known, ids, deltas } = this.rows;
    // A day and a place in one number sort much faster than places by a comparison of days.
    const order = Float64Array.from(from.days, (day, place) => day * size + place).sort();
    const sums = new Int32Array(parts.names.length);
    order.forEach((dayAndPlace, to) => {
      const place = dayAndPlace % size;
      if (to % markEvery === 0) this.marks.push(sums.slice());
      days[to] = from.days[place]!;
      known[to] = from.known[place]!;
      ids[to] = from.ids[place]!;
      deltas[to] = from.deltas[place]!;
      parts.add(sums, ids[to], deltas[to]);
      this.earliest = Math.min(this.earliest, known[to]);
      this.latest = Math.max(this.latest, known[to]);
    });
    this.marks.push(sums);
  }

  static of(blocks: readonly FullBlock[], parts: Parts): FullBlock {
    const size = blocks.reduce((rows, block) => rows + block.size, 0);
    const all = new Rows(size);
    let at = 0;
    for (const { rows, size: taken } of blocks) {
      all.days.set(rows.days, at);
      all.known.set(rows.known, at);
      all.ids.set(rows.ids, at);
      all.deltas.set(rows.deltas, at);
      at += taken;
    }
    return new FullBlock(size, all, parts, blocks);
  }

  sumInto(sums: Int32Array, asOf: Day, then: number): void {
    if (this.earliest > then) return;
    if (this.latest <= then) this.sumWhole(sums, this.rowsUpTo(asOf));
    else if (this.within.length === 0) this.sumKnown(sums, this.rowsUpTo(asOf), then);
    else for (const block of this.within) block.sumInto(sums, asOf, then);
  }

  private sumWhole(sums: Int32Array, until: number): void {
    const { ids, deltas } = this.rows;
    const mark = Math.floor(until / markEvery);
    const marked = this.marks[mark]!;
    for (let part = 0; part < marked.length; part++) sums[part]! += marked[part]!;
    for (let i = mark * markEvery; i < until; i++) this.parts.add(sums, ids[i]!, deltas[i]!);
  }

  private sumKnown(sums: Int32Array, until: number, then: number): void {
    const { known, ids, deltas } = this.rows;
    for (let i = 0; i < until; i++) {
      if (known[i]! <= then) this.parts.add(sums, ids[i]!, deltas[i]!);
    }
  }

  /** How many of the rows, sorted by day, lie on or before the day. */
  private rowsUpTo(day: Day): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rows.days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
