import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry } from 'yauzl';
import { Found, registerFile, type RegisterFiles } from './found';

/** A register of 20,000 families is 15 MB in a zip of 2 MB; a zip may claim to hold anything. */
const mostEntries = 100;
const mostBytes = 20 * 1024 * 1024;
const mostRatio = 200;
/** A row is some hundred bytes; one without end would be copied and compared as one heading or cell. */
const longestLine = 100_000;
/** So little may be packed as tightly as it likes. */
const fewBytes = 1024 * 1024;

/**
 * Entries are found by name in any folder of the zip; what is not one of the six files is passed over.
 * What is not to be kept is looked at only, and its files are empty.
 */
export async function unzip(zip: Uint8Array, keep = true): Promise<RegisterFiles> {
  try {
    return await read(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), keep);
  } catch (error) {
    // What the library says may quote a name.
    throw error instanceof OverLimitError ? error : new UnreadableFileError('register.unreadable');
  }
}

async function read(zip: Buffer, keep: boolean): Promise<RegisterFiles> {
  const found = new Found();
  let room = mostBytes;
  // Refuses an entry that unpacks to more than it says, so what is said can be counted.
  const archive = await fromBufferPromise(zip, { lazyEntries: true, validateEntrySizes: true });
  if (archive.entryCount > mostEntries) throw new OverLimitError('entries', mostEntries);
  for await (const entry of archive.eachEntry()) {
    const file = entry.fileName.startsWith('__MACOSX/')
      ? undefined
      : registerFile(basename(entry.fileName));
    if (!file) continue;
    room -= entry.uncompressedSize;
    if (room < 0) throw new OverLimitError('unpacked-bytes', mostBytes);
    if (ratioOf(entry) > mostRatio) throw new OverLimitError('ratio', mostRatio);
    await found.add(file, async () =>
      checked(await archive.openReadStreamPromise(entry), entry, keep),
    );
  }
  return found;
}

/** The library does not look at the checksum: what was damaged on the way would be imported. */
async function checked(stream: Readable, entry: Entry, keep: boolean): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(keep ? entry.uncompressedSize : 0);
  let at = 0;
  let sum = 0;
  let open = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    sum = crc32(part, sum);
    at += part.copy(bytes, at);
    open = openAfter(part, open);
  }
  if (sum !== entry.crc32) throw new UnreadableFileError('register.unreadable');
  return bytes;
}

/** How much of a line stands open behind a part, of which so much stood before it; refuses one without end. */
function openAfter(part: Buffer, open: number): number {
  let from = -open;
  while (from + longestLine < part.length) {
    const end = lastBreak(part.subarray(Math.max(from, 0), from + longestLine));
    if (end < 0) throw new OverLimitError('line', longestLine);
    from = Math.max(from, 0) + end + 1;
  }
  const end = lastBreak(part.subarray(Math.max(from, 0)));
  return part.length - (end < 0 ? from : Math.max(from, 0) + end + 1);
}

function lastBreak(part: Buffer): number {
  return Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r'));
}

function ratioOf({ compressedSize, uncompressedSize }: Entry): number {
  return uncompressedSize <= fewBytes ? 0 : uncompressedSize / Math.max(1, compressedSize);
}
