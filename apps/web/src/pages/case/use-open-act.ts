import { useState } from 'react';

/** What is written from the head of the page as well as from its own part. */
export type Writing = 'meeting' | 'closing' | 'reopening' | null;

/** At most one act of a part is open at a time; asking for the open one closes it. */
export function useOpenAct(atFirst: string | null = null) {
  const [open, setOpen] = useState(atFirst);
  return {
    isOpen: (act: string) => open === act,
    toggle: (act: string) => setOpen((before) => (before === act ? null : act)),
    close: () => setOpen(null),
  };
}
