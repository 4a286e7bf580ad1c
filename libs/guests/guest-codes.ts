import { timingSafeEqual } from 'node:crypto';
import type { Recipient } from '@famsam/contracts';
import { AddressOf } from '@famsam/directory';
import type { GuestGrant } from '@famsam/identity';
import { GuestLinks } from '@famsam/identity';
import type { Actor, AreaId, Clock } from '@famsam/kernel';
import { SendMessage, WithdrawMessages } from '@famsam/messages';
import type { CommandContext, Tx } from '@famsam/platform';
import { CLOCK, CommandReusedError, namedId, ProblemError, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { maskedAddress } from './masked-address';

const minute = 60_000;
const codeLives = 10 * minute;
const sessionLives = 30 * minute;
/** Of wrong codes, and of codes sent, for one link within an hour. */
const most = 5;
const hour = 60 * minute;

export interface SentCode {
  /** Null when nobody is reached. */
  readonly sentTo: string | null;
  readonly expiresAt: string;
}

export interface GuestSession {
  readonly session: string;
  readonly expiresAt: string;
}

interface CodeRow {
  readonly messageId: string;
  readonly sentAt: Date;
  readonly usedAt: Date | null;
  readonly usedBy: string | null;
}

/** A link and the code that goes to its recipient make a session (decision 0016). */
@Injectable()
export class GuestCodes {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: GuestLinks,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To which address a code would go, so that people know where to look. */
  async sendsTo({ areaId, recipient }: GuestGrant, actor: Actor): Promise<string | null> {
    const { email, phone } = await this.addressOf(areaId, actor, recipient);
    const address = email ?? phone;
    return address === null ? null : maskedAddress(address);
  }

  /** A new code, which ends the one before. */
  async send(context: CommandContext, grant: GuestGrant): Promise<SentCode> {
    const linkId = linkIdOf(grant);
    const now = this.clock.now();
    const sentAt = await this.transactions.inArea(grant.areaId, async (tx) => {
      await oneAfterTheOther(tx, linkId);
      await this.forget(tx, now);
      const earlier = await attempt(tx, linkId, context);
      if (earlier) return earlier.at;
      if ((await attempts(tx, linkId, 'sent', now)) >= most) return null;
      await note(tx, linkId, context, 'sent', now);
      const messageId = await this.message(context, grant, linkId, now);
      await tx.query(
        `insert into guests.code (area_id, link_id, message_id, sent_at) values ($1, $2, $3, $4)
           on conflict (area_id, link_id) do update set message_id = excluded.message_id,
             sent_at = excluded.sent_at, used_at = null, used_by = null`,
        [tx.areaId, linkId, messageId, now],
      );
      return now;
    });
    if (!sentAt) throw new ProblemError('guest.too-many-codes');
    const expiresAt = new Date(sentAt.getTime() + codeLives).toISOString();
    return { sentTo: await this.sendsTo(grant, context.actor), expiresAt };
  }

  /** What is wrong is noted and kept: the refusal comes after the commit. */
  async open(context: CommandContext, grant: GuestGrant, code: string): Promise<GuestSession> {
    const linkId = linkIdOf(grant);
    const now = this.clock.now();
    const opened = await this.transactions.inArea(grant.areaId, async (tx) => {
      await oneAfterTheOther(tx, linkId);
      const earlier = await attempt(tx, linkId, context);
      const row = await codeOf(tx, linkId);
      if (row?.usedAt && row.usedBy === context.commandId && this.isRight(row, code))
        return row.usedAt;
      if (earlier) return 'guest.code-wrong';
      if ((await attempts(tx, linkId, 'wrong', now)) >= most) return 'guest.too-many-codes';
      if (row && this.opens(row, code, now)) {
        await tx.query(
          `update guests.code set used_at = $3, used_by = $4 where area_id = $1 and link_id = $2`,
          [tx.areaId, linkId, now, context.commandId],
        );
        await note(tx, linkId, context, 'opened', now);
        return now;
      }
      await note(tx, linkId, context, 'wrong', now);
      return 'guest.code-wrong';
    });
    if (typeof opened === 'string') throw new ProblemError(opened, { field: 'code' });
    const expiresAt = new Date(opened.getTime() + sessionLives);
    return {
      session: this.links.session({ ...grant, expiresAt }),
      expiresAt: expiresAt.toISOString(),
    };
  }

  private opens(row: CodeRow, code: string, now: Date): boolean {
    const lives = row.usedAt === null && now.getTime() < row.sentAt.getTime() + codeLives;
    return this.isRight(row, code) && lives;
  }

  private isRight({ messageId }: CodeRow, code: string): boolean {
    return timingSafeEqual(Buffer.from(code), Buffer.from(this.links.code(messageId)));
  }

  private async message(
    context: CommandContext,
    { recipient }: GuestGrant,
    linkId: string,
    now: Date,
  ): Promise<string> {
    const about = { kind: 'guest-link', id: linkId } as const;
    await this.commands.execute(new WithdrawMessages(context, about, ['one-time-code']));
    const message = {
      kind: 'one-time-code',
      recipient,
      caseId: null,
      about,
      speaksOf: null,
      link: null,
      calendar: null,
      dueAt: now.toISOString(),
      meaningfulUntil: new Date(now.getTime() + codeLives).toISOString(),
    } as const;
    const name = `one-time-code ${context.commandId}`;
    const { id } = await this.commands.execute(new SendMessage(context, { name, message }));
    return id;
  }

  private async addressOf(areaId: AreaId, actor: Actor, recipient: Recipient) {
    if (recipient.kind !== 'member')
      return this.queries.execute(new AddressOf(areaId, actor, recipient));
    const { memberId } = recipient;
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [memberId], ['email', 'phone'], 'message'),
    );
    const { email = null, phone = null } = texts.get(memberId) ?? {};
    return { email, phone };
  }

  /** Nothing of yesterday counts any more. */
  private async forget(tx: Tx, now: Date): Promise<void> {
    await tx.query(`delete from guests.attempt where area_id = $1 and at < $2`, [
      tx.areaId,
      new Date(now.getTime() - 24 * hour),
    ]);
  }
}

