import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to Postgres, on which connections can be lost at the worst moments. */
export class PostgresLine {
  private readonly ends = new Set<Socket>();
  private losses: { said: string; answered: boolean }[] = [];
  private nothingToLose: () => void = () => undefined;
  private server: Server | undefined;

  /** To the same database, over this line. */
  async open(url: string): Promise<string> {
    const far = new URL(url);
    const server = createServer((near) => this.join(near, far));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    const here = new URL(url);
    here.hostname = '127.0.0.1';
    here.port = String((server.address() as AddressInfo).port);
    return here.href;
  }

  /**
   * Whoever says this next loses the connection, and so does the next one for each further loss: instead of the
   * answer, or in one breath with it. Resolves when all are lost.
   */
  lose(said: string, ...when: ('instead' | 'with')[]): Promise<void> {
    this.losses = when.map((one) => ({ said, answered: one === 'with' }));
    return new Promise((resolve) => (this.nothingToLose = resolve));
  }

  cut(): void {
    for (const end of this.ends) end.destroy();
  }

  close(): void {
    this.server?.close();
    this.cut();
  }

  private join(near: Socket, { hostname, port }: URL): void {
    const far = connect(Number(port || 5432), hostname);
    const bothEnd = (end: Socket, other: Socket) => {
      this.ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        this.ends.delete(end);
        other.destroy();
      });
    };
    bothEnd(near, far);
    bothEnd(far, near);
    let lost = false;
    near.on('data', (part: Buffer) => {
      const [next] = this.losses;
      if (next && part.includes(next.said)) {
        this.losses.shift();
        if (this.losses.length === 0) this.nothingToLose();
        if (!next.answered) return near.end(terminated);
        lost = true;
      }
      far.write(part);
    });
    let rest = Buffer.alloc(0);
    far.on('data', (part: Buffer) => {
      rest = Buffer.concat([rest, part]);
      const end = endOfMessages(rest);
      const passed = rest.subarray(0, end.at);
      rest = rest.subarray(end.at);
      if (lost && end.ready) near.end(Buffer.concat([passed, terminated]));
      else near.write(passed);
    });
  }
}

/** Where the last whole message ends, and whether one of them says that Postgres is ready for the next statement. */
function endOfMessages(bytes: Buffer): { at: number; ready: boolean } {
  let [at, ready] = [0, false];
  // A byte of type, and a length that counts itself and what follows.
  while (at + 5 <= bytes.length) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) break;
    ready ||= bytes.toString('latin1', at, at + 1) === 'Z';
    at = end;
  }
  return { at, ready };
}

/** As Postgres says it when an operator ends a connection. */
const terminated = (() => {
  const text = Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
})();
