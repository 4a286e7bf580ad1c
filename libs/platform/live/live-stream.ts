import { PassThrough, type Readable } from 'node:stream';
import type { AreaId } from '@famsam/kernel';
import type { LiveNews } from './live-news';

const heartbeatMs = 20_000;
/** A reader that takes nothing for so long is gone, or will ask for everything again. */
const mostWaitingBytes = 256 * 1024;

/** Server-sent events for one page: `data: {"stale":[["case","…"],["today"]]}`. */
export async function liveStream(news: LiveNews, areaId: AreaId, role: string): Promise<Readable> {
  const stream = new PassThrough();
  const write = (text: string): void => {
    if (stream.destroyed) return;
    if (stream.writableLength + stream.readableLength > mostWaitingBytes) stream.destroy();
    else stream.write(text);
  };
  const leave = await news.join(areaId, {
    role,
    stale: (keys) => write(`data: ${JSON.stringify({ stale: keys })}\n\n`),
    close: () => stream.end(),
  });
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs).unref();
  stream.once('close', () => {
    clearInterval(heartbeat);
    leave();
  });
  // Sends the headers, so that the page knows from when on it is told.
  write(':\n\n');
  return stream;
}
