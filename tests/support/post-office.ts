import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** A real server for mail, which can be closed, picky, slow, or lose the line after it took a mail. */
export class PostOffice {
  readonly received: ReceivedMail[] = [];
  /** Addresses that it does not take. */
  readonly unknown = new Set<string>();
  /** What it says to whoever wants to send, instead of taking anything. */
  asksFor: { readonly responseCode: number; readonly words: string } | null = null;
  breaksAfterTaking = false;
  /** So long it takes mails, and keeps its answer to itself. */
  private thinking: Promise<void> | undefined;
  private goOn: () => void = () => undefined;
  private server: SMTPServer | undefined;
  private waiting: (() => void)[] = [];
  port = 0;

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onMailFrom: (_address, _session, done) => {
        const { asksFor } = this;
        done(asksFor && Object.assign(new Error(asksFor.words), asksFor));
      },
      onRcptTo: ({ address }, _session, done) =>
        done(
          this.unknown.has(address)
            ? Object.assign(new Error('No such user'), { responseCode: 550 })
            : null,
        ),
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = envelope.rcptTo.map(({ address }) => address).join();
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          this.received.push({ from, to, raw: Buffer.concat(parts) });
          for (const wake of this.waiting.splice(0)) wake();
          const lost = Object.assign(new Error('Lost'), { responseCode: 451 });
          const answer = () => done(this.breaksAfterTaking ? lost : null);
          if (this.thinking) void this.thinking.then(answer);
          else answer();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  think(): void {
    this.thinking = new Promise((resolve) => (this.goOn = resolve));
  }

  answer(): void {
    this.thinking = undefined;
    this.goOn();
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.answer();
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async until(count: number): Promise<void> {
    while (this.received.length < count)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
