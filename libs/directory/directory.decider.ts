import type { DirectoryEvent } from '@famsam/contracts';
import type { Decider, LocalDate } from '@famsam/kernel';
import { accept, foldedName } from '@famsam/kernel';
import { rewordAddresses, type AddressesRequest } from './addresses/addresses.rules';
import {
  changeContactPerson,
  endContactPerson,
  nameContactPerson,
  type ContactPersonRequest,
} from './contact-persons/contact-persons.rules';
import { remove } from './directory.removal';
import type { DirectoryDecision, DirectoryRejection } from './directory.rejections';
import { refuse } from './directory.rejections';
import type { AgencyKind, DirectoryState } from './directory.state';
import { evolve, figureOf, noDirectory } from './directory.state';
import { municipalityByCode } from './municipalities';

export type DirectoryCommand = { readonly today: LocalDate } & DirectoryRequest;

export type DirectoryRequest =
  | { readonly type: 'create-area'; readonly name: string }
  | { readonly type: 'join-municipality'; readonly code: string }
  | {
      readonly type: 'record-population';
      readonly code: string;
      readonly on: LocalDate;
      readonly inhabitants: number;
      readonly source: string;
    }
  | {
      readonly type: 'add-agency';
      readonly agencyId: string;
      readonly name: string;
      readonly kind: AgencyKind;
    }
  | { readonly type: 'rename-agency'; readonly agencyId: string; readonly name: string }
  | {
      readonly type: 'add-unit';
      readonly unitId: string;
      readonly agencyId: string;
      readonly name: string;
    }
  | {
      readonly type: 'change-unit';
      readonly unitId: string;
      readonly agencyId?: string;
      readonly name?: string;
    }
  | { readonly type: 'leave-municipality'; readonly code: string }
  | { readonly type: 'remove-unit'; readonly unitId: string }
  | { readonly type: 'remove-agency'; readonly agencyId: string }
  | ContactPersonRequest
  | AddressesRequest;

export const directoryDecider: Decider<
  DirectoryState,
  DirectoryCommand,
  DirectoryEvent,
  DirectoryRejection
> = {
  initial: noDirectory,
  decide,
  evolve,
};

function decide(command: DirectoryCommand, state: DirectoryState): DirectoryDecision {
  if (command.type === 'create-area') return createArea(command, state);
  if (state.area === null) return refuse('directory.area-missing', 'state');

  switch (command.type) {
    case 'join-municipality':
      return joinMunicipality(command, state);
    case 'record-population':
      return recordPopulation(command, state);
    case 'add-agency':
      return addAgency(command, state);
    case 'rename-agency':
      return renameAgency(command, state);
    case 'add-unit':
      return addUnit(command, state);
    case 'change-unit':
      return changeUnit(command, state);
    case 'leave-municipality':
    case 'remove-unit':
    case 'remove-agency':
      return remove(command, state);
    case 'name-contact-person':
      return nameContactPerson(command, state);
    case 'change-contact-person':
      return changeContactPerson(command, state);
    case 'end-contact-person':
      return endContactPerson(command, state);
    case 'reword-addresses':
      return rewordAddresses(command, state);
    default: {
      const never: never = command;
      return never;
    }
  }
}

type Of<Type extends DirectoryRequest['type']> = Extract<DirectoryCommand, { type: Type }>;

function createArea({ name, today }: Of<'create-area'>, state: DirectoryState): DirectoryDecision {
  const fit = fitName(name);
  if (fit === null) return refuse('directory.name-unfit', 'value', 'name');
  if (state.area === fit) return accept([]);
  if (state.area !== null) return refuse('directory.area-exists', 'state');
  return accept([{ type: 'directory.area-created', happenedOn: today, data: { name: fit } }]);
}

function joinMunicipality(
  { code, today }: Of<'join-municipality'>,
  state: DirectoryState,
): DirectoryDecision {
  // law.md 31: municipalities are keyed by their national code.
  if (!municipalityByCode(code)) return refuse('directory.municipality-unknown', 'value', 'code');
  if (state.municipalities.includes(code)) {
    return refuse('directory.municipality-already-joined', 'state', 'code');
  }
  return accept([{ type: 'directory.municipality-joined', happenedOn: today, data: { code } }]);
}

/** law.md 30: a figure has a source and a date. The same figure again says nothing new; another one replaces it. */
function recordPopulation(
  command: Of<'record-population'>,
  state: DirectoryState,
): DirectoryDecision {
  const { code, on, inhabitants, source, today } = command;
  if (!state.municipalities.includes(code)) {
    return refuse('directory.municipality-not-joined', 'state', 'code');
  }
  if (on > today) return refuse('directory.population-in-future', 'value', 'on');
  if (state.populations.get(figureOf(command)) === inhabitants) return accept([]);
  const data = { code, on, inhabitants, source };
  return accept([{ type: 'directory.population-recorded', happenedOn: on, data }]);
}

