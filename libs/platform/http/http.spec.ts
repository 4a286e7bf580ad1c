import { Body, Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { areaId } from '@famsam/kernel';
import type { FastifyReply } from 'fastify';
import request from 'supertest';
import { z } from 'zod';
import type { CommandContext } from '../command-context';
import { NotFoundError, RejectedError, StaleVersionError, VersionConflictError } from '../errors';
import {
  answer,
  Change,
  CommandContextOf,
  decodeCursor,
  encodeCursor,
  httpAdapter,
  openApiOf,
  pageQuerySchema,
  setUpHttp,
  usualBody,
  ValidBody,
  ValidQuery,
  type PrincipalRequest,
} from '.';

const area = areaId('0199d0a0-0000-7000-8000-000000000001');
const thing = '0199d0a0-0000-7000-8000-000000000002';
const body = z.strictObject({ name: z.string().min(1), count: z.int().optional() });
const long = z.strictObject({ text: z.string() });
type Long = z.infer<typeof long>;
const seen: CommandContext[] = [];

@Controller('things')
class ThingController {
  @Post()
  @Change({ summary: 'Make a thing', rejections: ['thing.closed'] })
  make(
    @CommandContextOf() context: CommandContext,
    @ValidBody(body, { example: { name: 'x' } }) _body: z.infer<typeof body>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    seen.push(context);
    return answer(reply, { id: thing, stream: 's', version: 7, events: 1, repeated: false });
  }

  @Post(':thingId/close')
  @Change({ summary: 'Close it', ifMatch: true })
  close(@CommandContextOf() context: CommandContext): number | undefined {
    return context.expectedVersion;
  }

  @Post('long')
  long(@ValidBody(long, { example: { text: '' }, mostBytes: 2 * usualBody }) { text }: Long) {
    return text.length;
  }

  @Post('zip')
  zip(@Body() sent: unknown): boolean {
    return Buffer.isBuffer(sent);
  }

  @Get()
  list(@ValidQuery(pageQuerySchema) query: z.infer<typeof pageQuerySchema>) {
    return { ...query, key: decodeCursor(query.cursor, z.tuple([z.string(), z.number()])) };
  }

  @Get('broken/:what')
  broken(@Param('what') what: string): never {
    switch (what) {
      case 'state':
        throw new RejectedError({ code: 'thing.closed', because: 'state', details: { thing } });
      case 'value':
        throw new RejectedError({ code: 'thing.bad', because: 'value', field: 'name' });
      case 'stale':
        throw new StaleVersionError('s', 1, 2);
      case 'conflict':
        throw new VersionConflictError('s');
      case 'missing':
        throw new NotFoundError('thing', thing);
      default:
        throw new Error('Anna Andersson');
    }
  }

  @Get(':thingId')
  one(@Param('thingId') id: string): string {
    return id;
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(ThingModule, httpAdapter(), {
    bodyParser: false,
    logger: false,
  });
  setUpHttp(app);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', async (req: PrincipalRequest) => {
      req.principal = { areaId: area, actor: { id: 'demo-coordinator', role: 'coordinator' } };
    });
  await app.listen(0, '127.0.0.1');
});

afterAll(() => app.close());

const http = () => request(app.getHttpServer());
const key = () => `key-${seen.length}-${Math.floor(performance.now() * 1000)}`;

describe('problems', () => {
  it.each([
    ['state', 409, 'thing.closed'],
    ['value', 422, 'thing.bad'],
    ['stale', 412, 'version.stale'],
    ['conflict', 409, 'version.conflict'],
    ['missing', 404, 'thing.not-found'],
    ['other', 500, 'internal'],
  ])('%s is %i %s', async (what, status, code) => {
    const { body: problem, headers } = await http().get(`/things/broken/${what}?q=1`);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problem).toMatchObject({ status, code, type: `/problems/${code}` });
    expect(problem.instance).toBe(`/things/broken/${what}`);
    expect(problem.correlationId).toBe(headers['x-correlation-id']);
    expect(JSON.stringify(problem)).not.toContain('Anna');
  });

  it('tells to try again after a conflict', async () => {
    const { headers } = await http().get('/things/broken/conflict');
    expect(headers['retry-after']).toBe('1');
  });

  it.each([
    ['unknown address', () => http().get('/nowhere'), 404, 'route.not-found'],
    ['an id that is none', () => http().get('/things/7'), 404, 'thing.not-found'],
    [
      'broken JSON',
      () => post('/things').set('content-type', 'application/json').send('{"a'),
      400,
      'request.malformed',
    ],
    [
      'too large',
      () => post('/things').send({ name: 'x'.repeat(usualBody) }),
      413,
      'body.too-large',
    ],
    [
      'nested too deep where nothing is asked for',
      () => post(`/things/${thing}/close`).type('json').send(nested),
      400,
      'input.invalid',
    ],
    [
      'text',
      () => post('/things').set('content-type', 'text/plain').send('x'),
      415,
      'body.wrong-media-type',
    ],
    ['form', () => post('/things').type('form').send({ name: 'x' }), 415, 'body.wrong-media-type'],
    ['no body', () => post('/things'), 400, 'input.invalid'],
    [
      'other host',
      () => http().get('/things').set('host', 'evil.example'),
      421,
      'host.not-loopback',
    ],
  ])('%s', async (_, send, status, code) => {
    expect((await send()).body).toMatchObject({ status, code });
  });

  it('names every wrong field with its rule, never what was sent', async () => {
    const { body: problem } = await post('/things').send({ name: '', count: 'Anna', extra: 1 });
    expect(problem.errors.map((e: { field: string; rule: string }) => [e.field, e.rule])).toEqual([
      ['name', 'too_small'],
      ['count', 'invalid_type'],
      ['extra', 'unknown_field'],
    ]);
    expect(JSON.stringify(problem)).not.toContain('Anna');
  });
});

