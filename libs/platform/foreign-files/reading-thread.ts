import { serialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { OverLimitError, UnreadableFileError, type FileLimit } from '@famsam/kernel';

export interface Task {
  readonly id: number;
  readonly reader: string;
  readonly file: unknown;
  readonly mostAnswerBytes: number;
}

/** Sent when the thread has all that it needs, and the time of the file runs. */
export interface Begun {
  readonly begun: number;
}

/** Said instead of thrown: of an error little more than its message leaves a thread. */
export type Outcome =
  | { readonly answer: Uint8Array }
  | { readonly over: { readonly limit: FileLimit; readonly most: number } }
  | { readonly unreadable: string };

/** What a thread of `ForeignFiles` does with one file: the reader's default export reads it. */
export async function read({ id, reader, file, mostAnswerBytes }: Task): Promise<Outcome> {
  const { default: readFile } = (await import(reader)) as { default: (file: unknown) => unknown };
  parentPort?.postMessage({ begun: id } satisfies Begun);
  try {
    const answer = serialize(await readFile(file));
    if (answer.byteLength > mostAnswerBytes) throw new OverLimitError('answer', mostAnswerBytes);
    return { answer };
  } catch (error) {
    if (error instanceof UnreadableFileError) return { unreadable: error.rule };
    if (!(error instanceof OverLimitError)) throw error;
    return { over: { limit: error.limit, most: error.most } };
  }
}
