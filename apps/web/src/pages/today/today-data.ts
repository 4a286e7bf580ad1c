import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

export type TodaySection =
  | components['schemas']['Today']['sections'][number]
  | components['schemas']['AgreementsToday']['sections'][number];

type EntryOf<Section> = Section extends { kind: infer K; items: (infer I)[] }
  ? { kind: K; item: I }
  : never;
/** A case in a section, as the section has it. */
export type TodayEntry = EntryOf<TodaySection>;

/** A case may stand in a section with several agreements or messages. */
export function keyOf({ item }: TodayEntry): string {
  const { details } = item;
  if ('agreementId' in details) return details.agreementId;
  if ('messageId' in details) return details.messageId;
  return 'id' in details ? details.id : item.caseId;
}

export function useToday() {
  return useQuery({
    queryKey: ['today', 'cases'],
    queryFn: () => dataOf(api.GET('/api/v1/today')),
  });
}

/** What of agreements and messages waits; told apart, so that neither has to wait for the other. */
export function useAgreementsToday() {
  return useQuery({
    queryKey: ['today', 'agreements'],
    queryFn: () => dataOf(api.GET('/api/v1/agreements/today')),
  });
}
