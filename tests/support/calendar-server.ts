import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A real server of calendars on loopback, which answers as the test says. */
export class CalendarServer {
  /** Each request that came: its path, and the version it knew. */
  readonly asked: { readonly path: string; readonly etag: string | null }[] = [];
  /** Who asked last. */
  agent: string | undefined;
  answer: Answer = (response) => response.end();
  private server: Server | undefined;
  port = 0;

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      this.asked.push({ path: request.url ?? '', etag: request.headers['if-none-match'] ?? null });
      this.agent = request.headers['user-agent'];
      this.answer(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
