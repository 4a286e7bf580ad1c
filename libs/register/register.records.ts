import type { FamilyRecord } from '@famsam/cases';
import type { ConsultationKind } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { CheckedRegister } from './register.check';
import type { FamilyRows } from './register.family';

export interface ConsultationRecord {
  readonly heldOn: LocalDate;
  readonly kind: ConsultationKind;
}

/** A family as `cases` takes it, from rows that were found without fault. */
export function familyRecord(
  family: FamilyRows,
  unitIds: ReadonlyMap<string, string>,
): FamilyRecord {
  const unitId = (name: string | null) => sure(unitIds.get(sure(name)));
  const closings = [...family.earlierClosings]
    .map(({ closedOn, reason, reopenedOn }) => ({
      closedOn: sure(closedOn),
      reason: sure(reason),
      reopenedOn,
    }))
    .sort((a, b) => (a.closedOn < b.closedOn ? -1 : a.closedOn > b.closedOn ? 1 : 0));
  if (family.closedOn)
    closings.push({ closedOn: family.closedOn, reason: sure(family.reason), reopenedOn: null });
  return {
    number: family.number,
    municipality: sure(family.municipality),
    referredOn: sure(family.referredOn),
    category: sure(family.category),
    childrenUnder23: sure(family.childrenUnder23),
    assessment: family.assessment && {
      outcome: sure(family.assessment.outcome),
      on: sure(family.assessment.on),
      reason: family.assessment.reason,
    },
    members: family.members.map(({ number, role, birthYear, household, processEndedOn }) => ({
      number,
      role: sure(role),
      birthYear,
      household,
      processEndedOn,
    })),
    contacts: family.contacts.map(({ member, unit, kind, since, precision, endedOn }) => ({
      member,
      unitId: unitId(unit),
      kind: sure(kind),
      since: sure(since),
      precision: precision === undefined ? undefined : sure(precision),
      endedOn,
    })),
    meetings: family.meetings.map(({ number, heldOn, kind, form, minutes, units, discussed }) => ({
      number,
      heldOn: sure(heldOn),
      kind: sure(kind),
      form: sure(form),
      minutes: sure(minutes),
      unitIds: units.map(unitId),
      discussed,
    })),
    closings,
  };
}

export function consultationRecords(register: CheckedRegister): readonly ConsultationRecord[] {
  return register.consultations.map(({ heldOn, kind }) => ({
    heldOn: sure(heldOn),
    kind: sure(kind),
  }));
}

/** The names that the directory has to know before the families can come. */
export function placesOf(register: CheckedRegister): { municipalities: string[]; units: string[] } {
  const municipalities = new Set<string>();
  const units = new Set<string>();
  for (const family of register.families) {
    municipalities.add(sure(family.municipality));
    for (const { unit } of family.contacts) units.add(sure(unit));
    for (const meeting of family.meetings) for (const unit of meeting.units) units.add(unit);
  }
  return { municipalities: [...municipalities].sort(), units: [...units].sort() };
}

/** How many rows of each kind a register holds. */
export interface RowCounts {
  readonly families: number;
  readonly members: number;
  readonly contacts: number;
  readonly meetings: number;
  readonly closings: number;
  readonly reopenings: number;
  readonly consultations: number;
}

export function countRows({ families, consultations }: CheckedRegister): RowCounts {
  const sum = (count: (family: FamilyRows) => number) =>
    families.reduce((total, family) => total + count(family), 0);
  return {
    families: families.length,
    members: sum((family) => family.members.length),
    contacts: sum((family) => family.contacts.length),
    meetings: sum((family) => family.meetings.length),
    closings: sum((family) => family.earlierClosings.length + (family.closedOn ? 1 : 0)),
    reopenings: sum((family) => family.earlierClosings.length),
    consultations: consultations.length,
  };
}

/** The check lets nothing through that is missing here; if it did, nothing is imported. */
function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value is missing that was checked');
  return value;
}
