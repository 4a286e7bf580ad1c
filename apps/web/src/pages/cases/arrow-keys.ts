import type { KeyboardEvent } from 'react';

/** Up and down between the links of a list; Home and End to its ends. Tab works as everywhere. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const { key, currentTarget, target } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = stops.indexOf(target);
  const writing = target instanceof HTMLInputElement;
  const to =
    key === 'ArrowDown'
      ? at + 1
      : key === 'ArrowUp'
        ? at - 1
        : writing || at < 0
          ? -1
          : key === 'Home'
            ? 0
            : key === 'End'
              ? stops.length - 1
              : -1;
  const stop = stops[to];
  if (!stop) return;
  event.preventDefault();
  stop.focus();
}
