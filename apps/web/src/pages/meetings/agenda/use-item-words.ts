import { useWords } from '../../case/use-words';
import type { AgendaItem } from './agenda-data';
import { partyIdOf, usePartyName } from '../use-party-name';

/** What an item of the agenda is about, and why it stands there. */
export function useItemWords() {
  const { text, dayText } = useWords();
  const partyName = usePartyName();
  return {
    title: ({ kind, text: said }: AgendaItem) =>
      said ?? text(kind === 'child-question' ? 'meetings.agenda.child' : 'agreements.what.removed'),
    why: ({ kind, agreement, from }: AgendaItem) => {
      if (agreement) {
        const values = {
          who: partyName(partyIdOf(agreement.owner)),
          day: dayText(agreement.dueOn),
          status: text(`agreements.status.${agreement.status}`),
        };
        const late =
          agreement.daysOverdue > 0
            ? ` ${text('agreements.late', { days: agreement.daysOverdue })}.`
            : '';
        return `${text('meetings.agenda.agreement', values)}${late}`;
      }
      if (kind === 'child-question') return text('meetings.agenda.child.why');
      return from
        ? text('meetings.agenda.from', { who: partyName(partyIdOf(from)) })
        : text('meetings.agenda.from-team');
    },
  };
}
