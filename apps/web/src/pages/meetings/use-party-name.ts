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

/** The names of all who are invited. */
export function useInvited({ invited }: Meeting): readonly string[] {
  const partyName = usePartyName();
  return invited.map(({ party }) => partyName(partyIdOf(party)));
}
