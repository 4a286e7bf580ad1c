import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { InvalidInputError } from '../errors';
import { documentBody } from './change';
import { openApiSchema } from './openapi-schema';

interface Fault {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** Throws InvalidInputError with one entry per fault; the messages name rules, never what was sent. */
export function validated<T>(schema: z.ZodType<T>, sent: unknown): T {
  const unstorable = unstorableIn(sent, []);
  if (unstorable.length > 0) throw refusal(unstorable);
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  throw refusal(result.error.issues.flatMap(faultsOf));
}

/** Names of fields are the sender's own words too, and each of a million may be one that there is not. */
const mostFaults = 100;
const longestField = 200;

function refusal(faults: readonly Fault[]): InvalidInputError {
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

function unstorableIn(sent: unknown, path: readonly string[]): Fault[] {
  if (typeof sent === 'string') {
    if (!unstorableText.test(sent)) return [];
    const message = 'A NUL, or half a character';
    return [{ field: path.join('.') || 'body', rule: 'text', message }];
  }
  if (path.length > deepest) {
    return [{ field: path.slice(0, 3).join('.'), rule: 'depth', message: 'Nested too deep' }];
  }
  if (typeof sent !== 'object' || sent === null || Buffer.isBuffer(sent)) return [];
  return Object.entries(sent).flatMap(([key, value]) =>
    unstorableText.test(key)
      ? [{ field: path.join('.') || 'body', rule: 'text', message: 'A NUL, or half a character' }]
      : unstorableIn(value, [...path, key]),
  );
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.') || 'body',
      rule: 'unknown_field',
      message: 'There is no such field',
    }));
  }
  const named = issue.code === 'custom' ? (issue.params?.rule as string | undefined) : undefined;
  const rule = named ?? issue.code;
  return [{ field: path.join('.') || 'body', rule, message: issue.message }];
}

/** Wrapped: Nest takes anything with a method `transform` for a pipe, and a key `schema` for its own. */
interface SchemaOption {
  readonly zod: z.ZodType;
}

const bodyOf = createParamDecorator(({ zod: zod }: SchemaOption, host: ExecutionContext) =>
  validated(zod, host.switchToHttp().getRequest<FastifyRequest>().body),
);

const queryOf = createParamDecorator(({ zod: zod }: SchemaOption, host: ExecutionContext) =>
  validated(zod, host.switchToHttp().getRequest<FastifyRequest>().query),
);

/** `@ValidBody(schema, { example }) body: z.infer<typeof schema>`: checked, and documented. */
export function ValidBody(schema: z.ZodType, options?: { example: unknown }): ParameterDecorator {
  return (target, key, index) => {
    bodyOf({ zod: schema })(target, key, index);
    documentBody(schema, options?.example)(target, key as string, methodOf(target, key));
  };
}

/** `@ValidQuery(schema) query: z.infer<typeof schema>`: checked, and documented field by field. */
export function ValidQuery(schema: z.ZodObject): ParameterDecorator {
  return (target, key, index) => {
    queryOf({ zod: schema })(target, key, index);
    const { properties = {}, required = [] } = openApiSchema(schema) as {
      properties?: Record<string, Record<string, unknown>>;
      required?: string[];
    };
    for (const [name, { description, ...field }] of Object.entries(properties)) {
      ApiQuery({
        name,
        required: required.includes(name),
        schema: field,
        ...(typeof description === 'string' && { description }),
      })(target, key as string, methodOf(target, key));
    }
  };
}

function methodOf(target: object, key: string | symbol | undefined): PropertyDescriptor {
  const method = Object.getOwnPropertyDescriptor(target, key as string);
  if (!method) throw new Error('only parameters of methods can be checked');
  return method;
}
