import { z } from 'zod';

/** What a schema accepts, in the JSON Schema of OpenAPI 3.1. */
export function openApiSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return json;
}
