import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';

/** What a piece of work asked of Postgres, and how many rows it was given. */
export interface Asked {
  statements: number;
  rows: number;
}

interface Answer {
  readonly rows?: readonly unknown[];
}

/** Counts what the work itself asks, whatever else is under way in this process. */
export async function askedBy(work: () => Promise<unknown>): Promise<Asked> {
  const asked: Asked = { statements: 0, rows: 0 };
  const ours = new AsyncLocalStorage<true>();
  // As one function, not as its many overloads.
  const clients = Client.prototype as { query(...args: unknown[]): unknown };
  const { query } = clients;
  const spy = jest.spyOn(clients, 'query');
  spy.mockImplementation(function (this: Client, ...args) {
    const answered = query.apply(this, args);
    if (!ours.getStore()) return answered;
    asked.statements += 1;
    if (!(answered instanceof Promise)) return answered;
    return answered.then((answer: Answer) => {
      asked.rows += answer.rows?.length ?? 0;
      return answer;
    });
  });
  try {
    await ours.run(true, work);
  } finally {
    spy.mockRestore();
  }
  return asked;
}
