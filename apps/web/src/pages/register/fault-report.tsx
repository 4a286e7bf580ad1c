import { Button, Checkbox, Heading, Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { components } from '../../api/schema';
import { saveFile } from '../../parts/save-file';
import { TableScroll } from '../../parts/table-scroll';
import { fileNames } from './register-files';

type Fault = components['schemas']['RegisterFault'];

const keyOf = ({ file, row, column, rule }: Fault) => `${file} ${row} ${column} ${rule}`;
const step = 200;

/** Every fault with its place and what would be right, to work through: file by file, ticked off when mended. */
export function FaultReport({ count, faults }: { count: number; faults: readonly Fault[] }) {
  const intl = useIntl();
  const [file, setFile] = useState('');
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(step);
  const label = (column: string) => intl.formatMessage({ id: `register.fault.${column}` });
  const wanted = faults.filter((fault) => !file || fault.file === file);
  const tick = (key: string) => {
    const next = new Set(mended);
    if (!next.delete(key)) next.add(key);
    setMended(next);
  };
  return (
    <div className="stack" role="group" aria-labelledby="fault-report">
      <Heading level={3} data-size="2xs" id="fault-report">
        <FormattedMessage id="register.faults" values={{ count }} />
      </Heading>
      <p role="status">
        <FormattedMessage
          id="register.faults.what"
          values={{ mended: mended.size, listed: faults.length }}
        />
      </p>
      <div className="row">
        <label>
          <FormattedMessage id="register.faults.file" />{' '}
          <select
            className="plain-select"
            value={file}
            onChange={({ target }) => setFile(target.value)}
          >
            <option value="">{intl.formatMessage({ id: 'register.faults.all' })}</option>
            {fileNames.map((name) => (
              <option key={name} value={name}>
                {name} ({faults.filter((fault) => fault.file === name).length})
              </option>
            ))}
          </select>
        </label>
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => saveFile(asCsv(faults), 'fel-i-registret.csv')}
        >
          <FormattedMessage id="register.faults.save" />
        </Button>
      </div>
      <TableScroll>
        <Table className="stacked-table register-faults">
          <caption>
            <FormattedMessage id="register.faults.caption" values={{ count: wanted.length }} />
          </caption>
          <Table.Head>
            <Table.Row>
              {['own-list', 'where', 'value', 'message', 'expected'].map((column) => (
                <Table.HeaderCell key={column} scope="col">
                  {label(column)}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {wanted.slice(0, shown).map((fault) => {
              const place = intl.formatMessage(
                { id: fault.row === null ? 'register.fault.file' : 'register.fault.row' },
                { file: fault.file, row: fault.row, column: fault.column ?? '' },
              );
              return (
                <Table.Row key={keyOf(fault)}>
                  <Table.Cell>
                    <Checkbox
                      label={
                        <>
                          <FormattedMessage id="register.fault.mended" />
                          <span className="visually-hidden">: {place}</span>
                        </>
                      }
                      checked={mended.has(keyOf(fault))}
                      onChange={() => tick(keyOf(fault))}
                      value={keyOf(fault)}
                    />
                  </Table.Cell>
                  <Table.Cell data-label={label('where')}>{place}</Table.Cell>
                  <Table.Cell data-label={label('value')}>{fault.value}</Table.Cell>
                  <Table.Cell data-label={label('message')} lang="sv">
                    {fault.message}
                  </Table.Cell>
                  <Table.Cell data-label={label('expected')} lang="sv">
                    {fault.expected}
                  </Table.Cell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table>
      </TableScroll>
      {wanted.length > shown && (
        <div>
          <Button variant="secondary" onClick={() => setShown(shown + step)}>
            <FormattedMessage id="register.faults.more" values={{ count: wanted.length - shown }} />
          </Button>
        </div>
      )}
    </div>
  );
}

/** For a spreadsheet: semicolons, the mark by which Excel knows UTF-8, and no cell that it would run as a formula. */
function asCsv(faults: readonly Fault[]): Blob {
  const neutral = (text: string) => (/^'*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text);
  const cell = (value: string | number | null) =>
    `"${neutral(String(value ?? '')).replaceAll('"', '""')}"`;
  const rows = [
    ['fil', 'rad', 'kolumn', 'värde', 'fel', 'rätt vore', 'regel'],
    ...faults.map((f) => [f.file, f.row, f.column, f.value, f.message, f.expected, f.rule]),
  ];
  const text = rows.map((row) => row.map(cell).join(';')).join('\r\n');
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' });
}
