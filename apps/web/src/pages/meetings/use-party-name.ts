import { useCaseFile } from '../case/case-file';
import { useWords } from '../case/use-words';
import type { Meeting } from './meeting-data';

export type Party = Meeting['invited'][number]['party'];

export function partyIdOf(party: Party): string {
  return party.kind === 'unit' ? party.unitId : party.memberId;
}

/** How somebody who is invited is called: a member, a unit, or the team, which has the id of the area. */
export function usePartyName(): (partyId: string) => string {
  const file = useCaseFile();
  const { text } = useWords();
  return (partyId) => {
    if (partyId === file.directory.areaId) return text('meetings.team');
    return file.state.members[partyId] ? file.nameOf(partyId) : file.unitName(partyId);
  };
}

type Untold = NonNullable<Meeting['invited'][number]['untold']>;

/** Why somebody is sent nothing, in words, with their name. */
export function useUntoldWords(): (why: Untold, who: string) => string {
  const { text } = useWords();
  return (why, who) => text(`meetings.untold.${why}`, { who });
}

/**
 * Whom of the invited something tells, in the words of a text with {who}; then whom it does not, and why. That
 * a meeting is cancelled is told to all who heard of it, so not to children alone.
 */
export function useInvitedWords({ invited }: Meeting) {
  const { text, list } = useWords();
  const partyName = usePartyName();
  const untoldWords = useUntoldWords();
  const namesOf = (those: Meeting['invited']) =>
    those.map(({ party }) => partyName(partyIdOf(party)));
  return (id: string, ofCancelling = false) => {
    const whyNot = ({ untold }: Meeting['invited'][number]) =>
      ofCancelling && untold !== 'under-age' ? null : untold;
    const told = namesOf(invited.filter((one) => whyNot(one) === null));
    const reasons = [...new Set(invited.flatMap((one) => whyNot(one) ?? []))];
    return [
      text(id, { who: told.length > 0 ? list(told) : text('case.none') }),
      ...reasons.map((why) => {
        const who = list(namesOf(invited.filter((one) => whyNot(one) === why)));
        return ofCancelling ? text('meetings.untold.cancel', { who }) : untoldWords(why, who);
      }),
    ].join(' ');
  };
}
