import type { AnyStream } from './stream';
import type { Projection } from './projection';

/** What a room brings to the platform; handed over in the constructor of its module. */
export interface Room {
  readonly name: string;
  readonly streams: readonly AnyStream[];
  readonly projections: readonly Projection[];
}
