import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Meeting = Schemas['MeetingAsked'];
export type Poll = NonNullable<Meeting['poll']>;
export type MeetingRequest = Meeting['request'];
export type Slots = Schemas['Slots'];
export type Slot = Schemas['Slot'];
export type Calendar = Schemas['Calendar'];
export type Interpreter = Schemas['Interpreter'];

/** Whether the invited may be asked which times suit them: not booked, and no question is out. */
export function mayBePolled({ stage, poll }: Meeting): boolean {
  return stage === 'requested' && (!poll || poll.closed !== null);
}

/** So many of the best are asked for; the hours tell of all. */
const mostSlots = 200;

const path = (meetingId: string) => ({ params: { path: { meetingId } } });

export function useMeetingsOf(caseId: string) {
  return useQuery({
    queryKey: ['meetings', 'case', caseId],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/meetings', { params: { query: { caseId, limit: 200 } } })))
        .items,
  });
}

export function useMeeting(meetingId: string) {
  return useQuery({
    queryKey: ['meetings', 'one', meetingId],
    queryFn: () => dataOf(api.GET('/api/v1/meetings/{meetingId}', path(meetingId))),
  });
}

export function useSlots(meetingId: string) {
  return useQuery({
    queryKey: ['meetings', 'slots', meetingId],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/meetings/{meetingId}/slots', {
          params: { path: { meetingId }, query: { limit: mostSlots } },
        }),
      ),
  });
}

export function useCalendars() {
  return useQuery({
    queryKey: ['meetings', 'calendars'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/calendars'))).items,
  });
}

/** With their names; also those who are booked no more, for what they did once. */
export function useInterpreters() {
  return useQuery({
    queryKey: ['directory', 'interpreters'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/interpreters')),
  });
}

/** As the api answers it. */
export type Schedule = NonNullable<ReturnType<typeof useSchedule>['data']>;

export function useSchedule() {
  return useQuery({
    queryKey: ['directory', 'schedule'],
    queryFn: () => dataOf(api.GET('/api/v1/directory/schedule')),
  });
}
