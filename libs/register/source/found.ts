import type { RegisterFile } from '../register.words';
import { fileNames } from '../register.words';

export interface RegisterFiles {
  readonly files: ReadonlyMap<RegisterFile, Uint8Array>;
  /** There more than once, in two folders of the zip or with names that differ by case. */
  readonly twice: readonly RegisterFile[];
}

export class Found implements RegisterFiles {
  readonly files = new Map<RegisterFile, Uint8Array>();
  readonly twice: RegisterFile[] = [];

  async add(file: RegisterFile, read: () => Promise<Uint8Array>): Promise<void> {
    if (this.files.has(file)) this.twice.push(file);
    else this.files.set(file, await read());
  }
}

export function registerFile(name: string): RegisterFile | undefined {
  return fileNames.find((file) => file === name.toLowerCase());
}
