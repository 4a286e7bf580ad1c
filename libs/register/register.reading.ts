import { setImmediate as nextTurn } from 'node:timers/promises';
import { NumbersFromBefore } from '@famsam/cases';
import { municipalities, NamesKnown } from '@famsam/directory';
import type { AreaId, LocalDate } from '@famsam/kernel';
import type { QueryBus } from '@nestjs/cqrs';
import { longestFamilyNumber } from './register.cells';
import type { Check, Surroundings } from './register.check';
import { checkInSteps } from './register.check';
import type { Creation } from './register.names';
import { checkZip, openRegister, type RegisterSource } from './source';

/** Rows, and families, that are looked at before others are served. */
const atOnce = 500;

/** What a register is held against, beside its own rules. */
export async function surroundings(
  queries: QueryBus,
  areaId: AreaId,
  today: LocalDate,
  create: Creation,
): Promise<Surroundings> {
  const area = await queries.execute(new NamesKnown(areaId));
  const numbers = await queries.execute(new NumbersFromBefore(areaId, longestFamilyNumber));
  return { today, municipalities, area, numbers, create };
}

/** The register, or its faults. A zip with faults, however many, is known by them before it is read here. */
export async function readRegister(source: RegisterSource, around: Surroundings): Promise<Check> {
  if ('zip' in source) {
    const { rows, unknown, ...report } = await checkZip(source.zip, around, { toImport: true });
    if (!rows) return { report, register: null, unknown };
  }
  const { files, twice } = await openRegister(source);
  const steps = checkInSteps(files, { ...around, twice });
  for (let taken = 1; ; taken += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (taken % atOnce === 0) await nextTurn();
  }
}
