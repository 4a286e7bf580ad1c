import { Client, type ClientConfig } from 'pg';

/**
 * A connection that may be lost at any moment, also in one when nobody listens to it: between its opening or
 * its handing over and the first statement. The statement then says so; unheard, the error would end the process.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
