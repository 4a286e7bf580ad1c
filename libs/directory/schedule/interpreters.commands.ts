import type { AreaId, Clock, Actor } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, EventStore, NotFoundError } from '@famsam/platform';
import { ChangedWords, ReadPersonalText, WritePersonalText } from '@famsam/privacy';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { InterpreterEntry } from './schedule.decider';
import { scheduleStream } from './schedule.stream';

/** Who it is, a person or an agency, and where they are reached: one that is null is taken away. */
export interface InterpreterTexts {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Interpreter extends InterpreterEntry {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Can be booked; the others have been once, and are known by name alone (law.md 12). */
  readonly active: boolean;
}

/** Somebody who interprets, as they are from now on. */
export class SetInterpreter extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly entry: InterpreterEntry,
    readonly texts: InterpreterTexts,
    /** There already: one that is not is not made. */
    readonly isKnown: boolean,
  ) {
    super();
  }
}

/** Is booked no more. The name stays, since meetings say who interpreted. */
export class RemoveInterpreter extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly interpreterId: string,
  ) {
    super();
  }
}

export interface Interpreters {
  /** Of the schedule, for If-Match. */
  readonly version: number;
  readonly items: readonly Interpreter[];
}

/** All, also those who are booked no more; the read of the names is logged (law.md 4). */
export class InterpretersOf extends Query<Interpreters> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
  ) {
    super();
  }
}

const fields = ['name', 'phone', 'email'] as const;

@CommandHandler(SetInterpreter)
export class SetInterpreterHandler implements ICommandHandler<SetInterpreter> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, entry, texts, isKnown }: SetInterpreter): Promise<CommandResult> {
    const { areaId } = context;
    const { interpreterId: subjectId } = entry;
    const entries = fields.map((field) => ({ field, text: texts[field] }));
    const result = await this.runner.run(
      scheduleStream,
      areaId,
      context,
      async ({ interpreters }) => {
        if (isKnown && !interpreters[subjectId]?.active)
          throw new NotFoundError('interpreter', subjectId);
        const changed = await this.queries.execute(
          new ChangedWords(areaId, [{ subjectId, entries }]),
        );
        const words = changed.get(subjectId) ?? null;
        return { type: 'set-interpreter' as const, today: this.clock.today(), ...entry, words };
      },
      () => this.commands.execute(new WritePersonalText(context, subjectId, entries)),
    );
    return { ...result, id: subjectId };
  }
}

@CommandHandler(RemoveInterpreter)
export class RemoveInterpreterHandler implements ICommandHandler<RemoveInterpreter> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, interpreterId }: RemoveInterpreter): Promise<CommandResult> {
    const command = {
      type: 'remove-interpreter',
      today: this.clock.today(),
      interpreterId,
    } as const;
    const gone = [
      { field: 'phone', text: null },
      { field: 'email', text: null },
    ] as const;
    const result = await this.runner.run(scheduleStream, context.areaId, context, command, () =>
      this.commands.execute(new WritePersonalText(context, interpreterId, gone)),
    );
    return { ...result, id: interpreterId };
  }
}

@QueryHandler(InterpretersOf)
export class InterpretersOfHandler implements IQueryHandler<InterpretersOf> {
  constructor(
    private readonly store: EventStore,
    private readonly queries: QueryBus,
  ) {}

  async execute({ areaId, actor }: InterpretersOf): Promise<Interpreters> {
    const { state, version } = await this.store.load(scheduleStream, areaId, areaId);
    const ids = Object.keys(state.interpreters);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, ids, fields, 'directory', 'left-out'),
    );
    const items = Object.values(state.interpreters).map((entry) => {
      const { name = null, phone = null, email = null } = texts.get(entry.interpreterId) ?? {};
      return { ...entry, name, phone, email };
    });
    items.sort((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'sv'));
    return { version, items };
  }
}

export const interpreterHandlers = [
  SetInterpreterHandler,
  RemoveInterpreterHandler,
  InterpretersOfHandler,
];
