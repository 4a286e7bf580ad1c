import { useId } from 'react';
import { useIntl } from 'react-intl';
import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { Ink } from './ink';
import { cellAsText } from './figure-number';
import { isBelowFive, shownValue, type Cell, type Format } from './report';

const tick = { fill: 'var(--ds-color-neutral-text-subtle)', fontSize: 13 };
const grid = 'var(--hairline)';
/** A bar of nothing would lose its number; this one is too low to be seen. */
const baseline = 1e-6;
const still = { isAnimationActive: false } as const;

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={6} height={6} fill="var(--sheet)" />
        <rect width={2.5} height={6} fill="var(--chart-other)" />
      </pattern>
    </defs>
  );
}

export interface BarRow {
  readonly label: string;
  /** One for each series. */
  readonly cells: readonly Cell[];
}

/** Bars that lie for names and stand for years; each says its number, also where it is hidden. */
export function Bars({
  rows,
  inks,
  format = 'count',
  lying = false,
}: {
  rows: readonly BarRow[];
  inks: readonly Ink[];
  format?: Format;
  lying?: boolean;
}) {
  const intl = useIntl();
  const pattern = useId();
  const numbers = (value: number) => cellAsText(intl, value, format);
  const category = {
    dataKey: 'label',
    type: 'category',
    tick: { ...tick, fill: 'var(--ds-color-neutral-text-default)' },
    tickLine: false,
    axisLine: { stroke: 'var(--ds-color-neutral-border-default)' },
    interval: 0,
  } as const;
  const number = {
    type: 'number',
    tick,
    tickLine: false,
    axisLine: false,
    allowDecimals: false,
    tickFormatter: numbers,
  } as const;
  return (
    <ResponsiveContainer>
      <BarChart
        data={[...rows]}
        layout={lying ? 'vertical' : 'horizontal'}
        margin={{ top: lying ? 0 : 18, right: lying ? 40 : 4, bottom: 0, left: 0 }}
        barCategoryGap="22%"
        barGap={2}
        accessibilityLayer={false}
      >
        <Patterns id={pattern} />
        <CartesianGrid stroke={grid} vertical={lying} horizontal={!lying} />
        {lying ? (
          <>
            <XAxis {...number} hide />
            <YAxis {...category} width={118} />
          </>
        ) : (
          <>
            <XAxis {...category} />
            <YAxis {...number} width={34} />
          </>
        )}
        {inks.map((ink, series) => (
          <Bar
            key={ink}
            {...still}
            dataKey={(row: BarRow) => shownValue(row.cells[series] ?? null) || baseline}
            fill={ink === 'solid' ? 'var(--chart-main)' : `url(#${pattern})`}
            stroke={ink === 'solid' ? 'var(--chart-main)' : 'var(--chart-other)'}
            maxBarSize={36}
          >
            <LabelList
              valueAccessor={({ payload }) => {
                const { cells } = payload as BarRow;
                return cellAsText(intl, cells[series] ?? null, format);
              }}
              content={({ x, y, width, height, value }) => {
                const [left = 0, top = 0, wide = 0, high = 0] = [x, y, width, height].map(Number);
                const at = lying
                  ? { x: left + wide + 6, y: top + high / 2, dy: '0.35em' }
                  : { x: left + wide / 2, y: top - 5, textAnchor: 'middle' as const };
                return (
                  <text {...at} className="chart-number">
                    {String(value)}
                  </text>
                );
              }}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** From the least to the most, with what is in the middle marked on it. */
export function Spread({
  min,
  max,
  marks,
}: {
  min: number;
  max: number;
  marks: readonly { readonly label: string; readonly value: number }[];
}) {
  const intl = useIntl();
  return (
    <ResponsiveContainer>
      <BarChart
        data={[{ label: '', range: [min, max] }]}
        layout="vertical"
        margin={{ top: 44, right: 24, bottom: 0, left: 24 }}
        accessibilityLayer={false}
      >
        <XAxis
          type="number"
          domain={[0, Math.max(max, 1)]}
          allowDecimals={false}
          tick={tick}
          stroke="var(--ds-color-neutral-border-default)"
        />
        <YAxis type="category" dataKey="label" hide />
        <Bar
          {...still}
          dataKey="range"
          fill="var(--chart-soft)"
          stroke="var(--chart-main)"
          barSize={34}
        />
        {marks.map(({ label, value }, i) => (
          <ReferenceLine
            key={label}
            x={value}
            stroke={i === 0 ? 'var(--chart-main)' : 'var(--chart-other)'}
            strokeWidth={3}
            {...(i > 0 && { strokeDasharray: '4 3' })}
            label={{
              value: `${label} ${intl.formatNumber(value)}`,
              position: 'top',
              dy: i === 0 ? 0 : -18,
              className: 'chart-number',
            }}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

export interface CoursePoint {
  readonly day: string;
  readonly cell: Cell;
}

/** One municipality through time; where the number is hidden, the band it lies in. */
export function Course({
  points,
  top,
  chosen,
}: {
  points: readonly CoursePoint[];
  /** The same for all, so that they can be compared. */
  top: number;
  chosen: string;
}) {
  const pattern = useId();
  const data = points.map(({ day, cell }) => ({
    at: Date.parse(day),
    number: shownValue(cell),
    band: isBelowFive(cell, 'count') ? [1, 4] : null,
  }));
  const first = data[0]?.at ?? 0;
  const last = data.at(-1)?.at ?? 1;
  const at = Math.min(Math.max(Date.parse(chosen), first), last);
  const current = data.findLast((point) => point.at <= at);
  return (
    <ResponsiveContainer>
      <ComposedChart
        data={data}
        margin={{ top: 8, right: 6, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <Patterns id={pattern} />
        <CartesianGrid stroke={grid} vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={[first, last]}
          ticks={yearsBetween(first, last)}
          tickFormatter={(value: number) => String(new Date(value).getUTCFullYear())}
          tick={tick}
          stroke="var(--ds-color-neutral-border-default)"
        />
        <YAxis
          domain={[0, top]}
          ticks={[0, top / 2, top]}
          width={30}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Area
          {...still}
          dataKey="band"
          type="stepAfter"
          fill={`url(#${pattern})`}
          stroke="var(--chart-other)"
          connectNulls={false}
          activeDot={false}
        />
        <Line
          {...still}
          dataKey="number"
          type="stepAfter"
          stroke="var(--chart-main)"
          strokeWidth={2.5}
          dot={false}
          connectNulls={false}
        />
        <ReferenceLine x={at} stroke="var(--ds-color-neutral-text-default)" strokeDasharray="2 3" />
        {typeof current?.number === 'number' && (
          <ReferenceDot
            x={at}
            y={current.number}
            r={5}
            fill="var(--chart-main)"
            stroke="var(--sheet)"
            strokeWidth={2}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** The turns of the year between, few enough to be read. */
function yearsBetween(first: number, last: number): number[] {
  const from = new Date(first).getUTCFullYear() + 1;
  const to = new Date(last).getUTCFullYear();
  const step = Math.max(1, Math.ceil((to - from + 1) / 4));
  const years: number[] = [];
  for (let year = from; year <= to; year += step) years.push(Date.UTC(year, 0, 1));
  return years;
}
