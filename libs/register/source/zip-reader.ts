import type { RegisterFiles } from './found';
import { unzip } from './unzip';

export interface ZipFile {
  readonly zip: Uint8Array;
  /** What is only looked at is not given back. */
  readonly keep: boolean;
}

/** Read in a thread of its own, by `ForeignFiles`. */
export default async function read({ zip, keep }: ZipFile): Promise<RegisterFiles | null> {
  const { files, twice } = await unzip(zip);
  return keep ? { files, twice } : null;
}
