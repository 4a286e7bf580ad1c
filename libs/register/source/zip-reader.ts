import type { LocalDate } from '@famsam/kernel';
import { checkRegister } from '../register.check';
import type { FaultReport } from '../register.faults';
import { countRows, type RowCounts } from '../register.records';
import type { RegisterFiles } from './found';
import { unzip } from './unzip';

export type CheckedReport = FaultReport & { readonly rows: RowCounts | null };

/** What is asked of a zip: to be a whole one, its files, or the faults in them. */
export type Wanted =
  | { readonly want: 'nothing' }
  | { readonly want: 'files' }
  | {
      readonly want: 'report';
      readonly today: LocalDate;
      readonly municipalities: readonly { readonly code: string; readonly name: string }[];
      /** So many faults are given back at most, and how many there are. */
      readonly faults: number;
    };

export type ZipTask = Wanted & { readonly zip: Uint8Array };

/** Read in a thread of its own, by `ForeignFiles`. */
export default async function read(
  task: ZipTask,
): Promise<RegisterFiles | CheckedReport | undefined> {
  const { files, twice } = await unzip(task.zip, task.want !== 'nothing');
  if (task.want === 'files') return { files, twice };
  if (task.want === 'nothing') return undefined;
  const codes = new Map(task.municipalities.map(({ code, name }) => [folded(name), code]));
  const { report, register } = checkRegister(files, {
    today: task.today,
    twice,
    municipalityCode: (name) => codes.get(folded(name)),
  });
  const faults = report.faults.slice(0, task.faults);
  return { count: report.count, faults, rows: register && countRows(register) };
}

/** Cells come trimmed and composed. */
function folded(name: string): string {
  return name.toLocaleLowerCase('sv');
}