function addAgency(command: Of<'add-agency'>, state: DirectoryState): DirectoryDecision {
  const { agencyId, kind, today } = command;
  const name = fitName(command.name);
  if (name === null) return refuse('directory.name-unfit', 'value', 'name');
  const known = state.agencies.get(agencyId);
  if (known?.name === name && known.kind === kind) return accept([]);
  if (known) return refuse('directory.agency-exists', 'state');
  if (agencyNamed(state, name)) return refuse('directory.agency-name-taken', 'state', 'name');
  const data = { agencyId, name, kind };
  return accept([{ type: 'directory.agency-added', happenedOn: today, data }]);
}

function renameAgency(command: Of<'rename-agency'>, state: DirectoryState): DirectoryDecision {
  const { agencyId, today } = command;
  const known = state.agencies.get(agencyId);
  if (!known) return refuse('directory.agency-unknown', 'state');
  const name = fitName(command.name);
  if (name === null) return refuse('directory.name-unfit', 'value', 'name');
  if (known.name === name) return accept([]);
  const namesake = agencyNamed(state, name);
  if (namesake !== undefined && namesake !== agencyId) {
    return refuse('directory.agency-name-taken', 'state', 'name');
  }
  const data = { agencyId, name, kind: known.kind };
  return accept([{ type: 'directory.agency-renamed', happenedOn: today, data }]);
}

function addUnit(command: Of<'add-unit'>, state: DirectoryState): DirectoryDecision {
  const { unitId, agencyId, today } = command;
  const name = fitName(command.name);
  if (name === null) return refuse('directory.name-unfit', 'value', 'name');
  if (name.includes(',')) return refuse('directory.unit-name-with-comma', 'value', 'name');
  if (!state.agencies.has(agencyId)) return refuse('directory.agency-unknown', 'state', 'agencyId');
  const known = state.units.get(unitId);
  if (known?.name === name && known.agencyId === agencyId) return accept([]);
  if (known) return refuse('directory.unit-exists', 'state');
  if (currentlyNamed(state, name)) return refuse('directory.unit-name-taken', 'state', 'name');
  const data = { unitId, agencyId, name };
  return accept([{ type: 'directory.unit-added', happenedOn: today, data }]);
}

function changeUnit(command: Of<'change-unit'>, state: DirectoryState): DirectoryDecision {
  const { unitId, today } = command;
  const known = state.units.get(unitId);
  if (!known) return refuse('directory.unit-unknown', 'state');
  const agencyId = command.agencyId ?? known.agencyId;
  const name = fitName(command.name ?? known.name);
  if (name === null) return refuse('directory.name-unfit', 'value', 'name');
  if (name.includes(',') && name !== known.name)
    return refuse('directory.unit-name-with-comma', 'value', 'name');
  if (!state.agencies.has(agencyId)) return refuse('directory.agency-unknown', 'state', 'agencyId');
  if (known.name === name && known.agencyId === agencyId) return accept([]);
  const namesake = currentlyNamed(state, name);
  if (namesake !== undefined && namesake !== unitId) {
    return refuse('directory.unit-name-taken', 'state', 'name');
  }
  const data = { unitId, agencyId, name };
  return accept([{ type: 'directory.unit-changed', happenedOn: today, data }]);
}

/** The agency of that name, whatever the case of the letters. */
export function agencyNamed(state: DirectoryState, name: string): string | undefined {
  const folded = foldedName(name);
  return keyOf(state.agencies, (agency) => foldedName(agency.name) === folded);
}

/** By folded name; also by what they were called before a rename, unless another is called so now: a register may still say so. */
export function unitsByName({ units }: DirectoryState): Map<string, string> {
  const named = new Map<string, string>();
  for (const [unitId, { formerNames }] of units)
    for (const name of formerNames.map(foldedName)) if (!named.has(name)) named.set(name, unitId);
  for (const [unitId, { folded }] of units) named.set(folded, unitId);
  return named;
}

/** The register speaks of units by name alone, so a name is one unit's in the whole area. */
function currentlyNamed(state: DirectoryState, name: string): string | undefined {
  const folded = foldedName(name);
  return keyOf(state.units, (unit) => unit.folded === folded);
}

function keyOf<V>(map: ReadonlyMap<string, V>, fits: (value: V) => boolean): string | undefined {
  for (const [key, value] of map) if (fits(value)) return key;
  return undefined;
}

/** Without outer white space; null when nothing is left or it is longer than the contract allows. */
function fitName(name: string): string | null {
  const trimmed = name.trim().normalize('NFC');
  return trimmed.length > 0 && trimmed.length <= 120 ? trimmed : null;
}
