import { useSyncExternalStore } from 'react';

export const personas = ['coordinator', 'referrer', 'steering-group', 'operator'] as const;
export type Persona = (typeof personas)[number];

/** The first page of each: what needs them today, not a menu. */
export const startPage = {
  coordinator: '/idag',
  referrer: '/mina-aktualiseringar',
  'steering-group': '/statistik',
  operator: '/katalog',
} as const satisfies Record<Persona, string>;

const key = 'famsam.persona';
const listeners = new Set<() => void>();

/** Each tab may be somebody else, so the choice lives with the tab. */
export function currentPersona(): Persona | null {
  const stored = sessionStorage.getItem(key);
  return personas.find((persona) => persona === stored) ?? null;
}

export function choosePersona(persona: Persona | null): void {
  if (persona) sessionStorage.setItem(key, persona);
  else sessionStorage.removeItem(key);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePersona(): Persona | null {
  return useSyncExternalStore(subscribe, currentPersona);
}
