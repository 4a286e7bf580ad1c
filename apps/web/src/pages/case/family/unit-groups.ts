import type { CaseFile } from '../case-file';

/** All units of the area under their agencies, for choosing. */
export function unitGroups({ directory }: CaseFile) {
  return directory.agencies.map((agency) => ({
    label: agency.name,
    options: directory.units
      .filter((unit) => unit.agencyId === agency.agencyId)
      .map((unit) => ({ value: unit.unitId, label: unit.name })),
  }));
}
