import { firstDay, lastDay } from '@famsam/contracts';
import type { DomainEvent, EventContract, Rejection } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';
import type { StreamDefinition } from '@famsam/platform';
import * as fc from 'fast-check';
import { z } from 'zod';
import type { ShapedContract } from '../../libs/contracts/event-contract';

/** Few, so that what comes after another speaks of the same. */
const ids = [1, 2, 3, 4].map((at) => `00000000-0000-4000-8000-00000000000${at}`);
export const today = localDate('2025-10-26');
export const now = '2025-10-26T00:30:00.000Z';
const days = [firstDay, lastDay, '2024-02-29', '2025-03-30', today, '2025-10-27'];
export const farDays: readonly string[] = [
  '1899-12-31',
  '2200-01-01',
  '0001-01-01',
  '9999-12-31',
  '2025-02-30',
  '+275760-01-01',
];
const instants = days.map((day) => `${day}T23:59:59.999Z`);
const farInstants = [
  ...[...farDays.map((day) => `${day}T00:00:00Z`), today],
  `2025-10-26T00:30:00.${'1'.repeat(20_000)}Z`,
];
const texts = [
  ...['Kim', 'å', '1884', 'sv', 'so', '042317', '/idag', 'https://exempel.se/kalender.ics'],
  'x'.repeat(40),
];
export const farTexts: readonly string[] = [
  ...['', ' ', '\u0000', '\ud800', 'a\udfff', 'a\u0007b', '\u202e', '__proto__', '👩‍👧'],
  ...['NaN', '-1', '1e309', 'x'.repeat(100_000)],
];
const farNumbers = [-1, 0.5, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e308, Number.NaN, -Infinity];

/** Without a half of a character that needs two. */
export const isWhole = (text: string): boolean => !/\p{Cs}/u.test(text);

/** Mostly what is allowed and at the edge of it, and now and then what is beyond. */
function mostly(allowed: readonly unknown[], beyond: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...allowed), weight: 30 },
    { arbitrary: fc.constantFrom(...beyond), weight: 1 },
  );
}

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

function like(shape: Shape): fc.Arbitrary<unknown> {
  const parts = shape.anyOf ?? shape.oneOf;
  if (parts) return fc.oneof(...parts.map(like));
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return mostly(shape.enum, ['no-such', null]);
  switch (shape.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.properties ?? {}).map(([name, part]) => [name, like(part)]),
        ),
      );
    case 'array': {
      if (shape.prefixItems) return fc.tuple(...shape.prefixItems.map(like));
      const [item, few] = [
        like(shape.items ?? {}),
        { maxLength: Math.min(shape.maxItems ?? 4, 4) },
      ];
      const any = { arbitrary: fc.array(item, few), weight: 1 };
      const once = { arbitrary: fc.uniqueArray(item, few), weight: 30 };
      return shape.uniqueItems ? fc.oneof(once, any) : any.arbitrary;
    }
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = 1_000 } = shape;
      const [least, most] = [Math.max(minimum, -1e6), Math.min(maximum, 1e6)];
      return mostly([least, most, Math.round((least + most) / 2)], farNumbers);
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textLike(shape);
  }
}

function textLike({ format, pattern }: Shape): fc.Arbitrary<unknown> {
  if (format === 'uuid') return mostly(ids, ['', 'x', ids[0]?.toUpperCase()]);
  if (format === 'date') return mostly(days, farDays);
  if (format === 'date-time') return mostly(instants, farInstants);
  const fits = pattern ? texts.filter((text) => new RegExp(pattern, 'u').test(text)) : texts;
  return mostly(fits.length > 0 ? fits : texts, farTexts);
}

/** What a schema takes at its edges, and beyond. */
export function drawnFrom(schema: z.ZodType): fc.Arbitrary<unknown> {
  return like(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape);
}

