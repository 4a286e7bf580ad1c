import { useCaseFile } from '../case/case-file';
import { useWords } from '../case/use-words';

/** How somebody who is invited is called: a member, a unit, or the team, which has the id of the area. */
export function usePartyName(): (partyId: string) => string {
  const file = useCaseFile();
  const { text } = useWords();
  return (partyId) => {
    if (partyId === file.directory.areaId) return text('meetings.team');
    return file.state.members[partyId] ? file.nameOf(partyId) : file.unitName(partyId);
  };
}
