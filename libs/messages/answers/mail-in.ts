import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { CONFIGURATION, ForeignFiles, JobQueues, type Configuration } from '@famsam/platform';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { Answers } from './answers';
import type { MailParts } from './mail-reader';
import { readReply, type Reply } from './read-reply';
import { isReturn } from './read-return';
import { Returns } from './returns';
import { ReplyAddresses } from '../reply-address';

const mostBytes = 1024 * 1024;

/** Hardly any takes more than a few milliseconds. */
const mails = new ForeignFiles<Uint8Array, MailParts>(join(__dirname, 'mail-reader'), {
  ...{ seconds: 3, megabytes: 32, answerBytes: 2 * mostBytes, threads: 1, waiting: 20 },
});

/** What a server says for good, so that nobody tries again. */
function refusal(text: string): Error {
  return Object.assign(new Error(text), { responseCode: 550 });
}

/**
 * Takes in the answers that calendars send, and mail of ours that comes back, in workers, where a port is set. Mail to an
 * address that we did not give out, or that brings no answer, is refused while it is handed over, so that nothing bounces later.
 */
@Injectable()
export class MailIn implements BeforeApplicationShutdown {
  private readonly logger = new Logger('messages');
  private server: SMTPServer | undefined;

  constructor(
    queues: JobQueues,
    private readonly addresses: ReplyAddresses,
    private readonly answers: Answers,
    private readonly returns: Returns,
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
        done(this.isOurs(address) ? null : refusal('No such address here')),
      onData: (stream, { envelope }, done) => {
        const addresses = envelope.rcptTo.map(({ address }) => address);
        this.take(stream, addresses).then(
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
    addresses: readonly string[],
  ): Promise<void> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length;
      // Read to its end all the same: the sender hears of it only then.
      if (bytes <= mostBytes) parts.push(part);
    }
    if (bytes > mostBytes) throw refusal('Too large');
    const mail = await this.open(Buffer.concat(parts));
    await this.takeReturns(mail, addresses);
    const parties = addresses.flatMap((address) => this.addresses.read(address) ?? []);
    if (parties.length > 0) await this.takeAnswers(mail, parties);
  }

  private isOurs(address: string): boolean {
    return this.addresses.read(address) !== null || this.addresses.readReturn(address) !== null;
  }

  private async open(mail: Buffer): Promise<MailParts> {
    const opened = await this.orLater(() =>
      mails.read(mail).catch((error: unknown) => {
        // Tried later, it would be no better.
        if (error instanceof OverLimitError || error instanceof UnreadableFileError) return null;
        throw error;
      }),
    );
    if (!opened) throw refusal('It cannot be read');
    return opened;
  }

  private async takeAnswers(mail: MailParts, parties: readonly string[]): Promise<void> {
    const reply = readReply(mail);
    if (!reply) throw refusal('This address takes answers from calendars only');
    for (const party of parties)
      if (!(await this.noted(party, reply))) throw refusal('There is no such invitation');
  }

  /** Whatever else comes to where mail comes back, such as that somebody is away, says nothing. */
  private async takeReturns(mail: MailParts, addresses: readonly string[]): Promise<void> {
    const messageIds = addresses.flatMap((address) => this.addresses.readReturn(address) ?? []);
    if (messageIds.length === 0 || !isReturn(mail)) return;
    for (const messageId of messageIds) await this.orLater(() => this.returns.note(messageId));
  }

  private noted(party: string, reply: Reply): Promise<boolean> {
    return this.orLater(() => this.answers.note(party, reply));
  }

  /** What goes wrong here is for later: the sender tries again. */
  private async orLater<T>(note: () => Promise<T>): Promise<T> {
    try {
      return await note();
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      this.logger.error({ message: 'what came by mail was not noted', kind });
      throw Object.assign(new Error('Try again later'), { responseCode: 451 });
    }
  }
}
