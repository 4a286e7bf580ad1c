import type { EventContract } from '@famsam/kernel';
import type { z } from 'zod';

/** The contract of an event type that has had one version so far. */
export function firstVersion(type: string, schema: z.ZodType): EventContract {
  return { type, version: 1, parse: (data) => schema.parse(data), upcasts: {} };
}
