import type { Rejection } from './decider';

/** What of a file from outside there may be too much of. */
export type FileLimit =
  'time' | 'memory' | 'answer' | 'unpacked-bytes' | 'ratio' | 'entries' | 'line' | 'occurrences';

/** A file that goes over a limit: there may be `most`, and there is more. */
export class OverLimitError extends Error {
  constructor(
    readonly limit: FileLimit,
    readonly most: number,
  ) {
    super(`over the limit of ${limit}, ${most}`);
  }

  /** 422; `field` is where the file came in. */
  rejection(field: string): Rejection {
    const { limit, most } = this;
    return { code: 'file.over-limit', because: 'value', field, details: { limit, most } };
  }
}

/** Not what it should be, and by which rule; nothing of the file itself. */
export class UnreadableFileError extends Error {
  constructor(readonly rule: string) {
    super(rule);
  }
}
