import { createHmac } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { commandId } from '@famsam/kernel';
import { ApiHeader } from '@nestjs/swagger';
import type { CommandContext } from '../command-context';
import { namedId } from '../ids';
import { needsIfMatch } from './change';
import { principalOf, type PrincipalRequest } from './principal';
import { ProblemError } from './problem';

/**
 * The same key from the same person in the same area is the same command, whatever the address:
 * a key that comes again with another address or body is refused by its fingerprint (decision 0006).
 */
export function commandContextOf(
  request: PrincipalRequest,
  ifMatchNeeded: boolean,
): CommandContext {
  const { areaId, actor } = principalOf(request);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) {
    throw new ProblemError('idempotency-key.missing');
  }
  const expectedVersion = versionOf(request.headers['if-match'], ifMatchNeeded);
  return {
    areaId,
    actor,
    commandId: commandId(namedId(areaId, `${actor.id}\n${key}`)),
    fingerprint: fingerprintOf(request, key),
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
}

function versionOf(header: string | undefined, needed: boolean): number | undefined {
  if (header === undefined) {
    if (!needed) return undefined;
    throw new ProblemError('if-match.missing');
  }
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) {
    throw new ProblemError('if-match.invalid');
  }
  return Number(version);
}

/**
 * Keyed by what only the sender has: the body may hold personal text, and a plain hash of it that is
 * kept with the event could be guessed at, also after the text itself is removed (law.md 20).
 */
function fingerprintOf(request: PrincipalRequest, key: string): string {
  const hash = createHmac('sha256', key).update(`${request.method} ${request.url}\n`);
  if (Buffer.isBuffer(request.body)) hash.update(request.body);
  else if (request.body !== undefined) hash.update(JSON.stringify(request.body));
  return hash.digest('hex');
}

const fromRequest = createParamDecorator((_: unknown, host: ExecutionContext) =>
  commandContextOf(
    host.switchToHttp().getRequest<PrincipalRequest>(),
    needsIfMatch(host.getHandler()),
  ),
);

/** `@CommandContextOf() context: CommandContext`, on everything that changes something. */
export function CommandContextOf(): ParameterDecorator {
  return (target, key, index) => {
    fromRequest()(target, key, index);
    const method = Object.getOwnPropertyDescriptor(target, key as string);
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'A new one for each request; the same again has no further effect.',
      schema: { type: 'string', minLength: 8, maxLength: 200 },
      example: '5f0c9a54-6d0e-4c8b-9d3a-0c6a0f6f7a11',
    })(target, key as string, method as PropertyDescriptor);
  };
}
