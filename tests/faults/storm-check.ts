import { recipientId } from '@famsam/contracts';
import type { MeetingTime, MessageEvent, Outgoing } from '@famsam/contracts';
import type { AreaId, Recorded } from '@famsam/kernel';
import { namedId, streamId } from '@famsam/platform';

/** A command that was answered: what was asked, and what the answer said. */
export interface Answered {
  readonly key: string;
  /** The event that it asks for. */
  readonly asks: string;
  readonly status: number;
  /** Of the answer; null for a refusal. */
  readonly id: string | null;
}

/** Everything that can be known afterwards, from as many sides as there are. */
export interface Evidence {
  readonly areaId: AreaId;
  /** Who is told of a meeting: the unit and the guardian, by the case. */
  readonly invited: ReadonlyMap<string, readonly string[]>;
  readonly ledger: readonly Answered[];
  /** Of the area, in their order. */
  readonly events: readonly Recorded[];
  /** The ids of messages as they came out of the house, once for each time. */
  readonly arrived: readonly string[];
  /** Hours that the database holds as taken, by meeting. */
  readonly taken: ReadonlyMap<string, string>;
}

/** What must never be, each in a line; nothing when all is well. */
export function faultsOf(evidence: Evidence): readonly string[] {
  return [...commandFaults(evidence), ...messageFaults(evidence), ...bookingFaults(evidence)];
}

/** What was acknowledged happened, once; what was refused did not; and nothing else did. */
function commandFaults({ areaId, ledger, events }: Evidence): string[] {
  const asked = events.filter(
    ({ stream, actor }) => actor.role === 'coordinator' && /^(agreement|meeting)-/.test(stream),
  );
  const byCommand = grouped(asked, ({ commandId }) => String(commandId));
  const faults: string[] = [];
  const actorId = asked[0]?.actor.id ?? '';
  for (const { key, asks, status, id } of ledger) {
    const commandId = namedId(areaId, `${actorId}\n${key}`);
    const made = byCommand.get(commandId) ?? [];
    byCommand.delete(commandId);
    if (status >= 300) {
      if (made.length) faults.push(`refused and done all the same: ${asks} ${key}`);
    } else if (made.length !== 1 || made[0]?.type !== asks)
      faults.push(`acknowledged, and there ${made.length} times: ${asks} ${key}`);
    else if (streamId(made[0].stream) !== id) faults.push(`done to another: ${asks} ${key}`);
  }
  // The setting of the scene is no part of the ledger; it makes neither agreements nor meetings.
  for (const [commandId, [made]] of byCommand)
    faults.push(`done and never acknowledged: ${made?.type} ${commandId}`);
  return faults;
}

const nameOf = (kind: string, about: string, sequence: number | null, to: string) =>
  `${kind} about ${about} ${sequence ?? ''} to ${to}`;

function recipientOf({ recipient }: Outgoing): string {
  return recipientId(recipient) ?? recipient.kind;
}

interface ToTell {
  readonly must: readonly string[];
  /** The invitation was being sent while the meeting was called off. */
  readonly may: ReadonlySet<string>;
}

/** What the facts say must be told, worked out from them alone. */
function toTell({ events, invited }: Evidence): ToTell {
  const must: string[] = [];
  const cancelled = new Map<string, { name: string; known: boolean }>();
  const meetings = new Map<string, { caseId: string; sequence: number }>();
  const queued = new Map<string, Outgoing>();
  /** Of which meeting an invitation was tried to be sent to whom: it may stand in their calendar. */
  const reached = new Set<string>();
  for (const { type, stream, data } of events) {
    const id = streamId(stream);
    if (type === 'message.queued') queued.set(id, data as Outgoing);
    const message = queued.get(id);
    if (type === 'message.attempted' && message?.calendar?.method === 'request')
      reached.add(`${message.about.id} ${recipientOf(message)}`);
    if (type === 'agreement.made') {
      const { owner } = data as { owner: { unitId: string } };
      must.push(nameOf('agreement-asked', id, null, owner.unitId));
    }
    if (type === 'meeting.requested')
      meetings.set(id, { caseId: (data as { caseId: string }).caseId, sequence: -1 });
    const kind = kinds[type];
    const meeting = meetings.get(id);
    if (!kind || !meeting) continue;
    meeting.sequence += 1;
    for (const to of invited.get(meeting.caseId) ?? []) {
      const name = nameOf(kind, id, meeting.sequence, to);
      if (kind === 'invitation') must.push(name);
      // Nothing is over for whom it never came to.
      else cancelled.set(`${id} ${to}`, { name, known: reached.has(`${id} ${to}`) });
    }
  }
  const may = new Set<string>();
  for (const [entry, { name, known }] of cancelled)
    if (known) must.push(name);
    else if (reached.has(entry)) may.add(name);
  return { must, may };
}

