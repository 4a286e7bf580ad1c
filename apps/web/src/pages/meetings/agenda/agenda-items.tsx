import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../../api/change';
import { api, dataOf, ifMatch } from '../../../api/client';
import { Empty } from '../../../parts/empty';
import { ProblemNotice } from '../../../parts/problem-notice';
import { stale, type Agenda, type AgendaItem } from './agenda-data';
import { AgendaRow, least, most } from './agenda-row';
import type { Meeting } from '../meeting-data';

/** The items in their order, each with its minutes; moved by its buttons, or by Alt and an arrow. */
export function AgendaItems({
  meeting,
  agenda: { items, version },
  isOver,
}: {
  meeting: Meeting;
  agenda: Agenda;
  isOver: boolean;
}) {
  const { meetingId } = meeting;
  const list = useRef<HTMLOListElement>(null);
  const movedItem = useRef<{ itemId: string; way: -1 | 1 } | null>(null);
  const removedItem = useRef<{ itemId: string; at: number } | null>(null);
  const order = useChange(
    (itemIds: string[], header) =>
      dataOf(
        api.PUT('/api/v1/meetings/{meetingId}/agenda/order', {
          params: { path: { meetingId }, header: { ...header, ...ifMatch(version) } },
          body: { itemIds },
        }),
      ),
    stale,
  );
  const time = useChange(
    ({ itemId, minutes }: { itemId: string; minutes: number }, header) =>
      dataOf(
        api.PUT('/api/v1/meetings/{meetingId}/agenda/items/{itemId}', {
          params: { path: { meetingId, itemId }, header },
          body: { minutes },
        }),
      ),
    stale,
  );
  // What was asked for and has not come back yet: pressed twice, a button steps twice.
  const wanted = useRef(new Map<string, number>());
  const isTiming = time.isPending;
  useEffect(() => {
    if (!isTiming) wanted.current.clear();
  }, [items, isTiming]);
  const step = ({ itemId, minutes }: AgendaItem, by: number) => {
    const next = (wanted.current.get(itemId) ?? minutes) + by;
    if (next < least || next > most) return;
    wanted.current.set(itemId, next);
    time.mutate({ itemId, minutes: next });
  };
  const remove = useChange(
    (itemId: string, header) =>
      dataOf(
        api.DELETE('/api/v1/meetings/{meetingId}/agenda/items/{itemId}', {
          params: { path: { meetingId, itemId }, header },
        }),
      ),
    stale,
  );
  // The focus goes with the item that was moved; at an end the other button takes it.
  useEffect(() => {
    const moved = movedItem.current;
    if (!moved) return;
    movedItem.current = null;
    const row = list.current?.querySelector(`[data-item="${moved.itemId}"]`);
    const buttons = row?.querySelectorAll<HTMLButtonElement>('.agenda-move button') ?? [];
    const [up, down] = buttons;
    const wanted = moved.way < 0 ? up : down;
    (wanted?.disabled ? (moved.way < 0 ? down : up) : wanted)?.focus();
  }, [items]);
  // That of one that was removed goes on to the next.
  useEffect(() => {
    const removed = removedItem.current;
    if (!removed || items.some(({ itemId }) => itemId === removed.itemId)) return;
    removedItem.current = null;
    const next = list.current?.children[Math.min(removed.at, items.length - 1)];
    const place = next?.querySelector<HTMLElement>('button:not(:disabled)');
    (place ?? document.querySelector<HTMLElement>('main h1'))?.focus();
  }, [items]);

  const move = (at: number, way: -1 | 1) => {
    const one = items[at];
    const other = items[at + way];
    if (!one || !other || order.isPending) return;
    const ids = items.map(({ itemId }) => itemId);
    ids[at] = other.itemId;
    ids[at + way] = one.itemId;
    movedItem.current = { itemId: one.itemId, way };
    order.mutate(ids);
  };
  const error = order.error ?? time.error ?? remove.error;
  if (items.length === 0)
    return (
      <Empty>
        <FormattedMessage id="meetings.agenda.empty" />
      </Empty>
    );
  return (
    <>
      {error && <ProblemNotice error={error} />}
      <ol ref={list} className="agenda-items">
        {items.map((item, at) => (
          <AgendaRow
            key={item.itemId}
            meeting={{ ...meeting, version }}
            item={item}
            isFirst={at === 0}
            isLast={at === items.length - 1}
            isOver={isOver}
            onMove={(way) => move(at, way)}
            onStep={(by) => step(item, by)}
            onRemove={() => {
              removedItem.current = { itemId: item.itemId, at };
              remove.mutate(item.itemId, { onError: () => (removedItem.current = null) });
            }}
          />
        ))}
      </ol>
    </>
  );
}
