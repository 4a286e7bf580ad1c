import type { LiveRoom } from './live-room';
import type { Projection } from './projection';
import type { AnyStream } from './stream';

/** What a room brings to the platform; handed over in the constructor of its module. */
export interface Room {
  /** The name of its folder. */
  readonly name: string;
  readonly streams: readonly AnyStream[];
  readonly projections: readonly Projection[];
  /** TypeORM entities of its views, for `tx.manager`. */
  readonly entities?: readonly (new () => object)[];
  readonly live?: LiveRoom;
}
