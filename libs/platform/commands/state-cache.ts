import type { Folded } from '../events';

const KEEP = 2_000;

/**
 * Folded states of the streams used last, as of a commit. Another process may have moved a stream on:
 * whoever decides on a state from here appends with its version, and never says no because of it.
 */
export class StateCache {
  private readonly states = new Map<string, Folded<unknown>>();

  get<S>(key: string): Folded<S> | undefined {
    const found = this.states.get(key);
    if (found) {
      this.states.delete(key);
      this.states.set(key, found);
    }
    return found as Folded<S> | undefined;
  }

  set(key: string, folded: Folded<unknown>): void {
    const newer = this.states.get(key);
    if (newer && newer.version > folded.version) return;
    this.states.delete(key);
    this.states.set(key, folded);
    if (this.states.size > KEEP) {
      for (const oldest of this.states.keys()) {
        this.states.delete(oldest);
        break;
      }
    }
  }

  forget(key: string): void {
    this.states.delete(key);
  }
}
