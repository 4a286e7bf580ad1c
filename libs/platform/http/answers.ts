import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { z } from 'zod';
import { openApiSchema } from './openapi-schema';

const answerKey = 'famsam:answer';

/** What a handler may give when its answer is documented by a schema: the same, and nothing to change. */
type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Given<T[Key]> }
    : T;

type HandlerOf<T> = <M extends (...parameters: never[]) => T | Promise<T>>(
  target: object,
  key: string | symbol,
  method: TypedPropertyDescriptor<M>,
) => void;

/** What `openApiOf` makes the documented success of an operation. */
export interface DocumentedAnswer {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: Record<string, unknown> }>>;
}

/**
 * The success answer of an operation, for OpenAPI and for the compiler: the handler must give what
 * the schema says. A schema with an id (`.meta({ id })`) becomes a component of that name.
 */
export function Answers<S extends z.ZodType>(
  schema: S,
  description = 'Done, or found',
): HandlerOf<Given<z.input<S>>> {
  return decorated(schema, 'application/json', openApiSchema(z.object({ schema })), description);
}

/** For answers that are no JSON. */
export function AnswersAs(mediaType: string, description: string): MethodDecorator {
  const binary = { type: 'string', format: 'binary' };
  return decorated(null, mediaType, { properties: { schema: binary } }, description);
}

/** The schema of `@Answers`; null for an answer that is no JSON, undefined for none at all. */
export function answerSchemaOf(handler: object): z.ZodType | null | undefined {
  return Reflect.getMetadata(answerKey, handler) as z.ZodType | null | undefined;
}

/** Wrapped in an object by the callers, so that a schema with an id is a component at the top as well. */
function decorated(
  schema: z.ZodType | null,
  mediaType: string,
  wrapped: Record<string, unknown>,
  description: string,
): MethodDecorator {
  const { properties, $defs } = wrapped as {
    properties: { schema: Record<string, unknown> };
    $defs?: object;
  };
  const documented: DocumentedAnswer = {
    description,
    content: { [mediaType]: { schema: { ...properties.schema, ...($defs && { $defs }) } } },
  };
  return applyDecorators(SetMetadata(answerKey, schema), ApiExtension('x-answer', documented));
}
