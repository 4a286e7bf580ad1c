import { commandId, type CommandId } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { BulkAppend, namedId, VersionConflictError } from '@famsam/platform';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { type Undo, UndoDeciding } from './undo.deciding';

/** How often it is decided again when somebody wrote meanwhile. */
const tries = 3;
/** Parts staged together. */
const chunk = 1_000;

/** Takes an import back as far as nobody has gone on from it; each thing by itself, by events of today. */
export class UndoImport extends Command<Undo> {
  constructor(
    /** With the id that `undoId` gives. */
    readonly context: CommandContext,
    /** Under which the import stored what it brought. */
    readonly bring: CommandId,
  ) {
    super();
  }
}

@CommandHandler(UndoImport)
export class UndoImportHandler implements ICommandHandler<UndoImport> {
  constructor(
    private readonly deciding: UndoDeciding,
    private readonly bulks: BulkAppend,
  ) {}

  async execute(command: UndoImport): Promise<Undo> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.undo(command);
      } catch (error) {
        if (!(error instanceof VersionConflictError) || attempt === tries) throw error;
      }
    }
  }

  private async undo({ context, bring }: UndoImport): Promise<Undo> {
    const asked = { areaId: context.areaId, bring, undo: context.commandId };
    const bulk = await this.bulks.open(context);
    let decided: Undo;
    try {
      decided = await this.deciding.decide(asked);
      for (let from = 0; from < decided.parts.length; from += chunk)
        await bulk.stage(decided.parts.slice(from, from + chunk));
    } catch (error) {
      await bulk.discard();
      throw error;
    }
    const { free } = decided;
    await bulk.publish(undefined, () => this.deciding.lookAgain(asked, free));
    return decided;
  }
}

/** The same undoing is one, however often it is asked for. */
export function undoId(bring: CommandId): CommandId {
  return commandId(namedId(bring, 'undo'));
}
