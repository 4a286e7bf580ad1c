import { z } from 'zod';
import { InvalidInputError } from '../errors';

/** A slice of a list; ask for the next one with its cursor until that is null. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The documented form of a `Page`. */
export function pageAnswer<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional().describe('nextCursor of the page before'),
});

/** The sort key of the last row, made opaque. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key that `encodeCursor` was given, or null without a cursor. Throws InvalidInputError for anything else. */
export function decodeCursor<T>(cursor: string | undefined, key: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const read = key.safeParse(parsed(cursor));
  if (read.success) return read.data;
  throw new InvalidInputError([
    { field: 'cursor', rule: 'cursor', message: 'Not a cursor that this list has given' },
  ]);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
