import type { CaseEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

/** Which words of an entry came in others than the vault holds; found out before the command is decided. */
export type Reworded = Extract<CaseEvent, { type: 'case.reworded' }>['data'];

/** What is worded anew in the entries that are there already; a new entry brings its words with it (decision 0021). */
export function rewordings(command: {
  readonly today: LocalDate;
  readonly reworded?: readonly Reworded[];
}): readonly CaseEvent[] {
  const { today, reworded = [] } = command;
  return reworded.map((data) => ({ type: 'case.reworded', happenedOn: today, data }));
}
