import { useSyncExternalStore } from 'react';

export const languages = ['sv', 'en', 'fi'] as const;
export type Language = (typeof languages)[number];
export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** A choice that outlives the visit, and is the same in every tab. */
function preference<T extends string>(key: string, options: readonly T[], first: T) {
  const listeners = new Set<() => void>();
  const read = (): T => options.find((one) => one === localStorage.getItem(key)) ?? first;
  const tell = (): void => listeners.forEach((listener) => listener());
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  };
  return {
    read,
    choose(value: T) {
      localStorage.setItem(key, value);
      tell();
    },
    use: (): T => useSyncExternalStore(subscribe, read),
  };
}

export const language = preference<Language>('famsam.language', languages, 'sv');
export const scheme = preference<Scheme>('famsam.scheme', schemes, 'auto');
