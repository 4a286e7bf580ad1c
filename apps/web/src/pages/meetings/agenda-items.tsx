import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChange } from '../../api/change';
import { api, dataOf, ifMatch } from '../../api/client';
import { Empty } from '../../parts/empty';
import { ProblemNotice } from '../../parts/problem-notice';
import { stale, type Agenda, type AgendaItem } from './agenda-data';
import { useItemWords } from './use-item-words';

const steps = { shorter: -5, longer: 5 } as const;
const least = 1;
const most = 240;

/** The items in their order, each with its minutes; moved by its buttons, or by Alt and an arrow. */
export function AgendaItems({
  meetingId,
  agenda: { items, version },
  isOver,
}: {
  meetingId: string;
  agenda: Agenda;
  isOver: boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const movedItem = useRef<{ itemId: string; way: -1 | 1 } | null>(null);
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
          <Item
            key={item.itemId}
            item={item}
            isFirst={at === 0}
            isLast={at === items.length - 1}
            isOver={isOver}
            onMove={(way) => move(at, way)}
            onStep={(by) => step(item, by)}
            onRemove={() => remove.mutate(item.itemId)}
          />
        ))}
      </ol>
    </>
  );
}

function Item({
  item,
  isFirst,
  isLast,
  isOver,
  onMove,
  onStep,
  onRemove,
}: {
  item: AgendaItem;
  isFirst: boolean;
  isLast: boolean;
  isOver: boolean;
  onMove: (way: -1 | 1) => void;
  onStep: (by: number) => void;
  onRemove: () => void;
}) {
  const intl = useIntl();
  const { title, why } = useItemWords();
  const what = title(item);
  const label = (id: string) => intl.formatMessage({ id }, { what });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const by = (step: keyof typeof steps) => {
    const minutes = item.minutes + steps[step];
    return (
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={minutes < least || minutes > most}
        aria-label={label(`meetings.agenda.${step}.which`)}
        onClick={() => onStep(steps[step])}
      >
        {step === 'shorter' ? '−' : '+'}
      </Button>
    );
  };
  return (
    <li className="agenda-item" data-item={item.itemId} onKeyDown={isOver ? undefined : onKeyDown}>
      <div className="agenda-words">
        <strong>{what}</strong>
        <span className="subtle">{why(item)}</span>
      </div>
      <div className="agenda-minutes">
        {!isOver && by('shorter')}
        <span>
          <FormattedMessage id="meetings.agenda.minutes" values={{ minutes: item.minutes }} />
        </span>
        {!isOver && by('longer')}
      </div>
      {!isOver && (
        <div className="agenda-move">
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={isFirst}
            aria-label={label('meetings.agenda.up.which')}
            onClick={() => onMove(-1)}
          >
            <FormattedMessage id="meetings.agenda.up" />
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={isLast}
            aria-label={label('meetings.agenda.down.which')}
            onClick={() => onMove(1)}
          >
            <FormattedMessage id="meetings.agenda.down" />
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={label('meetings.agenda.remove.which')}
            onClick={onRemove}
          >
            <FormattedMessage id="directory.contact.remove" />
          </Button>
        </div>
      )}
    </li>
  );
}
