import type {
  AgendaItem,
  AgreementNote,
  MeetingEvent,
  MeetingHeld,
  Party,
} from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept, dayInSweden } from '@famsam/kernel';
import type { MeetingFacts } from '../meeting.facts';
import type { MeetingDecision } from '../meeting.rejections';
import { refuse, wrong } from '../meeting.rejections';
import { newWords } from '../meeting.words';
import { invitedTo, type PlannedMeeting } from '../meeting.state';

export type HoldingCommand =
  | { type: 'note-attendance'; party: Party; came: boolean }
  | { type: 'begin-item'; itemId: string; agenda: readonly AgendaItem[] }
  | { type: 'end-item'; itemId: string }
  | { type: 'note-agreement'; note: AgreementNote; facts: MeetingFacts }
  /** `reworded`: the words that came are not those that the vault holds. */
  | { type: 'change-note'; note: AgreementNote; facts: MeetingFacts; reworded: boolean }
  | { type: 'remove-note'; noteId: string }
  | { type: 'hold'; held: MeetingHeld; facts: MeetingFacts };

/** What is done in the meeting itself, on its day or when it is written down afterwards. */
export function decideHolding(
  command: HoldingCommand & { today: LocalDate; now: string },
  state: PlannedMeeting,
): MeetingDecision {
  const { today: happenedOn, now: at } = command;
  const { booking, running } = state;
  if (!booking) return refuse('not-booked');
  const day = dayInSweden(new Date(booking.from));
  if (happenedOn < day) return refuse('not-yet');
  const ended: MeetingEvent[] = running
    ? [{ type: 'meeting.item-ended', happenedOn, data: { itemId: running.itemId, at } }]
    : [];
  switch (command.type) {
    case 'note-attendance': {
      const { party, came } = command;
      const id = partyId(party);
      if (!invitedTo(state.request).some((one) => partyId(one) === id))
        return wrong('not-invited', 'party');
      return state.came[id] === came
        ? accept([])
        : accept([{ type: 'meeting.attendance-noted', happenedOn, data: { party, came } }]);
    }
    case 'begin-item': {
      const { itemId, agenda } = command;
      if (running?.itemId === itemId) return accept([]);
      if (!agenda.some((item) => item.itemId === itemId))
        return wrong('agenda-item-unknown', 'itemId');
      return accept([...ended, { type: 'meeting.item-begun', happenedOn, data: { itemId, at } }]);
    }
    case 'end-item':
      return running?.itemId === command.itemId ? accept(ended) : refuse('item-not-running');
    case 'note-agreement':
    case 'change-note': {
      const { note, facts, type } = command;
      const { owner, noteId } = note;
      const before = state.notes.find((one) => one.noteId === noteId);
      // Its words lie in the vault under this id: nobody else's are written over.
      if (type === 'change-note' && !before) return refuse('note-unknown');
      if (owner.kind === 'unit' && !facts.unitIds.has(owner.unitId))
        return wrong('unit-unknown', 'owner');
      if (owner.kind === 'member' && !facts.memberIds.has(owner.memberId))
        return wrong('member-unknown', 'owner');
      if (note.dueOn < day) return wrong('days-backwards', 'dueOn');
      const events: MeetingEvent[] = [];
      if (!before || !sameNote(before, note))
        events.push({ type: 'meeting.agreement-noted', happenedOn, data: note });
      if (type === 'change-note' && command.reworded)
        events.push(newWords('agreement-note', noteId, happenedOn));
      return accept(events);
    }
    case 'remove-note': {
      const { noteId } = command;
      return state.notes.some((note) => note.noteId === noteId)
        ? accept([{ type: 'meeting.agreement-note-removed', happenedOn, data: { noteId } }])
        : refuse('note-unknown');
    }
    case 'hold': {
      const { held, facts } = command;
      if (held.unitIds.some((id) => !facts.unitIds.has(id)))
        return wrong('unit-unknown', 'unitIds');
      if ([...held.memberIds, ...held.discussed].some((id) => !facts.memberIds.has(id)))
        return wrong('member-unknown', 'discussed');
      // It was held on the day it was booked for, whenever that is written down.
      return accept([...ended, { type: 'meeting.held', happenedOn: day, data: held }]);
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}

function sameNote(one: AgreementNote, other: AgreementNote): boolean {
  return one.dueOn === other.dueOn && partyId(one.owner) === partyId(other.owner);
}