/** The same for the same link, however often it is opened. */
function linkIdOf({ areaId, purpose, subjectId, recipient, expiresAt }: GuestGrant): string {
  const id = Object.values(recipient).join(' ');
  return namedId(areaId, `guest-link ${purpose} ${subjectId} ${id} ${expiresAt.toISOString()}`);
}

/** Until the transaction ends: otherwise any number sent at once would each be the first that is counted. */
async function oneAfterTheOther(tx: Tx, linkId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(4604239, hashtext($1))`, [`${tx.areaId} ${linkId}`]);
}

async function codeOf(tx: Tx, linkId: string): Promise<CodeRow | undefined> {
  const [row] = await tx.query<CodeRow>(
    `select message_id as "messageId", sent_at as "sentAt", used_at as "usedAt", used_by as "usedBy"
       from guests.code where area_id = $1 and link_id = $2`,
    [tx.areaId, linkId],
  );
  return row;
}

/** When this very request was carried out. Throws CommandReusedError when its key was used for another one. */
async function attempt(
  tx: Tx,
  linkId: string,
  { commandId, fingerprint = '' }: CommandContext,
): Promise<{ readonly at: Date } | undefined> {
  const rows = await tx.query<{ at: Date; linkId: string; fingerprint: string | null }>(
    `select at, link_id as "linkId", fingerprint from guests.attempt
      where area_id = $1 and command_id = $2`,
    [tx.areaId, commandId],
  );
  const isThis = (row: { readonly linkId: string; readonly fingerprint: string | null }) =>
    row.linkId === linkId && (row.fingerprint ?? fingerprint) === fingerprint;
  if (!rows.every(isThis)) throw new CommandReusedError(commandId);
  return rows[0];
}

async function attempts(
  tx: Tx,
  linkId: string,
  kind: 'sent' | 'wrong',
  now: Date,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from guests.attempt
      where area_id = $1 and link_id = $2 and kind = $3 and at > $4`,
    [tx.areaId, linkId, kind, new Date(now.getTime() - hour)],
  );
  return row?.count ?? 0;
}

async function note(
  tx: Tx,
  linkId: string,
  { commandId, fingerprint = '' }: CommandContext,
  kind: 'sent' | 'wrong' | 'opened',
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into guests.attempt (area_id, link_id, command_id, kind, at, fingerprint)
       values ($1, $2, $3, $4, $5, $6)`,
    [tx.areaId, linkId, commandId, kind, at, fingerprint],
  );
}
