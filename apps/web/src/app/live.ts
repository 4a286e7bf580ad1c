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

/** Server-sent events by fetch, because they need the persona's header. */
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

const pauses = { first: 500, most: 15_000 };
/** What ends sooner was never a connection: something on the way opens it and closes it at once. */
const steadyMs = 10_000;

/** Listens, and comes back after a pause that grows for as long as no connection holds. */
async function keepListening(persona: string, stop: AbortSignal): Promise<void> {
  for (let pause = pauses.first; !stop.aborted; pause = Math.min(pause * 2, pauses.most)) {
    const began = Date.now();
    await untilOffline(stop, (signal) => listen(persona, signal)).catch(() => undefined);
    if (stop.aborted) return;
    if (Date.now() - began > steadyMs) pause = pauses.first;
    become(navigator.onLine ? 'waiting' : 'offline');
    await pauseOrOnline(pause);
  }
}

/** A stream over a connection that is gone would stay silent for long. */
async function untilOffline(
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  const end = () => lost.abort();
  window.addEventListener('offline', end);
  try {
    await work(AbortSignal.any([stop, lost.signal]));
  } finally {
    window.removeEventListener('offline', end);
  }
}

function pauseOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    window.addEventListener('online', over);
  });
}

/** Keeps the pages of this tab in step with what others do, for as long as somebody is signed in. */
export function useLive(): void {
  const persona = usePersona();
  useEffect(() => {
    if (!persona) return;
    const stop = new AbortController();
    void keepListening(persona, stop.signal);
    return () => stop.abort();
  }, [persona]);
}
