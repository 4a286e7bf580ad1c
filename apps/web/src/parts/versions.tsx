import { FormattedMessage } from 'react-intl';
import { TableScroll } from './table-scroll';

export interface Compared {
  readonly label: string;
  readonly mine: string;
  readonly now: string;
}

/** What was written beside what stands now: the rows in which they differ. */
export function differing(rows: readonly Compared[]): readonly Compared[] {
  return rows.filter(({ mine, now }) => mine !== now);
}

export function Versions({ rows }: { rows: readonly Compared[] }) {
  return (
    <TableScroll>
      <table className="plain-table versions">
        <caption className="visually-hidden">
          <FormattedMessage id="versions.caption" />
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="versions.wrote" />
            </th>
            <th scope="col">
              <FormattedMessage id="versions.now" />
            </th>
          </tr>
        </thead>
        {rows.map(({ label, mine, now }) => (
          <tbody key={label}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {label}
              </th>
            </tr>
            <tr>
              <td>{mine || '–'}</td>
              <td>{now || '–'}</td>
            </tr>
          </tbody>
        ))}
      </table>
    </TableScroll>
  );
}
