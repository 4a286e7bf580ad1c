import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiHeader, ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import { openApiSchema } from './openapi-schema';

const ifMatchKey = 'famsam:if-match';

export function needsIfMatch(handler: object): boolean {
  return Reflect.getMetadata(ifMatchKey, handler) === true;
}

/** Documents an operation that changes something; problem answers common to all are added by `openApiOf`. */
export function Change(
  options: {
    summary?: string;
    /** The person must say which version they saw: 428 without If-Match, 412 when it is an old one. */
    ifMatch?: boolean;
    body?: z.ZodType;
    example?: unknown;
    /** Codes of the rejections that this operation may answer with, beside those of the form. */
    rejections?: readonly string[];
  } = {},
): MethodDecorator {
  const { summary, ifMatch = false, body, example, rejections = [] } = options;
  return applyDecorators(
    SetMetadata(ifMatchKey, ifMatch),
    ApiExtension('x-rejections', rejections),
    ...(summary === undefined ? [] : [ApiOperation({ summary })]),
    ...(body ? [documentBody(body, example)] : []),
    ApiHeader({
      name: 'If-Match',
      required: ifMatch,
      description: 'The ETag of the last read; refused with 412 when it is an old one.',
      schema: { type: 'string', pattern: '^"\\d+"$' },
      example: '"3"',
    }),
  );
}

export function documentBody(schema: z.ZodType, example: unknown): MethodDecorator {
  return ApiBody({
    required: true,
    schema: { ...openApiSchema(schema), ...(example !== undefined && { example }) },
  });
}
