/**
 * Work with the same key runs one after the other. Commands of one process on one stream wait for each
 * other here instead of racing for its next version; between processes the version decides.
 */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const previous = this.last.get(key);
    const result = previous ? previous.then(work) : work();
    const settled = result.then(ignore, ignore);
    this.last.set(key, settled);
    void settled.then(() => {
      if (this.last.get(key) === settled) this.last.delete(key);
    });
    return result;
  }
}

function ignore(): void {}
