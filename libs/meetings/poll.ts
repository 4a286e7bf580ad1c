import type { MeetingRequest, SlotAnswer } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { Poll } from './meeting.state';
import { invitedTo } from './meeting.state';

/** Everybody who was asked has answered. */
export function isDecided(poll: Poll, request: MeetingRequest): boolean {
  return invitedTo(request).every((party) => poll.answers[partyId(party)]);
}

/**
 * The slot that suits best, or null when none suits all who must come. Whoever has not answered is not taken
 * to come. Fewest who may come and cannot; then fewest who come only if need be; then the first.
 */
export function bestSlot(poll: Poll, { must, may }: MeetingRequest): string | null {
  const mustIds = [...must.memberIds, ...must.unitIds];
  const mayIds = [...may.memberIds, ...may.unitIds];
  const count = (slotId: string, ids: readonly string[], answers: readonly SlotAnswer[]) =>
    ids.filter((id) => answers.includes(poll.answers[id]?.[slotId] ?? 'no')).length;
  const ranked = poll.slots
    .filter(({ slotId }) => count(slotId, mustIds, ['no']) === 0)
    .map(({ slotId, from }) => ({
      slotId,
      from,
      missing: count(slotId, mayIds, ['no']),
      grudging: count(slotId, [...mustIds, ...mayIds], ['if-need-be']),
    }))
    .sort(
      (one, other) =>
        one.missing - other.missing ||
        one.grudging - other.grudging ||
        one.from.localeCompare(other.from),
    );
  return ranked[0]?.slotId ?? null;
}
