import type { Clock } from '@famsam/kernel';
import type { CommandContext, Tx } from '@famsam/platform';
import { CLOCK, InvalidInputError, Transactions } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { SearchIndex } from './find-subjects';
import { personNumberOf } from './person-number';
import { Vault } from './vault';

export const personalFields = [
  'name',
  'person-number',
  'phone',
  'email',
  'address',
  'note',
  // The secret address where a calendar is published; of an office, and of no use to those who read people.
  'calendar-address',
] as const;
export type PersonalField = (typeof personalFields)[number];

export interface PersonalTextEntry {
  readonly field: PersonalField;
  /** Null takes the text away. */
  readonly text: string | null;
}

/** law.md 20: removal needs a legal ground or a decision of the archive. */
export const removalGrounds = ['legal-ground', 'archive-decision'] as const;
export type RemovalGround = (typeof removalGrounds)[number];

/**
 * Writes a subject's texts, in the open transaction if there is one: a case's command and its texts
 * commit together. The subject is a member, a case, a meeting: whatever the text is about.
 * Throws InvalidInputError for a person number that is none.
 */
export class WritePersonalText extends Command<void> {
  constructor(
    readonly context: CommandContext,
    readonly subjectId: string,
    /** At most one for each field. */
    readonly entries: readonly PersonalTextEntry[],
  ) {
    super();
  }
}

/** Removes all texts of a subject, and the key with them (law.md 20). Answers with the fields that went. */
export class ForgetSubject extends Command<{ readonly fields: readonly string[] }> {
  constructor(
    readonly context: CommandContext,
    readonly subjectId: string,
    readonly ground: RemovalGround,
  ) {
    super();
  }
}

@CommandHandler(WritePersonalText)
export class WritePersonalTextHandler implements ICommandHandler<WritePersonalText> {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly log: AccessLog,
    private readonly index: SearchIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, subjectId, entries }: WritePersonalText): Promise<void> {
    const { areaId, actor } = context;
    if (entries.length === 0) return;
    const checked = entries.map(checkedEntry);
    await this.transactions.inArea(areaId, async (tx) => {
      // Locks the subject, so that of two equal requests the second finds the first in the log.
      const wrappedKey = await this.keyOf(tx, subjectId);
      if (await this.log.earlier(tx, context, 'write', subjectId)) return;
      const gone = checked.filter(({ text }) => text === null);
      if (gone.length > 0)
        await tx.query(
          `delete from privacy.personal_text
            where area_id = $1 and subject_id = $2 and field = any ($3)`,
          [areaId, subjectId, gone.map(({ field }) => field)],
        );
      const sealed = checked.flatMap(({ field, text }) => {
        if (text === null) return [];
        return [
          { field, ciphertext: this.vault.seal(wrappedKey, { ...tx, subjectId, field }, text) },
        ];
      });
      if (sealed.length > 0)
        await tx.query(
          `insert into privacy.personal_text (area_id, subject_id, field, ciphertext, written_at)
             select $1, $2, t.field, t.ciphertext, $3
               from unnest($4::text[], $5::bytea[]) as t (field, ciphertext)
             on conflict (area_id, subject_id, field)
               do update set ciphertext = excluded.ciphertext, written_at = excluded.written_at`,
          [
            ...[areaId, subjectId, this.clock.now()],
            ...[sealed.map(({ field }) => field), sealed.map(({ ciphertext }) => ciphertext)],
          ],
        );
      await this.index.write(tx, subjectId, checked);
      const fields = checked.map(({ field }) => field);
      const access = { actor, act: 'write', subjectIds: [subjectId], fields } as const;
      await this.log.record(tx, { ...access, purpose: 'case-work' }, context);
    });
  }

  private async keyOf(tx: Tx, subjectId: string): Promise<Buffer> {
    const [row] = await tx.query<{ key: Buffer }>(
      `insert into privacy.person_key (area_id, subject_id, wrapped_key) values ($1, $2, $3)
         on conflict (area_id, subject_id) do update set wrapped_key = person_key.wrapped_key
         returning wrapped_key as key`,
      [tx.areaId, subjectId, this.vault.newKey({ areaId: tx.areaId, subjectId })],
    );
    if (!row) throw new Error('a key was neither made nor found');
    return row.key;
  }
}

function checkedEntry({ field, text }: PersonalTextEntry): PersonalTextEntry {
  if (field !== 'person-number' || text === null) return { field, text };
  const number = personNumberOf(text);
  if (number !== null) return { field, text: number };
  throw new InvalidInputError([
    {
      field: 'personNumber',
      rule: 'person_number',
      message: 'Neither a person number nor a coordination or reserve number',
    },
  ]);
}

@CommandHandler(ForgetSubject)
export class ForgetSubjectHandler implements ICommandHandler<ForgetSubject> {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: AccessLog,
  ) {}

  execute({ context, subjectId, ground }: ForgetSubject) {
    const { areaId, actor } = context;
    const ofSubject = 'where area_id = $1 and subject_id = $2';
    return this.transactions.inArea(areaId, async (tx) => {
      const values = [areaId, subjectId];
      await tx.query(`select from privacy.person_key ${ofSubject} for update`, values);
      const before = await this.log.earlier(tx, context, 'forget', subjectId);
      if (before) return { fields: before };
      const gone = await tx.query<{ field: string }>(
        `delete from privacy.personal_text ${ofSubject} returning field`,
        values,
      );
      await tx.query(`delete from privacy.person_key ${ofSubject}`, values);
      const fields = gone.map(({ field }) => field).sort();
      const access = { actor, act: 'forget', subjectIds: [subjectId], fields } as const;
      await this.log.record(tx, { ...access, purpose: ground }, context);
      return { fields };
    });
  }
}
