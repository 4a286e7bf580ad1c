import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { documentBody } from './change';
import { refusal, refuseUnfit, type Fault } from './fit';
import { openApiSchema } from './openapi-schema';

/** Throws InvalidInputError with one entry per fault; the messages name rules, never what was sent. */
export function validated<T>(schema: z.ZodType<T>, sent: unknown): T {
  refuseUnfit(sent);
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  throw refusal(result.error.issues.flatMap(faultsOf));
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
export function ValidBody(
  schema: z.ZodType,
  options?: { readonly example: unknown; readonly mostBytes?: number },
): ParameterDecorator {
  return (target, key, index) => {
    const method = methodOf(target, key);
    bodyOf({ zod: schema })(target, key, index);
    documentBody(schema, options?.example)(target, key as string, method);
    // `setUpHttp` hands it on to Fastify.
    if (options?.mostBytes !== undefined)
      RouteConfig({ bodyLimit: options.mostBytes })(target, key as string, method);
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
