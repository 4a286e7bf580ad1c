import {
  accept,
  localDate,
  reject,
  type AreaId,
  type Actor,
  type CommandId,
  type Decider,
  type DomainEvent,
  type Rejection,
} from '@famsam/kernel';
import {
  createDataSource,
  newId,
  type CommandContext,
  type Projection,
  type StreamDefinition,
} from '@famsam/platform';

/** A neutral little stream, so that the platform's tests know no room. */
export type TallyEvent =
  DomainEvent<'tally.counted', { by: number }> | DomainEvent<'tally.closed', Record<string, never>>;
export type TallyCommand = { kind: 'count'; by: number; times?: number } | { kind: 'close' };
export interface Tally {
  readonly sum: number;
  readonly closed: boolean;
}

const day = localDate('2025-03-31');

const decider: Decider<Tally, TallyCommand, TallyEvent, Rejection<'tally.closed'>> = {
  initial: { sum: 0, closed: false },
  decide(command, state) {
    if (command.kind === 'close') {
      return state.closed
        ? accept([])
        : accept([{ type: 'tally.closed', happenedOn: day, data: {} }]);
    }
    if (state.closed) return reject({ code: 'tally.closed', because: 'state' });
    const { by, times = 1 } = command;
    return accept(Array.from({ length: times }, () => counted(by)));
  },
  evolve(state, event) {
    return event.type === 'tally.closed'
      ? { ...state, closed: true }
      : { ...state, sum: state.sum + event.data.by };
  },
};

export function counted(by: number): TallyEvent {
  return { type: 'tally.counted', happenedOn: day, data: { by } };
}

export const tallyStream: StreamDefinition<
  Tally,
  TallyCommand,
  TallyEvent,
  Rejection<'tally.closed'>
> = {
  category: 'tally',
  decider,
  contracts: [
    {
      type: 'tally.counted',
      version: 2,
      parse: (data) => {
        if (typeof (data as { by: unknown }).by !== 'number') throw new TypeError('by');
        return data;
      },
      // In version 1 it was called `add`.
      upcasts: { 1: (data) => ({ by: (data as { add: number }).add }) },
    },
    { type: 'tally.closed', version: 1, parse: (data) => data, upcasts: {} },
  ],
};

/** Per stream: how often it was told, the sum, and whether it was ever told out of order. */
export function tallyView(mode: Projection['mode'], table: string): Projection {
  return {
    name: `tally.${table}`,
    mode,
    handles: ['tally.counted'],
    tables: [`tally.${table}`],
    apply: async (tx, events) => {
      await tx.query(
        `insert into tally.${table} as row (area_id, stream, told, sum, version)
         select $1, stream, count(*), sum(by), max(version)
           from unnest($2::text[], $3::int[], $4::int[]) as event (stream, by, version)
          group by stream
         on conflict (area_id, stream) do update
           set told = row.told + excluded.told, sum = row.sum + excluded.sum,
               version = excluded.version,
               disordered = row.disordered or excluded.version <= row.version`,
        [
          tx.areaId,
          events.map(({ stream }) => stream),
          events.map(({ data }) => (data as { by: number }).by),
          events.map(({ version }) => version),
        ],
      );
    },
  };
}

export async function createTallyTables(
  ownerUrl: string,
  tables: readonly string[],
): Promise<void> {
  const owner = createDataSource(ownerUrl, { poolSize: 1 });
  await owner.initialize();
  await owner.query('create schema tally; grant usage on schema tally to famsam_service');
  for (const table of tables) {
    await owner.query(`
      create table tally.${table} (
        area_id uuid not null, stream text not null, told int not null, sum bigint not null,
        version int not null, disordered boolean not null default false,
        primary key (area_id, stream))`);
    await owner.query(`select platform.guard_area('tally.${table}')`);
  }
  await owner.destroy();
}

export const someone: Actor = { id: 'someone', role: 'coordinator' };

export function contextIn(areaId: AreaId, more: Partial<CommandContext> = {}): CommandContext {
  return { areaId, commandId: newId() as CommandId, actor: someone, ...more };
}