const kinds: Readonly<Record<string, string>> = {
  'meeting.booked': 'invitation',
  'meeting.moved': 'invitation',
  'meeting.cancelled': 'invitation-cancelled',
};

function messageFaults(evidence: Evidence): string[] {
  const faults: string[] = [];
  const lives = grouped(
    evidence.events.filter(({ stream }) => stream.startsWith('message-')),
    ({ stream }) => streamId(stream),
  ) as Map<string, Recorded<MessageEvent>[]>;
  const wanted = new Map<string, number>();
  const { must, may } = toTell(evidence);
  for (const name of must) wanted.set(name, (wanted.get(name) ?? 0) + 1);
  const arrived = grouped(evidence.arrived, (messageId) => messageId);
  for (const [messageId, events] of lives) {
    const [first] = events;
    if (first?.type !== 'message.queued') continue;
    const { kind, about, calendar } = first.data;
    // A new time is an invitation for who had none before.
    const what = kind === 'invitation-changed' ? 'invitation' : kind;
    const name = nameOf(what, about.id, calendar?.sequence ?? null, recipientOf(first.data));
    wanted.set(name, (wanted.get(name) ?? 0) - 1);
    const copies = arrived.get(messageId)?.length ?? 0;
    arrived.delete(messageId);
    const fault = faultOfLife(events, copies);
    if (fault) faults.push(`${fault}: ${name}`);
  }
  for (const [name, missing] of wanted) {
    if (missing === -1 && may.has(name)) continue;
    if (missing > 0) faults.push(`nobody was to be told: ${name}`);
    if (missing < 0) faults.push(`told twice under two ids: ${name}`);
  }
  for (const messageId of arrived.keys()) faults.push(`came from nowhere: ${messageId}`);
  return faults;
}

function faultOfLife(events: readonly MessageEvent[], copies: number): string | null {
  const count = (type: MessageEvent['type']) => events.filter((one) => one.type === type).length;
  const [sent, skipped, failed] = [
    count('message.sent'),
    count('message.skipped'),
    count('message.failed'),
  ];
  if (sent + skipped + failed === 0) return 'never sent nor given up';
  if (sent > 1) return 'noted as sent twice';
  if (sent && copies === 0) return 'noted as sent and never arrived';
  if (copies > 0 && count('message.attempted') === 0) return 'arrived without a try';
  if (copies > 1) return `arrived ${copies} times`;
  const because = events.find(({ type }) => type === 'message.failed')?.data;
  const why = because && 'why' in because ? because.why : null;
  return why !== null && why !== 'no-address' ? `given up as ${why}` : null;
}

/** The hours as the events tell them, beside those that the database holds. */
function bookingFaults({ events, taken }: Evidence): string[] {
  const booked = new Map<string, MeetingTime>();
  for (const { type, stream, data } of events) {
    if (type === 'meeting.booked' || type === 'meeting.moved')
      booked.set(streamId(stream), data as MeetingTime);
    if (type === 'meeting.cancelled') booked.delete(streamId(stream));
  }
  const faults: string[] = [];
  // All of an area's meetings need its team, so no two of them may meet.
  const inOrder = [...booked].sort(([, one], [, other]) => one.from.localeCompare(other.from));
  inOrder.forEach(([meetingId, { from, to }], at) => {
    const next = inOrder[at + 1];
    if (next && next[1].from < to) faults.push(`double booking: ${meetingId} and ${next[0]}`);
    if (taken.get(meetingId) !== `${from} ${to}`)
      faults.push(`booked ${from}, and the database holds ${taken.get(meetingId)}: ${meetingId}`);
  });
  for (const meetingId of taken.keys())
    if (!booked.has(meetingId)) faults.push(`taken by no booking: ${meetingId}`);
  return faults;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
