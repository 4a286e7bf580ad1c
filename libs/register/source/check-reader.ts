import type { LocalDate } from '@famsam/kernel';
import { checkRegister } from '../register.check';
import type { FaultReport } from '../register.faults';
import { countRows, type RowCounts } from '../register.records';
import { unzip } from './unzip';

export interface CheckedZip {
  readonly zip: Uint8Array;
  readonly today: LocalDate;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
}

export type CheckedReport = FaultReport & { readonly rows: RowCounts | null };

/** Read in a thread of its own, by `ForeignFiles`: what it takes to know every fault. */
export default async function read(file: CheckedZip): Promise<CheckedReport> {
  const { files, twice } = await unzip(file.zip);
  const codes = new Map(file.municipalities.map(({ code, name }) => [folded(name), code]));
  const { report, register } = checkRegister(files, {
    today: file.today,
    twice,
    municipalityCode: (name) => codes.get(folded(name)),
  });
  return { ...report, rows: register && countRows(register) };
}

/** Cells come trimmed and composed. */
function folded(name: string): string {
  return name.toLocaleLowerCase('sv');
}
