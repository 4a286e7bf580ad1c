import type { WordField } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { InvalidInputError, namedId } from '@famsam/platform';
import type { SubjectTexts } from '@famsam/privacy';
import { ChangedWords, WritePersonalText } from '@famsam/privacy';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { CaseState } from '../case.state';
import type { Reworded } from './rewording.rules';

/** Personal text that goes to the vault together with an act; never into the events. */
export interface TextsOfSubject extends SubjectTexts<WordField> {
  /** Where in the request they stand. */
  readonly at?: string;
}

/** What a case says in words: they rest in the vault. */
@Injectable()
export class CaseWords {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Which entries of the case, as it stands, would say something else. */
  async reworded(
    areaId: AreaId,
    caseId: string,
    state: CaseState,
    texts: readonly TextsOfSubject[],
  ): Promise<readonly Reworded[]> {
    const reworded: Reworded[] = [];
    for (const text of texts) {
      const { subjectId: entryId } = text;
      const entry = wordedEntry(state, caseId, entryId);
      if (entry === undefined) continue;
      const found = await namingFields(text, () =>
        this.queries.execute(new ChangedWords(areaId, [text])),
      );
      const fields = found.get(entryId);
      if (fields) reworded.push({ entry, entryId, ...fields });
    }
    return reworded;
  }

  async write(context: CommandContext, texts: readonly TextsOfSubject[]): Promise<void> {
    for (const text of texts)
      await namingFields(text, () =>
        this.commands.execute(new WritePersonalText(context, text.subjectId, text.entries)),
      );
  }
}

/** Which entry of a case the vault keeps words of under this id; none for one that is not there yet. */
function wordedEntry(
  state: CaseState,
  caseId: string,
  subjectId: string,
): Reworded['entry'] | undefined {
  if (subjectId === caseId) return 'case';
  if (subjectId === assessmentIdOf(caseId)) return state.assessment ? 'assessment' : undefined;
  if (state.members[subjectId]) return 'member';
  if (state.meetings[subjectId]) return 'meeting';
  return state.closings.some(({ closingId }) => closingId === subjectId) ? 'closing' : undefined;
}

/** The assessment has no id of its own; its note is written of this one. */
export function assessmentIdOf(caseId: string): string {
  return namedId(caseId, 'assessment');
}

/** What is refused says where in the request it stood. */
async function namingFields<T>({ at }: TextsOfSubject, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (at === undefined || !(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(
      error.errors.map((fault) => ({ ...fault, field: `${at}.${fault.field}` })),
    );
  }
}
