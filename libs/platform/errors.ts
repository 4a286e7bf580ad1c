import type { Rejection } from '@famsam/kernel';

/** A decider said no. Becomes problem+json 409 (`state`) or 422 (`value`). */
export class RejectedError extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.code);
  }
}

/** The person saw an older version (412). */
export class StaleVersionError extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`${stream} is at version ${actual}, not ${expected}`);
  }
}

/** Another command won the race three times in a row (409, try again). */
export class VersionConflictError extends Error {
  constructor(readonly stream: string) {
    super(`${stream} is being changed by others`);
  }
}

/** The idempotency key was used before, for another request (422). */
export class CommandReusedError extends Error {
  constructor(readonly commandId: string) {
    super(`command ${commandId} was used for another request`);
  }
}

/** No such thing in this area, or not for this person (404). `what` is a code such as `case`. */
export class NotFoundError extends Error {
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`${what} ${id} is not here`);
  }
}

/** What was sent has not the right form (400): one entry per field. */
export class InvalidInputError extends Error {
  constructor(readonly errors: readonly { field: string; rule: string; message: string }[]) {
    super('the request is not of the right form');
  }
}

/** Another bulk of the same area is under way (try again later). */
export class BulkBusyError extends Error {
  constructor(readonly areaId: string) {
    super(`another bulk is under way in area ${areaId}`);
  }
}
