import { Readable } from 'node:stream';
import { line, storedPlace } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Page, Principal } from '@famsam/platform';
import {
  Answers,
  AnswersAs,
  Change,
  CommandContextOf,
  decodeCursor,
  encodeCursor,
  etagOf,
  InvalidInputError,
  JobQueues,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidQuery,
} from '@famsam/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiExtension, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { RegisterImport } from './imports.store';
import { importJob, Imports } from './imports.store';
import type { FamilyChange, PreviewOverview } from './preview';
import { familyChangeAnswer, Previews } from './preview';
import { checkAnswer, faultAnswer, importAnswer, importByIdAnswer } from './register.answers';
import { CheckRegister } from './register.commands';
import type { ExportedFile } from './register.export';
import { ExportRegister } from './register.export';
import type { Fault } from './register.faults';
import type { Creation } from './register.names';
import { lookAtZip, type CheckedReport } from './source';

/** How many faults an import shows at once; the rest come by page. */
const firstFaults = 20;

const cursorQuery = pageQuerySchema.pick({ cursor: true });

type PageQuery = z.infer<typeof pageQuerySchema>;

/** So many names fit into an address, at any server on the way. */
const mostNamed = 100;

const creationSchema = z.strictObject({
  create: z
    .preprocess(
      (sent) => (typeof sent === 'string' ? [sent] : sent),
      z.array(line(120)).max(mostNamed),
    )
    .default([])
    .describe(
      'A municipality or unit that the area lacks, to be added with the register; again for the next one',
    ),
  createAll: z
    .preprocess((sent) => (sent === 'true' ? true : sent === 'false' ? false : sent), z.boolean())
    .default(false)
    .describe('Whatever the area lacks is added, as with the first register'),
});

function creationOf({ create, createAll }: z.infer<typeof creationSchema>): Creation {
  return createAll ? 'all' : create;
}

const zipBody = {
  description: 'A zip with the six files of the register, in any folder of it.',
  schema: { type: 'string', format: 'binary' },
  required: true,
} as const;

/** It holds every family, so it is for those who may read every case. */
@ApiTags('register')
@Controller('register')
@AllowedFor('coordinator')
export class RegisterController {
  constructor(
    private readonly queries: QueryBus,
    private readonly queues: JobQueues,
    private readonly imports: Imports,
    private readonly previews: Previews,
  ) {}

