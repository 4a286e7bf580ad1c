import type { ChangedFields, WordField } from '@famsam/contracts';
import type { Actor, AreaId, Clock, CommandId, LocalDate } from '@famsam/kernel';
import { areaId } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { Areas, CLOCK, CommandRunner, namedId, Transactions } from '@famsam/platform';
import { ChangedWords, WritePersonalText, type SubjectTexts } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { DirectoryRequest } from './directory.decider';
import type { AgencyKind, DirectoryState } from './directory.state';
import { directoryStream } from './directory.stream';

/** Starts a collaboration area. It is in no area yet, so it has no context; the same command id gives the same area. */
export class CreateArea extends Command<{ areaId: AreaId }> {
  constructor(
    readonly name: string,
    readonly commandId: CommandId,
    readonly actor: Actor,
  ) {
    super();
  }
}

export class JoinMunicipality extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly code: string,
  ) {
    super();
  }
}

export class RecordPopulation extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly figure: { code: string; on: LocalDate; inhabitants: number; source: string },
  ) {
    super();
  }
}

/** `id` of the result is the new agency's. */
export class AddAgency extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly agency: { name: string; kind: AgencyKind },
  ) {
    super();
  }
}

export class RenameAgency extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly agencyId: string,
    readonly name: string,
  ) {
    super();
  }
}

/** `id` of the result is the new unit's. */
export class AddUnit extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly unit: { agencyId: string; name: string },
  ) {
    super();
  }
}

export class ChangeUnit extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly unitId: string,
    readonly to: { agencyId?: string; name?: string },
  ) {
    super();
  }
}

/** Runs a request on the directory of the command's area, as of today. */
@Injectable()
export class Directory {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The texts are written in the transaction that appends what was decided. */
  run(
    context: CommandContext,
    request: DirectoryRequest,
    texts: readonly SubjectTexts<WordField>[] = [],
  ): Promise<CommandResult> {
    const command = { ...request, today: this.clock.today() };
    return this.runner.run(directoryStream, context.areaId, context, command, () =>
      this.write(context, texts),
    );
  }

  /** As `run`, where the texts alone may be what is new: the request says which of them are (decision 0021). */
  reword(
    context: CommandContext,
    texts: readonly SubjectTexts<WordField>[],
    request: (
      reworded: ReadonlyMap<string, ChangedFields>,
      state: DirectoryState,
    ) => DirectoryRequest,
  ): Promise<CommandResult> {
    const { areaId } = context;
    return this.runner.run(
      directoryStream,
      areaId,
      context,
      async (state) => {
        const reworded = await this.queries.execute(new ChangedWords(areaId, texts));
        return { ...request(reworded, state), today: this.clock.today() };
      },
      () => this.write(context, texts),
    );
  }

  private async write(
    context: CommandContext,
    texts: readonly SubjectTexts<WordField>[],
  ): Promise<void> {
    for (const { subjectId, entries } of texts)
      await this.commands.execute(new WritePersonalText(context, subjectId, entries));
  }
}

@CommandHandler(CreateArea)
export class CreateAreaHandler implements ICommandHandler<CreateArea> {
  constructor(
    private readonly areas: Areas,
    private readonly transactions: Transactions,
    private readonly directory: Directory,
  ) {}

  async execute({ name, commandId, actor }: CreateArea) {
    const id = areaId(namedId(commandId, 'area'));
    await this.transactions.inArea(id, async () => {
      await this.areas.create(id);
      await this.directory.run({ areaId: id, commandId, actor }, { type: 'create-area', name });
    });
    return { areaId: id };
  }
}

@CommandHandler(JoinMunicipality)
export class JoinMunicipalityHandler implements ICommandHandler<JoinMunicipality> {
  constructor(private readonly directory: Directory) {}

  execute({ context, code }: JoinMunicipality) {
    return this.directory.run(context, { type: 'join-municipality', code });
  }
}

@CommandHandler(RecordPopulation)
export class RecordPopulationHandler implements ICommandHandler<RecordPopulation> {
  constructor(private readonly directory: Directory) {}

  execute({ context, figure }: RecordPopulation) {
    return this.directory.run(context, { type: 'record-population', ...figure });
  }
}

@CommandHandler(AddAgency)
export class AddAgencyHandler implements ICommandHandler<AddAgency> {
  constructor(private readonly directory: Directory) {}

  async execute({ context, agency }: AddAgency) {
    // Named after the command, so that a repeat of it speaks of the same agency.
    const id = namedId(context.commandId, 'agency');
    const result = await this.directory.run(context, {
      type: 'add-agency',
      agencyId: id,
      ...agency,
    });
    return { ...result, id };
  }
}

@CommandHandler(RenameAgency)
export class RenameAgencyHandler implements ICommandHandler<RenameAgency> {
  constructor(private readonly directory: Directory) {}

  execute({ context, agencyId, name }: RenameAgency) {
    return this.directory.run(context, { type: 'rename-agency', agencyId, name });
  }
}

@CommandHandler(AddUnit)
export class AddUnitHandler implements ICommandHandler<AddUnit> {
  constructor(private readonly directory: Directory) {}

  async execute({ context, unit }: AddUnit) {
    const id = namedId(context.commandId, 'unit');
    const result = await this.directory.run(context, { type: 'add-unit', unitId: id, ...unit });
    return { ...result, id };
  }
}

@CommandHandler(ChangeUnit)
export class ChangeUnitHandler implements ICommandHandler<ChangeUnit> {
  constructor(private readonly directory: Directory) {}

  execute({ context, unitId, to }: ChangeUnit) {
    return this.directory.run(context, { type: 'change-unit', unitId, ...to });
  }
}

export const directoryCommandHandlers = [
  CreateAreaHandler,
  JoinMunicipalityHandler,
  RecordPopulationHandler,
  AddAgencyHandler,
  RenameAgencyHandler,
  AddUnitHandler,
  ChangeUnitHandler,
];
