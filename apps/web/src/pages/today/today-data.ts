import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

export type TodaySection = components['schemas']['Today']['sections'][number];

type EntryOf<Section> = Section extends { kind: infer K; items: (infer I)[] }
  ? { kind: K; item: I }
  : never;
/** A case in a section, as the section has it. */
export type TodayEntry = EntryOf<TodaySection>;

export function useToday() {
  return useQuery({
    queryKey: ['today'],
    queryFn: () => dataOf(api.GET('/api/v1/today')),
  });
}
