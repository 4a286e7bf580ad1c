import { wordFields } from '@famsam/contracts';
import type { Tx } from '@famsam/platform';
import { InvalidInputError } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { personNumberOf } from './person-number';
import { Vault } from './vault';

export const personalFields = [
  ...wordFields,
  // The secret address where a calendar is published; of an office, and of no use to those who read people.
  'calendar-address',
] as const;
export type PersonalField = (typeof personalFields)[number];

export interface PersonalTextEntry<Field extends PersonalField = PersonalField> {
  readonly field: Field;
  /** Null takes the text away. */
  readonly text: string | null;
}

/** What somebody says of one subject: a member, a case, a meeting, whatever the text is about. */
export interface SubjectTexts<Field extends PersonalField = PersonalField> {
  readonly subjectId: string;
  /** At most one for each field. */
  readonly entries: readonly PersonalTextEntry<Field>[];
}

export interface TextRow {
  readonly subjectId: string;
  readonly field: PersonalField;
  readonly key: Buffer;
  readonly ciphertext: Buffer;
}

/** Holds what is sent against what the vault says. Nothing it opens leaves this room, so no read is logged. */
@Injectable()
export class Wordings {
  constructor(private readonly vault: Vault) {}

  /** The entries of each subject that say something else than the vault does, as they are to be written. */
  async differing<Field extends PersonalField>(
    tx: Tx,
    texts: readonly SubjectTexts<Field>[],
  ): Promise<ReadonlyMap<string, readonly PersonalTextEntry<Field>[]>> {
    const sent = texts.map(
      ({ subjectId, entries }) => [subjectId, entries.map(asWritten)] as const,
    );
    const held = await this.held(tx, texts);
    const differing = sent.map(([subjectId, entries]) => {
      const others = entries.filter(
        ({ field, text }) => text !== (held.get(`${subjectId} ${field}`) ?? null),
      );
      return [subjectId, others] as const;
    });
    return new Map(differing.filter(([, entries]) => entries.length > 0));
  }

  private async held(
    tx: Tx,
    texts: readonly SubjectTexts[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const requested = texts.flatMap(({ subjectId, entries }) =>
      entries.map(({ field }) => ({ subjectId, field })),
    );
    if (requested.length === 0) return new Map();
    const rows = await tx.query<TextRow>(
      `select t.subject_id as "subjectId", t.field, k.wrapped_key as key, t.ciphertext
         from unnest($2::uuid[], $3::text[]) as asked (subject_id, field)
         join privacy.personal_text t using (subject_id, field)
         join privacy.person_key k using (area_id, subject_id)
        where area_id = $1`,
      [tx.areaId, requested.map(({ subjectId }) => subjectId), requested.map(({ field }) => field)],
    );
    const opened = rows.map(({ subjectId, field, key, ciphertext }) => {
      const place = { areaId: tx.areaId, subjectId, field };
      return [`${subjectId} ${field}`, wording(this.vault.unseal(key, place, ciphertext))] as const;
    });
    return new Map(opened);
  }
}

/** As the vault keeps it. Throws InvalidInputError for a person number that is none. */
export function asWritten<Field extends PersonalField>({
  field,
  text: sent,
}: PersonalTextEntry<Field>): PersonalTextEntry<Field> {
  const text = sent === null ? null : wording(sent);
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

/** White space around a text and the way its letters are encoded say nothing; a text of nothing is none. */
function wording(text: string): string | null {
  return text.trim().normalize('NFC') || null;
}
