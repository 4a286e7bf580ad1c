import { Table, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { Answer } from '../../parts/answer';
import { Day } from '../../parts/day';
import { TableScroll } from '../../parts/table-scroll';
import { CellText } from './figure-number';
import { formatOf, useFigureLabel } from './labels';
import { changesBetween, type ChangedFigure, type ChangesAnswer } from './queries';
import { isMasked, type Cell, type Format, type Report } from './report';
import { Section } from './sections';
import { ChooseDay } from './when';

/** What is another since a chosen day, and how much of that was put right afterwards. */
export function Changes({
  since,
  day,
  report,
  onSince,
}: {
  since: string | undefined;
  day: string;
  report: Report;
  onSince: (day: string) => void;
}) {
  const intl = useIntl();
  const inOrder = since !== undefined && since <= day;
  const changes = useQuery({ ...changesBetween(since ?? day, day), enabled: inOrder });
  return (
    <Section
      title={intl.formatMessage({ id: 'statistics.changes.title' })}
      lead={<FormattedMessage id="statistics.changes.lead" values={{ day: <Day day={day} /> }} />}
    >
      <div className="changes">
        <ChooseDay
          label={intl.formatMessage({ id: 'statistics.changes.since' })}
          day={since ?? ''}
          max={day}
          onDay={onSince}
        />
        {since !== undefined && !inOrder && (
          <FormattedMessage id="statistics.changes.later" tagName="p" />
        )}
        {inOrder && (
          <Answer query={changes}>{(data) => <Changed changes={data} report={report} />}</Answer>
        )}
      </div>
    </Section>
  );
}

function Changed({ changes, report }: { changes: ChangesAnswer; report: Report }) {
  const of = (...tables: readonly string[]) =>
    changes.figures.filter(({ id }) => tables.includes(id.split('.')[0] ?? ''));
  const area = [
    ...of('total', 'children'),
    ...changes.figures.filter(({ id }) => !id.includes('.')),
  ];
  const rest = changes.figures.filter(
    (figure) => !area.includes(figure) && !figure.id.startsWith('byMunicipality.'),
  );
  return (
    <>
      <p>
        {changes.corrections === null ? (
          <FormattedMessage id="statistics.changes.unknown" />
        ) : (
          <FormattedMessage
            id="statistics.changes.corrections"
            values={{ number: changes.corrections }}
          />
        )}
      </p>
      {changes.figures.length === 0 ? (
        <FormattedMessage id="statistics.changes.none" tagName="p" />
      ) : (
        <>
          <ChangedTable caption="area" figures={area} changes={changes} report={report} />
          <ChangedTable
            caption="municipalities"
            figures={of('byMunicipality')}
            changes={changes}
            report={report}
          />
          {rest.length > 0 && (
            <details className="changes-rest">
              <summary>
                <FormattedMessage id="statistics.changes.rest" values={{ number: rest.length }} />
              </summary>
              <ChangedTable caption="rest" figures={rest} changes={changes} report={report} />
            </details>
          )}
        </>
      )}
    </>
  );
}

function ChangedTable({
  caption,
  figures,
  changes,
  report,
}: {
  caption: 'area' | 'municipalities' | 'rest';
  figures: readonly ChangedFigure[];
  changes: ChangesAnswer;
  report: Report;
}) {
  const intl = useIntl();
  const label = useFigureLabel(report);
  const title = intl.formatMessage({ id: `statistics.changes.caption.${caption}` });
  if (figures.length === 0) return null;
  return (
    <TableScroll>
      <Table className="figure-table" data-size="sm">
        <caption>
          <span>{title}</span>
        </caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">
              <FormattedMessage id="statistics.column.figure" />
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">
              <Day day={changes.since} />
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">
              <Day day={changes.asOf} />
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">
              <FormattedMessage id="statistics.changes.difference" />
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {figures.map((figure) => {
            const format = formatOf(figure.id);
            return (
              <Table.Row key={figure.id}>
                <Table.HeaderCell scope="row">
                  {label(figure.id)}
                  {figure.revised && (
                    <>
                      {' '}
                      <Tag data-color="warning" data-size="sm">
                        <FormattedMessage
                          id="statistics.changes.revised"
                          values={{
                            published: (
                              <CellText key="cell" cell={figure.published} format={format} />
                            ),
                          }}
                        />
                      </Tag>
                    </>
                  )}
                </Table.HeaderCell>
                <Table.Cell>
                  <CellText cell={figure.before} format={format} />
                </Table.Cell>
                <Table.Cell>
                  <CellText cell={figure.after} format={format} />
                </Table.Cell>
                <Table.Cell>
                  <Difference cell={figure.difference} format={format} />
                </Table.Cell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

/** With its sign, and in percentage points for shares; a hidden one is never `<5`, it may be below nothing. */
function Difference({ cell, format }: { cell: Cell; format: Format }) {
  if (cell === null || isMasked(cell)) return <CellText cell={cell} format="decimal" />;
  const number = (
    <FormattedNumber value={cell} signDisplay="exceptZero" maximumFractionDigits={1} />
  );
  if (format !== 'percent') return number;
  return <FormattedMessage id="statistics.changes.points" values={{ number }} />;
}
