import type { EventContract } from '@famsam/kernel';
import type { z } from 'zod';

/** A contract that shows of what shape its data are. */
export interface ShapedContract extends EventContract {
  readonly schema: z.ZodType;
}

/** The contract of an event type that has had one version so far. */
export function firstVersion(type: string, schema: z.ZodType): ShapedContract {
  return { type, version: 1, schema, parse: (data) => schema.parse(data), upcasts: {} };
}

/** The contract of an event type whose shape has grown: `up` leads from each older version to the next. */
export function laterVersion(
  type: string,
  schema: z.ZodType,
  ...up: readonly ((data: unknown) => unknown)[]
): EventContract {
  return {
    ...firstVersion(type, schema),
    version: up.length + 1,
    upcasts: Object.fromEntries(up.map((step, at) => [at + 1, step])),
  };
}
