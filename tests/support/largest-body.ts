interface BodySchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: BodySchema;
  readonly prefixItems?: readonly BodySchema[];
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly BodySchema[];
  readonly oneOf?: readonly BodySchema[];
}

/** Infinite where nothing bounds it. */
export interface Largest {
  readonly bytes: number;
  readonly values: number;
}

const formats: Readonly<Record<string, number>> = { uuid: 36, date: 10, 'date-time': 40 };
const endless: Largest = { bytes: Infinity, values: Infinity };
const sum = (all: readonly Largest[]): Largest => ({
  bytes: all.reduce((bytes, one) => bytes + one.bytes + 1, 2),
  values: all.reduce((values, one) => values + one.values, 1),
});

/** How much JSON a schema allows at most, without blanks, in letters of three bytes. */
export function largestOf(
  schema: BodySchema,
  components: Readonly<Record<string, BodySchema>> = {},
): Largest {
  const within = (one: BodySchema) => largestOf(one, components);
  if (schema.$ref) return within(components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const all = choices.map(within);
    return {
      bytes: Math.max(...all.map(({ bytes }) => bytes)),
      values: Math.max(...all.map(({ values }) => values)),
    };
  }
  const told = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (told) return { bytes: Math.max(...told.map((one) => JSON.stringify(one).length)), values: 1 };
  switch (schema.type) {
    case 'object': {
      if (schema.additionalProperties !== false) return endless;
      const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => {
        const { bytes, values } = within(one);
        return { bytes: name.length + 3 + bytes, values };
      });
      return sum(fields);
    }
    case 'array': {
      if (schema.prefixItems) return sum(schema.prefixItems.map(within));
      if (schema.maxItems === undefined) return endless;
      return sum(Array<Largest>(schema.maxItems).fill(within(schema.items ?? {})));
    }
    case 'string': {
      const letters = schema.maxLength ?? formats[schema.format ?? ''] ?? lengthIn(schema.pattern);
      return { bytes: 3 * letters + 2, values: 1 };
    }
    case 'integer':
    case 'number':
      return { bytes: 24, values: 1 };
    case 'boolean':
    case 'null':
      return { bytes: 5, values: 1 };
    default:
      return endless;
  }
}

/** Of a pattern as short as `^\d{6}$` or `^[a-z]{2,3}$`. */
function lengthIn(pattern = ''): number {
  const [, most] = /^\^(?:\\d|\[[^\]]+\])(?:\{(?:\d+,)?(\d+)\})?\$$/.exec(pattern) ?? [];
  return most === undefined ? Infinity : Number(most);
}
