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

/** A refusal by the doors themselves; rooms throw the errors of `errors.ts` instead. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

type Extra = Pick<Problem, 'field' | 'details' | 'errors'>;

export function problemOf(error: unknown): ProblemAnswer {
  if (error instanceof RejectedError) {
    const { code, because, field, details } = error.rejection;
    const extra = { ...(field !== undefined && { field }), ...(details && { details }) };
    return because === 'state'
      ? answer(409, code, 'As things stand this cannot be done', `Refused: ${code}`, extra)
      : answer(422, code, 'What was sent cannot be', `Refused: ${code}`, extra);
  }
  if (error instanceof InvalidInputError) {
    const fields = error.errors.map((fault) => fault.field).join(', ');
    return answer(400, 'input.invalid', 'The request is not of the right form', fields, {
      errors: error.errors,
    });
  }
  if (error instanceof StaleVersionError) {
    const detail = `You saw version ${error.expected}; it is at version ${error.actual} now.`;
    return answer(412, 'version.stale', 'Somebody has changed this since you read it', detail);
  }
  if (error instanceof VersionConflictError) {
    const detail = 'Nothing was changed. Send the same request again.';
    return answer(409, 'version.conflict', 'Others are changing this now', detail, {}, 1);
  }
  if (error instanceof CommandReusedError) {
    const detail = 'Use a new Idempotency-Key for a new request.';
    return answer(422, 'idempotency-key.reused', 'The key was used for another request', detail);
  }
  if (error instanceof NotFoundError) {
    return answer(404, `${error.what}.not-found`, 'There is no such thing here', error.what);
  }
  if (error instanceof ProblemError) {
    const { status, code, title, message, headers } = error;
    return { ...answer(status, code, title, message), headers };
  }
  if (error instanceof HttpException) return ofHttp(error);
  return answer(500, 'internal', 'Something went wrong on our side', 'It has been logged.');
}

function ofHttp(error: HttpException): ProblemAnswer {
  const status = error.getStatus();
  switch (status) {
    case 400:
      return answer(400, 'request.malformed', 'The request cannot be read', 'Is it valid JSON?');
    case 404:
      return answer(404, 'route.not-found', 'There is nothing at this address', 'See /api/docs.');
    case 413:
      return answer(413, 'body.too-large', 'The body is too large', 'Send less at a time.');
    case 415:
      return answer(
        415,
        'body.wrong-media-type',
        'This kind of body is not understood',
        'Send Content-Type: application/json, or what /api/docs says.',
      );
    default:
      return status < 500
        ? answer(status, `http.${status}`, 'The request was refused', error.message)
        : answer(status, 'internal', 'Something went wrong on our side', 'It has been logged.');
  }
}

function answer(
  status: number,
  code: string,
  title: string,
  detail: string,
  extra: Extra = {},
  retryAfterSeconds?: number,
): ProblemAnswer {
  return {
    problem: { type: `/problems/${code}`, code, title, status, detail, ...extra },
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  };
}
