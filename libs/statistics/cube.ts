import { readKey, type ClassKey, type CountedClass } from './classes';
import type { Day } from './family.facts';

/** One row of the change log, as a reader needs it. */
export interface ChangeRow {
  readonly knownAt: number;
  readonly day: Day;
  readonly classId: number;
  readonly delta: number;
}

export interface Count {
  readonly of: CountedClass;
  readonly members: number;
}

/** Rows of one block of the log; a full block is scanned in about a tenth of a millisecond. */
const blockRows = 65_536;
/** Between two of these a full block's rows are added one by one. */
const markEvery = 8_192;

/**
 * One area's change log in memory, for the sum over all rows with `day <= asOf` and
 * `knownAt <= then`. The log is cut into blocks in the order it was written, so nearly every block
 * is known as a whole or not at all; a full block is sorted by day and carries sums at marks, so a
 * question costs the marks it passes and the rows to the next one, not the history (decision 0009).
 */
export class Cube {
  private readonly classes: CountedClass[] = [];
  private readonly full: FullBlock[] = [];
  private open = new OpenBlock();
  /** The newest instant at which something became known, in milliseconds. */
  newest = -Infinity;

  /** Class ids run from 0 without gaps. */
  addClass(key: ClassKey): void {
    this.classes.push(readKey(key));
  }

  get classCount(): number {
    return this.classes.length;
  }

  /** What it takes in memory: about 1.3 MB each. */
  get blocks(): number {
    return this.full.length + 1;
  }

  add(row: ChangeRow): void {
    if (this.open.size === blockRows) {
      this.full.push(new FullBlock(this.open, this.classes.length));
      this.open = new OpenBlock();
    }
    this.open.add(row);
    this.newest = Math.max(this.newest, row.knownAt);
  }

  countAt(asOf: Day, then: number): Count[] {
    const sums = new Int32Array(this.classes.length);
    for (const block of this.full) block.sumInto(sums, asOf, then);
    this.open.sumInto(sums, asOf, then);
    const counts: Count[] = [];
    sums.forEach((members, id) => {
      const of = this.classes[id];
      if (members !== 0 && of) counts.push({ of, members });
    });
    return counts;
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

  sumInto(sums: Int32Array, asOf: Day, then: number): void {
    const { days, known, ids, deltas, size } = this;
    for (let i = 0; i < size; i++) {
      if (days[i]! <= asOf && known[i]! <= then) sums[ids[i]!]! += deltas[i]!;
    }
  }
}

class FullBlock {
  private readonly days = new Int32Array(blockRows);
  private readonly known = new Float64Array(blockRows);
  private readonly ids = new Int32Array(blockRows);
  private readonly deltas = new Int16Array(blockRows);
  /** `marks[n]`: the sum per class of the first `n * markEvery` rows. */
  private readonly marks: Int32Array[] = [];
  private earliest = Infinity;
  private latest = -Infinity;

  constructor(block: OpenBlock, classCount: number) {
    const order = Uint32Array.from({ length: blockRows }, (_, i) => i);
    order.sort((a, b) => block.days[a]! - block.days[b]!);
    const sums = new Int32Array(classCount);
    order.forEach((from, to) => {
      if (to % markEvery === 0) this.marks.push(sums.slice());
      this.days[to] = block.days[from]!;
      this.known[to] = block.known[from]!;
      this.ids[to] = block.ids[from]!;
      this.deltas[to] = block.deltas[from]!;
      sums[block.ids[from]!]! += block.deltas[from]!;
      this.earliest = Math.min(this.earliest, block.known[from]!);
      this.latest = Math.max(this.latest, block.known[from]!);
    });
    this.marks.push(sums);
  }

  sumInto(sums: Int32Array, asOf: Day, then: number): void {
    if (this.earliest > then) return;
    const { known, ids, deltas } = this;
    const until = this.rowsUpTo(asOf);
    if (this.latest > then) {
      for (let i = 0; i < until; i++) if (known[i]! <= then) sums[ids[i]!]! += deltas[i]!;
      return;
    }
    const mark = Math.floor(until / markEvery);
    const marked = this.marks[mark]!;
    for (let id = 0; id < marked.length; id++) sums[id]! += marked[id]!;
    for (let i = mark * markEvery; i < until; i++) sums[ids[i]!]! += deltas[i]!;
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
