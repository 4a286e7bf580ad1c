import type { AgendaItem, AgendaWarning, Party } from '@famsam/contracts';
import { mostAgendaItems, partyId } from '@famsam/contracts';
import type { AgendaChanges } from '../meeting.state';

/** What an agreement needs to be spoken of: how it stands, in the order agreements should be taken. */
export interface AgendaAgreement {
  readonly agreementId: string;
  /** Something is in its way, or nobody has answered for so long that the meeting has to. */
  readonly stuck: boolean;
  /** Not all who are invited may know of it. */
  readonly untold: boolean;
}

/** Minutes that an item gets until somebody says otherwise. */
const usual = { stuck: 10, agreement: 5, child: 10 } as const;
/** How much may be wanted beside what writes itself: whoever asks for much leaves room for all others. */
const most = { ofOne: 5, ofInvited: 40, ofTeam: 30 } as const;
/** So many agreements always have room. */
const leastAgreements = 25;
/** Of the meeting's length, what is needed to begin and to end it. */
const aroundMinutes = 10;

/** Why something that would be on an agenda is not. */
export const leftOutReasons = ['consent-missing', 'no-room'] as const;

export interface ComposedAgenda {
  readonly items: readonly AgendaItem[];
  readonly leftOut: readonly (AgendaItem & { readonly because: (typeof leftOutReasons)[number] })[];
}

/** Why nothing more that this one wants gets onto the agenda: they have had their share, or all others theirs. */
export function fullFor(
  from: Party | null,
  { added, removed }: AgendaChanges,
): 'agenda-full' | 'agenda-own-full' | null {
  const wanted = added.filter(({ itemId }) => !removed.includes(itemId));
  const authorOf = (party: Party | null) => party && partyId(party);
  const own = wanted.filter((item) => authorOf(item.from) === authorOf(from)).length;
  if (from === null) return own < most.ofTeam ? null : 'agenda-full';
  if (own >= most.ofOne) return 'agenda-own-full';
  return wanted.filter((item) => item.from).length < most.ofInvited ? null : 'agenda-full';
}

/**
 * The agenda that writes itself: agreements first and the stuck ones before the others, then the child's
 * own question, then what others want to speak of; as far as nobody has changed it, as all who are
 * invited may know of it, and as there is room.
 */
export function composeAgenda(
  childItemId: string,
  changes: AgendaChanges,
  agreements: readonly AgendaAgreement[],
): ComposedAgenda {
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
  const ordered = wanted.toSorted((one, other) => place(one) - place(other));
  const untold = new Set(agreements.flatMap((one) => (one.untold ? one.agreementId : [])));
  const there = new Set(withRoom(wanted.filter(({ itemId }) => !untold.has(itemId))));
  return {
    items: ordered.filter((item) => there.has(item)),
    leftOut: ordered
      .filter((item) => !there.has(item))
      .map((item) => ({
        ...item,
        because: untold.has(item.itemId) ? 'consent-missing' : 'no-room',
      })),
  };
}

/** The most due agreements, and of what else is wanted what everybody asked for first. */
function withRoom(items: readonly AgendaItem[]): readonly AgendaItem[] {
  const agreements = items.filter(({ kind }) => kind === 'agreement');
  const child = items.filter(({ kind }) => kind === 'child-question');
  const wanted = items.filter(({ kind }) => kind === 'own');
  const room = mostAgendaItems - child.length;
  const kept = agreements.slice(0, Math.max(leastAgreements, room - wanted.length));
  return [...child, ...kept, ...byTurns(wanted).slice(0, room - kept.length)];
}

/** The first of each who wants something, then the second of each. */
function byTurns(items: readonly AgendaItem[]): readonly AgendaItem[] {
  const had = new Map<string, number>();
  const turns = items.map((item) => {
    const author = item.from ? partyId(item.from) : '';
    const turn = had.get(author) ?? 0;
    had.set(author, turn + 1);
    return { item, turn };
  });
  return turns.sort((one, other) => one.turn - other.turn).map(({ item }) => item);
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
