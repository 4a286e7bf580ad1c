import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client';
import type { components } from '../../../api/schema';

/** `readAt`: in milliseconds by the clock of this computer. */
export type Agenda = components['schemas']['Agenda'] & { readonly readAt: number };
export type AgendaItem = Agenda['items'][number];

export function useAgenda(meetingId: string) {
  return useQuery({
    queryKey: ['meetings', 'agenda', meetingId],
    queryFn: async (): Promise<Agenda> => {
      const params = { path: { meetingId } };
      const agenda = await dataOf(api.GET('/api/v1/meetings/{meetingId}/agenda', { params }));
      return { ...agenda, readAt: Date.now() };
    },
  });
}

/** How long an item has been spoken of: so many seconds when it was read, and since then if it still is. */
export function timeOf({ running, readAt }: Agenda, { itemId, secondsSpent }: AgendaItem) {
  return running?.itemId === itemId
    ? { spent: secondsSpent + running.seconds, since: readAt }
    : { spent: secondsSpent, since: null };
}

export const stale = [['meetings'], ['today']] as const;
