import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

export type Agenda = components['schemas']['Agenda'];
export type AgendaItem = Agenda['items'][number];

export function useAgenda(meetingId: string) {
  return useQuery({
    queryKey: ['meetings', 'agenda', meetingId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/meetings/{meetingId}/agenda', { params: { path: { meetingId } } })),
  });
}

export const stale = [['meetings'], ['today']] as const;
