import type { AgendaItem, AgendaWarning } from '@famsam/contracts';
import type { AgendaChanges } from '../meeting.state';

/** What an agreement needs to be spoken of: how it stands, in the order agreements should be taken. */
export interface AgendaAgreement {
  readonly agreementId: string;
  /** Something is in its way, or nobody has answered for so long that the meeting has to. */
  readonly stuck: boolean;
}

/** Minutes that an item gets until somebody says otherwise. */
const usual = { stuck: 10, agreement: 5, child: 10 } as const;
/** Of the meeting's length, what is needed to begin and to end it. */
const aroundMinutes = 10;

/**
 * The agenda that writes itself: agreements first and the stuck ones before the others, then the child's
 * own question, then what others want to speak of; as far as nobody has changed it.
 */
export function composeAgenda(
  childItemId: string,
  changes: AgendaChanges,
  agreements: readonly AgendaAgreement[],
): readonly AgendaItem[] {
  const own = { from: null, agreementId: null };
  const items: AgendaItem[] = [
    ...agreements.map(({ agreementId, stuck }) => ({
      ...own,
      itemId: agreementId,
      kind: 'agreement' as const,
      agreementId,
      minutes: stuck ? usual.stuck : usual.agreement,
    })),
    { ...own, itemId: childItemId, kind: 'child-question', minutes: usual.child },
    ...changes.added,
  ];
  const wanted = items
    .filter(({ itemId }) => !changes.removed.includes(itemId))
    .map((item) => ({ ...item, minutes: changes.minutes[item.itemId] ?? item.minutes }));
  // What came after somebody had put the items in order stands last.
  const place = ({ itemId }: AgendaItem) => {
    const at = changes.order.indexOf(itemId);
    return at < 0 ? changes.order.length : at;
  };
  return wanted.sort((one, other) => place(one) - place(other));
}

/** Why the coordinator should look at the agenda before it is sent. */
export function warningsOf(
  items: readonly AgendaItem[],
  meetingMinutes: number,
  lacksInterpreter: boolean,
): readonly AgendaWarning[] {
  const planned = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const warnings: AgendaWarning[] = [];
  // The child's question alone is no agenda: nobody would know why they come.
  if (items.every(({ kind }) => kind === 'child-question')) warnings.push('thin');
  if (planned + aroundMinutes > meetingMinutes) warnings.push('too-long');
  // law.md 24: nobody comes to what they do not understand.
  if (lacksInterpreter) warnings.push('no-interpreter');
  return warnings;
}
