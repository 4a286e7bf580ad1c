import { InvalidInputError } from '../errors';

export interface Fault {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** Names of fields are the sender's own words too, and each of a million may be one that there is not. */
const mostFaults = 100;
const longestField = 200;

export function refusal(faults: readonly Fault[]): InvalidInputError {
  const told = faults.slice(0, mostFaults).map(({ field, ...fault }) => {
    const begin = [...field.slice(0, 2 * longestField)].slice(0, longestField);
    return { field: begin.join(''), ...fault };
  });
  return new InvalidInputError(told);
}

/** Postgres takes no NUL, and neither text nor JSON holds half a character; no field of any door is about them. */
const unstorableText = /\0|\p{Cs}/u;

/** No form of ours is nested so deep. */
const deepest = 16;

/** Nor are there so many values in any. */
const mostValues = 5_000;

/** Throws InvalidInputError for what no door takes, whichever it was sent to: asked before anything else reads it. */
export function refuseUnfit(sent: unknown): void {
  const found: Found = { values: 0, faults: [] };
  look(sent, [], found);
  if (found.faults.length > 0) throw refusal(found.faults);
}

interface Found {
  values: number;
  readonly faults: Fault[];
}

function look(sent: unknown, path: readonly string[], found: Found): void {
  const { faults } = found;
  if (faults.length >= mostFaults) return;
  found.values += 1;
  if (found.values > mostValues)
    throw refusal([{ field: 'body', rule: 'too_many', message: 'Too many values' }]);
  if (typeof sent === 'string') {
    if (unstorableText.test(sent)) faults.push(unstorableAt(path));
  } else if (path.length > deepest) {
    faults.push({ field: path.slice(0, 3).join('.'), rule: 'depth', message: 'Nested too deep' });
  } else if (typeof sent === 'object' && sent !== null && !Buffer.isBuffer(sent)) {
    for (const [key, value] of Object.entries(sent)) {
      if (unstorableText.test(key)) faults.push(unstorableAt(path));
      else look(value, [...path, key], found);
    }
  }
}

function unstorableAt(path: readonly string[]): Fault {
  const field = path.join('.') || 'body';
  return { field, rule: 'text', message: 'A NUL, or half a character' };
}
