import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

export type Agreement = components['schemas']['Agreement'];
/** As the board of the whole area has it: with its family. */
export type OnBoard = components['schemas']['AgreementOnBoard'];
export type Owner = Agreement['owner'];
export type BlockReason = NonNullable<Agreement['blockedBy']>;

const perPage = 100;

/** What is not over, by the day it is due, a page after the other. */
export function useBoard() {
  return useInfiniteQuery({
    queryKey: ['agreements', 'board'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/agreements', {
          params: { query: { limit: perPage, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useAgreementsOf(caseId: string) {
  return useQuery({
    queryKey: ['agreements', 'case', caseId],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/cases/{caseId}/agreements', { params: { path: { caseId } } })))
        .items,
  });
}

/** In which part of a board an agreement stands: what needs the team first. */
export const groups = ['blocked', 'not-mine', 'open', 'taken-on', 'over'] as const;
export type Group = (typeof groups)[number];

export function groupOf({ status }: Agreement): Group {
  return status === 'done' || status === 'withdrawn' || status === 'struck' ? 'over' : status;
}

export function isLate(agreement: Agreement, today: string): boolean {
  return groupOf(agreement) !== 'over' && agreement.dueOn < today;
}

/** An owner as the value of a choice. */
export function valueOf(owner: Owner): string {
  return owner.kind === 'unit' ? `unit ${owner.unitId}` : `member ${owner.memberId}`;
}

export function ownerFrom(value: string): Owner | null {
  const [kind, id] = value.split(' ');
  if (!id) return null;
  return kind === 'unit' ? { kind, unitId: id } : { kind: 'member', memberId: id };
}
