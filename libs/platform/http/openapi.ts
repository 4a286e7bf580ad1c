import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { DocumentedAnswer } from './answers';
import {
  isProblemCode,
  notFound,
  ofRejection,
  problem,
  type Problem,
  type ProblemCode,
} from './problem';
import { isIdName } from './set-up-http';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: object;
}

interface Operation {
  description?: string;
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-answer'?: DocumentedAnswer;
  'x-allowed-for'?: readonly string[];
  'x-rejections'?: readonly string[];
}

/** The document of all rooms, with the headers and problem answers that every operation has. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('FamSam')
    .setDescription(
      'Cases of a family collaboration team, from referral to closure, and the figures counted from them. ' +
        'Problems come as application/problem+json with a stable `code`.',
    )
    .setVersion('1')
    .addServer('/', 'Where this document was read')
    .addApiKey(
      header('X-Demo-Persona', 'Until sign-in exists: whom one plays, and so what one may do.'),
      'persona',
    )
    .addApiKey(
      header('X-Guest-Session', 'Of a guest who has given the code they were sent.'),
      'guest',
    )
    .addApiKey(header('X-Guest-Link', 'The last part of the address in a message.'), 'link')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  // The builder knows licences by their address alone.
  Object.assign(document.info, { license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } });
  const schemas: Record<string, unknown> = { Problem: problemSchema };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method] as Operation | undefined;
      if (operation?.['x-allowed-for']) complete(operation, path, schemas);
    }
  }
  document.components = { ...document.components, schemas: schemas as Record<string, object> };
  return document;
}

function header(name: string, description: string) {
  return { type: 'apiKey', in: 'header', name, description } as const;
}

function complete(operation: Operation, path: string, schemas: Record<string, unknown>): void {
  documentAnswer(operation, schemas);
  if (operation.requestBody) {
    operation.requestBody = withComponents(operation.requestBody, schemas);
  }
  const { 'x-allowed-for': roles = [], 'x-rejections': rejections = [] } = operation;
  const parameters = (operation.parameters ??= []);
  const forWhom = `For: ${roles.join(', ')}.`;
  operation.description = [operation.description, forWhom].filter(Boolean).join('\n\n');
  Object.assign(operation, { security: securityOf(roles) });
  for (const parameter of parameters) {
    if (parameter.in === 'path' && isIdName(parameter.name)) {
      Object.assign(parameter, { schema: { type: 'string', format: 'uuid' } });
    }
  }
  parameters.push(areaHeader);

  const problems: Problem[] = codesFor(operation, parameters).map((code) => problem(code));
  problems.push(notFound(path.includes('{') ? 'case' : 'area'));
  for (const code of rejections) {
    if (isProblemCode(code)) problems.push(problem(code));
    else
      problems.push(
        ofRejection({ code, because: 'state' }),
        ofRejection({ code, because: 'value' }),
      );
  }
  const byStatus = new Map<number, Problem[]>();
  for (const answer of problems) {
    byStatus.set(answer.status, [...(byStatus.get(answer.status) ?? []), answer]);
  }
  for (const [status, answers] of byStatus)
    operation.responses[status] ??= problemAnswer(answers, path);
}

/** Nest knows the status of the success, and nothing of what it holds. */
function documentAnswer(operation: Operation, schemas: Record<string, unknown>): void {
  const { 'x-answer': answer, responses } = operation;
  const success = Object.keys(responses).find((status) => status.startsWith('2'));
  delete operation['x-answer'];
  if (answer && success) responses[success] = withComponents(answer, schemas);
}

/** Puts the definitions of a JSON schema among the components of the document, and points there. */
function withComponents(documented: unknown, schemas: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(documented), (key, value: unknown) => {
    if (key === '$ref') return String(value).replace('#/$defs/', componentAt);
    if (key !== '$defs') return value;
    Object.assign(schemas, value);
    return undefined;
  });
}

/** Any one of these opens it. */
function securityOf(visitors: readonly string[]): object[] {
  const personas = visitors.filter((one) => one !== 'guest' && one !== 'link-holder');
  return [
    ...(personas.length > 0 ? [{ persona: personas }] : []),
    ...(visitors.includes('guest') ? [{ guest: [] }] : []),
    ...(visitors.includes('link-holder') ? [{ link: [] }] : []),
  ];
}

/** The answers that follow from the form of the operation alone. */
function codesFor(operation: Operation, parameters: readonly Parameter[]): ProblemCode[] {
  const codes: ProblemCode[] = ['persona.missing', 'persona.not-allowed', 'internal'];
  const visitors = operation['x-allowed-for'] ?? [];
  if (visitors.includes('guest')) codes.push('guest.session-ended', 'guest.not-for-this');
  if (visitors.includes('link-holder')) codes.push('guest.link-invalid', 'guest.link-expired');
  const header = (name: string) => parameters.find((parameter) => parameter.name === name);
  // A body is read, and may be refused, also where none is asked for.
  const readsBody = operation.requestBody !== undefined || header('Idempotency-Key') !== undefined;
  if (readsBody || parameters.some((parameter) => parameter.in === 'query')) {
    codes.push('input.invalid');
  }
  if (readsBody) codes.push('request.malformed', 'body.too-large', 'body.wrong-media-type');
  if (header('Idempotency-Key')) {
    codes.push('idempotency-key.missing', 'version.conflict', 'idempotency-key.reused');
  }
  if (header('If-Match')) codes.push('if-match.invalid', 'version.stale');
  if (header('If-Match')?.required) codes.push('if-match.missing');
  return codes;
}

const componentAt = '#/components/schemas/';

const areaHeader = {
  name: 'X-Area-Id',
  in: 'header',
  required: false,
  description: 'The collaboration area; the first created one when left out.',
  schema: { type: 'string', format: 'uuid' },
};

function problemAnswer(problems: readonly Problem[], path: string): object {
  const codes = problems.map(({ code }) => code);
  const request = { instance: path, correlationId: '019b2e4c-7d1a-7c3e-9f60-2b8d5a417e03' };
  const examples = Object.fromEntries(
    problems.map((one) => [one.code, { value: { ...one, ...request } }] as const),
  );
  return {
    description: `Codes: ${codes.join(', ')}`,
    content: {
      'application/problem+json': { schema: { $ref: `${componentAt}Problem` }, examples },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'detail', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    correlationId: { type: 'string', format: 'uuid' },
    field: { type: 'string' },
    details: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'rule', 'message'],
        properties: {
          field: { type: 'string' },
          rule: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  } satisfies Partial<Record<keyof Problem | 'instance' | 'correlationId', object>>,
};
