import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';

/** The units of the area, which seldom change. An area has more than a page of them. */
export function useUnits() {
  const { data } = useQuery({
    queryKey: ['directory', 'units', 'all'],
    queryFn: allUnits,
    staleTime: 3_600_000,
  });
  const byId = new Map(data?.map((unit) => [unit.unitId, unit]));
  return {
    unitName: (unitId: string) => byId.get(unitId)?.name ?? '…',
    agencyOf: (unitId: string) => byId.get(unitId)?.agencyId,
  };
}

async function allUnits() {
  const units = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await dataOf(
      api.GET('/api/v1/directory/units', {
        params: { query: { limit: 200, ...(cursor && { cursor }) } },
      }),
    );
    units.push(...page.items);
    cursor = page.nextCursor;
  }
  return units;
}
