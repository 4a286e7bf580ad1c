import { useEffect, useRef, useState, type ReactNode } from 'react';

/**
 * Around a table that may be wider than its place. Only where it is does Tab stop at it, so that the
 * arrows can move it; it is called what the table's caption says.
 */
export function TableScroll({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [caption, setCaption] = useState<string | null>(null);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const watch = new ResizeObserver(() => {
      const words = box.querySelector('caption')?.textContent ?? '';
      setCaption(box.scrollWidth > box.clientWidth ? words : null);
    });
    watch.observe(box);
    for (const table of box.children) watch.observe(table);
    return () => watch.disconnect();
  }, []);
  const stop = caption !== null && { role: 'region', tabIndex: 0, 'aria-label': caption };
  return (
    <div ref={place} className="table-scroll" {...stop}>
      {children}
    </div>
  );
}
