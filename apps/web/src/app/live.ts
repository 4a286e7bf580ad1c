import { useEffect, useSyncExternalStore } from 'react';
import { queryClient } from '../api/queries';
import { usePersona } from './persona';

type State = 'live' | 'waiting' | 'offline';
let state: State = 'waiting';
const listeners = new Set<() => void>();

function become(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Whether what is seen follows what happens; the shell says so when it does not. */
export function useLiveState(): State {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** One message of /api/v1/live: the beginnings of the query keys that have become stale. */
interface Change {
  readonly stale: readonly (readonly string[])[];
}

/** Server-sent events by fetch, because they need the persona's header. Comes back by itself. */
async function listen(persona: string, signal: AbortSignal): Promise<void> {
  const response = await fetch('/api/v1/live', {
    headers: { accept: 'text/event-stream', 'X-Demo-Persona': persona },
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`live: ${response.status}`);
  become('live');
  // What happened while nobody listened is not known: everything is asked for again.
  void queryClient.invalidateQueries();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) take(message);
  }
}

function take(message: string): void {
  const data = message.split('\n').find((line) => line.startsWith('data:'));
  if (!data) return;
  const { stale } = JSON.parse(data.slice('data:'.length)) as Change;
  for (const queryKey of stale) void queryClient.invalidateQueries({ queryKey: [...queryKey] });
}

/** Keeps the pages of this tab in step with what others do, for as long as somebody is signed in. */
export function useLive(): void {
  const persona = usePersona();
  useEffect(() => {
    if (!persona) return;
    const stop = new AbortController();
    void (async () => {
      for (let pause = 500; !stop.signal.aborted; pause = Math.min(pause * 2, 15_000)) {
        await listen(persona, stop.signal).then(
          () => (pause = 500),
          () => undefined,
        );
        if (stop.signal.aborted) return;
        become(navigator.onLine ? 'waiting' : 'offline');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    })();
    return () => stop.abort();
  }, [persona]);
}
