import { Table } from '@digdir/designsystemet-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { TableScroll } from '../../parts/table-scroll';
import { FigureNumber } from './figure-number';
import type { Format } from './report';

export interface Column {
  readonly label: string;
  readonly format?: Format;
}

export interface Row {
  readonly label: string;
  /** Ids of figures, one for each column; none where the table has no such figure. */
  readonly figures: readonly (string | null)[];
  readonly sum?: boolean;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** A table of figures is one stop for Tab; the arrows go from number to number. */
export function FigureTable({
  id,
  caption,
  rowLabel,
  columns,
  rows,
}: {
  id: string;
  caption: string;
  rowLabel: string;
  columns: readonly Column[];
  rows: readonly Row[];
}) {
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState('0 0');
  const stopIsThere = rows.some((_, r) => columns.some((_, c) => stop === `${r} ${c}`));
  const current = stopIsThere ? stop : '0 0';
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const row = cell?.closest('tr');
    if (!step || !cell || !row || !table.current) return;
    const next = table.current.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
    const button = next?.querySelector('button');
    if (!button) return;
    event.preventDefault();
    button.focus();
  };
  return (
    <TableScroll>
      <Table id={id} ref={table} className="figure-table" data-size="sm" onKeyDown={move}>
        <caption>
          <span>{caption}</span>
        </caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{rowLabel}</Table.HeaderCell>
            {columns.map(({ label }) => (
              <Table.HeaderCell key={label} scope="col">
                {label}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row, r) => (
            <Table.Row key={row.label} data-sum={row.sum}>
              <Table.HeaderCell scope="row">{row.label}</Table.HeaderCell>
              {columns.map(({ label, format = 'count' }, c) => {
                const figure = row.figures[c];
                const here = `${r} ${c}`;
                return (
                  <Table.Cell key={label} onFocus={() => setStop(here)}>
                    {figure && (
                      <FigureNumber
                        id={figure}
                        label={`${label}: ${row.label}`}
                        format={format}
                        tabIndex={current === here ? 0 : -1}
                      />
                    )}
                  </Table.Cell>
                );
              })}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}
