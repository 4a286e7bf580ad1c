import { LRUCache } from 'lru-cache';
import type { Folded } from '../events';

/**
 * Folded states of the streams used last, as of a commit. Another process may have moved a stream on:
 * whoever decides on a state from here appends with its version, and never says no because of it.
 */
export class StateCache {
  private readonly states = new LRUCache<string, Folded<unknown>>({ max: 2_000 });

  get<S>(key: string): Folded<S> | undefined {
    return this.states.get(key) as Folded<S> | undefined;
  }

  set(key: string, folded: Folded<unknown>): void {
    const newer = this.states.peek(key);
    if (newer && newer.version > folded.version) return;
    this.states.set(key, folded);
  }

  forget(key: string): void {
    this.states.delete(key);
  }
}
