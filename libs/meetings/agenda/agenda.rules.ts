import type { AgendaItem, AgendaWarning, MeetingEvent } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept } from '@famsam/kernel';
import type { MeetingDecision } from '../meeting.rejections';
import { refuse, wrong } from '../meeting.rejections';
import { newWords } from '../meeting.words';
import { fullFor } from './agenda';
import { invitedTo, type PlannedMeeting, type SentAgenda } from '../meeting.state';

/** The agenda as it is composed at the moment of the command. */
type Agenda = readonly AgendaItem[];

export type AgendaCommand =
  | { type: 'add-item'; item: AgendaItem }
  | { type: 'time-item'; itemId: string; minutes: number; agenda: Agenda }
  /** `reworded`: the words that came are not those that the vault holds. */
  | { type: 'reword-item'; itemId: string; reworded: boolean; agenda: Agenda }
  | { type: 'remove-item'; itemId: string; agenda: Agenda }
  | { type: 'order-items'; itemIds: readonly string[]; agenda: Agenda }
  | { type: 'warn-of-agenda'; because: AgendaWarning }
  | { type: 'send-agenda'; agenda: Agenda };

export function decideAgenda(
  command: AgendaCommand & { today: LocalDate },
  state: PlannedMeeting,
): MeetingDecision {
  const { today: happenedOn } = command;
  const one = (event: MeetingEvent) => accept([event]);
  switch (command.type) {
    case 'add-item': {
      const { item } = command;
      const { from } = item;
      if (from && !invitedTo(state.request).some((party) => partyId(party) === partyId(from)))
        return wrong('not-invited', 'from');
      const full = fullFor(from, state.agenda);
      if (full) return refuse(full);
      return one({ type: 'meeting.agenda-item-added', happenedOn, data: item });
    }
    case 'time-item': {
      const { itemId, minutes } = command;
      const item = command.agenda.find((known) => known.itemId === itemId);
      if (!item) return wrong('agenda-item-unknown', 'itemId');
      return item.minutes === minutes
        ? accept([])
        : one({ type: 'meeting.agenda-item-timed', happenedOn, data: { itemId, minutes } });
    }
    case 'reword-item': {
      const { itemId, reworded } = command;
      const item = command.agenda.find((known) => known.itemId === itemId);
      if (!item) return wrong('agenda-item-unknown', 'itemId');
      // What was agreed is put in other words where it was agreed, and its owner hears of it.
      if (item.kind === 'agreement') return wrong('agenda-words-of-agreement', 'text');
      return reworded ? one(newWords('agenda-item', itemId, happenedOn)) : accept([]);
    }
    case 'remove-item': {
      const { itemId } = command;
      if (state.agenda.removed.includes(itemId)) return accept([]);
      if (!command.agenda.some((item) => item.itemId === itemId))
        return wrong('agenda-item-unknown', 'itemId');
      return one({ type: 'meeting.agenda-item-removed', happenedOn, data: { itemId } });
    }
    case 'order-items': {
      const itemIds = [...command.itemIds];
      const known = command.agenda.map(({ itemId }) => itemId);
      if (itemIds.length !== known.length || known.some((itemId) => !itemIds.includes(itemId)))
        return wrong('agenda-order-incomplete', 'itemIds');
      return itemIds.join() === known.join()
        ? accept([])
        : one({ type: 'meeting.agenda-ordered', happenedOn, data: { itemIds } });
    }
    case 'warn-of-agenda': {
      if (state.stage !== 'booked') return refuse('not-booked');
      const { because } = command;
      return state.warned.includes(because)
        ? accept([])
        : one({ type: 'meeting.agenda-warned', happenedOn, data: { because } });
    }
    case 'send-agenda': {
      if (state.stage !== 'booked') return refuse('not-booked');
      const items = [...command.agenda];
      if (items.length === 0) return refuse('agenda-empty');
      return state.agendaSent && isAsSent(state.agendaSent, items)
        ? accept([])
        : one({ type: 'meeting.agenda-sent', happenedOn, data: { items } });
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}

/** The agenda says what those invited have read. */
export function isAsSent({ items: sent, reworded }: SentAgenda, items: Agenda): boolean {
  const inShort = ({ itemId, minutes }: AgendaItem) => `${itemId} ${minutes}`;
  return !reworded && sent.map(inShort).join() === items.map(inShort).join();
}
