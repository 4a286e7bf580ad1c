import { Button } from '@digdir/designsystemet-react';
import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { FormattedMessage, FormattedNumber, useIntl, type IntlShape } from 'react-intl';
import { Day, Instant } from '../../parts/day';
import {
  isBelowFive,
  isMasked,
  type Cell,
  type Definition,
  type Figure,
  type Format,
  type Report,
} from './report';

interface FigureQuestion {
  readonly figure: Figure;
  readonly label: string;
  readonly format: Format;
  readonly button: HTMLButtonElement;
}

interface Figures {
  readonly byId: ReadonlyMap<string, Figure>;
  readonly asked: string | null;
  ask(asked: FigureQuestion): void;
}

const FiguresContext = createContext<Figures | null>(null);

export function useFigures(): Figures {
  const figures = useContext(FiguresContext);
  if (!figures) throw new Error('a figure stands outside of its report');
  return figures;
}

/** The figures of one report; whichever is asked about says what it means, beside where it stands. */
export function FiguresOf({ report, children }: { report: Report; children: ReactNode }) {
  const [asked, setAsked] = useState<FigureQuestion | null>(null);
  const byId = useMemo(() => new Map(report.figures.map((one) => [one.id, one])), [report]);
  const value = useMemo(
    () => ({ byId, asked: asked?.figure.id ?? null, ask: setAsked }),
    [byId, asked],
  );
  return (
    <FiguresContext value={value}>
      {children}
      {asked && <Explained asked={asked} report={report} onClose={() => setAsked(null)} />}
    </FiguresContext>
  );
}

/** Under the number, or over it where there is no room below; never beside the screen. */
function placeAt(panel: HTMLElement, number: DOMRect): void {
  const { width, height } = panel.getBoundingClientRect();
  const room = document.documentElement;
  const left = Math.min(number.left, room.clientWidth - width - 12);
  const below = number.bottom + 6;
  const fits = below + height <= room.clientHeight || number.top < height + 6;
  panel.style.left = `${Math.max(12, left) + window.scrollX}px`;
  panel.style.top = `${(fits ? below : number.top - height - 6) + window.scrollY}px`;
}

function Explained({
  asked: { figure, label, format, button },
  report,
  onClose,
}: {
  asked: FigureQuestion;
  report: Report;
  onClose: () => void;
}) {
  const definition = report.definitions.find(({ id }) => id === figure.definition);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    panel.current?.showPopover();
    const place = () => panel.current && placeAt(panel.current, button.getBoundingClientRect());
    place();
    panel.current?.focus();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [figure, button]);
  return (
    <div
      ref={panel}
      className="figure-popover"
      popover="auto"
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onToggle={({ currentTarget }) => {
        // Pressing the next number closes this one before it opens again.
        if (!currentTarget.matches(':popover-open')) onClose();
      }}
    >
      <p className="figure-popover-label">{label}</p>
      <p className="figure-popover-value">
        <CellText cell={figure.value} format={format} />
      </p>
      {definition && <DefinitionText definition={definition} />}
      <dl className="figure-parts">
        <dt>
          <FormattedMessage id="statistics.numerator" />
        </dt>
        <dd>
          <CellText cell={figure.numerator} format="count" />
        </dd>
        <dt>
          <FormattedMessage id="statistics.denominator" />
        </dt>
        <dd>
          {figure.denominator === null ? (
            <FormattedMessage id="statistics.no-denominator" />
          ) : (
            <CellText cell={figure.denominator} format="count" />
          )}
        </dd>
      </dl>
      <p className="subtle figure-popover-when">
        <FormattedMessage
          id="statistics.as-of-known-at"
          values={{ day: <Day day={report.asOf} />, at: <Instant at={report.knownAt} /> }}
        />
      </p>
      <Button
        variant="secondary"
        data-size="sm"
        onClick={() => {
          panel.current?.hidePopover();
          button.focus();
        }}
      >
        <FormattedMessage id="action.close" />
      </Button>
    </div>
  );
}

export function DefinitionText({ definition }: { definition: Definition }) {
  const { locale } = useIntl();
  return <p>{definition[locale === 'en' || locale === 'fi' ? locale : 'sv']}</p>;
}

/** A number that tells what it means when it is pressed. */
export function FigureNumber({
  id,
  label,
  format = 'count',
  tabIndex,
}: {
  id: string;
  label: string;
  format?: Format;
  tabIndex?: number;
}) {
  const { byId, asked, ask } = useFigures();
  const figure = byId.get(id);
  if (!figure) return null;
  return (
    <button
      type="button"
      className="figure"
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      aria-expanded={asked === id}
      onClick={({ currentTarget }) => ask({ figure, label, format, button: currentTarget })}
    >
      <CellText cell={figure.value} format={format} />
    </button>
  );
}

/** `<5` for what is hidden, `–` for what would give it away, and words for whoever listens. */
export function CellText({ cell, format = 'count' }: { cell: Cell; format?: Format }) {
  if (cell === null) return <Spoken shown="–" text="statistics.unknown" />;
  if (isBelowFive(cell, format)) return <Spoken shown="<5" text="statistics.under-five" />;
  if (isMasked(cell)) return <Spoken shown="–" text="statistics.hidden" />;
  if (format === 'percent')
    return <FormattedNumber value={cell / 100} style="percent" maximumFractionDigits={0} />;
  return <FormattedNumber value={cell} maximumFractionDigits={format === 'decimal' ? 1 : 0} />;
}

function Spoken({ shown, text }: { shown: string; text: string }) {
  return (
    <>
      <span aria-hidden="true">{shown}</span>
      <span className="ds-sr-only">
        <FormattedMessage id={text} />
      </span>
    </>
  );
}

/** The same where only text can stand: in a chart, or in a control's value. */
export function cellAsText(intl: IntlShape, cell: Cell, format: Format = 'count'): string {
  if (isBelowFive(cell, format)) return '<5';
  if (cell === null || isMasked(cell)) return '–';
  return format === 'percent'
    ? intl.formatNumber(cell / 100, { style: 'percent', maximumFractionDigits: 0 })
    : intl.formatNumber(cell, { maximumFractionDigits: format === 'decimal' ? 1 : 0 });
}
