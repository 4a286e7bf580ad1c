import { InvalidInputError, validated } from '@famsam/platform';
import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import * as fc from 'fast-check';
import { z } from 'zod';
import { drawnFrom, farTexts, outOfBounds } from './extremes';

/** A refusal quotes no more of what was sent than this, and names no more places than this. */
const longestPart = 300;
const mostFaults = 100;

/** What it gives; null when it refuses as every door does, each fault with its field and rule, in few words. */
export function givenOrRefused<T>(read: () => T): { readonly given: T } | null {
  try {
    return { given: read() };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const { errors } = error;
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(mostFaults);
    for (const { field, rule, message } of errors) {
      expect(rule).toMatch(/^[a-z]+([._-][a-z]+)*$/);
      for (const part of [field, message]) {
        expect(part.length).toBeGreaterThan(0);
        expect(part.length).toBeLessThanOrEqual(longestPart);
        expect(part).not.toMatch(/[\0\p{Cs}]/u);
      }
    }
    return null;
  }
}

const oddities: readonly unknown[] = [
  ...[null, true, [], {}, [[]], Number.NaN, 2 ** 53, -0.5, { length: 1e9 }, ...farTexts],
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, at])),
];

/** The same with one thing in it that no form of ours would send. */
function bent(sent: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const [key, odd] = [fc.constantFrom(...farTexts), fc.constantFrom(...oddities)];
  return fc.tuple(sent, fc.nat(3), fc.nat(), key, odd).map(([told, how, at, name, value]) => {
    if (typeof told !== 'object' || told === null || how === 0) return value;
    const names = Object.keys(told);
    const one = names[at % Math.max(1, names.length)] ?? name;
    if (how === 1) return { ...told, [one]: value };
    if (how === 2) return { ...told, [name]: value };
    return Object.fromEntries(Object.entries(told).filter(([other]) => other !== one));
  });
}

/** What steers a terminal, and is written by nobody; a cursor is read by what is behind the door. */
function steering(value: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(value, (name, part: unknown) => {
    if (typeof part === 'string' && name !== 'cursor' && /[^\P{Cc}\n\r\t]/u.test(part))
      found.push(name);
    return part;
  });
  return found;
}

/** A query holds nothing but text. */
function asText(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return sent;
  const told = Object.entries(sent).filter(([, value]) => value !== null);
  const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(told.map(([name, value]) => [name, written(value)]));
}

/** The forms that the routes of a controller take, as `@ValidBody` and `@ValidQuery` were given them. */
export function formsOf(controller: Type): readonly z.ZodType[] {
  const routes = Object.getOwnPropertyNames(controller.prototype);
  return routes.flatMap((route) => {
    const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, route) ?? {}) as Readonly<
      Record<string, { readonly data?: { readonly zod?: unknown } }>
    >;
    return Object.values(taken).flatMap(({ data }) =>
      data?.zod instanceof z.ZodType ? [data.zod] : [],
    );
  });
}

/** Whatever comes to a door is refused by field and rule, or it is within bounds; a foreign text may be anything. */
export function formHoldsAtExtremes(form: z.ZodType, foreign?: string): void {
  const sent = drawnFrom(form);
  fc.assert(
    fc.property(fc.oneof(sent, sent.map(asText), bent(sent)), (told) => {
      const read = givenOrRefused(() => validated(form, told));
      if (!read) return;
      const faults = outOfBounds(read.given).filter((fault) => !fault.startsWith(`.${foreign}: `));
      expect(faults).toEqual([]);
      expect(steering(read.given).filter((name) => name !== foreign)).toEqual([]);
    }),
    { numRuns: 50 },
  );
}

/** Whether it takes anything at all that looks like it. */
export function takesSome(form: z.ZodType): boolean {
  return fc.sample(drawnFrom(form), 50).some((sent) => form.safeParse(sent).success);
}
