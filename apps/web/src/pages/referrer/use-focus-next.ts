import { useEffect, useRef } from 'react';
import { focusField } from '../../parts/error-list';

/** Moves the focus to a field that is about to be there. */
export function useFocusNext(): (id: string) => void {
  const next = useRef<string | null>(null);
  useEffect(() => {
    if (next.current === null || !document.getElementById(next.current)) return;
    focusField(next.current);
    next.current = null;
  });
  return (id) => {
    next.current = id;
  };
}
