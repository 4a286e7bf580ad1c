import { v5, v7 } from 'uuid';

/** Ids that grow with time, kind to indexes. */
export function newId(): string {
  return v7();
}

/** The same id for the same name, every time. */
export function namedId(namespace: string, name: string): string {
  return v5(name, namespace);
}
