import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Member = Schemas['Member'];
export type Contact = Schemas['Contact'];
export type Meeting = Schemas['Meeting'];
export type Closing = Schemas['Closing'];
export type CaseState = Schemas['CaseState'];
export type Consent = Schemas['Consent'];
export type CaseConsents = Schemas['CaseConsents'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Unit = Schemas['Unit'];
export type Agency = Schemas['Agency'];

/** What the vault holds of one member; each part may be left out. */
export interface Personal {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly personNumber?: string;
}

/** A case with what is personal in it, which comes from the vault. */
export type CaseDetail = Schemas['CaseDetail'] & {
  readonly name?: string | null;
  readonly people?: Readonly<Record<string, Personal>>;
  readonly notes?: Readonly<Record<string, string>>;
};

export interface Directory {
  readonly units: readonly Unit[];
  readonly agencies: readonly Agency[];
  readonly municipalities: readonly Schemas['Municipality'][];
  readonly areaId: string;
}

const path = (caseId: string) => ({ params: { path: { caseId } } });

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId],
    queryFn: () => dataOf<CaseDetail>(api.GET('/api/v1/cases/{caseId}', path(caseId))),
  });
}

export function useConsents(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'consents'],
    queryFn: () => dataOf(api.GET('/api/v1/cases/{caseId}/consents', path(caseId))),
  });
}

export function useTimeline(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'events'],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/cases/{caseId}/events', path(caseId)))).items,
  });
}

interface Part<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** All pages of a list; the directory of an area is small. */
async function all<T>(page: (cursor: string | undefined) => Promise<Part<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const part = await page(cursor);
    items.push(...part.items);
    cursor = part.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

const pageOf = (cursor: string | undefined) => ({
  params: { query: { limit: 200, ...(cursor !== undefined && { cursor }) } },
});

export function useDirectory() {
  return useQuery({
    queryKey: ['directory', 'whole'],
    queryFn: async (): Promise<Directory> => {
      const [area, units, agencies, municipalities] = await Promise.all([
        dataOf(api.GET('/api/v1/directory')),
        all((cursor) => dataOf(api.GET('/api/v1/directory/units', pageOf(cursor)))),
        all((cursor) => dataOf(api.GET('/api/v1/directory/agencies', pageOf(cursor)))),
        all((cursor) => dataOf(api.GET('/api/v1/directory/municipalities', pageOf(cursor)))),
      ]);
      return { areaId: area.areaId, units, agencies, municipalities };
    },
    staleTime: 5 * 60_000,
  });
}
