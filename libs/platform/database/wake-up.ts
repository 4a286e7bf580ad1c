import type { AreaId } from '@famsam/kernel';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { sessionSettings, SERVICE_ROLE } from './connection';
import { askedForLife } from './steady-client';

const CHANNEL = 'famsam_events';
/** A lone commit is told at once, a stream of them no more often than this. */
const BETWEEN_MS = 4;
/** Before a lost connection is opened again; polling bridges the gap. */
const AGAIN_MS = 500;

type Listener = (areaId: AreaId, name: string | undefined) => void;

/**
 * Tells runners, in whatever process, that an area has news. After the commit and on a connection of
 * its own: a NOTIFY inside the transaction would make all commits queue for one lock. A nudge may be
 * lost; the runner polls as well.
 */
@Injectable()
export class WakeUp implements OnApplicationShutdown {
  private readonly logger = new Logger(WakeUp.name);
  private readonly listeners = new Set<Listener>();
  private pending = new Set<string>();
  private connection: Promise<Client | undefined> | undefined;
  private opening: NodeJS.Timeout | undefined;
  private sending = false;
  private closed = false;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Coalesced: while one nudge is under way, all others wait for the next. With a name it is about
   * something else than events, such as a projection that has moved.
   */
  nudge(areaId: AreaId, name?: string): void {
    this.pending.add(name === undefined ? areaId : `${areaId} ${name}`);
    if (this.sending || this.closed) return;
    this.sending = true;
    void this.send().finally(() => {
      this.sending = false;
    });
  }

  async listen(listener: Listener): Promise<void> {
    this.listeners.add(listener);
    const client = await this.connect();
    // One that is lost meanwhile is opened again, and listens then.
    await client?.query(`listen ${CHANNEL}`).catch(() => undefined);
  }

  stopListening(listener: Listener): void {
    this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    const client = await this.connection;
    await client?.end();
  }

  private async send(): Promise<void> {
    while (this.pending.size && !this.closed) {
      const payloads = [...this.pending];
      this.pending = new Set();
      const client = await this.connect();
      await client
        ?.query({
          name: 'nudge',
          text: `select pg_notify('${CHANNEL}', payload) from unnest($1::text[]) payload`,
          values: [payloads],
        })
        .catch(() => undefined);
      await pause(BETWEEN_MS);
    }
  }

  /** Again after it was lost; without one, polling has to do. */
  private connect(): Promise<Client | undefined> {
    return (this.connection ??= this.open().catch((error: Error) => {
      this.logger.warn(`no connection for wake-ups: ${error.message}`);
      this.openAgain();
      return undefined;
    }));
  }

  private async open(): Promise<Client> {
    const { url } = this.dataSource.options as { url: string };
    const options = sessionSettings(SERVICE_ROLE);
    const client = new Client({ connectionString: url, options, ...askedForLife });
    client.on('error', () => undefined);
    client.on('end', () => this.openAgain());
    client.on('notification', ({ payload }) => {
      const [areaId, name] = (payload ?? '').split(' ', 2);
      for (const listener of this.listeners) listener(areaId as AreaId, name);
    });
    await client.connect();
    // One who only tells need not be told of it.
    if (this.listeners.size) await client.query(`listen ${CHANNEL}`);
    return client;
  }

  /** Once, however many tell of the loss: a try that fails does so twice, and each would double the next. */
  private openAgain(): void {
    if (this.closed || this.opening) return;
    this.opening = setTimeout(() => {
      this.opening = undefined;
      this.connection = undefined;
      if (!this.closed && this.listeners.size) void this.connect();
    }, AGAIN_MS);
    this.opening.unref();
  }
}
