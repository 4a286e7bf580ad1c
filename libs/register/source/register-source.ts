import type { LocalDate } from '@famsam/kernel';
import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import { municipalities } from '@famsam/directory';
import { ForeignFiles, InvalidInputError, RejectedError } from '@famsam/platform';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckedReport, CheckedZip } from './check-reader';
import { Found, registerFile, type RegisterFiles } from './found';
import type { ZipFile } from './zip-reader';

/** Where a register comes from: a folder of the operator, or a zip sent over HTTP. */
export type RegisterSource = { readonly folder: string } | { readonly zip: Buffer };

const limits = { seconds: 30, threads: 1, waiting: 10 };

/** The check of 20,000 families takes some 150 MB. A report of 10,000 faults, each value cut short, is 4 MB. */
const checks = new ForeignFiles<CheckedZip, CheckedReport>(join(__dirname, 'check-reader'), {
  ...limits,
  megabytes: 176,
  answerBytes: 16_000_000,
});
const zips = new ForeignFiles<ZipFile, RegisterFiles | null>(join(__dirname, 'zip-reader'), {
  ...limits,
  megabytes: 64,
  answerBytes: 40_000_000,
});

export async function openRegister(source: RegisterSource): Promise<RegisterFiles> {
  if ('folder' in source) return openFolder(source.folder);
  const opened = await refusing(zips.read({ zip: source.zip, keep: true }));
  return opened ?? new Found();
}

/** Every fault of it, without holding anybody up. */
export function checkZip(zip: Buffer, today: LocalDate): Promise<CheckedReport> {
  return refusing(checks.read({ zip, today, municipalities }));
}

/** Whether it is a zip, and whole. */
export async function lookAtZip(zip: Buffer): Promise<void> {
  await refusing(zips.read({ zip, keep: false }));
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

async function refusing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof UnreadableFileError) throw invalid('body', 'zipfilen går inte att läsa');
    throw error instanceof OverLimitError ? new RejectedError(error.rejection('body')) : error;
  }
}

function invalid(field: string, message: string): InvalidInputError {
  return new InvalidInputError([{ field, rule: 'register.unreadable', message }]);
}
