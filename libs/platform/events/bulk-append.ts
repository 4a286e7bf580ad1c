import type { AreaId, Clock, DomainEvent } from '@famsam/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { Appender, lostRace } from './appender';
import { publishStaged } from './bulk-publish';
import { CLOCK } from '../clock';
import type { CommandContext } from '../command-context';
import { poolOf, Transactions, WakeUp } from '../database';
import { BulkBusyError, VersionConflictError } from '../errors';
import { EventStore } from './event-store';
import { storable } from './recorded-events';
import { Rooms } from '../rooms';

export interface BulkPart {
  readonly stream: string;
  /** The stream's version before these events; a later part of the same stream goes on from there. */
  readonly expectedVersion: number;
  readonly events: readonly DomainEvent[];
}

/** Events of one command that are too many for one statement: all of them appear at once, or none. */
export interface Bulk {
  stage(parts: readonly BulkPart[]): Promise<void>;
  /**
   * VersionConflictError when any stream has moved: then nothing is published. 0 events when the
   * command had been published before. Either way the bulk is over. `lastLook` comes after the inline projections,
   * in the same transaction: when it fails, nothing is published.
   */
  publish(
    onProgress?: (done: number, of: number) => void,
    lastLook?: () => Promise<void>,
  ): Promise<{ events: number }>;
  discard(): Promise<void>;
}

const tryLock = 'select pg_try_advisory_lock(4604238, hashtext($1)) as mine';
const unlock = 'select pg_advisory_unlock(4604238, hashtext($1))';
const clear = 'delete from platform.staged where area_id = $1';
const stage = `insert into platform.staged
    (area_id, command_id, stream, version, type, type_version, happened_on, data)
  select $1, $2, one.* from unnest($3::text[], $4::integer[], $5::text[], $6::smallint[],
    $7::date[], $8::jsonb[]) as one`;

@Injectable()
export class BulkAppend {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly store: EventStore,
    private readonly appender: Appender,
    private readonly rooms: Rooms,
    private readonly wakeUp: WakeUp,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One at a time per area, by a lock that lasts as long as the connection; BulkBusyError otherwise.
   * What a killed process has left staged goes away here.
   */
  async open(context: CommandContext): Promise<Bulk> {
    const { areaId } = context;
    const client = await poolOf(this.dataSource).connect();
    // Without the connection the lock is gone: the next statement of the bulk says so.
    client.on('error', ignore);
    try {
      const { rows } = await client.query<{ mine: boolean }>(tryLock, [areaId]);
      if (!rows[0]?.mine) throw new BulkBusyError(areaId);
      await this.transactions.beginOn(client, areaId, 'write', (tx) => tx.query(clear, [areaId]));
    } catch (error) {
      client.off('error', ignore);
      client.release(!(error instanceof BulkBusyError));
      throw error;
    }
    return {
      stage: (parts) => this.stage(client, context, parts),
      publish: async (onProgress, lastLook) => {
        try {
          return await this.publish(client, context, onProgress, lastLook);
        } finally {
          await this.close(client, areaId);
        }
      },
      discard: () => this.close(client, areaId),
    };
  }

  private async stage(
    client: PoolClient,
    { areaId, commandId }: CommandContext,
    parts: readonly BulkPart[],
  ): Promise<void> {
    const rows = parts.flatMap(({ stream, expectedVersion, events }) =>
      events.map((event, at) => ({
        stream,
        version: expectedVersion + at + 1,
        ...storable(this.rooms, event),
      })),
    );
    await this.transactions.beginOn(client, areaId, 'write', (tx) =>
      tx.run({
        name: 'stage',
        text: stage,
        values: [
          areaId,
          commandId,
          rows.map((row) => row.stream),
          rows.map((row) => row.version),
          rows.map((row) => row.type),
          rows.map((row) => row.typeVersion),
          rows.map((row) => row.happenedOn),
          rows.map((row) => row.data),
        ],
      }),
    );
  }

  private async publish(
    client: PoolClient,
    context: CommandContext,
    onProgress: ((done: number, of: number) => void) | undefined,
    lastLook: (() => Promise<void>) | undefined,
  ): Promise<{ events: number }> {
    const recordedAt = this.clock.now().toISOString();
    const events = await this.transactions
      .beginOn(client, context.areaId, 'write', async (tx) => {
        const { store, appender } = this;
        const published = await publishStaged(tx, store, appender, context, recordedAt, onProgress);
        if (published > 0) await lastLook?.();
        return published;
      })
      .catch((error: unknown) => {
        // Somebody who was about to commit when we looked has committed since, or waits for us in a ring.
        throw lostRace(error) ? new VersionConflictError('a stream of the bulk') : error;
      });
    this.wakeUp.nudge(context.areaId);
    return { events };
  }

  private async close(client: PoolClient, areaId: AreaId): Promise<void> {
    let lost = false;
    try {
      await this.transactions.beginOn(client, areaId, 'write', (tx) => tx.query(clear, [areaId]));
      await client.query(unlock, [areaId]);
    } catch {
      // The next bulk of the area clears what is left.
      lost = true;
    }
    client.off('error', ignore);
    client.release(lost);
  }
}

function ignore(): void {}
