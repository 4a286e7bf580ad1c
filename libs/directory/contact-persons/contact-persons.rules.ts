import type { ChangedFields, ContactMandate, DirectoryEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept } from '@famsam/kernel';
import type { DirectoryDecision } from '../directory.rejections';
import { refuse } from '../directory.rejections';
import type { DirectoryState } from '../directory.state';

export type ContactPersonRequest =
  | {
      readonly type: 'name-contact-person';
      readonly contactPersonId: string;
      readonly unitId: string;
      readonly mandate: ContactMandate;
      readonly since: LocalDate;
    }
  | {
      readonly type: 'change-contact-person';
      readonly contactPersonId: string;
      readonly mandate: ContactMandate;
      readonly since: LocalDate;
      /** What of the texts that come with it says something new (decision 0021). */
      readonly words: ChangedFields | null;
    }
  | { readonly type: 'end-contact-person'; readonly contactPersonId: string };

type Of<Type extends ContactPersonRequest['type']> = { readonly today: LocalDate } & Extract<
  ContactPersonRequest,
  { type: Type }
>;

export function nameContactPerson(
  command: Of<'name-contact-person'>,
  state: DirectoryState,
): DirectoryDecision {
  const { contactPersonId, unitId, mandate, since, today } = command;
  if (!state.units.has(unitId)) return refuse('directory.unit-unknown', 'state', 'unitId');
  if (since > today) return refuse('directory.contact-person-in-future', 'value', 'since');
  if (state.contactPersons.has(contactPersonId)) {
    return refuse('directory.contact-person-exists', 'state');
  }
  const data = { contactPersonId, unitId, mandate };
  return accept([{ type: 'directory.contact-person-named', happenedOn: since, data }]);
}

export function changeContactPerson(
  { contactPersonId, mandate, since, words, today }: Of<'change-contact-person'>,
  state: DirectoryState,
): DirectoryDecision {
  const known = state.contactPersons.get(contactPersonId);
  if (!known) return refuse('directory.contact-person-unknown', 'state');
  if (since > today) return refuse('directory.contact-person-in-future', 'value', 'since');
  const events: DirectoryEvent[] = [];
  if (known.mandate !== mandate || known.since !== since) {
    const data = { contactPersonId, unitId: known.unitId, mandate };
    events.push({ type: 'directory.contact-person-changed', happenedOn: since, data });
  }
  if (words) {
    const data = { contactPersonId, ...words };
    events.push({ type: 'directory.contact-person-reworded', happenedOn: today, data });
  }
  return accept(events);
}

export function endContactPerson(
  command: Of<'end-contact-person'>,
  state: DirectoryState,
): DirectoryDecision {
  const { contactPersonId, today } = command;
  if (!state.contactPersons.has(contactPersonId)) {
    return refuse('directory.contact-person-unknown', 'state');
  }
  const data = { contactPersonId };
  return accept([{ type: 'directory.contact-person-left', happenedOn: today, data }]);
}
