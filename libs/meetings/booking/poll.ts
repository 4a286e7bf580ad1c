import type { MeetingRequest, SlotAnswer } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { Poll } from '../meeting.state';
import { invitedTo } from '../meeting.state';

/** Children whom nobody writes to: their guardians speak for them, and the team may write down what they say. */
export type Unasked = ReadonlySet<string>;

/** There is an answer of everybody, also of a child, whom the team has to ask before it is too late. */
export function isDecided(poll: Poll, request: MeetingRequest): boolean {
  return invitedTo(request).every((party) => poll.answers[partyId(party)]);
}

/**
 * The slot that suits best, or null when none suits all who must come. Whoever was asked and has not answered
 * is not taken to come; a child for whom nobody has answered stands in nobody's way. Fewest who may come and
 * cannot; then fewest who come only if need be; then the first.
 */
export function bestSlot(
  poll: Poll,
  { must, may }: MeetingRequest,
  unasked: Unasked,
): string | null {
  const spoken = (id: string) => poll.answers[id] || !unasked.has(id);
  const mustIds = [...must.memberIds, ...must.unitIds].filter(spoken);
  const mayIds = [...may.memberIds, ...may.unitIds].filter(spoken);
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
