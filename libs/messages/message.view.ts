import type { MessageAbout, MessageEvent, MessageKind } from '@famsam/contracts';
import { messageContracts } from '@famsam/contracts';
import type { Recorded } from '@famsam/kernel';
import type { Projection, Tx } from '@famsam/platform';
import { streamId } from '@famsam/platform';
import type { Message, MessageStatus } from './message.state';
import { evolve } from './message.state';
import { partyId } from './reply-address';

export interface MessageRow {
  readonly messageId: string;
  readonly version: number;
  /** When it was last heard of. */
  readonly changedAt: string;
  readonly state: Message;
}

const columns = `message_id as "messageId", version, changed_at as "changedAt", state`;

/** One message as the job and the pages need it; `state` is the folded stream. Moves inline. */
export const messageProjection: Projection = {
  name: 'messages.message',
  mode: 'inline',
  handles: messageContracts.map(({ type }) => type),
  tables: ['messages.message'],
  async apply(tx, events) {
    const rows = await knownRows(tx, events);
    for (const event of events as readonly Recorded<MessageEvent>[]) {
      const messageId = streamId(event.stream);
      const state = evolve(rows.get(messageId)?.state ?? null, event);
      const { version, recordedAt: changedAt } = event;
      if (state) rows.set(messageId, { messageId, version, changedAt, state });
    }
    const written = [...rows.values()].map((row) => {
      const { status, kind, about, nextAt, calendar, recipient } = row.state;
      const party = calendar && partyId(calendar.uid, recipient);
      return { ...row, status, kind, nextAt, party, aboutId: about.id };
    });
    tx.send(
      `insert into messages.message
           (area_id, message_id, kind, about_id, party_id, status, next_at, version, changed_at, state)
         select $1, m."messageId", m.kind, m."aboutId", m.party, m.status, m."nextAt", m.version,
                m."changedAt", m.state
           from json_to_recordset($2) as m ("messageId" uuid, kind text, "aboutId" uuid, party uuid,
             status text, "nextAt" timestamptz, version integer, "changedAt" timestamptz, state json)
         on conflict (area_id, message_id) do update set status = excluded.status,
           next_at = excluded.next_at, version = excluded.version,
           changed_at = excluded.changed_at, state = excluded.state`,
      [tx.areaId, JSON.stringify(written)],
    );
  },
};

/** Those of the messages that these events do not begin. */
async function knownRows(tx: Tx, events: readonly Recorded[]): Promise<Map<string, MessageRow>> {
  if (events.every(({ version }) => version === 1)) return new Map();
  const ids = [...new Set(events.map(({ stream }) => streamId(stream)))];
  const rows = await tx.query<MessageRow>(
    `select ${columns} from messages.message where area_id = $1 and message_id = any ($2)`,
    [tx.areaId, ids],
  );
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** `nextAt` as Postgres writes it, to go on from. */
export type DueMessage = MessageRow & { readonly nextAt: string };

/** What is to be tried now, the one that waited longest first: of these, or of all that come after one of them. */
export function dueMessages(
  tx: Tx,
  at: Date,
  limit: number,
  some: { readonly messageIds?: readonly string[]; readonly after?: DueMessage | undefined },
): Promise<DueMessage[]> {
  const { messageIds = null, after } = some;
  return tx.query(
    `select ${columns}, next_at::text as "nextAt" from messages.message
      where area_id = $1 and status = 'waiting' and next_at <= $2
        and ($4::uuid[] is null or message_id = any ($4))
        and ($5::timestamptz is null or (next_at, message_id) > ($5, $6::uuid))
      order by next_at, message_id limit $3`,
    [tx.areaId, at, limit, messageIds, after?.nextAt ?? null, after?.messageId ?? null],
  );
}

/** What a server took while nobody lived to write that down (decision 0019). */
export function messagesWithReceipt(tx: Tx): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message join messages.receipt using (area_id, message_id)
      where area_id = $1 order by message_id`,
    [tx.areaId],
  );
}

export async function messageById(tx: Tx, messageId: string): Promise<MessageRow | undefined> {
  const [row] = await tx.query<MessageRow>(
    `select ${columns} from messages.message where area_id = $1 and message_id = $2`,
    [tx.areaId, messageId],
  );
  return row;
}

export function messagesAbout(
  tx: Tx,
  about: MessageAbout,
  kinds: readonly MessageKind[],
): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message
      where area_id = $1 and about_id = $2 and kind = any ($3) and state -> 'about' ->> 'kind' = $4
      order by next_at, message_id`,
    [tx.areaId, about.id, kinds, about.kind],
  );
}

/** The newest first. */
export function messagesOfStatus(
  tx: Tx,
  status: MessageStatus,
  limit: number,
): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message where area_id = $1 and status = $2
      order by changed_at desc, message_id limit $3`,
    [tx.areaId, status, limit],
  );
}

/** What one recipient was invited to one booking with, the latest first. */
export function invitationsTo(tx: Tx, party: string): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message
      where area_id = $1 and party_id = $2 and state -> 'calendar' ->> 'method' = 'request'
      order by (state -> 'calendar' ->> 'sequence')::int desc`,
    [tx.areaId, party],
  );
}

/** What waits until somebody has mended what we send with, the newest first. */
export function messagesPutOff(tx: Tx, limit: number): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message
      where area_id = $1 and status = 'waiting' and state ->> 'why' = 'set-up'
      order by changed_at desc, message_id limit $2`,
    [tx.areaId, limit],
  );
}

/** What lies in the mailbox, the newest first. */
export function messagesInMailbox(tx: Tx, limit: number): Promise<MessageRow[]> {
  return tx.query(
    `select ${columns} from messages.message
      where area_id = $1 and status = 'sent' and state ->> 'channel' = 'mailbox'
      order by changed_at desc, message_id limit $2`,
    [tx.areaId, limit],
  );
}

/**
 * About what something may still be sent, because it waits, or it failed and somebody may try it again: about
 * anything, or about these.
 */
export async function openSubjects(
  tx: Tx,
  kinds: readonly MessageKind[],
  aboutIds?: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ aboutId: string }>(
    `select distinct about_id as "aboutId" from messages.message
      where area_id = $1 and status in ('waiting', 'failed') and kind = any ($2)
            ${aboutIds ? 'and about_id = any ($3)' : ''}
      order by about_id`,
    [tx.areaId, kinds, ...(aboutIds ? [aboutIds] : [])],
  );
  return rows.map(({ aboutId }) => aboutId);
}
