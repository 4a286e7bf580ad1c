import type { Clock } from '@famsam/kernel';
import type { CommandContext, Tx } from '@famsam/platform';
import { CLOCK, Transactions } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AccessLog } from './access-log';
import { SearchIndex } from './find-subjects';
import { Vault } from './vault';
import { asWritten, Wordings, type PersonalField, type PersonalTextEntry } from './wordings';

/** What is of no use to anybody once it is replaced, but to a thief. */
const unkept: readonly PersonalField[] = ['calendar-address'];

/** law.md 20: removal needs a legal ground or a decision of the archive. */
export const removalGrounds = ['legal-ground', 'archive-decision'] as const;
export type RemovalGround = (typeof removalGrounds)[number];

/**
 * Writes a subject's texts, in the open transaction if there is one: a case's command and its texts
 * commit together. What a text said before can be read as its earlier wording; the same words again
 * change nothing. Throws InvalidInputError for a person number that is none.
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

/** Removes all texts of a subject, earlier wordings too, and the key with them (law.md 20). Answers with the fields that went. */
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
    private readonly wordings: Wordings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ context, subjectId, entries }: WritePersonalText): Promise<void> {
    const { areaId, actor } = context;
    if (entries.length === 0) return;
    await this.transactions.inArea(areaId, async (tx) => {
      // Locks the subject, so that of two equal requests the second finds the first in the log.
      const { wrappedKey, isNew } = await this.keyOf(tx, subjectId);
      if (await this.log.earlier(tx, context, 'write', subjectId)) return;
      const changed = isNew
        ? entries.map(asWritten).filter(({ text }) => text !== null)
        : await this.differing(tx, subjectId, entries);
      const fields = changed.map(({ field }) => field);
      if (changed.length > 0) {
        if (!isNew) await this.putAside(tx, context, subjectId, fields);
        await this.put(tx, subjectId, wrappedKey, changed);
        await this.index.write(tx, subjectId, changed);
      }
      // Also when the words were the same: a repeat that comes late, when they are others, writes nothing.
      const access = { actor, act: 'write', subjectIds: [subjectId], fields } as const;
      await this.log.record(tx, { ...access, purpose: 'case-work' }, context);
    });
  }

  private async differing(
    tx: Tx,
    subjectId: string,
    entries: readonly PersonalTextEntry[],
  ): Promise<readonly PersonalTextEntry[]> {
    const differing = await this.wordings.differing(tx, [{ subjectId, entries }]);
    return differing.get(subjectId) ?? [];
  }

  /** As it is: text and earlier wording are sealed alike, for the same place. */
  private async putAside(
    tx: Tx,
    { commandId }: CommandContext,
    subjectId: string,
    fields: readonly PersonalField[],
  ): Promise<void> {
    await tx.query(
      `with gone as (
         delete from privacy.personal_text
          where area_id = $1 and subject_id = $2 and field = any ($3)
          returning field, ciphertext, written_at)
       insert into privacy.earlier_wording
           (area_id, subject_id, field, ciphertext, written_at, replaced_at, replaced_by)
         select $1, $2, field, ciphertext, written_at, $4, $5 from gone where field <> all ($6)`,
      [tx.areaId, subjectId, fields, this.clock.now(), commandId, unkept],
    );
  }

  private async put(
    tx: Tx,
    subjectId: string,
    wrappedKey: Buffer,
    entries: readonly PersonalTextEntry[],
  ): Promise<void> {
    const sealed = entries.flatMap(({ field, text }) => {
      if (text === null) return [];
      return [
        { field, ciphertext: this.vault.seal(wrappedKey, { ...tx, subjectId, field }, text) },
      ];
    });
    if (sealed.length === 0) return;
    await tx.query(
      `insert into privacy.personal_text (area_id, subject_id, field, ciphertext, written_at)
         select $1, $2, t.field, t.ciphertext, $3
           from unnest($4::text[], $5::bytea[]) as t (field, ciphertext)`,
      [
        ...[tx.areaId, subjectId, this.clock.now()],
        ...[sealed.map(({ field }) => field), sealed.map(({ ciphertext }) => ciphertext)],
      ],
    );
  }

  private async keyOf(
    tx: Tx,
    subjectId: string,
  ): Promise<{ readonly wrappedKey: Buffer; readonly isNew: boolean }> {
    // A row that an insert made has never been updated or locked by another: its xmax is 0.
    const [row] = await tx.query<{ wrappedKey: Buffer; isNew: boolean }>(
      `insert into privacy.person_key (area_id, subject_id, wrapped_key) values ($1, $2, $3)
         on conflict (area_id, subject_id) do update set wrapped_key = person_key.wrapped_key
         returning wrapped_key as "wrappedKey", xmax = 0 as "isNew"`,
      [tx.areaId, subjectId, this.vault.newKey({ areaId: tx.areaId, subjectId })],
    );
    if (!row) throw new Error('a key was neither made nor found');
    return row;
  }
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
        `with texts as (delete from privacy.personal_text ${ofSubject} returning field),
              earlier as (delete from privacy.earlier_wording ${ofSubject} returning field)
         select field from texts union select field from earlier order by field`,
        values,
      );
      await tx.query(`delete from privacy.person_key ${ofSubject}`, values);
      const fields = gone.map(({ field }) => field);
      const access = { actor, act: 'forget', subjectIds: [subjectId], fields } as const;
      await this.log.record(tx, { ...access, purpose: ground }, context);
      return { fields };
    });
  }
}
