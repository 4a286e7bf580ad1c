import { municipalities, type KnownNames } from '@famsam/directory';
import type { LocalDate } from '@famsam/kernel';
import type { Check } from './register.check';
import { checkRegister } from './register.check';
import type { Creation } from './register.names';
import { checkZip, openRegister, type RegisterSource } from './source';

/** What a register is held against, beside its own rules. */
export interface Around {
  readonly today: LocalDate;
  readonly area: KnownNames;
  readonly create: Creation;
}

/** The register, or its faults. A zip with faults, however many, is known by them before it is read here. */
export async function readRegister(source: RegisterSource, around: Around): Promise<Check> {
  const all = { ...around, municipalities };
  if ('zip' in source) {
    const { rows, unknown, ...report } = await checkZip(source.zip, all, { toImport: true });
    if (!rows) return { report, register: null, unknown };
  }
  const { files, twice } = await openRegister(source);
  return checkRegister(files, { ...all, twice });
}
