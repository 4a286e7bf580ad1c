import type { DirectoryEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept } from '@famsam/kernel';
import type { DirectoryDecision } from '../directory.rejections';
import { refuse } from '../directory.rejections';
import type { DirectoryState } from '../directory.state';

/** Which addresses of whom the vault does not hold already; the addresses themselves rest there. */
type Reworded = Extract<DirectoryEvent, { type: 'directory.addresses-reworded' }>['data'];

export interface AddressesRequest {
  readonly type: 'reword-addresses';
  readonly reworded: readonly Reworded[];
}

export function rewordAddresses(
  { reworded, today }: AddressesRequest & { readonly today: LocalDate },
  { units }: DirectoryState,
): DirectoryDecision {
  if (reworded.some(({ of }) => of.kind !== 'team' && !units.has(of.unitId)))
    return refuse('directory.unit-unknown', 'state', 'unitId');
  return accept(
    reworded.map((data) => ({ type: 'directory.addresses-reworded', happenedOn: today, data })),
  );
}
