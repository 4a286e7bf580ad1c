import type { SchoolTime, WeeklyHours } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, EventStore, NotFoundError } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { AgenciesOf, UnitsOf } from '../offices.view';
import type { InterpreterEntry, ItemEntry, RoomEntry, ScheduleRequest } from './schedule.decider';
import { scheduleStream } from './schedule.stream';

/** One fact that finding a time has to know: hours, terms, places, rooms, equipment. */
export class ChangeSchedule extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly request: ScheduleRequest,
  ) {
    super();
  }
}

@CommandHandler(ChangeSchedule)
export class ChangeScheduleHandler implements ICommandHandler<ChangeSchedule> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, request }: ChangeSchedule): Promise<CommandResult> {
    await this.findOffice(context.areaId, request);
    const command = { ...request, today: this.clock.today() };
    return this.runner.run(scheduleStream, context.areaId, context, command);
  }

  private async findOffice(area: AreaId, request: ScheduleRequest): Promise<void> {
    if ('agencyId' in request) {
      const agencies = await this.queries.execute(new AgenciesOf(area));
      if (!agencies.some(({ agencyId }) => agencyId === request.agencyId))
        throw new NotFoundError('agency', request.agencyId);
    } else if ('unitId' in request) {
      const units = await this.queries.execute(new UnitsOf(area));
      if (!units.some(({ unitId }) => unitId === request.unitId))
        throw new NotFoundError('unit', request.unitId);
    }
  }
}

export interface Schedule {
  readonly version: number;
  readonly agencies: readonly {
    readonly agencyId: string;
    /** Empty: nobody told yet. */
    readonly hours: readonly WeeklyHours[];
    readonly school: SchoolTime | null;
  }[];
  readonly units: readonly { unitId: string; placeId: string | null; followsTerms: boolean }[];
  readonly places: readonly { readonly placeId: string; readonly name: string }[];
  readonly travel: readonly { readonly placeIds: readonly [string, string]; minutes: number }[];
  readonly rooms: readonly RoomEntry[];
  readonly items: readonly ItemEntry[];
  /** Those who can be booked; their names rest in the vault. */
  readonly interpreters: readonly InterpreterEntry[];
}

/** All that the area knows for finding a time. */
export class ScheduleOf extends Query<Schedule> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

/** Some hundred events at most, so they are folded when asked for. */
@QueryHandler(ScheduleOf)
export class ScheduleOfHandler implements IQueryHandler<ScheduleOf> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId }: ScheduleOf): Promise<Schedule> {
    const { state, version } = await this.store.load(scheduleStream, areaId, areaId);
    const agencyIds = new Set([...Object.keys(state.agencyHours), ...Object.keys(state.schools)]);
    return {
      version,
      agencies: [...agencyIds].map((agencyId) => ({
        agencyId,
        hours: state.agencyHours[agencyId] ?? [],
        school: state.schools[agencyId] ?? null,
      })),
      units: Object.entries(state.units).map(([unitId, unit]) => ({ unitId, ...unit })),
      places: byName(state.places),
      travel: Object.values(state.travel),
      rooms: byName(state.rooms),
      items: byName(state.items),
      interpreters: Object.values(state.interpreters).flatMap(({ active, ...entry }) =>
        active ? entry : [],
      ),
    };
  }
}

function byName<T extends { name: string }>(entries: Readonly<Record<string, T>>): readonly T[] {
  return Object.values(entries).sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}
