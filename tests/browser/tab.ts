import type { Page } from 'playwright-core';

/** What lies on the way of Tab, in the order of the document. */
interface Way {
  readonly stops: readonly string[];
  readonly faults: readonly string[];
}

/** In the page: what the walk remembers between two presses. */
interface Walk {
  readonly stops: readonly Element[];
  readonly quiet: ReadonlyMap<Element, string>;
  nameOf(element: Element): string;
  looks(element: Element): string;
}

declare global {
  interface Window {
    walk: Walk;
  }
}

/** Where Tab stops in a part of the page. */
export function stopsIn(page: Page, place: string): Promise<readonly string[]> {
  return page.evaluate(prepare, place);
}

/** Presses Tab from the top of the page to its end: every stop once, in order, seen, and in sight. */
export async function walkByTab(page: Page): Promise<Way> {
  const stops = await stopsIn(page, 'body');
  const faults: string[] = [];
  for (let at = 0; at < stops.length; at += 1) {
    await page.keyboard.press('Tab');
    faults.push(...(await page.evaluate(arrived, at)));
    // One stop out of place would shift all that follow.
    if (faults.length > 3) break;
  }
  return { stops, faults };
}

function prepare(inside: string): string[] {
  const place = document.querySelector(inside)!;
  const focusable =
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]';
  const open = [...place.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      !one.matches(':disabled') &&
      one.checkVisibility({ visibilityProperty: true }),
  );
  // Radio buttons are one stop together: the chosen one, else the first.
  const isStop = (one: Element) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const group = open.filter(
      (other) =>
        other instanceof HTMLInputElement && other.name === one.name && other.form === one.form,
    ) as HTMLInputElement[];
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  };
  const stops = open.filter(isStop);
  const looks = (element: Element) => {
    const around = [element, element.parentElement, element.closest('[role=group], label')];
    return around
      .flatMap((one) => (one ? [one] : []))
      .map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
        return `${outlineStyle === 'none' ? '' : outlineWidth + outlineColor} ${boxShadow}`;
      })
      .join('; ');
  };
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
  if (document.activeElement instanceof HTMLElement && inside === 'body')
    document.activeElement.blur();
  window.walk = { stops, looks, nameOf, quiet: new Map(stops.map((one) => [one, looks(one)])) };
  return stops.map(nameOf);
}

function arrived(at: number): string[] {
  const { stops, quiet, looks, nameOf } = window.walk;
  const due = stops[at]!;
  const here = document.activeElement ?? document.body;
  if (here !== due) return [`${nameOf(here)} has the focus in place of ${nameOf(due)}`];
  const faults: string[] = [];
  if (quiet.get(here) === looks(here)) faults.push(`${nameOf(here)} does not show its focus`);
  const { left, top, right, bottom } = here.getClientRects()[0] ?? here.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const seen = document.elementFromPoint(x, y);
  const isIt = seen && (seen === here || here.contains(seen) || seen.contains(here));
  if (!isIt) faults.push(`${nameOf(here)} is covered by ${seen ? nameOf(seen) : 'the edge'}`);
  return faults;
}

/** Fields and buttons of each form and dialog that stand before what they come after. */
export function outOfReadingOrder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const place of document.querySelectorAll('form, dialog[open], [role=dialog]')) {
      const fields = [...place.querySelectorAll('input, select, textarea, button, a[href]')].filter(
        // The cross of a dialog comes first and stands in its corner.
        (one) =>
          one.checkVisibility() &&
          !one.closest('[aria-hidden=true]') &&
          !one.matches('dialog > button:first-child'),
      );
      fields.forEach((one, at) => {
        const before = fields[at - 1]?.getBoundingClientRect();
        const now = one.getBoundingClientRect();
        if (!before || now.width === 0) return;
        const below = now.bottom > before.bottom - 1;
        const sameRow = now.bottom > before.top && now.top < before.bottom;
        if (below || (sameRow && now.left >= before.left)) return;
        faults.push(
          `${one.outerHTML.slice(0, 80)} after ${fields[at - 1]?.outerHTML.slice(0, 80)}`,
        );
      });
    }
    return faults;
  });
}
