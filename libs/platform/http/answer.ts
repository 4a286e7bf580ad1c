import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { CommandResult } from '../command-context';

/** What a client learns of a command it sent. */
export const commandAnswer = z
  .object({
    id: z.uuid(),
    version: z.int().describe('After the command; the ETag as a number'),
    events: z.int().describe('How many were made; 0 when there was nothing to do'),
    repeated: z.boolean().describe('The same request had been carried out before'),
  })
  .meta({ id: 'CommandAnswer' });
export type CommandAnswer = Readonly<z.infer<typeof commandAnswer>>;

export function answer(reply: FastifyReply, result: CommandResult): CommandAnswer {
  const { id, version, events, repeated } = result;
  void reply.header('etag', etagOf(version));
  return { id, version, events, repeated };
}

/** The version in the quotes of an ETag, as If-Match wants it back. */
export function etagOf(version: number): string {
  return `"${version}"`;
}
