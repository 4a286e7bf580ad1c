import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { ForeignFiles, InvalidInputError, RejectedError } from '@famsam/platform';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Found, registerFile, type RegisterFiles } from './found';
import type { Surroundings } from '../register.check';
import { listedFaults } from '../register.faults';
import type { CheckedReport, Wanted, ZipTask } from './zip-reader';

/** Where a register comes from: a folder of the operator, or a zip sent over HTTP. */
export type RegisterSource = { readonly folder: string } | { readonly zip: Buffer };

const limits = { seconds: 30, threads: 1 };

/** More of them would hold those who are served while they are written down. */
const shownFaults = 1_000;

/** Beside those who are served: enough for 8,000 families. */
const looks = new ForeignFiles<ZipTask, unknown>(join(__dirname, 'zip-reader'), {
  ...{ ...limits, megabytes: 64, answerBytes: 2_000_000, waiting: 10 },
});
/** For imports, which nobody waits for: 20,000 families need 140 MB, and the files are given back. */
const imports = new ForeignFiles<ZipTask, unknown>(join(__dirname, 'zip-reader'), {
  ...{ ...limits, megabytes: 144, answerBytes: 24_000_000, waiting: 10 },
});

export async function openRegister(source: RegisterSource): Promise<RegisterFiles> {
  if ('folder' in source) return openFolder(source.folder);
  return (await read(imports, source.zip, { want: 'files' })) as RegisterFiles;
}

/**
 * Its faults, without holding anybody up. The zip of somebody who waits is given to the thread and gone
 * here: copies of many megabytes would be collected while others are served.
 */
export async function checkZip(
  zip: Buffer,
  around: Surroundings,
  { toImport }: { readonly toImport: boolean },
): Promise<CheckedReport> {
  const faults = toImport ? listedFaults : shownFaults;
  const wanted = { want: 'report', around, faults } as const;
  if (toImport) return (await read(imports, zip, wanted)) as CheckedReport;
  const { buffer, byteLength } = zip;
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return (await read(looks, zip, wanted, own ? [buffer] : [])) as CheckedReport;
}

/** Whether it is a zip, and whole. */
export async function lookAtZip(zip: Buffer): Promise<void> {
  await read(looks, zip, { want: 'nothing' });
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

async function read(
  files: ForeignFiles<ZipTask, unknown>,
  zip: Uint8Array,
  wanted: Wanted,
  given: readonly ArrayBuffer[] = [],
): Promise<unknown> {
  try {
    return await files.read({ ...wanted, zip }, given);
  } catch (error) {
    if (error instanceof UnreadableFileError) throw invalid('body', 'zipfilen går inte att läsa');
    throw error instanceof OverLimitError ? new RejectedError(error.rejection('body')) : error;
  }
}

function invalid(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ field, rule: 'register.unreadable', message }]);
}
