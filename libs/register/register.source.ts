import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { InvalidInputError } from '@famsam/platform';
import { fromBufferPromise } from 'yauzl';
import type { RegisterFile } from './register.words';
import { fileNames } from './register.words';

/** Where a register comes from: a folder of the operator, or a zip sent over HTTP. */
export type RegisterSource = { readonly folder: string } | { readonly zip: Buffer };

export interface RegisterFiles {
  readonly files: ReadonlyMap<RegisterFile, Uint8Array>;
  /** There more than once, in two folders of the zip or with names that differ by case. */
  readonly twice: readonly RegisterFile[];
}

/** A register of 20,000 families is about 20 MB; a zip may claim to hold anything. */
const mostEntries = 100;
const mostBytes = 128 * 1024 * 1024;

export function openRegister(source: RegisterSource): Promise<RegisterFiles> {
  return 'folder' in source ? openFolder(source.folder) : openZip(source.zip);
}

async function openFolder(folder: string): Promise<RegisterFiles> {
  const found = new Found();
  const names = await readdir(folder).catch(() => {
    throw invalid('folder', `mappen ${folder} går inte att läsa`);
  });
  for (const name of names.sort()) {
    const file = registerFile(name);
    if (file) await found.add(file, () => readFile(join(folder, name)));
  }
  return found;
}

/** Entries are found by name in any folder of the zip; what is not one of the six files is passed over. */
async function openZip(zip: Buffer): Promise<RegisterFiles> {
  const found = new Found();
  let room = mostBytes;
  try {
    // Refuses an entry that unpacks to more than it says, so what is said can be counted.
    const archive = await fromBufferPromise(zip, { lazyEntries: true, validateEntrySizes: true });
    if (archive.entryCount > mostEntries) throw tooLarge();
    for await (const entry of archive.eachEntry()) {
      const file = entry.fileName.startsWith('__MACOSX/')
        ? undefined
        : registerFile(basename(entry.fileName));
      if (!file) continue;
      room -= entry.uncompressedSize;
      if (room < 0) throw tooLarge();
      await found.add(file, async () => buffer(await archive.openReadStreamPromise(entry)));
    }
  } catch (error) {
    throw error instanceof InvalidInputError
      ? error
      : invalid('body', 'zipfilen går inte att läsa');
  }
  return found;
}

class Found implements RegisterFiles {
  readonly files = new Map<RegisterFile, Uint8Array>();
  readonly twice: RegisterFile[] = [];

  async add(file: RegisterFile, read: () => Promise<Buffer>): Promise<void> {
    if (this.files.has(file)) this.twice.push(file);
    else this.files.set(file, await read());
  }
}

function registerFile(name: string): RegisterFile | undefined {
  return fileNames.find((file) => file === name.toLowerCase());
}

function tooLarge(): InvalidInputError {
  return invalid('body', `högst ${mostEntries} filer och ${mostBytes / 1024 / 1024} MB uppackat`);
}

function invalid(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ field, rule: 'register.unreadable', message }]);
}
