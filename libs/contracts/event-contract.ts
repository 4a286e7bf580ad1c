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
