import type { ConsultationKind, MemberRole, ReferrerCategory } from '@famsam/contracts';

/**
 * What is counted. At any day, as known at any instant, a family that counts somewhere is in exactly
 * one `family` class, each of its processes in one `process` class, and a table is a sum over
 * classes. The attributes are all that a figure can be split or filtered by.
 */
export type CountedClass =
  | {
      readonly kind: 'family';
      readonly municipality: string;
      readonly category: ReferrerCategory;
      readonly childrenUnder23: number;
      readonly status: 'waiting' | 'closed-before-first-meeting' | 'active' | 'closed';
      /** Year of the first held collaboration meeting. */
      readonly year: number | null;
      readonly closedIn: number | null;
      readonly guardianProcess: boolean;
    }
  | {
      /** A closed family once more, by the collaboration meetings it had: apart, to keep the classes few. */
      readonly kind: 'meetings';
      readonly municipality: string;
      readonly closedIn: number;
      readonly held: number;
    }
  | {
      readonly kind: 'process';
      readonly municipality: string;
      readonly role: MemberRole;
      readonly birthYear: number | null;
      readonly year: number;
      readonly active: boolean;
      readonly familyActive: boolean;
    }
  | { readonly kind: 'consultation'; readonly type: ConsultationKind };

/** One text per class: its values in a fixed order. The projection deals in these, the reader in classes. */
export type ClassKey = string;

const orders = {
  family: [
    'municipality',
    'category',
    'childrenUnder23',
    'status',
    'year',
    'closedIn',
    'guardianProcess',
  ],
  meetings: ['municipality', 'closedIn', 'held'],
  process: ['municipality', 'role', 'birthYear', 'year', 'active', 'familyActive'],
  consultation: ['type'],
} as const;

const numbers: ReadonlySet<string> = new Set([
  'childrenUnder23',
  'year',
  'closedIn',
  'held',
  'birthYear',
]);
const flags: ReadonlySet<string> = new Set(['guardianProcess', 'active', 'familyActive']);

/** `family|1884|school|2|active|2021||1`: what timeline.ts writes, taken apart again. */
export function readKey(key: ClassKey): CountedClass {
  const [kind, ...values] = key.split('|');
  const read: Record<string, unknown> = { kind };
  orders[kind as CountedClass['kind']].forEach((name, i) => {
    const text = values[i] ?? '';
    if (flags.has(name)) read[name] = text === '1';
    else if (numbers.has(name)) read[name] = text === '' ? null : Number(text);
    else read[name] = text;
  });
  return read as unknown as CountedClass;
}
