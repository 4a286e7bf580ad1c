import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { weekOf } from '../../today/week';
import type { Slots } from '../meeting-data';
import { laterBy } from './request-values';
import { useTimeWords } from '../use-time-words';

export type Hour = Slots['hours'][number];

const step: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * Every hour of the weeks asked for, a table a week. In an hour stands the place of its best time among
 * all, 1 for the best, so that colour only repeats what the number says. Arrows go from hour to hour.
 */
export function HeatMap({
  hours,
  found,
  chosen,
  onChoose,
}: {
  hours: readonly Hour[];
  found: number;
  chosen: Hour | null;
  onChoose: (hour: Hour) => void;
}) {
  const weeks = weeksOf(hours);
  const first = Math.min(...hours.map(({ hour }) => hour));
  const last = Math.max(...hours.map(({ hour }) => hour));
  const rows = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return (
    <div className="heat-weeks">
      {weeks.map((days) => (
        <Week
          key={days[0]}
          days={days}
          rows={rows}
          hours={hours}
          found={found}
          chosen={chosen}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
}

function Week({
  days,
  rows,
  hours,
  found,
  chosen,
  onChoose,
}: {
  days: readonly string[];
  rows: readonly number[];
  hours: readonly Hour[];
  found: number;
  chosen: Hour | null;
  onChoose: (hour: Hour) => void;
}) {
  const intl = useIntl();
  const words = useTimeWords();
  const table = useRef<HTMLTableElement>(null);
  const own = hours.filter(({ day }) => days.includes(day));
  // One stop of Tab for a week: its best hour, or where the arrows have led.
  const best = own.toSorted((a, b) => a.rank - b.rank)[0];
  const [stop, setStop] = useState(best && keyOf(best));
  const known = own.some((one) => keyOf(one) === stop);
  const tabStop = known ? stop : best && keyOf(best);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [stop]);

  const onKeyDown = (event: KeyboardEvent) => {
    const way = step[event.key];
    const at = own.find((one) => keyOf(one) === tabStop);
    if (!way || !at || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // On to the next hour that has a time, over those that have none.
    for (
      let day = days.indexOf(at.day) + way[0], hour = at.hour + way[1];
      days[day] && hour >= rows[0]! && hour <= rows.at(-1)!;
      day += way[0], hour += way[1]
    ) {
      const next = own.find((one) => one.day === days[day] && one.hour === hour);
      if (!next) continue;
      moved.current = true;
      setStop(keyOf(next));
      return;
    }
  };
  const week = weekOf(days[0]!);
  return (
    <table ref={table} className="heat" role="grid" onKeyDown={onKeyDown}>
      <caption>
        <FormattedMessage id="day.week" values={{ week }} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">
              <FormattedMessage id="meetings.hour" />
            </span>
          </th>
          {days.map((day) => (
            <th key={day} scope="col">
              <span>{words.weekday(day)}</span> <span>{words.shortDay(day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((hour) => (
          <tr key={hour}>
            <th scope="row">{String(hour).padStart(2, '0')}</th>
            {days.map((day) => {
              const one = own.find((slot) => slot.day === day && slot.hour === hour);
              if (!one)
                return (
                  <td key={day} className="heat-none">
                    <span className="visually-hidden">
                      <FormattedMessage id="meetings.hour.none" />
                    </span>
                  </td>
                );
              const isChosen = chosen !== null && keyOf(chosen) === keyOf(one);
              return (
                <td key={day} data-heat={heatOf(one.rank, found)}>
                  <button
                    type="button"
                    tabIndex={keyOf(one) === tabStop ? 0 : -1}
                    aria-pressed={isChosen}
                    aria-label={intl.formatMessage(
                      { id: 'meetings.hour.label' },
                      { rank: one.rank, count: one.slots },
                    )}
                    onFocus={() => setStop(keyOf(one))}
                    onClick={() => onChoose(one)}
                  >
                    {one.rank}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function keyOf({ day, hour }: Hour): string {
  return `${day} ${hour}`;
}

/** From 4 for the very best down to 1, by the share of times that are better. */
function heatOf(rank: number, found: number): number {
  const share = (rank - 1) / found;
  return share < 0.05 ? 4 : share < 0.2 ? 3 : share < 0.5 ? 2 : 1;
}

/** Monday to Friday of each week from the first to the last, and the days of a weekend that have a time. */
function weeksOf(hours: readonly Hour[]): string[][] {
  const days = hours.map(({ day }) => day).sort();
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const weekday = (new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let monday = laterBy(first, -weekday); monday <= last; monday = laterBy(monday, 7)) {
    const start = monday;
    const week = [0, 1, 2, 3, 4, 5, 6]
      .map((day) => laterBy(start, day))
      .filter((day, at) => at < 5 || days.includes(day));
    if (week.some((day) => days.includes(day))) weeks.push(week);
  }
  return weeks;
}
