import { Alert, Button } from '@digdir/designsystemet-react';
import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Day, todayInSweden, useLocale } from '../../parts/day';
import { cellAsText } from './figure-number';
import { KnownAt } from './known-at';
import { shownValue, type Cell } from './report';

const DayField = lazy(() =>
  import('../../parts/day-field').then(({ DayField }) => ({ default: DayField })),
);

/** FamSam is younger than this; a year being typed (0002, 0020) is older. */
const earliest = '2000-01-01';

export interface Month {
  readonly day: string;
  readonly families: Cell;
}

/** Which day the figures speak of: typed, picked, or drawn through time; and by what was known when. */
export function ChooseWhen({
  day,
  knownAt,
  families,
  months,
  onDay,
  onKnownAt,
}: {
  day: string;
  /** How many had had a meeting by that day, once it is known. */
  families: Cell | undefined;
  knownAt: string | undefined;
  months: readonly Month[];
  onDay: (day: string) => void;
  onKnownAt: (instant: string | undefined) => void;
}) {
  const intl = useIntl();
  const today = todayInSweden();
  return (
    <section
      className="sheet when"
      aria-label={intl.formatMessage({ id: 'statistics.when.title' })}
    >
      <ChooseDay
        label={intl.formatMessage({ id: 'statistics.when.day' })}
        day={day}
        max={today}
        onDay={onDay}
      >
        {day !== today && (
          <Button variant="tertiary" data-size="sm" onClick={() => onDay(today)}>
            <FormattedMessage id="statistics.when.today" />
          </Button>
        )}
      </ChooseDay>
      <TimeSlider day={day} families={families} months={months} onDay={onDay} />
      <KnownAt knownAt={knownAt} onKnownAt={onKnownAt} />
    </section>
  );
}

/**
 * The day in words, and a field for it when it is to be another: the calendar is the largest part of
 * the page's script, and most come to read. Only a whole day in reach is taken.
 */
export function ChooseDay({
  label,
  day,
  max,
  onDay,
  children,
}: {
  label: string;
  /** Empty: none is chosen yet. */
  day: string;
  max: string;
  onDay: (day: string) => void;
  children?: ReactNode;
}) {
  const intl = useIntl();
  const [changing, setChanging] = useState(false);
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  if (!changing)
    return (
      <div className="choose-day">
        <p className="ds-label">{label}</p>
        {day && (
          <p className="chosen-day">
            <Day day={day} />
          </p>
        )}
        <div className="choose-day-actions">
          <Button variant="secondary" data-size="sm" onClick={() => setChanging(true)}>
            <FormattedMessage id={day ? 'statistics.when.other-day' : 'statistics.when.choose'} />
          </Button>
          {children}
        </div>
      </div>
    );
  return (
    <div className="choose-day">
      <Suspense fallback={<p className="ds-label">{label}</p>}>
        <Focused>
          <DayField
            label={label}
            value={typed}
            min={earliest}
            max={max}
            error={typed > max ? intl.formatMessage({ id: 'statistics.when.not-yet' }) : undefined}
            onChange={(next) => {
              setTyped(next);
              if (next >= earliest && next <= max) onDay(next);
            }}
          />
        </Focused>
      </Suspense>
      <div className="choose-day-actions">{children}</div>
    </div>
  );
}

/** Whoever asked for the field goes on in it. */
function Focused({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[role=spinbutton]')?.focus(), []);
  return <div ref={place}>{children}</div>;
}

/** A month at a time, by dragging, by the arrows, or by the buttons; the figures follow when it rests. */
function TimeSlider({
  day,
  families,
  months,
  onDay,
}: {
  day: string;
  families: Cell | undefined;
  months: readonly Month[];
  onDay: (day: string) => void;
}) {
  const intl = useIntl();
  const id = useId();
  const locale = useLocale();
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => setDragged(null), [day]);
  const at = dragged === null ? undefined : months[dragged]?.day;
  useEffect(() => {
    if (at === undefined || at === day) return;
    const timer = setTimeout(() => onDay(at), 180);
    return () => clearTimeout(timer);
  }, [at, day, onDay]);
  const rest = Math.max(
    0,
    months.findLastIndex((month) => month.day <= day),
  );
  const index = dragged ?? rest;
  const month = months[index];
  const shown =
    dragged === null ? { day, families } : { day: at ?? day, families: month?.families };
  const value = intl.formatMessage(
    { id: 'statistics.when.value' },
    {
      day: new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }).format(new Date(`${shown.day}T12:00:00Z`)),
      number: shown.families === undefined ? '' : cellAsText(intl, shown.families),
      known: shown.families === undefined ? 'no' : 'yes',
    },
  );
  const step = (by: number) => {
    // From a day inside of a month, one step back is its beginning.
    const between = dragged === null && month !== undefined && month.day < day && by < 0;
    setDragged(Math.min(Math.max(index + (between ? 0 : by), 0), months.length - 1));
  };
  const first = index === 0 && (dragged !== null || months[0]?.day === day);
  return (
    <div className="slider">
      <label htmlFor={id} className="ds-label">
        <FormattedMessage id="statistics.when.slider" />
      </label>
      <div className="slider-row">
        <Button
          variant="secondary"
          data-size="sm"
          disabled={months.length === 0 || first}
          onClick={() => step(-1)}
        >
          <FormattedMessage id="statistics.when.earlier" />
        </Button>
        <div className="slider-track">
          <Sparkline months={months} index={index} />
          <input
            id={id}
            type="range"
            min={0}
            max={Math.max(months.length - 1, 1)}
            value={index}
            disabled={months.length < 2}
            aria-valuetext={value}
            onChange={({ target }) => setDragged(Number(target.value))}
          />
        </div>
        <Button
          variant="secondary"
          data-size="sm"
          disabled={index >= months.length - 1}
          onClick={() => step(1)}
        >
          <FormattedMessage id="statistics.when.later" />
        </Button>
      </div>
      <output htmlFor={id} className="slider-value">
        {value}
      </output>
    </div>
  );
}

/** Families through time, over the slider that moves through it; gaps where the number is hidden. */
function Sparkline({ months, index }: { months: readonly Month[]; index: number }) {
  const top = Math.max(1, ...months.map(({ families }) => shownValue(families) ?? 0));
  const wide = Math.max(months.length - 1, 1);
  let pen = 'M';
  const path = months
    .map(({ families }, x) => {
      const number = shownValue(families);
      if (number === null) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${x} ${40 - (number / top) * 38}`;
      pen = 'L';
      return point;
    })
    .join('');
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${wide} 40`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} vectorEffect="non-scaling-stroke" />
      <line x1={index} x2={index} y1={0} y2={40} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** An address somebody has changed by hand: said, and today shown instead. */
export function WrongAddress() {
  return (
    <Alert data-color="warning" className="wrong-address">
      <FormattedMessage
        id="statistics.when.wrong"
        values={{ today: <Day key="day" day={todayInSweden()} /> }}
      />
    </Alert>
  );
}
