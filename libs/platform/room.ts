import type { Type } from '@nestjs/common';
import type { Command, Query } from '@nestjs/cqrs';
import type { LiveRoom } from './live-room';
import type { Projection } from './projection';
import type { AnyStream } from './stream';

/** What a room brings to the platform; handed over in the constructor of its module. */
export interface Room {
  /** The name of its folder. */
  readonly name: string;
  /** All that may be sent to it and asked of it; the process starts only if each has exactly one handler. */
  readonly commands?: readonly Type<Command<unknown>>[];
  readonly queries?: readonly Type<Query<unknown>>[];
  readonly streams: readonly AnyStream[];
  readonly projections: readonly Projection[];
  /** TypeORM entities of its views, for `tx.manager`. */
  readonly entities?: readonly (new () => object)[];
  readonly live?: LiveRoom;
}
