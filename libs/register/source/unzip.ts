import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry } from 'yauzl';
import { Found, registerFile, type RegisterFiles } from './found';

/** A register of 20,000 families is 15 MB in a zip of 2 MB; a zip may claim to hold anything. */
const mostEntries = 100;
const mostBytes = 32 * 1024 * 1024;
const mostRatio = 200;
/** So little may be packed as tightly as it likes. */
const fewBytes = 1024 * 1024;

/** Entries are found by name in any folder of the zip; what is not one of the six files is passed over. */
export async function unzip(zip: Uint8Array): Promise<RegisterFiles> {
  try {
    return await read(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength));
  } catch (error) {
    // What the library says may quote a name.
    throw error instanceof OverLimitError ? error : new UnreadableFileError('register.unreadable');
  }
}

async function read(zip: Buffer): Promise<RegisterFiles> {
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
    await found.add(file, async () => {
      const bytes = await buffer(await archive.openReadStreamPromise(entry));
      // The library does not look at it: what was damaged on the way would be imported.
      if (crc32(bytes) !== entry.crc32) throw new UnreadableFileError('register.unreadable');
      return bytes;
    });
  }
  return found;
}

function ratioOf({ compressedSize, uncompressedSize }: Entry): number {
  return uncompressedSize <= fewBytes ? 0 : uncompressedSize / Math.max(1, compressedSize);
}
