/**
 * Commands of one process on one stream wait for each other instead of racing for its next version;
 * between processes the version decides.
 */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const mine = before ? before.then(work) : work();
    const over = mine.then(ignore, ignore);
    this.last.set(key, over);
    void over.then(() => {
      if (this.last.get(key) === over) this.last.delete(key);
    });
    return mine;
  }
}

function ignore(): void {}
