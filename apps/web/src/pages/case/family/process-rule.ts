import type { CaseState, Meeting } from '../case-data';
import { counts } from '../case-file';

type Starts = ReadonlyMap<string, { readonly on: string; readonly meetingId: string }>;

/**
 * The rule of processes, as the api will apply it: the first held collaboration meeting at which the
 * member is discussed while a unit that gives the member individual support, begun by then and not ended, takes part.
 */
function processStarts(state: CaseState, meetings: readonly Meeting[]): Starts {
  const starts = new Map<string, { on: string; meetingId: string }>();
  const supports = Object.values(state.contacts).filter((c) => c.kind === 'individual-support');
  const collaborations = meetings
    .filter(counts)
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0));
  for (const { meetingId, heldOn, unitIds, discussed } of collaborations)
    for (const memberId of discussed) {
      const takesPart = supports.some(
        ({ since, ended, ...c }) =>
          c.memberId === memberId &&
          since <= heldOn &&
          !(ended && ended.on < heldOn) &&
          unitIds.includes(c.unitId),
      );
      if (takesPart && !starts.has(memberId)) starts.set(memberId, { on: heldOn, meetingId });
    }
  return starts;
}

export interface ProcessPreview {
  readonly starts: readonly string[];
  readonly moves: readonly { readonly memberId: string; readonly on: string }[];
  readonly falls: readonly string[];
  /** Discussed, but no process follows from this meeting nor from another. */
  readonly without: readonly string[];
}

/** What writing down (or correcting) a meeting will do to the processes. */
export function previewProcesses(state: CaseState, meeting: Meeting): ProcessPreview {
  const others = Object.values(state.meetings).filter((m) => m.meetingId !== meeting.meetingId);
  const before = processStarts(state, Object.values(state.meetings));
  const after = processStarts(state, [...others, meeting]);
  return {
    starts: [...after.keys()].filter((memberId) => !before.has(memberId)),
    moves: [...after].flatMap(([memberId, { on }]) =>
      before.has(memberId) && before.get(memberId)?.on !== on ? [{ memberId, on }] : [],
    ),
    falls: [...before.keys()].filter((memberId) => !after.has(memberId)),
    without: meeting.discussed.filter((memberId) => !after.has(memberId)),
  };
}
