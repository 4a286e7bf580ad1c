import type { MeetingEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

type Reworded = Extract<MeetingEvent, { type: 'meeting.reworded' }>;

/** What is spoken of, or was agreed, is said in other words: which ones, the vault alone knows (decision 0021). */
export function newWords(
  entry: Reworded['data']['entry'],
  entryId: string,
  happenedOn: LocalDate,
): Reworded {
  const data = { entry, entryId, changed: ['note' as const], cleared: [] };
  return { type: 'meeting.reworded', happenedOn, data };
}
