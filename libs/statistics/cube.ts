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

/**
 * One area's change log in memory, for the sum over all rows with `day <= asOf` and
 * `knownAt <= then`. The log is cut into blocks in the order it was written, so nearly every block
 * is known as a whole or not at all; a full block is sorted by day and carries sums at marks, so a
 * question costs the marks it passes and the rows to the next one, not the history (decision 0009).
 */
export class Cube {
  private readonly parts = new Parts();
  private readonly full: FullBlock[] = [];
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

  /** What it takes in memory: about half a megabyte each. */
  get blocks(): number {
    return this.full.length + 1;
  }

  add(row: ChangeRow): void {
    if (this.open.size === blockRows) {
      this.full.push(new FullBlock(this.open, this.parts));
      this.open = new OpenBlock();
    }
    this.open.add(row);
    this.newest = Math.max(this.newest, row.knownAt);
  }

  sumsAt(asOf: Day, then: number): Map<Part, number> {
    const sums = new Int32Array(this.parts.names.length);
    for (const block of this.full) block.sumInto(sums, asOf, then);
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

class OpenBlock {
  size = 0;
  readonly days = new Int32Array(blockRows);
  readonly known = new Float64Array(blockRows);
  readonly ids = new Int32Array(blockRows);
  readonly deltas = new Int16Array(blockRows);

  add(row: ChangeRow): void {
    this.days[this.size] = row.day;
    this.known[this.size] = row.knownAt;
    this.ids[this.size] = row.classId;
    this.deltas[this.size] = row.delta;
    this.size += 1;
  }

  sumInto(sums: Int32Array, asOf: Day, then: number, parts: Parts): void {
    const { days, known, ids, deltas, size } = this;
    for (let i = 0; i < size; i++) {
      if (days[i]! <= asOf && known[i]! <= then) parts.add(sums, ids[i]!, deltas[i]!);
    }
  }
}

class FullBlock {
  private readonly days = new Int32Array(blockRows);
  private readonly known = new Float64Array(blockRows);
  private readonly ids = new Int32Array(blockRows);
  private readonly deltas = new Int16Array(blockRows);
  /** `marks[n]`: the sum per part of the first `n * markEvery` rows. */
  private readonly marks: Int32Array[] = [];
  private earliest = Infinity;
  private latest = -Infinity;

  constructor(
    block: OpenBlock,
    private readonly parts: Parts,
  ) {
    // A day and a place in one number sort much faster than places by a comparison of days.
    const order = Float64Array.from(block.days, (day, place) => day * blockRows + place).sort();
    const sums = new Int32Array(parts.names.length);
    order.forEach((dayAndPlace, to) => {
      const from = dayAndPlace % blockRows;
      if (to % markEvery === 0) this.marks.push(sums.slice());
      this.days[to] = block.days[from]!;
      this.known[to] = block.known[from]!;
      this.ids[to] = block.ids[from]!;
      this.deltas[to] = block.deltas[from]!;
      parts.add(sums, this.ids[to], this.deltas[to]);
      this.earliest = Math.min(this.earliest, this.known[to]);
      this.latest = Math.max(this.latest, this.known[to]);
    });
    this.marks.push(sums);
  }

  sumInto(sums: Int32Array, asOf: Day, then: number): void {
    if (this.earliest > then) return;
    const { known, ids, deltas, parts } = this;
    const until = this.rowsUpTo(asOf);
    if (this.latest > then) {
      for (let i = 0; i < until; i++) {
        if (known[i]! <= then) parts.add(sums, ids[i]!, deltas[i]!);
      }
      return;
    }
    const mark = Math.floor(until / markEvery);
    const marked = this.marks[mark]!;
    for (let part = 0; part < marked.length; part++) sums[part]! += marked[part]!;
    for (let i = mark * markEvery; i < until; i++) parts.add(sums, ids[i]!, deltas[i]!);
  }

  /** How many of the rows, sorted by day, lie on or before the day. */
  private rowsUpTo(day: Day): number {
    let low = 0;
    let high = blockRows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