function schemaOf(contract: EventContract): z.ZodType {
  const { schema } = contract as Partial<ShapedContract>;
  if (!schema) throw new Error(`${contract.type} says nothing of its shape`);
  return schema;
}

/** Data of an event, at the edges of what its contract takes and beyond. */
export function drawn(contract: EventContract): fc.Arbitrary<unknown> {
  return drawnFrom(schemaOf(contract));
}

/** A day or an instant that reckoning left the calendar with, a number that is none, half a character. */
export function outOfBounds(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [`${path}: ${value}`];
  if (typeof value === 'string') {
    const isDay = /^[+-]?\d{4,6}-\d{2}-\d{2}/.test(value);
    const far = isDay && (value < firstDay || value.slice(0, 10) > lastDay);
    const unfit = value.length > 10_000 || /[\0\p{Cs}]/u.test(value);
    return far || unfit ? [`${path}: ${JSON.stringify(value.slice(0, 40))}`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => outOfBounds(part, `${path}.${name}`));
}

/** Says of anything that it is there. */
export class Everything extends Set<string> {
  override has(): boolean {
    return true;
  }
}

type Draw = (type: string) => fc.Arbitrary<object>;

/** A command of that type with these parts, and with the data of an event if it says the same. */
export function asking(
  type: string,
  parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
  data: fc.Arbitrary<object> = fc.constant({}),
): fc.Arbitrary<object> {
  return fc.tuple(fc.record(parts), data).map(([told, more]) => ({ ...more, ...told, type }));
}

/** For commands before which nothing comes of any other. */
export const often = <T>(one: T): readonly T[] => Array.from({ length: 8 }, () => one);

/** Of the few that things here are called by. */
export const anId: fc.Arbitrary<string> = fc.constantFrom(...ids);
export const aDay: fc.Arbitrary<string> = fc.constantFrom(...days);

/**
 * Whatever comes to the contracts of a stream is refused or within bounds; and what comes through them to the
 * decider, in any order, is refused by a code or becomes events that are within bounds as well. Nothing throws.
 */
export function holdsAtExtremes<S, C, E extends DomainEvent, R extends Rejection>(
  { decider, contracts }: StreamDefinition<S, C, E, R>,
  commandsOf: (data: Draw) => readonly fc.Arbitrary<object>[],
  usual: object = { today },
): void {
  const contractOf = new Map(contracts.map((contract) => [contract.type, contract]));
  const accepts = (contract: EventContract, data: unknown) =>
    schemaOf(contract).safeParse(data).success;
  const data: Draw = (type) => {
    const contract = contractOf.get(type);
    if (!contract) throw new Error(`no event is called ${type}`);
    return drawn(contract).filter((one) => accepts(contract, one)) as fc.Arbitrary<object>;
  };

  it.each(contracts.map((contract) => [contract.type, contract] as const))(
    '%s takes nothing that is out of bounds',
    (_type, contract) => {
      fc.assert(
        fc.property(drawn(contract), (told) => {
          if (accepts(contract, told)) expect(outOfBounds(told)).toEqual([]);
        }),
      );
    },
  );

  it('decides on the extremes without throwing, and gives events within bounds', () => {
    const commands = fc.oneof(...commandsOf(data));
    let events = 0;
    fc.assert(
      fc.property(fc.array(commands, { minLength: 5, maxLength: 30 }), (asked) => {
        let state = decider.initial;
        for (const command of asked) {
          const decision = decider.decide({ ...usual, ...command } as unknown as C, state);
          if (!decision.accepted) {
            expect(decision.rejection.code).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
            continue;
          }
          for (const event of decision.events) {
            events += 1;
            expect(outOfBounds(event)).toEqual([]);
            contractOf.get(event.type)?.parse(event.data);
            state = decider.evolve(state, event);
          }
        }
      }),
      { numRuns: 100 },
    );
    // Many times as many, but what comes of chance may be few.
    expect(events).toBeGreaterThan(20);
  });
}
