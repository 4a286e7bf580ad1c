import { Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

export type CaseItem = components['schemas']['CaseListItem'];
export type CaseStatus = CaseItem['status'];

/** In the order of a case's life. */
export const caseStatuses = [
  'referred',
  'taken-on',
  'closed',
  'pointed-elsewhere',
  'declined',
  'struck',
] as const satisfies readonly CaseStatus[];

/** As they stand in addresses. */
export const statusWords = {
  referred: 'att-bedoma',
  'taken-on': 'pagar',
  closed: 'avslutat',
  'pointed-elsewhere': 'hanvisat',
  declined: 'avbojt',
  struck: 'struket',
} as const satisfies Record<CaseStatus, string>;

const colourOf = {
  referred: 'warning',
  'taken-on': 'accent',
  closed: 'neutral',
  'pointed-elsewhere': 'neutral',
  declined: 'neutral',
  struck: 'neutral',
} as const satisfies Record<CaseStatus, string>;

export function StatusTag({ status }: { status: CaseStatus }) {
  return (
    <Tag data-color={colourOf[status]} data-size="sm">
      <FormattedMessage id={`cases.status.${status}`} />
    </Tag>
  );
}

/** Those of the area, which seldom change. */
export function useMunicipalities() {
  return useQuery({
    queryKey: ['directory', 'municipalities'],
    queryFn: () =>
      dataOf(api.GET('/api/v1/directory/municipalities', { params: { query: { limit: 200 } } })),
    staleTime: 3_600_000,
  });
}

/** The name of a municipality; its code until the name is known. */
export function MunicipalityName({ code }: { code: string }) {
  const { data } = useMunicipalities();
  return data?.items.find((one) => one.code === code)?.name ?? code;
}
