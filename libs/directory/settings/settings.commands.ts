import type { SettingsEvent } from '@famsam/contracts';
import { settingsContracts } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import type { BulkPart, CommandContext, CommandResult, StreamDefinition } from '@famsam/platform';
import { CLOCK, CommandRunner, EventStore, streamName } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type {
  AreaSettings,
  Settings,
  SettingsCommand,
  SettingsRejection,
} from './settings.decider';
import { settingsDecider } from './settings.decider';

/** `settings-<area id>`: one stream to an area. */
export const settingsStream: StreamDefinition<
  AreaSettings,
  SettingsCommand,
  SettingsEvent,
  SettingsRejection
> = { category: 'settings', decider: settingsDecider, contracts: settingsContracts };

/** How the area wants things done from now on, all of it at once. */
export class ChangeSettings extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly settings: Settings,
  ) {
    super();
  }
}

/** How the area wants things done; the usual ways where it has said nothing. `version` is 0 when it never said anything. */
export class SettingsOf extends Query<AreaSettings & { readonly version: number }> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** The area's first day with FamSam, and what it takes to fix it where it is not. Appends nothing itself. */
export class TranscribeFirstDay extends Query<{
  readonly firstDay: LocalDate;
  readonly parts: readonly BulkPart[];
}> {
  constructor(
    readonly areaId: AreaId,
    /** If none is fixed yet. */
    readonly firstDay: LocalDate,
  ) {
    super();
  }
}

@CommandHandler(ChangeSettings)
export class ChangeSettingsHandler implements ICommandHandler<ChangeSettings> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, settings }: ChangeSettings): Promise<CommandResult> {
    const command = { today: this.clock.today(), settings };
    return this.runner.run(settingsStream, context.areaId, context, command);
  }
}

/** A handful of events, so they are folded when asked for. */
@QueryHandler(SettingsOf)
export class SettingsOfHandler implements IQueryHandler<SettingsOf> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId }: SettingsOf) {
    const { state, version } = await this.store.load(settingsStream, areaId, areaId);
    return { ...state, version };
  }
}

@QueryHandler(TranscribeFirstDay)
export class TranscribeFirstDayHandler implements IQueryHandler<TranscribeFirstDay> {
  constructor(
    private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, firstDay: wanted }: TranscribeFirstDay) {
    const { state, version } = await this.store.load(settingsStream, areaId, areaId);
    if (state.firstDay !== null) return { firstDay: state.firstDay, parts: [] };
    const command = { today: this.clock.today(), firstDay: wanted };
    const decision = settingsDecider.decide(command, state);
    const events = decision.accepted ? decision.events : [];
    const stream = streamName(settingsStream.category, areaId);
    return { firstDay: wanted, parts: [{ stream, expectedVersion: version, events }] };
  }
}
