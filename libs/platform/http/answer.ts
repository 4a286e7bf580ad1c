import type { FastifyReply } from 'fastify';
import type { CommandResult } from '../command-context';

/** What a client learns of a command it sent. */
export interface CommandAnswer {
  readonly id: string;
  readonly version: number;
  readonly events: number;
  readonly repeated: boolean;
}

export function answer(reply: FastifyReply, result: CommandResult): CommandAnswer {
  const { id, version, events, repeated } = result;
  void reply.header('etag', etagOf(version));
  return { id, version, events, repeated };
}

/** The version in the quotes of an ETag, as If-Match wants it back. */
export function etagOf(version: number): string {
  return `"${version}"`;
}
