import { neutral } from '@famsam/kernel';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { sheetsOf } from './report.sheets';
import type { ReportAnswer } from './report.view';

/** For Excel in Swedish: semicolons, decimal commas, and a mark without which it would not see UTF-8. */
export function reportCsv(report: ReportAnswer): string {
  const tables = sheetsOf(report).map(({ name, rows }) =>
    stringify([[name], ...rows], {
      delimiter: ';',
      record_delimiter: '\r\n',
      cast: { number: (value) => String(value).replace('.', ','), string: neutral },
    }),
  );
  return `\uFEFF${tables.join('\r\n')}`;
}

/** A sheet for each table; numbers are numbers, so that people can go on counting. */
export function reportXlsx(report: ReportAnswer): Promise<Buffer> {
  const sheets = sheetsOf(report).map(({ name, rows }) => {
    const [heads = [], ...body] = rows;
    const data: SheetData = [
      heads.map((value) => ({ value: String(value), fontWeight: 'bold' as const })),
      ...body.map((row) =>
        row.map((value) =>
          typeof value === 'number'
            ? { value, type: Number }
            : {
                value,
                type: String,
                ...(/^(<5|–|okänt)$/.test(value) && { align: 'right' as const }),
              },
        ),
      ),
    ];
    const columns = heads.map((_, i) => ({
      width: Math.min(100, Math.max(...rows.map((row) => String(row[i] ?? '').length)) + 3),
    }));
    return { data, sheet: name, columns, stickyRowsCount: 1 };
  });
  return writeXlsxFile(sheets).toBuffer();
}
