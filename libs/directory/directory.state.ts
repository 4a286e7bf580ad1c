import type { agencyKinds, ContactMandate, DirectoryEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { foldedName } from '@famsam/kernel';

export type AgencyKind = (typeof agencyKinds)[number];

interface Agency {
  readonly name: string;
  readonly kind: AgencyKind;
}

interface Unit {
  readonly agencyId: string;
  readonly name: string;
  /** By which it is found; to fold all names for each that is looked for takes too long. */
  readonly folded: string;
  readonly formerNames: readonly string[];
}

interface ContactPerson {
  readonly unitId: string;
  readonly mandate: ContactMandate;
  readonly since: LocalDate;
}

export interface DirectoryState {
  /** The name of the area; null until it is created. */
  readonly area: string | null;
  /** National codes in the order of joining. */
  readonly municipalities: readonly string[];
  /** Inhabitants by municipality, day and source: the figure that stands. */
  readonly populations: ReadonlyMap<string, number>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly contactPersons: ReadonlyMap<string, ContactPerson>;
}

export const noDirectory: DirectoryState = {
  area: null,
  municipalities: [],
  populations: new Map(),
  agencies: new Map(),
  units: new Map(),
  contactPersons: new Map(),
};

export function evolve(state: DirectoryState, event: DirectoryEvent): DirectoryState {
  switch (event.type) {
    case 'directory.area-created':
      return { ...state, area: event.data.name };
    case 'directory.municipality-joined':
      return { ...state, municipalities: [...state.municipalities, event.data.code] };
    case 'directory.municipality-left': {
      const municipalities = state.municipalities.filter((code) => code !== event.data.code);
      return { ...state, municipalities };
    }
    case 'directory.population-recorded':
      return {
        ...state,
        populations: withEntry(state.populations, figureOf(event.data), event.data.inhabitants),
      };
    case 'directory.agency-added':
    case 'directory.agency-renamed': {
      const { agencyId, name, kind } = event.data;
      return { ...state, agencies: withEntry(state.agencies, agencyId, { name, kind }) };
    }
    case 'directory.agency-removed':
      return { ...state, agencies: withoutEntry(state.agencies, event.data.agencyId) };
    case 'directory.unit-added':
    case 'directory.unit-changed': {
      const { unitId, agencyId, name } = event.data;
      const before = state.units.get(unitId);
      const formerNames = before ? [...before.formerNames, before.name] : [];
      const unit = { agencyId, name, folded: foldedName(name), formerNames };
      return { ...state, units: withEntry(state.units, unitId, unit) };
    }
    case 'directory.unit-removed':
      return { ...state, units: withoutEntry(state.units, event.data.unitId) };
    case 'directory.contact-person-named':
    case 'directory.contact-person-changed': {
      const { contactPersonId, ...entry } = event.data;
      const person = { ...entry, since: event.happenedOn };
      return {
        ...state,
        contactPersons: withEntry(state.contactPersons, contactPersonId, person),
      };
    }
    case 'directory.contact-person-left': {
      const { contactPersonId } = event.data;
      return { ...state, contactPersons: withoutEntry(state.contactPersons, contactPersonId) };
    }
    case 'directory.contact-person-reworded':
    case 'directory.addresses-reworded':
      return state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** A figure stands for a municipality, a day and a source. */
export function figureOf({
  code,
  on,
  source,
}: {
  code: string;
  on: string;
  source: string;
}): string {
  return `${code} ${on} ${source}`;
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function withoutEntry<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
