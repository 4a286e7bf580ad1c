import { useEffect, useState } from 'react';

/** What somebody writes, once they pause: each search of names is an entry in the access log (law.md 4). */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
