import { Table } from '@digdir/designsystemet-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { FormattedMessage, useIntl } from 'react-intl';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { TableScroll } from '../../parts/table-scroll';
import { Chart } from './chart';
import { CellText } from './figure-number';
import type { SeriesPoint } from './queries';
import { isBelowFive, shownValue } from './report';
import { Section } from './sections';

/** Active families through time, one small picture for each municipality, all to the same scale. */
export function Municipalities({
  series,
  day,
}: {
  series: UseQueryResult<readonly SeriesPoint[]>;
  day: string;
}) {
  const intl = useIntl();
  return (
    <Section
      title={intl.formatMessage({ id: 'statistics.course.title' })}
      lead={<FormattedMessage id="statistics.course.lead" />}
    >
      <div className="course">
        <Answer query={series}>{(points) => <Multiples points={points} day={day} />}</Answer>
      </div>
    </Section>
  );
}

function Multiples({ points, day }: { points: readonly SeriesPoint[]; day: string }) {
  const intl = useIntl();
  const municipalities = points.at(-1)?.byMunicipality ?? [];
  const cellIn = (point: SeriesPoint, code: string) =>
    point.byMunicipality.find((one) => one.code === code)?.activeFamilies ?? null;
  const cells = points.flatMap(({ byMunicipality }) =>
    byMunicipality.map(({ activeFamilies }) => activeFamilies),
  );
  const most = Math.max(4, ...cells.map((cell) => shownValue(cell) ?? 0));
  const top = most <= 10 ? 10 : Math.ceil(most / 10) * 10;
  const hidden = cells.some((cell) => isBelowFive(cell, 'count'));
  // The end of each year and the last month: what a reader compares; the pictures have every month.
  const labelled = points.filter(
    ({ day: end }, i) => end.endsWith('-12-31') || i === points.length - 1,
  );
  return (
    <>
      <div className="multiples">
        {municipalities.map(({ code, municipality }) => (
          <Chart
            key={code}
            title={intl.formatMessage({ id: 'statistics.course.chart' }, { municipality })}
            short={municipality}
            table="course"
            height={130}
          >
            {({ Course }) => (
              <Course
                top={top}
                chosen={day}
                points={points.map((point) => ({ day: point.day, cell: cellIn(point, code) }))}
              />
            )}
          </Chart>
        ))}
      </div>
      {hidden && (
        <p className="subtle course-band">
          <span className="chart-ink" data-ink="striped" />{' '}
          <FormattedMessage id="statistics.course.band" />
        </p>
      )}
      <TableScroll>
        <Table id="course" className="figure-table" data-size="sm">
          <caption>
            <span>{intl.formatMessage({ id: 'statistics.course.caption' })}</span>
          </caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">
                <FormattedMessage id="statistics.column.day" />
              </Table.HeaderCell>
              {municipalities.map(({ code, municipality }) => (
                <Table.HeaderCell key={code} scope="col">
                  {municipality}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col">
                <FormattedMessage id="statistics.all" />
              </Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {labelled.map((point) => (
              <Table.Row key={point.day}>
                <Table.HeaderCell scope="row">
                  <Day day={point.day} />
                </Table.HeaderCell>
                {municipalities.map(({ code }) => (
                  <Table.Cell key={code}>
                    <CellText cell={cellIn(point, code)} />
                  </Table.Cell>
                ))}
                <Table.Cell>
                  <CellText cell={point.activeFamilies} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </TableScroll>
    </>
  );
}
