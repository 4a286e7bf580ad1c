import type { EventEmitter } from 'node:events';
import { Client, type ClientConfig, type PoolConfig } from 'pg';

/**
 * A connection that may be lost at any moment, also in one when nobody listens to it: between its opening or
 * its handing over and the first statement. The statement then says so; unheard, the error would end the process.
 */
export class SteadyClient extends Client {
  lost = false;

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => (this.lost = true));
    // Told to a statement, and not to who listens; the connection goes a moment later.
    const { connection } = this as unknown as { connection: EventEmitter };
    connection.on('errorMessage', ({ severity }: { severity?: string }) => {
      if (severity === 'FATAL') this.lost = true;
    });
  }
}

/**
 * A machine that vanishes says nothing, and a statement would wait for its answer for ever: so a silent connection
 * is asked for a sign of life.
 */
export const askedForLife: Pick<PoolConfig, 'keepAlive' | 'keepAliveInitialDelayMillis'> = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

/**
 * For a pool whose borrowers keep a connection and hear of its loss from its errors: one that was lost with its
 * opening, whose error came before anybody could listen, is not lent at all.
 */
export const lentAlive: Pick<PoolConfig, 'Client' | 'verify'> = {
  Client: SteadyClient,
  verify: (client, done) => {
    setImmediate(() => {
      const { lost } = client as unknown as SteadyClient;
      done(lost ? new Error('the connection was lost as soon as it was open') : undefined);
    });
  },
};
