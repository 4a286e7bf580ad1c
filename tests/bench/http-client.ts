import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One keep-alive connection, one request at a time. It shares two cores with what it measures, so it
 * does no more than find the end of an answer: node's own client would cost as much as the api.
 */
export class HttpClient {
  private readonly socket: Socket;
  private read: Buffer = Buffer.alloc(0);
  private waiting: Waiting | undefined;

  /** Without an area the first one is meant. */
  constructor(
    private readonly port: number,
    private readonly area?: string,
  ) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.on('data', (data) => this.take(data));
    this.socket.on('error', (error) => this.waiting?.reject(error));
    this.socket.on('close', () => this.waiting?.reject(new Error('the api closed a connection')));
  }

  get(path: string): Promise<Answer> {
    return this.send(`GET ${path} HTTP/1.1\r\n${this.always}\r\n`);
  }

  post(path: string, idempotencyKey: string, body: string): Promise<Answer> {
    return this.send(
      `POST ${path} HTTP/1.1\r\n${this.always}idempotency-key: ${idempotencyKey}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private get always(): string {
    const area = this.area === undefined ? '' : `x-area-id: ${this.area}\r\n`;
    return `host: 127.0.0.1:${this.port}\r\nx-demo-persona: coordinator\r\n${area}`;
  }

  private send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  private take(data: Buffer): void {
    this.read = this.read.length ? Buffer.concat([this.read, data]) : data;
    const head = this.read.indexOf('\r\n\r\n');
    if (head < 0) return;
    const headers = this.read.toString('latin1', 0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
    if (length === undefined) {
      this.waiting?.reject(new Error(`an answer without length:\n${headers}`));
      return;
    }
    const end = head + 4 + Number(length);
    if (this.read.length < end) return;
    const body = this.read.toString('utf8', head + 4, end);
    this.read = this.read.subarray(end);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(headers.slice(9, 12)), body });
  }
}
