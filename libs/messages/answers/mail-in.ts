import { CONFIGURATION, JobQueues, type Configuration } from '@famsam/platform';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { Answers } from './answers';
import { readReply } from './read-reply';
import { ReplyAddresses } from '../reply-address';

const mostBytes = 1024 * 1024;

/** What a server says for good, so that nobody tries again. */
function refusal(text: string): Error {
  return Object.assign(new Error(text), { responseCode: 550 });
}

/**
 * Takes in the answers that calendars send, in workers, where a port is set. Mail to an address that we did
 * not give out, or that brings no answer, is refused while it is handed over, so that nothing bounces later.
 */
@Injectable()
export class MailIn implements BeforeApplicationShutdown {
  private readonly logger = new Logger('messages');
  private server: SMTPServer | undefined;

  constructor(
    queues: JobQueues,
    private readonly addresses: ReplyAddresses,
    private readonly answers: Answers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    queues.whenWorking(() => this.start());
  }

  /** Where it listens, once it does. */
  get port(): number | null {
    return (this.server?.server.address() as AddressInfo | null | undefined)?.port ?? null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private async start(): Promise<void> {
    const { inPort, inHost } = this.configuration.mail;
    if (inPort === null) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: mostBytes,
      maxClients: 20,
      socketTimeout: 30_000,
      closeTimeout: 1_000,
      logger: false,
      onRcptTo: ({ address }, _session, done) =>
        done(this.addresses.read(address) === null ? refusal('No such address here') : null),
      onData: (stream, { envelope }, done) => {
        const parties = envelope.rcptTo.flatMap(
          ({ address }) => this.addresses.read(address) ?? [],
        );
        this.take(stream, parties).then(
          () => done(),
          (error: Error) => done(error),
        );
      },
    });
    // Clients that hang up; what is wrong with a mail is told in `done`.
    server.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(inPort, inHost, () => resolve());
    });
    this.server = server;
    this.logger.log({ message: 'answers by mail are taken in', port: this.port });
  }

  private async take(
    stream: Readable & { readonly sizeExceeded?: boolean },
    parties: readonly string[],
  ): Promise<void> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length;
      // Read to its end all the same: the sender hears of it only then.
      if (bytes <= mostBytes) parts.push(part);
    }
    if (bytes > mostBytes) throw refusal('Too large');
    const reply = await readReply(Buffer.concat(parts)).catch(() => null);
    if (!reply) throw refusal('This address takes answers from calendars only');
    for (const party of parties)
      if (!(await this.noted(party, reply))) throw refusal('There is no such invitation');
  }

  /** What goes wrong here is for later: the sender tries again. */
  private async noted(...args: Parameters<Answers['note']>): Promise<boolean> {
    try {
      return await this.answers.note(...args);
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      this.logger.error({ message: 'an answer by mail was not noted', kind });
      throw Object.assign(new Error('Try again later'), { responseCode: 451 });
    }
  }
}
