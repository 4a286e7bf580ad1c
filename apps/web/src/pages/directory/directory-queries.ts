import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, versioned } from '../../api/client';
import type { components } from '../../api/schema';

export type Agency = components['schemas']['Agency'];
export type Unit = components['schemas']['Unit'];
export type Municipality = components['schemas']['Municipality'];
export type ContactPerson = components['schemas']['ContactPerson'];
export type Settings = components['schemas']['Settings'];
export type PopulationFigure = components['schemas']['PopulationFigure'];

/** A directory is some tens of offices: the largest page holds it. */
const params = { query: { limit: 200 } };

export const directoryQueries = {
  area: queryOptions({
    queryKey: ['directory', 'area'],
    queryFn: () => dataOf(api.GET('/api/v1/directory')),
  }),
  municipalities: queryOptions({
    queryKey: ['directory', 'municipalities'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/municipalities', { params })),
  }),
  population: queryOptions({
    queryKey: ['directory', 'population'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/population', { params })),
  }),
  agencies: queryOptions({
    queryKey: ['directory', 'agencies'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/agencies', { params })),
  }),
  units: queryOptions({
    queryKey: ['directory', 'units'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/units', { params })),
  }),
  contactPersons: queryOptions({
    queryKey: ['directory', 'contact-persons'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/contact-persons')),
  }),
  settings: queryOptions({
    queryKey: ['directory', 'settings'],
    queryFn: () => dataOf(api.GET('/api/v1/settings')),
  }),
};

/** Of a unit, or of the team, which has a mail address alone. */
export interface Addresses {
  readonly version: number;
  readonly email: string | null;
  readonly phone?: string | null;
  readonly secure?: string | null;
  readonly managerEmail?: string | null;
}

/** Not kept: each read is logged, and what is changed next is what stands there then. */
export function addressesOf(unitId: string | null) {
  return queryOptions<Addresses>({
    queryKey: ['directory', 'addresses', unitId ?? 'team'],
    gcTime: 0,
    queryFn: () =>
      unitId === null
        ? versioned(api.GET('/api/v1/directory/team/addresses'))
        : versioned(
            api.GET('/api/v1/directory/units/{unitId}/addresses', { params: { path: { unitId } } }),
          ),
  });
}
