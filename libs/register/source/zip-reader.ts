import { checkRegister, type Surroundings } from '../register.check';
import type { FaultReport } from '../register.faults';
import type { UnknownName } from '../register.names';
import { countRows, type RowCounts } from '../register.records';
import type { RegisterFiles } from './found';
import { unzip } from './unzip';

export type CheckedReport = FaultReport & {
  readonly rows: RowCounts | null;
  /** The first of the names that would have to be asked for. */
  readonly unknown: readonly UnknownName[];
};

/** What is asked of a zip: to be a whole one, its files, or the faults in them. */
export type Wanted =
  | { readonly want: 'nothing' }
  | { readonly want: 'files' }
  | {
      readonly want: 'report';
      readonly around: Surroundings;
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
  const { report, register, unknown } = checkRegister(files, { ...task.around, twice });
  const faults = report.faults.slice(0, task.faults);
  return { count: report.count, faults, rows: register && countRows(register), unknown };
}
