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

/** law.md 9: custody ends at eighteen; until then a child is told nothing, but its guardians are. */
const ageOfMajority = 18;

/** Whether an invitation or a question goes to them; the house decides, this says so beforehand. */
export function useIsTold(): (party: Party) => boolean {
  const { state, today } = useCaseFile();
  return (party) => {
    const member = party.kind === 'member' ? state.members[party.memberId] : undefined;
    if (member?.role !== 'child') return true;
    return (
      member.birthYear !== null && Number(today.slice(0, 4)) - member.birthYear > ageOfMajority
    );
  };
}

/** Whom of the invited something tells, in the words of a text with {who}; then whom it does not. */
export function useInvitedWords({ invited }: Meeting) {
  const { text, list } = useWords();
  const partyName = usePartyName();
  const isTold = useIsTold();
  const names = (told: boolean) =>
    invited
      .filter(({ party }) => isTold(party) === told)
      .map(({ party }) => partyName(partyIdOf(party)));
  return (id: string, untoldId = 'meetings.untold') => {
    const [told, untold] = [names(true), names(false)];
    const lead = text(id, { who: told.length > 0 ? list(told) : text('case.none') });
    return untold.length > 0 ? `${lead} ${text(untoldId, { who: list(untold) })}` : lead;
  };
}