const nested = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

describe('a body of many values', () => {
  it.each([
    ['more than any form has', Array.from({ length: 5_001 }, () => 0)],
    ['all of them wrong', Array.from({ length: 4_000 }, () => '\0')],
    [
      'all unknown',
      Object.fromEntries(Array.from({ length: 4_000 }, (_, at) => [`field${at}`, at])),
    ],
    ['under the longest of names', { ['x'.repeat(100_000)]: ['\0', '\0', '\0'] }],
  ])('is refused in few words: %s', async (_, sent) => {
    const { body: problem, text } = await post('/things').send(sent);
    expect(problem).toMatchObject({ status: 400, code: 'input.invalid' });
    expect(problem.errors.length).toBeLessThanOrEqual(100);
    expect(text.length).toBeLessThan(30_000);
  });

  it('is longer than others only where its door says so', async () => {
    const text = 'x'.repeat(usualBody);
    expect((await post('/things/long').send({ text })).text).toBe(String(usualBody));
    expect((await post('/things/long').send({ text: text + text })).body.status).toBe(413);
  });
});

function post(path: string) {
  return http().post(path).set('Idempotency-Key', key());
}

describe('commands', () => {
  it('need a key', async () => {
    const without = await http().post('/things').send({ name: 'x' });
    expect(without.body).toMatchObject({ status: 400, code: 'idempotency-key.missing' });
    const short = await http().post('/things').set('Idempotency-Key', 'short').send({ name: 'x' });
    expect(short.body.code).toBe('idempotency-key.missing');
  });

  it('have the same id for the same key, and another fingerprint for another body', async () => {
    const send = (name: string) =>
      http().post('/things').set('Idempotency-Key', 'the-same-key').send({ name });
    seen.length = 0;
    for (const name of ['x', 'x', 'y']) await send(name);
    const [first, again, other] = seen;
    expect(again).toEqual(first);
    expect(other?.commandId).toBe(first?.commandId);
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
  });

  it('answer with the version as ETag', async () => {
    const { headers, body: result } = await post('/things').send({ name: 'x' });
    expect(headers['etag']).toBe('"7"');
    expect(result).toEqual({ id: thing, version: 7, events: 1, repeated: false });
  });

  it.each([
    [undefined, 428, 'if-match.missing'],
    ['3', 400, 'if-match.invalid'],
    ['*', 400, 'if-match.invalid'],
  ])('If-Match %s is %i', async (header, status, code) => {
    const sent = post(`/things/${thing}/close`);
    if (header) void sent.set('If-Match', header);
    expect((await sent).body).toMatchObject({ status, code });
  });

  it('hand over the version the person saw', async () => {
    expect((await post(`/things/${thing}/close`).set('If-Match', '"3"')).text).toBe('3');
  });

  it('take a zip as bytes', async () => {
    const sent = http()
      .post('/things/zip')
      .set('content-type', 'application/zip')
      .send(Buffer.from('PK'));
    expect((await sent).text).toBe('true');
  });
});

describe('pages', () => {
  it('have 50 rows unless told otherwise, and cursors that only this list reads', async () => {
    expect((await http().get('/things')).body).toMatchObject({ limit: 50, key: null });
    const cursor = encodeCursor(['å', 3]);
    expect((await http().get('/things').query({ limit: 7, cursor })).body).toMatchObject({
      limit: 7,
      key: ['å', 3],
    });
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'colour=red'])(
    '%s is refused',
    async (query) => {
      expect((await http().get(`/things?${query}`)).body.code).toBe('input.invalid');
    },
  );
});

it('documents what it enforces', () => {
  const operation = openApiOf(app).paths['/things']?.post;
  expect(operation?.summary).toBe('Make a thing');
  expect(operation?.parameters).toContainEqual(
    expect.objectContaining({ name: 'Idempotency-Key', required: true }),
  );
  expect(operation?.requestBody).toMatchObject({
    content: { 'application/json': { schema: { example: { name: 'x' }, required: ['name'] } } },
  });
  expect(openApiOf(app).paths['/things']?.get?.parameters).toContainEqual(
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
  );
});
