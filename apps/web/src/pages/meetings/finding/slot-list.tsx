import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useLanguage } from '../../../parts/use-language';
import { useWords } from '../../case/use-words';
import { weekOf } from '../../today/week';
import type { Hour } from './heat-map';
import { useSchedule, type Slot } from '../meeting-data';
import { useInterpreting } from '../use-interpreting';
import { usePartyName } from '../use-party-name';
import { useRoomName } from '../use-room-name';
import { swedishDay, swedishHour, useTimeWords } from '../use-time-words';

/** What can be done with a time. */
type Acts = (slot: Slot) => ReactNode;

const shownFirst = 5;

/** The best times, the best first, each with its reasons. */
export function BestSlots({ slots, acts }: { slots: readonly Slot[]; acts: Acts }) {
  const [most, setMost] = useState(shownFirst);
  const days = byDay(slots);
  return (
    <>
      <ol className="slots">
        {days.slice(0, most).map(([best, ...others]) => (
          <SlotItem key={best.slot.from} acts={acts} {...best}>
            {others.length > 0 && (
              <details className="slot-others">
                <summary>
                  <FormattedMessage id="meetings.same-day" values={{ count: others.length }} />
                </summary>
                <ol className="slots">
                  {others.map((other) => (
                    <SlotItem key={other.slot.from} acts={acts} {...other} beside={best.slot} />
                  ))}
                </ol>
              </details>
            )}
          </SlotItem>
        ))}
      </ol>
      {days.length > most && (
        <Button variant="secondary" data-size="sm" onClick={() => setMost(most + shownFirst)}>
          <FormattedMessage id="meetings.more-slots" />
        </Button>
      )}
    </>
  );
}

interface Ranked {
  readonly slot: Slot;
  readonly rank: number;
}

/** The days by their best time: the next best is mostly a quarter of an hour later, and no other choice. */
function byDay(slots: readonly Slot[]): readonly (readonly [Ranked, ...Ranked[]])[] {
  const days = new Map<string, [Ranked, ...Ranked[]]>();
  for (const [at, slot] of slots.entries()) {
    const day = swedishDay(slot.from);
    const ranked = { slot, rank: at + 1 };
    const before = days.get(day);
    if (before) before.push(ranked);
    else days.set(day, [ranked]);
  }
  return [...days.values()];
}

/** What begins in an hour that was chosen in the map. */
export function SlotsOfHour({
  hour,
  slots,
  acts,
}: {
  hour: Hour;
  slots: readonly Slot[];
  acts: Acts;
}) {
  const { day } = hour;
  const { weekday } = useTimeWords();
  const { dayText } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const own = slots
    .map((slot, at) => ({ slot, rank: at + 1 }))
    .filter(({ slot }) => swedishDay(slot.from) === day && swedishHour(slot.from) === hour.hour)
    .sort((a, b) => (a.slot.from < b.slot.from ? -1 : 1));
  return (
    <div className="slots-of-hour" role="status">
      <h3 ref={heading}>
        <FormattedMessage
          id="meetings.hour.title"
          values={{ day: `${weekday(day, 'long')} ${dayText(day)}`, hour: hour.hour }}
        />
      </h3>
      {own.length > 0 ? (
        <ol className="slots">
          {own.map(({ slot, rank }) => (
            <SlotItem key={slot.from} acts={acts} slot={slot} rank={rank} />
          ))}
        </ol>
      ) : (
        <p>
          <FormattedMessage
            id="meetings.hour.far-down"
            values={{ count: hour.slots, rank: hour.rank }}
          />
        </p>
      )}
    </div>
  );
}

function SlotItem({
  slot,
  rank,
  beside,
  acts,
  children,
}: {
  slot: Slot;
  rank: number;
  /** The time under which it stands: only what is otherwise needs to be said again. */
  beside?: Slot;
  acts: Acts;
  children?: ReactNode;
}) {
  const { span } = useTimeWords();
  const { text } = useWords();
  const reasonsOf = useReasons();
  const said = beside ? reasonsOf(beside) : [];
  const reasons = reasonsOf(slot).filter((reason) => !said.includes(reason));
  return (
    <li className="slot">
      <span className="slot-rank" aria-hidden="true">
        {rank}
      </span>
      <div>
        <p className="slot-when">
          <strong>{span(slot.from, slot.to)}</strong>{' '}
          <span className="subtle">
            {text('day.week', { week: weekOf(swedishDay(slot.from)) })}
          </span>
        </p>
        {reasons.length > 0 && (
          <ul className="slot-reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {acts(slot)}
        {children}
      </div>
    </li>
  );
}

/** Why a time is as good as it is, in words. */
function useReasons(): (slot: Slot) => readonly string[] {
  const { text, list } = useWords();
  const partyName = usePartyName();
  const schedule = useSchedule();
  const roomName = useRoomName();
  const language = useLanguage();
  const { interpreterName } = useInterpreting();
  const itemName = (itemId: string) =>
    schedule.data?.items.find((one) => one.itemId === itemId)?.name ?? text('meetings.an-item');
  return ({ reasons, otherRoomIds, itemIds }) => [
    ...reasons.map((reason) => {
      switch (reason.code) {
        case 'everybody-can':
          return text(`meetings.reason.${reason.code}`);
        case 'some-cannot':
          return text('meetings.reason.some-cannot', { who: list(reason.partyIds.map(partyName)) });
        case 'wish-met':
        case 'wish-not-met':
          return text(`meetings.reason.${reason.code}`, {
            wish: text(`meetings.wish.${reason.wish}`),
          });
        case 'travel':
          return text('meetings.reason.travel', { minutes: reason.minutes });
        case 'room':
          return text('meetings.reason.room', {
            room: roomName(reason.roomId),
            seats: reason.seats,
          });
        case 'interpreter':
          return text('meetings.reason.interpreter', {
            language: language.name(reason.language),
            who: interpreterName(reason.partyId),
          });
        case 'interpreter-to-order':
          return text('meetings.reason.interpreter-to-order', {
            language: language.name(reason.language),
          });
      }
    }),
    ...(otherRoomIds.length > 0
      ? [text('meetings.reason.other-rooms', { rooms: list(otherRoomIds.map(roomName)) })]
      : []),
    ...(itemIds.length > 0
      ? [text('meetings.reason.items', { items: list(itemIds.map(itemName)) })]
      : []),
  ];
}
