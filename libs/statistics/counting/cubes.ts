import type { AreaId } from '@famsam/kernel';
import type { Tx } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { Cube } from './cube';

/** Rows of all areas together: some 250 MB. */
const mostRoom = 5_000_000;
const rowsAtATime = 100_000;
const rowBytes = 18;

interface Held {
  /** The first row of the log; another one means that the projection was rebuilt. */
  readonly first: number | null;
  readonly cube: Cube;
  /** The last row taken in, and the position of the event behind it. */
  seq: number;
  position: number;
}

interface NewRows {
  first: string | null;
  last: string | null;
  position: string | null;
  packed: Buffer | null;
}

/** The change logs of the areas last asked for, in memory. */
@Injectable()
export class Cubes {
  private readonly held = new Map<AreaId, Held>();

  /** Reads only what was written since the last question, so no answer is older than the projection. */
  async upToDate(tx: Tx): Promise<{ readonly cube: Cube; readonly position: number }> {
    let held = this.held.get(tx.areaId) ?? nothingYet(null);
    for (;;) {
      const from = held.seq;
      const rows = await newRows(tx, from);
      const first = rows.first === null ? null : Number(rows.first);
      if (first !== held.first) {
        held = nothingYet(first);
        if (from > 0) continue;
      }
      if (!rows.packed) break;
      const keys = await newKeys(tx, held.cube.classCount);
      // Another question may have taken the same rows in while this one waited.
      if (held.seq !== from) continue;
      for (const { key } of keys) held.cube.addClass(key);
      takeIn(held.cube, rows.packed);
      held.seq = Number(rows.last);
      held.position = Number(rows.position);
    }
    this.keep(tx.areaId, held);
    return held;
  }

  /** The area last asked for comes last; the first ones give way. */
  private keep(areaId: AreaId, held: Held): void {
    this.held.delete(areaId);
    this.held.set(areaId, held);
    let room = 0;
    for (const { cube } of this.held.values()) room += cube.room;
    for (const [other, { cube }] of this.held) {
      if (room <= mostRoom || other === areaId) break;
      this.held.delete(other);
      room -= cube.room;
    }
  }
}

function nothingYet(first: number | null): Held {
  return { first, cube: new Cube(), seq: 0, position: 0 };
}

/** Packed by the server: reading a long log row by row would take seconds. */
async function newRows(tx: Tx, after: number): Promise<NewRows> {
  const [rows] = await tx.query<NewRows>(
    `select (select min(seq) from statistics.change where area_id = $1) as first,
            max(seq) as last,
            max(position) as position,
            string_agg(
              float8send(extract(epoch from known_at)::float8)
                || int4send(day) || int4send(class_id) || int2send(delta),
              ''::bytea order by seq) as packed
       from (select seq, position, known_at, day, class_id, delta
               from statistics.change
              where area_id = $1 and seq > $2
              order by seq
              limit ${rowsAtATime}) newer`,
    [tx.areaId, after],
  );
  return rows ?? { first: null, last: null, position: null, packed: null };
}

function newKeys(tx: Tx, from: number): Promise<{ key: string }[]> {
  return tx.query(
    'select key from statistics.class where area_id = $1 and class_id >= $2 order by class_id',
    [tx.areaId, from],
  );
}

function takeIn(cube: Cube, packed: Buffer): void {
  for (let at = 0; at < packed.length; at += rowBytes) {
    cube.add({
      knownAt: Math.round(packed.readDoubleBE(at) * 1000),
      day: packed.readInt32BE(at + 8),
      classId: packed.readInt32BE(at + 12),
      delta: packed.readInt16BE(at + 16),
    });
  }
}
