import type { SettingsEvent } from '@famsam/contracts';
import { settingsContracts } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, CommandResult, StreamDefinition } from '@famsam/platform';
import { CLOCK, CommandRunner, EventStore } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Settings, SettingsCommand, SettingsRejection } from './settings.decider';
import { settingsDecider } from './settings.decider';

/** `settings-<area id>`: one stream to an area. */
export const settingsStream: StreamDefinition<
  Settings,
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
export class SettingsOf extends Query<Settings & { readonly version: number }> {
  constructor(readonly areaId: AreaId) {
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