  @Post('checks')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The first 1,000 faults of a register, and how many there are; nothing is imported',
  })
  @ApiExtension('x-rejections', ['file.over-limit', 'files.busy'])
  @Answers(checkAnswer)
  @ApiConsumes('application/zip')
  @ApiBody(zipBody)
  async check(
    @PrincipalOf() { areaId }: Principal,
    @ValidQuery(creationSchema) creation: z.infer<typeof creationSchema>,
    @Body() body: unknown,
  ): Promise<CheckedReport> {
    const source = { zip: zipOf(body) };
    return this.queries.execute(new CheckRegister(areaId, source, creationOf(creation)));
  }

  @Post('imports')
  @HttpCode(202)
  @Change({
    summary: 'Ask for a register to be imported; its address tells how it goes',
    rejections: ['file.over-limit', 'files.busy'],
  })
  @Answers(importAnswer)
  @ApiConsumes('application/zip')
  @ApiBody(zipBody)
  async import(
    @CommandContextOf() context: CommandContext,
    @ValidQuery(creationSchema) creation: z.infer<typeof creationSchema>,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterImport> {
    return this.ask(context, { body, create: creationOf(creation), wanted: true }, reply);
  }

  @Post('previews')
  @HttpCode(202)
  @Change({
    summary: 'Ask what an import of a register would change; it then waits a day for a yes',
    rejections: ['file.over-limit', 'files.busy'],
  })
  @Answers(importAnswer)
  @ApiConsumes('application/zip')
  @ApiBody(zipBody)
  async preview(
    @CommandContextOf() context: CommandContext,
    @ValidQuery(creationSchema) creation: z.infer<typeof creationSchema>,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisterImport> {
    return this.ask(context, { body, create: creationOf(creation), wanted: false }, reply);
  }

  @Post('imports/:importId/start')
  @HttpCode(202)
  @Change({
    summary:
      'Say yes to what was shown: just this is imported, or if it has changed, it is shown anew',
    ifMatch: true,
    rejections: ['register.not-shown'],
  })
  @Answers(importAnswer)
  async start(
    @CommandContextOf() context: CommandContext,
    @Param('importId') importId: string,
  ): Promise<RegisterImport> {
    const { areaId } = context;
    const jobId = await this.imports.start(context, importId);
    if (jobId) await this.queues.enqueue(importJob, jobId, { areaId, importId });
    return this.imports.byId(areaId, importId);
  }

  @Get('imports/:importId')
  @ApiOperation({ summary: 'How an import goes, or how it went' })
  @Answers(importByIdAnswer)
  async importById(
    @PrincipalOf() { areaId }: Principal,
    @Param('importId') importId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<
    RegisterImport & { faults: readonly Fault[]; readonly preview: PreviewOverview | null }
  > {
    const request = await this.imports.byId(areaId, importId);
    const faults = await this.imports.faults(areaId, importId, 0, firstFaults);
    const waits = request.state === 'previewed';
    const preview = waits ? await this.previews.overview(areaId, importId) : null;
    void reply.header('etag', etagOf(request.timesShown));
    return { ...request, faults: faults.map(({ fault }) => fault), preview };
  }

  @Get('imports/:importId/changes')
  @ApiOperation({
    summary:
      'What an import would change, while it waits for a yes: struck families first, 50 a page',
  })
  @Answers(pageAnswer(familyChangeAnswer))
  async changes(
    @PrincipalOf() { areaId }: Principal,
    @Param('importId') importId: string,
    @ValidQuery(cursorQuery) { cursor }: Pick<PageQuery, 'cursor'>,
  ): Promise<Page<FamilyChange>> {
    await this.imports.byId(areaId, importId);
    const [after] = decodeCursor(cursor, z.tuple([storedPlace])) ?? [0];
    const { items, next } = await this.previews.page(areaId, importId, after);
    return { items, nextCursor: next === null ? null : encodeCursor([next]) };
  }

  @Get('imports/:importId/faults')
  @ApiOperation({ summary: 'The faults for which an import was refused, page by page' })
  @Answers(pageAnswer(faultAnswer))
  async faults(
    @PrincipalOf() { areaId }: Principal,
    @Param('importId') importId: string,
    @ValidQuery(pageQuerySchema) { limit, cursor }: PageQuery,
  ): Promise<Page<Fault>> {
    await this.imports.byId(areaId, importId);
    const [after] = decodeCursor(cursor, z.tuple([storedPlace])) ?? [0];
    const rows = await this.imports.faults(areaId, importId, after, limit + 1);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(({ fault }) => fault),
      nextCursor: last ? encodeCursor([last.place]) : null,
    };
  }

  @Get('export')
  @ApiOperation({ summary: 'The area as the six files of a register, in a zip' })
  @AnswersAs('application/zip', 'The zip, as it goes into an import again')
  @Header('content-type', 'application/zip')
  @Header('content-disposition', 'attachment; filename="famsam-register.zip"')
  async export(@PrincipalOf() { areaId }: Principal, @Res() reply: FastifyReply): Promise<void> {
    const files = await this.queries.execute(new ExportRegister(areaId));
    await reply.send(zipped(files));
  }

  private async ask(
    context: CommandContext,
    asked: { readonly body: unknown; readonly create: Creation; readonly wanted: boolean },
    reply: FastifyReply,
  ): Promise<RegisterImport> {
    const zip = zipOf(asked.body);
    // What is no zip at all is refused at once.
    await lookAtZip(zip);
    const { areaId } = context;
    const importId = await this.imports.ask(context, zip, asked.create, asked.wanted);
    await this.queues.enqueue(importJob, importId, { areaId, importId });
    void reply.header('location', `/api/v1/register/imports/${importId}`);
    return this.imports.byId(areaId, importId);
  }
}

function zipOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  const message = 'Send the register as a zip, with Content-Type: application/zip';
  throw new InvalidInputError([{ field: 'body', rule: 'register.unreadable', message }]);
}

function zipped(files: readonly ExportedFile[]): Readable {
  const zip = new ZipFile();
  for (const { name, text } of files) zip.addReadStream(Readable.from(text), name);
  zip.end();
  return new Readable().wrap(zip.outputStream);
}
