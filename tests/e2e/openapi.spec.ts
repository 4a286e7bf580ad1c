import { openApiOf, usualBody } from '@famsam/platform';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { anApp, type TestApp } from '../support/app';
import { largestOf } from '../support/largest-body';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

interface Operation {
  summary?: string;
  'x-allowed-for'?: readonly string[];
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content: Record<string, { schema: { example?: unknown }; example?: unknown }> };
  responses: Record<
    string,
    { content?: Record<string, { schema?: object; examples?: object; example?: unknown }> }
  >;
}

const changing = ['post', 'put', 'patch', 'delete'];
/** Asks for a verdict and changes nothing, so that a repeat needs no key. */
const checksOnly = ['POST /api/v1/register/checks'];

function operations(): [string, Operation][] {
  return Object.entries(openApiOf(house.app).paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation as unknown as Operation,
    ]),
  );
}

function faults(check: (operation: Operation, name: string) => boolean): string[] {
  return operations()
    .filter(([name, operation]) => !check(operation, name))
    .map(([name]) => name);
}

it('holds the operations of every room that has doors', () => {
  const rooms = new Set(operations().map(([name]) => name.split('/')[3]));
  expect([...rooms]).toEqual(
    expect.arrayContaining(['cases', 'directory', 'people', 'register', 'statistics']),
  );
  expect(operations().length).toBeGreaterThan(30);
});

it('says of every operation what it does and for whom', () => {
  expect(faults(({ summary }) => Boolean(summary))).toEqual([]);
  expect(faults((operation) => Boolean(operation['x-allowed-for']?.length))).toEqual([]);
  expect(faults(({ tags }) => Boolean(tags?.length))).toEqual([]);
});

it('has an example for every body', () => {
  const hasExample = ({ requestBody }: Operation): boolean =>
    Object.entries(requestBody?.content ?? {}).every(
      ([type, { schema, example }]) =>
        type === 'application/zip' || schema.example !== undefined || example !== undefined,
    );
  expect(faults(hasExample)).toEqual([]);
});

it('has a schema for the success of every operation, and only one success', () => {
  const hasSchema = ({ responses }: Operation): boolean => {
    const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
    const contents = Object.values(responses[successes[0] ?? '']?.content ?? {});
    return successes.length === 1 && contents.length === 1 && Boolean(contents[0]?.schema);
  };
  expect(faults(hasSchema)).toEqual([]);
});

it('points only to schemas that are there', () => {
  const document = openApiOf(house.app);
  const pointers = [
    ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g),
  ];
  const missing = pointers.filter(([, name]) => !document.components?.schemas?.[name ?? '']);
  expect(pointers.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

it('is what the types of the pages were made of', () => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/api-client.mjs', '--compare'], {
    input: JSON.stringify(openApiOf(house.app)),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe("Redocly's linter", () => {
  const said = (document: object) => {
    const linter = path.join(__dirname, '../support/lint-openapi.mjs');
    const input = JSON.stringify(document);
    const { stdout, stderr } = spawnSync(process.execPath, [linter], { input, encoding: 'utf8' });
    return { stdout, stderr };
  };

  it('is silent on the document, examples and all', () => {
    expect(said(openApiOf(house.app))).toEqual({ stdout: '', stderr: '' });
  });

  it('speaks of an example that is not of its schema', () => {
    const { openapi, info, servers, paths, components } = openApiOf(house.app);
    const live = structuredClone(paths['/api/v1/live']);
    const problem = live?.get?.responses['401'] as {
      content: Record<string, { examples: Record<string, { value: object }> }>;
    };
    const [example] = Object.values(problem.content['application/problem+json']?.examples ?? {});
    Object.assign(example?.value ?? {}, { status: 'four hundred' });
    const document = { openapi, info, servers, components, paths: { '/api/v1/live': live } };
    expect(said(document).stdout).toContain('no-invalid-media-type-examples');
  });
});

it('says under which licence it is, where, and what opens it', () => {
  const { info, servers, components } = openApiOf(house.app);
  expect(info.license).toEqual({ name: 'EUPL-1.2', identifier: 'EUPL-1.2' });
  expect(servers).toEqual([{ url: '/', description: expect.any(String) }]);
  const schemes = Object.entries(components?.securitySchemes ?? {});
  expect(schemes.map(([name]) => name)).toEqual(['persona', 'guest', 'link']);
  for (const [, scheme] of schemes) expect(scheme).toHaveProperty('description');
});

it('has problem answers with examples for every operation', () => {
  const needed = (operation: Operation): string[] => {
    const header = (name: string) => operation.parameters?.find((one) => one.name === name);
    return [
      ...['401', '403', '404', '500'],
      ...(operation.requestBody ? ['400', '413', '415'] : []),
      ...(header('Idempotency-Key') ? ['400', '409', '413', '415', '422'] : []),
      ...(header('If-Match') ? ['412'] : []),
      ...(header('If-Match')?.required ? ['428'] : []),
    ];
  };
  const documents = (operation: Operation): boolean =>
    needed(operation).every((status) => {
      const problem = operation.responses[status]?.content?.['application/problem+json'];
      return problem?.examples !== undefined || problem?.example !== undefined;
    });
  expect(faults(documents)).toEqual([]);
});

describe('a body', () => {
  it('has a bound to each of its lists and texts, so that the longest one fits its door', () => {
    const components = openApiOf(house.app).components?.schemas as Record<string, object>;
    const bodies = operations().flatMap(([name, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema ? [{ name, ...largestOf(schema as object, components) }] : [];
    });
    const larger = bodies.filter(({ bytes, values }) => bytes > usualBody || values > 2_000);
    const longer = larger.map(({ name }) => name);
    expect(bodies.length).toBeGreaterThan(50);
    expect(longer).toEqual(['PUT /api/v1/calendars/{owner}/{ownerId}']);
    expect(larger.every(({ bytes, values }) => bytes < 4_000_000 && values === 2)).toBe(true);
  });

  it.each([
    [{ type: 'string' }],
    [{ type: 'string', pattern: '^[a-z]+$' }],
    [{ type: 'array', items: { const: 'x' } }],
    [{ type: 'object', additionalProperties: { const: 'x' } }],
    [{ anyOf: [{ type: 'null' }, { type: 'array', items: { type: 'null' } }] }],
    [{}],
  ])('is endless where it holds %j', (inside) => {
    const body = { type: 'object', additionalProperties: false, properties: { inside } };
    expect(largestOf(body).bytes).toBe(Infinity);
  });
});

it('asks for an Idempotency-Key wherever something changes', () => {
  const hasKey = (operation: Operation, name: string): boolean =>
    !changing.includes(name.split(' ')[0]?.toLowerCase() ?? '') ||
    checksOnly.includes(name) ||
    Boolean(operation.parameters?.some((one) => one.name === 'Idempotency-Key' && one.required));
  expect(faults(hasKey)).toEqual([]);
});

it('describes every field of a path', () => {
  const described = (operation: Operation, name: string): boolean =>
    [...name.matchAll(/\{(\w+)\}/g)].every(([, field]) =>
      operation.parameters?.some((one) => one.in === 'path' && one.name === field && one.schema),
    );
  expect(faults(described)).toEqual([]);
});

it('is served with its page, from this machine alone', async () => {
  const page = await house.nobody().get('/api/docs').expect(200);
  expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  const script = await house.nobody().get('/api/docs/swagger-ui-bundle.js').expect(200);
  expect(script.headers['content-security-policy']).toContain("default-src 'self'");
  const document = await house.nobody().get('/api/docs-json').expect(200);
  expect(document.body.openapi).toBe('3.1.0');
});
