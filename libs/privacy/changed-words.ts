import type { ChangedFields, WordField } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Wordings, type SubjectTexts } from './wordings';

/**
 * Which of these words the vault does not hold already, by subject; a subject without any is not in the map.
 * A command asks before it is decided, so that its decider can say that words changed without seeing one
 * (decision 0021): as long as every change of words moves the stream, the version that is expected when the
 * events are appended makes the answer hold for the transaction that writes them.
 * Throws InvalidInputError for a person number that is none.
 */
export class ChangedWords extends Query<ReadonlyMap<string, ChangedFields>> {
  constructor(
    readonly areaId: AreaId,
    readonly texts: readonly SubjectTexts<WordField>[],
  ) {
    super();
  }
}

@QueryHandler(ChangedWords)
export class ChangedWordsHandler implements IQueryHandler<ChangedWords> {
  constructor(
    private readonly transactions: Transactions,
    private readonly wordings: Wordings,
  ) {}

  async execute({ areaId, texts }: ChangedWords): Promise<ReadonlyMap<string, ChangedFields>> {
    if (texts.length === 0) return new Map();
    const differing = await this.transactions.readInArea(areaId, (tx) =>
      this.wordings.differing(tx, texts),
    );
    return new Map(
      [...differing].map(([subjectId, entries]) => [
        subjectId,
        {
          changed: entries.filter(({ text }) => text !== null).map(({ field }) => field),
          cleared: entries.filter(({ text }) => text === null).map(({ field }) => field),
        },
      ]),
    );
  }
}
