import { Heading } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Chart } from './chart';
import type { Ink } from './ink';
import { useFigures } from './figure-number';
import { FigureTable, type Column, type Row } from './figure-table';
import {
  referrerTexts,
  shownValue,
  splitsOf,
  stageTexts,
  type Cell,
  type Format,
  type Report,
} from './report';

/** Every published table with its picture. */
export function Sections({ report }: { report: Report }) {
  return (
    <>
      <ByYear report={report} />
      <ByMunicipality municipalities={report.byMunicipality} />
      <BySchoolStage report={report} />
      <ByReferrer report={report} />
      <ByChildren report={report} />
      <Meetings />
    </>
  );
}

export function Section({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const name = useId();
  return (
    <section className="stat" aria-labelledby={name}>
      <Heading id={name} level={2} data-size="sm">
        {title}
      </Heading>
      {lead && <p className="stat-lead">{lead}</p>}
      <div className="stat-body">{children}</div>
    </section>
  );
}

function useTexts() {
  const intl = useIntl();
  return (id: string) => intl.formatMessage({ id: `statistics.${id}` });
}

function ByYear({ report }: { report: Report }) {
  const text = useTexts();
  const cells = useCells();
  const years = splitsOf(report, 'byYear.', '.families');
  const columns = [
    'families',
    'activeFamilies',
    'processes',
    'activeProcesses',
    'closedFamilies',
  ] as const;
  const rows: Row[] = [
    ...years.map((year) => ({
      label: year,
      figures: columns.map((column) => `byYear.${year}.${column}`),
    })),
    {
      label: text('all'),
      figures: columns.map((column) => `total.${column}`),
      sum: true,
    },
  ];
  const chart = (all: string, active: string) => (
    <Chart
      title={text(`chart.by-year.${all}`)}
      table="by-year"
      height={230}
      legend={[
        { ink: 'striped', name: text(`column.${all}`) },
        { ink: 'solid', name: text(`column.${active}`) },
      ]}
    >
      {({ Bars }) => (
        <Bars
          inks={['striped', 'solid']}
          rows={years.map((year) => ({
            label: year,
            cells: cells([`byYear.${year}.${all}`, `byYear.${year}.${active}`]),
          }))}
        />
      )}
    </Chart>
  );
  return (
    <Section title={text('by-year.title')} lead={text('by-year.lead')}>
      {chart('families', 'activeFamilies')}
      {chart('processes', 'activeProcesses')}
      <FigureTable
        id="by-year"
        caption={text('by-year.caption')}
        rowLabel={text('column.year')}
        columns={columns.map((column) => ({ label: text(`column.${column}`) }))}
        rows={rows}
      />
    </Section>
  );
}

function ByMunicipality({ municipalities }: { municipalities: Report['byMunicipality'] }) {
  const text = useTexts();
  const { byId } = useFigures();
  const columns = ['families', 'activeFamilies', 'processes', 'percent', 'expectedPercent'].filter(
    (column) => municipalities.some(({ code }) => byId.has(`byMunicipality.${code}.${column}`)),
  );
  const differences = municipalities.flatMap(({ code, municipality }) => {
    const actual = shownValue(byId.get(`byMunicipality.${code}.percent`)?.value ?? null);
    const expected = shownValue(byId.get(`byMunicipality.${code}.expectedPercent`)?.value ?? null);
    return actual === null || expected === null
      ? []
      : [{ name: municipality, difference: actual - expected }];
  });
  return (
    <OneChart
      id="by-municipality"
      lead={<Differences of={differences} />}
      rowLabel={text('column.municipality')}
      columns={columns.map((column) => ({
        label: text(`column.${column}`),
        format: column.endsWith('ercent') ? 'percent' : 'count',
      }))}
      rows={municipalities.map(({ code, municipality }) => ({
        label: municipality,
        figures: columns.map((column) => `byMunicipality.${code}.${column}`),
      }))}
      series={[
        { ink: 'solid', column: columns.indexOf('percent') },
        { ink: 'striped', column: columns.indexOf('expectedPercent') },
      ]}
      format="percent"
      lying
    />
  );
}

/** In words: whose share of the families is furthest from its share of the inhabitants, both ways. */
function Differences({
  of,
}: {
  of: readonly { readonly name: string; readonly difference: number }[];
}) {
  const sorted = [...of].sort((a, b) => b.difference - a.difference);
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least || most.difference <= 0 || least.difference >= 0)
    return <FormattedMessage id="statistics.by-municipality.lead" />;
  return (
    <FormattedMessage
      id="statistics.by-municipality.differences"
      values={{
        most: most.name,
        more: most.difference,
        least: least.name,
        fewer: -least.difference,
      }}
    />
  );
}

