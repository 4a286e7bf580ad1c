import { addDays, type Clock } from '@famsam/kernel';
import { changed } from './extremes';
import type { Chance } from './chance';
import type { Known } from './known';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly visitors: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: { readonly type: string; readonly schema: Schema } | undefined;
}

interface Written {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly 'x-allowed-for'?: readonly string[];
}

export function operationsOf(paths: object): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, item]: [string, object]) =>
    Object.entries(item).map(([method, written]: [string, Written]) => {
      const { parameters = [], requestBody, 'x-allowed-for': visitors = [] } = written;
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      const body = type && content ? { type, schema: content.schema } : undefined;
      return { method: method.toUpperCase(), path, visitors, parameters, body };
    }),
  );
}

/** Values that a schema allows, near the day of the test and about what there is. */
export class Writer {
  constructor(
    private readonly chance: Chance,
    private readonly known: Known,
    private readonly clock: Clock,
    private readonly components: Readonly<Record<string, Schema>>,
  ) {}

  body({ schema }: { readonly schema: Schema }): unknown {
    const { chance } = this;
    const valid =
      schema.example !== undefined && chance.in(0.6)
        ? this.current(schema.example, '')
        : this.value(schema, '');
    return chance.in(0.45) ? changed(chance, this.withTime(valid)) : this.withTime(valid);
  }

  /** A known id under this name, or one that is nobody's. */
  id(name: string): string {
    return this.known.id(name, this.chance) ?? this.chance.uuid();
  }

  value(schema: Schema, name: string): unknown {
    const { chance } = this;
    if (schema.$ref) {
      return this.value(this.components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name);
    }
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.value(chance.one(choices), name);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return chance.one(schema.enum);
    switch (schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([field]) => schema.required?.includes(field) || chance.in(0.5))
            .map(([field, inside]) => [field, this.value(inside, field)]),
        );
      case 'array':
        return [
          ...new Set(
            Array.from({ length: chance.below(4) }, () => this.value(schema.items ?? {}, name)),
          ),
        ];
      case 'integer':
      case 'number': {
        const { minimum = 0, maximum = 100 } = schema;
        return minimum + chance.below(Math.min(maximum - minimum + 1, 1_000));
      }
      case 'boolean':
        return chance.in(0.5);
      case 'null':
        return null;
      default:
        return this.text(schema, name);
    }
  }

  private text({ format, pattern, minLength }: Schema, name: string): string {
    const { chance } = this;
    if (format === 'uuid') return this.id(idName(name));
    if (format === 'date') return this.day();
    if (format === 'date-time') return `${this.day()}T1${chance.below(10)}:00:00Z`;
    if (format === 'email') return `kim${chance.below(99)}@exempel.se`;
    if (pattern === '^\\d{4}$') return chance.one(['1884', '1885', '1863', '0180']);
    if (pattern === '^\\d{6}$') return String(100_000 + chance.below(900_000));
    if (pattern === '^[a-z]{2,3}$') return chance.one(['ar', 'so', 'fi', 'swe']);
    if (pattern === '^[A-Z0-9]{1,4}$') return chance.one(['F-6', '7A', 'GY', '4']);
    if (name === 'text' && minLength === 1 && chance.in(0.5)) return aCalendar(chance);
    return chance.one(['Kim', 'Samordnad plan', "Åsa O'Brien", '811228-9874', 'Skolan ringer.']);
  }

  /** Most is written down on the same day. */
  private day(): string {
    const today = this.clock.today();
    return this.chance.in(0.5) ? today : addDays(today, this.chance.below(140) - 70);
  }

  /** An example with its days and ids put in our time and among what there is. */
  private current(example: unknown, name: string): unknown {
    if (Array.isArray(example)) return example.map((one) => this.current(one, name));
    if (typeof example === 'object' && example !== null) {
      return Object.fromEntries(
        Object.entries(example).map(([field, one]) => [field, this.current(one, field)]),
      );
    }
    if (typeof example !== 'string') return example;
    if (/^\d{4}-\d\d-\d\d$/.test(example)) return this.day();
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(example)) return this.id(idName(name));
    return example;
  }

  /** Hardly any time by chance is one that can be booked; those that were offered are. */
  private withTime(value: unknown): unknown {
    const { slots } = this.known;
    if (typeof value !== 'object' || value === null || slots.length === 0) return value;
    if ('from' in value && 'roomId' in value) return { ...value, ...this.chance.one(slots) };
    if ('slots' in value) return { ...value, slots: slots.slice(-3) };
    return value;
  }
}

function idName(name: string): string {
  if (name === 'discussed') return 'memberId';
  return name.replace(/Ids$/, 'Id');
}

/** Rules that are allowed and never come, or come all the time (RFC 5545). */
const rules = [
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23',
  'FREQ=SECONDLY',
  'FREQ=WEEKLY;INTERVAL=0',
  'FREQ=WEEKLY;UNTIL=00010101T000000Z',
  'FREQ=DAILY;COUNT=999999999',
  'FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO',
  'FREQ=NEVER',
];

function aCalendar(chance: Chance): string {
  const from = chance.one([
    ...[':20250407T080000Z', ':00010101T000000Z', ':19040101T000000', ':99991231T235900Z'],
    ...[';VALUE=DATE:20250407', ';TZID=Mars/Olympus:20250407T080000', ':20250231T990000Z'],
  ]);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', `UID:${chance.below(3)}`],
    `DTSTART${from}`,
    chance.one(['DURATION:PT1H', 'DURATION:-PT1H', 'DURATION:P99999999D', `DTEND${from}`]),
    ...(chance.in(0.7) ? [`RRULE:${chance.one(rules)}`] : []),
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ];
  return lines.join(chance.one(['\r\n', '\n']));
}
