import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Page, Principal } from '@famsam/platform';
import {
  Answers,
  Change,
  CommandContextOf,
  decodeCursor,
  encodeCursor,
  JobQueues,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { RegisterImport } from '../imports.store';
import { bringId, importJob, Imports } from '../imports.store';
import { importAnswer } from '../register.answers';
import { undoAnswer } from './undo.answers';
import { undoId } from './undo.command';
import { UndoTelling } from './undo.telling';
import { notDone, type Told, Undoes, undoJobId } from './undoes.store';

@ApiTags('register')
@Controller('register/imports')
@AllowedFor('coordinator')
export class RegisterUndoController {
  constructor(
    private readonly imports: Imports,
    private readonly undoes: Undoes,
    private readonly telling: UndoTelling,
    private readonly queues: JobQueues,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Imports that are done, or undone, the newest first' })
  @Answers(pageAnswer(importAnswer))
  async list(
    @PrincipalOf() { areaId }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<RegisterImport>> {
    const after = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await this.undoes.list(areaId, limit + 1, after);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.requestedAt, last.importId]) : null };
  }

  @Get(':importId/undo')
  @ApiOperation({
    summary: 'What undoing an import would take back, or has, and the first 1,000 things that stay',
  })
  @ApiExtension('x-rejections', ['register.not-done', 'register.busy'])
  @Answers(undoAnswer)
  async undo(
    @PrincipalOf() { areaId }: Principal,
    @Param('importId') importId: string,
  ): Promise<Told> {
    const { state, timesShown } = await this.imports.byId(areaId, importId);
    if (!['done', 'undoing', 'undone'].includes(state)) throw notDone(state);
    const told = await this.undoes.told(areaId, importId);
    if (told) return told;
    const bring = bringId(importId, timesShown);
    return this.telling.tell({ areaId, bring, undo: undoId(bring) });
  }

  @Post(':importId/undo')
  @HttpCode(202)
  @Change({
    summary:
      'Take back what an import brought and nobody has touched since; its address tells how it goes',
    rejections: ['register.not-done'],
  })
  @Answers(importAnswer)
  async askUndo(
    @CommandContextOf() context: CommandContext,
    @Param('importId') importId: string,
  ): Promise<RegisterImport> {
    const { areaId } = context;
    await this.undoes.ask(context, importId);
    await this.queues.enqueue(importJob, undoJobId(importId), { areaId, importId });
    return this.imports.byId(areaId, importId);
  }
}
