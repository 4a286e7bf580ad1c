import type { Rejection } from '@famsam/kernel';
import { HttpException } from '@nestjs/common';
import {
  CommandReusedError,
  InvalidInputError,
  NotFoundError,
  RejectedError,
  StaleVersionError,
  VersionConflictError,
} from '../errors';

/** RFC 9457, with a stable code beside the type (decision 0006). */
export interface Problem {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The field of the request that a rule speaks of. */
  readonly field?: string;
  /** Ids, codes and days that explain a rejection. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { field: string; rule: string; message: string }[];
}

/** What the doors themselves answer with; codes of rejections belong to the rooms. */
const catalogue = {
  'request.malformed': [400, 'The request cannot be read', 'Is the body valid JSON?'],
  'input.invalid': [400, 'The request is not of the right form', 'See errors for each field.'],
  'idempotency-key.missing': [
    400,
    'A request that changes something needs a key of its own',
    'Send the header Idempotency-Key with 8 to 200 characters, new for each request; a repeat with the same key has no further effect.',
  ],
  'if-match.invalid': [
    400,
    'If-Match is not a version',
    'Send the ETag as it was given: one version in double quotes, for example If-Match: "3".',
  ],
  'persona.missing': [
    401,
    'Say who you are',
    'Until sign-in exists, send the header X-Demo-Persona: coordinator | referrer | steering-group | operator.',
  ],
  'guest.session-ended': [
    401,
    'Who you are has to be shown again',
    'Ask for a new code by the link you were sent, and send the header X-Guest-Session.',
  ],
  'persona.not-allowed': [403, 'This is not for you', 'Another role may do this.'],
  'guest.not-for-this': [403, 'Your link is for something else', 'Open the link for this.'],
  'guest.link-invalid': [404, 'This is no link of ours', 'Use the address as it was sent to you.'],
  'route.not-found': [404, 'There is nothing at this address', 'See /api/docs.'],
  'version.conflict': [
    409,
    'Others are changing this now',
    'Nothing was changed. Send the same request again.',
  ],
  'guest.link-expired': [
    410,
    'The link is no longer valid',
    'Ask those who sent it to you for a new one.',
  ],
  'version.stale': [
    412,
    'Somebody has changed this since you read it',
    'Read it again, and send the request with the new version.',
  ],
  'body.too-large': [413, 'The body is too large', 'Send less at a time.'],
  'body.wrong-media-type': [
    415,
    'This kind of body is not understood',
    'Send Content-Type: application/json, or what /api/docs says.',
  ],
  'host.not-loopback': [
    421,
    'This server answers on this machine only',
    'Until sign-in exists, use http://localhost or http://127.0.0.1.',
  ],
  'idempotency-key.reused': [
    422,
    'The key was used for another request',
    'Use a new Idempotency-Key for a new request.',
  ],
  'guest.code-wrong': [
    422,
    'The code is not the one that was sent last, or it is too old',
    'Look at the newest message, or ask for another code.',
  ],
  'if-match.missing': [
    428,
    'Say which version you saw',
    'Send the header If-Match with the ETag of your last read, for example If-Match: "3".',
  ],
  'guest.too-many-codes': [
    429,
    'Too many codes for this link',
    'Five wrong codes, or five codes sent, are as many as there can be in an hour.',
  ],
  internal: [500, 'Something went wrong on our side', 'It has been logged under correlationId.'],
  'files.busy': [503, 'Too many files are being read', 'Send the same request again in a while.'],
  'not-ready': [503, 'Not ready to serve', 'Try again soon.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof catalogue;

export function isProblemCode(code: string): code is ProblemCode {
  return code in catalogue;
}

/** The problem of a code as the catalogue has it, with its own detail when there is more to say. */
export function problem(code: ProblemCode, extra: Partial<Problem> = {}): Problem {
  const [status, title, detail] = catalogue[code];
  return { type: `/problems/${code}`, code, title, status, detail, ...extra };
}

/** A refusal by the doors themselves; rooms throw the errors of `errors.ts` instead. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extra: Partial<Problem> = {},
  ) {
    super(code);
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof RejectedError) return ofRejection(error.rejection);
  if (error instanceof InvalidInputError) return problem('input.invalid', { errors: error.errors });
  if (error instanceof StaleVersionError) {
    const { expected, actual } = error;
    return problem('version.stale', { details: { expected, actual } });
  }
  if (error instanceof VersionConflictError) return problem('version.conflict');
  if (error instanceof CommandReusedError) return problem('idempotency-key.reused');
  if (error instanceof NotFoundError) return notFound(error.what);
  if (error instanceof ProblemError) return problem(error.code, error.extra);
  return ofStatus(error instanceof HttpException ? error.getStatus() : statusIn(error));
}

export function ofRejection({ code, because, field, details }: Rejection): Problem {
  return {
    type: `/problems/${code}`,
    code,
    title:
      because === 'state' ? 'As things stand this cannot be done' : 'What was sent cannot be so',
    status: because === 'state' ? 409 : 422,
    detail: `Refused by the rule ${code}.`,
    ...(field !== undefined && { field }),
    ...(details && { details }),
  };
}

export function notFound(what: string): Problem {
  const code = `${what}.not-found`;
  const detail = `No such ${what} in this area.`;
  return {
    type: `/problems/${code}`,
    code,
    title: 'There is no such thing here',
    status: 404,
    detail,
  };
}

/** Errors of Nest and Fastify have a status only; their texts may quote what was sent. */
function ofStatus(status: number): Problem {
  switch (status) {
    case 404:
      return problem('route.not-found');
    case 413:
      return problem('body.too-large');
    case 415:
      return problem('body.wrong-media-type');
    default:
      if (status >= 500) return problem('internal');
      return problem('request.malformed', status === 400 ? {} : { status });
  }
}

function statusIn(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  const isOne = typeof status === 'number' && Number.isInteger(status);
  return isOne && status >= 400 && status < 600 ? status : 500;
}