function BySchoolStage({ report }: { report: Report }) {
  const text = useTexts();
  const intl = useIntl();
  const stages = splitsOf(report, 'childrenBySchoolStage.', '.total');
  return (
    <OneChart
      id="by-stage"
      lead={text('by-stage.lead')}
      rowLabel={text('column.stage')}
      columns={[{ label: text('column.children') }, { label: text('column.children-active') }]}
      rows={[
        ...stages.map((stage) => ({
          label: stageTexts[stage] ? intl.formatMessage({ id: stageTexts[stage] }) : stage,
          figures: ['total', 'inActiveFamilies'].map(
            (of) => `childrenBySchoolStage.${stage}.${of}`,
          ),
        })),
        {
          label: text('all'),
          figures: ['children.total', 'children.inActiveFamilies'],
          sum: true,
        },
      ]}
      series={[
        { ink: 'striped', column: 0 },
        { ink: 'solid', column: 1 },
      ]}
      lying
    />
  );
}

function ByReferrer({ report }: { report: Report }) {
  const text = useTexts();
  const intl = useIntl();
  return (
    <OneChart
      id="by-referrer"
      rowLabel={text('column.referrer')}
      columns={[{ label: text('column.families') }]}
      rows={splitsOf(report, 'byReferrer.', '').map((by) => ({
        label: referrerTexts[by] ? intl.formatMessage({ id: referrerTexts[by] }) : by,
        figures: [`byReferrer.${by}`],
      }))}
      series={[{ ink: 'solid', column: 0 }]}
      lying
    />
  );
}

function ByChildren({ report }: { report: Report }) {
  const text = useTexts();
  const intl = useIntl();
  return (
    <OneChart
      id="by-children"
      rowLabel={text('column.number-of-children')}
      columns={[{ label: text('column.families') }]}
      rows={splitsOf(report, 'childrenPerFamily.', '').map((number) => ({
        label: intl.formatMessage(
          { id: 'statistics.children' },
          { number: parseInt(number, 10), shown: number },
        ),
        figures: [`childrenPerFamily.${number}`],
      }))}
      series={[{ ink: 'solid', column: 0 }]}
      lying
    />
  );
}

function Meetings() {
  const text = useTexts();
  const { byId } = useFigures();
  const at = 'meetingsPerClosedFamily';
  const known = ['n', 'min', 'median', 'mean', 'max'].filter((of) => byId.has(`${at}.${of}`));
  const value = (of: string) => shownValue(byId.get(`${at}.${of}`)?.value ?? null);
  const [min, max, median, mean] = [value('min'), value('max'), value('median'), value('mean')];
  const marks = [
    ...(median === null ? [] : [{ label: text('column.median'), value: median }]),
    ...(mean === null ? [] : [{ label: text('column.mean'), value: mean }]),
  ];
  return (
    <Section title={text('meetings.title')} lead={text('meetings.lead')}>
      {min === null || max === null ? (
        <p className="subtle chart-none">{text('meetings.no-chart')}</p>
      ) : (
        <Chart title={text('chart.meetings')} table="meetings" height={150}>
          {({ Spread }) => <Spread min={min} max={max} marks={marks} />}
        </Chart>
      )}
      <FigureTable
        id="meetings"
        caption={text('meetings.caption')}
        rowLabel={text('column.measure')}
        columns={[{ label: text('column.meetings'), format: 'decimal' }]}
        rows={known.map((of) => ({ label: text(`column.${of}`), figures: [`${at}.${of}`] }))}
      />
    </Section>
  );
}

/** A table and one chart of some of its columns, without its sums. */
function OneChart({
  id,
  lead,
  rowLabel,
  columns,
  rows,
  series,
  format = 'count',
  lying = false,
}: {
  id: string;
  lead?: ReactNode;
  rowLabel: string;
  columns: readonly Column[];
  rows: readonly Row[];
  series: readonly { readonly ink: Ink; readonly column: number }[];
  format?: Format;
  lying?: boolean;
}) {
  const text = useTexts();
  const cells = useCells();
  const parts = rows.filter(({ sum }) => !sum);
  return (
    <Section title={text(`${id}.title`)} lead={lead}>
      <Chart
        title={text(`chart.${id}`)}
        table={id}
        height={lying ? 24 + parts.length * (22 + series.length * 20) : 230}
        legend={
          series.length > 1
            ? series.map(({ ink, column }) => ({ ink, name: columns[column]?.label ?? '' }))
            : []
        }
      >
        {({ Bars }) => (
          <Bars
            rows={parts.map(({ label, figures }) => ({
              label,
              cells: cells(series.map(({ column }) => figures[column] ?? '')),
            }))}
            inks={series.map(({ ink }) => ink)}
            format={format}
            lying={lying}
          />
        )}
      </Chart>
      <FigureTable
        id={id}
        caption={text(`${id}.caption`)}
        rowLabel={rowLabel}
        columns={columns}
        rows={rows}
      />
    </Section>
  );
}

function useCells(): (ids: readonly string[]) => Cell[] {
  const { byId } = useFigures();
  return (ids) => ids.map((id) => byId.get(id)?.value ?? null);
}
