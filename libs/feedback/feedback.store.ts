import { instant } from '@famsam/contracts';
import type { Actor, AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, Page } from '@famsam/platform';
import { CLOCK, decodeCursor, encodeCursor, namedId, Transactions } from '@famsam/platform';
import type { PersonalTextEntry, PersonalTexts } from '@famsam/privacy';
import { ReadPersonalText, WritePersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';

export interface Feedback {
  readonly page: string;
  readonly message: string;
  /** How to reach the one who wrote: a mail address or a telephone number. */
  readonly contact: string | null;
}

export interface FeedbackEntry extends Feedback {
  readonly feedbackId: string;
  readonly at: string;
  readonly role: string;
}

export const cursorSchema = z.tuple([instant, z.uuid()]);

@Injectable()
export class FeedbackEntries {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same command again is the same entry; the vault refuses its key for another one. */
  write(context: CommandContext, { page, message, contact }: Feedback): Promise<string> {
    const { areaId, actor, commandId } = context;
    const feedbackId = namedId(commandId, 'feedback');
    return this.transactions.inArea(areaId, async (tx) => {
      await tx.query(
        `insert into feedback.entry (area_id, feedback_id, at, page, role)
           values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [areaId, feedbackId, this.clock.now().toISOString(), page, actor.role],
      );
      const texts: PersonalTextEntry[] = [{ field: 'note', text: message }];
      if (contact !== null) texts.push({ field: fieldOf(contact), text: contact });
      await this.commands.execute(new WritePersonalText(context, feedbackId, texts));
      return feedbackId;
    });
  }

  /** The newest first. Reading is logged, as of all that rests in the vault (law.md 4). */
  async list(
    areaId: AreaId,
    reader: Actor,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<FeedbackEntry>> {
    const before = decodeCursor(cursor, cursorSchema);
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<Omit<FeedbackEntry, keyof Feedback | 'at'> & { at: Date; page: string }>(
        `select feedback_id as "feedbackId", at, page, role from feedback.entry
          where area_id = $1
            and ($2::timestamptz is null or (at, feedback_id) < ($2::timestamptz, $3::uuid))
          order by at desc, feedback_id desc limit $4`,
        [areaId, before?.[0], before?.[1], limit + 1],
      ),
    );
    const shown = rows.slice(0, limit);
    const ids = shown.map(({ feedbackId }) => feedbackId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, reader, ids, ['note', 'email', 'phone'], 'feedback', 'left-out'),
    );
    const items = shown.map((row) => entryOf(row, texts.get(row.feedbackId)));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.at, last.feedbackId]) : null };
  }
}

function fieldOf(contact: string): 'email' | 'phone' {
  return contact.includes('@') ? 'email' : 'phone';
}

function entryOf(
  row: { feedbackId: string; at: Date; page: string; role: string },
  texts: PersonalTexts = {},
): FeedbackEntry {
  return {
    ...row,
    at: row.at.toISOString(),
    // Empty when it was removed since.
    message: texts.note ?? '',
    contact: texts.email ?? texts.phone ?? null,
  };
}
