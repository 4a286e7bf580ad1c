import type { AreaId, DomainEvent, EventContract, Recorded } from '@famsam/kernel';
import type { QueryConfig } from 'pg';

/** What a contract must be found for; Rooms is one. */
export interface Contracts {
  contract(type: string): EventContract | undefined;
}

/** An event as it goes into the store: checked, and its data as text. */
export interface StorableEvent {
  readonly type: string;
  readonly typeVersion: number;
  readonly happenedOn: string;
  readonly data: string;
}

/** Every value as Postgres writes it, in an array per row: the fastest that pg can read. */
export type TextRow = readonly [
  position: string,
  stream: string,
  version: string,
  type: string,
  typeVersion: string,
  happenedOn: string,
  recordedAt: string,
  commandId: string,
  actorId: string,
  actorRole: string,
  data: string,
];

export const columns =
  'position, stream, version, type, type_version, happened_on, recorded_at, command_id, actor_id, actor_role, data';

const asText = { getTypeParser: () => (text: string) => text };

/** Leaves the parsers of pg as others expect them: the choice is made per query. */
export function textQuery(name: string, text: string, values: unknown[]) {
  return { name, text, values, rowMode: 'array', types: asText } as QueryConfig & {
    rowMode: 'array';
  };
}

/** Throws when the type has no contract or the data is not of its shape. */
export function storable(contracts: Contracts, event: DomainEvent): StorableEvent {
  const contract = contracts.contract(event.type);
  if (!contract) throw new Error(`the event type ${event.type} has no contract`);
  return {
    type: event.type,
    typeVersion: contract.version,
    happenedOn: event.happenedOn,
    data: JSON.stringify(contract.parse(event.data)),
  };
}

/** Reads rows of one area, and brings old versions up to today's. */
export function recordedFrom<E extends DomainEvent = DomainEvent>(
  contracts: Contracts,
  areaId: AreaId,
  rows: readonly TextRow[],
): Recorded<E>[] {
  return rows.map((row) => {
    const recorded = {
      position: Number(row[0]),
      areaId,
      stream: row[1],
      version: Number(row[2]),
      type: row[3],
      happenedOn: row[5],
      recordedAt: isoInstant(row[6]),
      commandId: row[7],
      actor: { id: row[8], role: row[9] },
      data: upcast(contracts, row[3], Number(row[4]), JSON.parse(row[10])),
    };
    return recorded as unknown as Recorded<E>;
  });
}

function upcast(contracts: Contracts, type: string, version: number, data: unknown): unknown {
  const contract = contracts.contract(type);
  if (!contract) throw new Error(`the stored event type ${type} has no contract`);
  for (let from = version; from < contract.version; from += 1) {
    const up = contract.upcasts[from];
    if (!up) throw new Error(`${type} has no way up from version ${from}`);
    data = up(data);
  }
  return data;
}

/** `2025-03-31 10:00:00.12+00` becomes `2025-03-31T10:00:00.120Z`; sessions run in UTC. */
function isoInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
}
