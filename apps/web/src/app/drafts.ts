import { useEffect, useState } from 'react';
import { currentPersona } from './persona';

const prefix = 'famsam.draft.';

/**
 * What somebody is writing, kept in this browser until it is sent or thrown away, also through a
 * reload or a lost connection. Call `forget` when the api has taken it.
 */
export function useDraft<T>(name: string, empty: T) {
  const key = `${prefix}${currentPersona() ?? 'nobody'}.${name}`;
  const [value, setValue] = useState<T>(() => read(key, empty));
  const [kept, setKept] = useState(() => localStorage.getItem(key) !== null);
  useEffect(() => {
    // What somebody takes back must not return with the next reload.
    const written = JSON.stringify(value) !== JSON.stringify(empty);
    if (written) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
    setKept(written);
  }, [key, value, empty]);
  return {
    value,
    set: setValue,
    /** True when something is kept in this browser. */
    kept,
    forget() {
      localStorage.removeItem(key);
      setKept(false);
      setValue(empty);
    },
  };
}

function read<T>(key: string, empty: T): T {
  const stored = localStorage.getItem(key);
  if (!stored) return empty;
  try {
    return { ...empty, ...(JSON.parse(stored) as T) };
  } catch {
    return empty;
  }
}
