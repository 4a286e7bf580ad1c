import {
  accept,
  areaId,
  localDate,
  type Actor,
  type AreaId,
  type CommandId,
  type Decider,
  type DomainEvent,
  type Rejection,
} from '@famsam/kernel';
import {
  Areas,
  newId,
  PlatformModule,
  Rooms,
  type CommandContext,
  type Projection,
  type StreamDefinition,
} from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { PlainRow } from './pgbench';

/** 588 bytes as JSON, the size that speed is compared at. */
export type BenchEvent = DomainEvent<'bench.written', { readonly text: string }>;

const data = { text: 'x'.repeat(588 - JSON.stringify({ text: '' }).length) };
export const written: BenchEvent = {
  type: 'bench.written',
  happenedOn: localDate('2025-03-31'),
  data,
};

const decider: Decider<number, 'write', BenchEvent, Rejection> = {
  initial: 0,
  decide: () => accept([written]),
  evolve: (count) => count + 1,
};

export const benchStream: StreamDefinition<number, 'write', BenchEvent> = {
  category: 'bench',
  decider,
  contracts: [{ type: 'bench.written', version: 1, parse: (one) => one, upcasts: {} }],
};

/** With the other columns these make up 284 bytes beside the data. */
const actor: Actor = { id: `bench-${'a'.repeat(79)}`, role: 'coordinator' };
const fingerprint = 'f'.repeat(64);

export const plainRow: PlainRow = {
  ...{ actor, fingerprint, type: written.type, data: JSON.stringify(data) },
  stream: `bench-${newId()}`,
};

export function contextOf(area: AreaId): CommandContext {
  return { areaId: area, commandId: newId() as CommandId, actor, fingerprint };
}

/** Reads everything and keeps nothing: what remains is the reading. */
export const nothing: Projection = {
  name: 'bench.nothing',
  mode: 'async',
  handles: [written.type],
  tables: [],
  apply: () => Promise.resolve(),
};

/** The platform as a process of ours has it, with this stream as its only room. */
export async function aPlatform(
  databaseUrl: string,
  projections: readonly Projection[] = [],
): Promise<{ app: INestApplicationContext; area: AreaId }> {
  const app = await NestFactory.createApplicationContext(PlatformModule.forRoot({ databaseUrl }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.get(Rooms).add({ name: 'bench', streams: [benchStream], projections });
  const area = areaId(newId());
  await app.get(Areas).create(area);
  return { app, area };
}
