import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage } from 'react-intl';
import type { Ink } from './ink';

type Charts = typeof import('./charts');

/**
 * The charting library is as large as the rest of the page: it comes when the first chart comes into
 * sight, and for all of them when the page is printed.
 */
let library: Charts | null = null;

async function loadCharts(): Promise<Charts> {
  library ??= await import('./charts');
  return library;
}

export async function printWithCharts(): Promise<void> {
  // Without the library the tables are printed, which say the same.
  await loadCharts().catch(() => null);
  window.dispatchEvent(new Event('beforeprint'));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  window.print();
}

/** A picture of a table, in a place that is kept for it; whoever listens is led to the table. */
export function Chart({
  title,
  short = title,
  table,
  height,
  legend = [],
  children,
}: {
  title: string;
  /** What is seen of it where a heading has said the rest. */
  short?: string;
  /** The id of the table with the same figures. */
  table: string;
  height: number;
  legend?: readonly { readonly ink: Ink; readonly name: string }[];
  children: (charts: Charts) => ReactNode;
}) {
  const description = useId();
  const place = useRef<HTMLDivElement>(null);
  const [charts, setCharts] = useState<Charts | 'failed' | null>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      loadCharts().then(setCharts, () => setCharts('failed'));
    });
    if (place.current) seen.observe(place.current);
    const onPrint = () => flushSync(() => setCharts((shown) => shown ?? library));
    window.addEventListener('beforeprint', onPrint);
    return () => {
      seen.disconnect();
      window.removeEventListener('beforeprint', onPrint);
    };
  }, []);
  return (
    <figure className="chart">
      <figcaption>
        <span aria-hidden={short !== title}>{short}</span>
        <span id={description} className="ds-sr-only">
          <FormattedMessage id="statistics.chart-has-table" />
        </span>
        {legend.length > 0 && (
          <ul className="chart-legend" aria-hidden="true">
            {legend.map((one) => (
              <li key={one.name}>
                <span className="chart-ink" data-ink={one.ink} />
                {one.name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {charts === 'failed' ? (
        <p className="subtle" style={{ minHeight: height }}>
          <FormattedMessage id="statistics.chart-failed" />
        </p>
      ) : (
        <div
          ref={place}
          role="img"
          aria-label={title}
          aria-describedby={description}
          aria-details={table}
          style={{ height }}
        >
          {charts && children(charts)}
        </div>
      )}
    </figure>
  );
}
