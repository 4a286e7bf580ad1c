import type { CountedClass } from './classes';

/**
 * What the tables are made of: each class of families or processes is a part of some of these. A
 * text of two words, the count and what it is split by (`families 2021`), because there are some
 * hundred parts where there are thousands of classes (decision 0009).
 */
export type Part = `${PartName} ${string}`;

export type PartName =
  // by year
  | 'families'
  | 'activeFamilies'
  | 'closedFamilies'
  | 'processes'
  | 'activeProcesses'
  // by national code of the municipality, referrer, number of children under 23
  | 'familiesIn'
  | 'activeFamiliesIn'
  | 'processesIn'
  | 'familiesFrom'
  | 'familiesWith'
  // by birth year: the school stage depends on the day asked for
  | 'childrenBorn'
  | 'childrenOfActiveBorn'
  // by number of held meetings
  | 'closedAfter'
  // not split
  | 'guardianProcess'
  | 'waiting'
  | 'closedBefore'
  | 'consultations';

export function partsOf(of: CountedClass): Part[] {
  switch (of.kind) {
    case 'family':
      return familyParts(of);
    case 'process':
      return processParts(of);
    case 'meetings':
      return [`closedAfter ${of.held}`];
    case 'consultation':
      return ['consultations '];
    default:
      return neverAnother(of);
  }
}

function familyParts(of: Extract<CountedClass, { kind: 'family' }>): Part[] {
  const counts: Part[] = [
    `families ${of.year}`,
    `familiesIn ${of.municipality}`,
    `familiesFrom ${of.category}`,
    `familiesWith ${of.childrenUnder23}`,
    ...(of.guardianProcess ? (['guardianProcess '] as const) : []),
  ];
  switch (of.status) {
    case 'waiting':
      return ['waiting '];
    case 'closed-before-first-meeting':
      return ['closedBefore '];
    case 'active':
      return [...counts, `activeFamilies ${of.year}`, `activeFamiliesIn ${of.municipality}`];
    case 'closed':
      return [...counts, `closedFamilies ${of.closedIn}`];
    default:
      return neverAnother(of.status);
  }
}

function processParts(of: Extract<CountedClass, { kind: 'process' }>): Part[] {
  const born = of.birthYear ?? '';
  return [
    `processes ${of.year}`,
    `processesIn ${of.municipality}`,
    ...(of.active ? ([`activeProcesses ${of.year}`] as const) : []),
    ...(of.role === 'child' ? ([`childrenBorn ${born}`] as const) : []),
    ...(of.role === 'child' && of.familyActive ? ([`childrenOfActiveBorn ${born}`] as const) : []),
  ];
}

function neverAnother(value: never): never {
  throw new TypeError(`nothing is counted as ${JSON.stringify(value)}`);
}
