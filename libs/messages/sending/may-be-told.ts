import { WhyNotTold } from '@famsam/consent';
import type { MessageKind, Outgoing, Party, Recipient } from '@famsam/contracts';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import type { QueryBus } from '@nestjs/cqrs';

/** Takes an entry out of a calendar and says nothing of the case. */
const neutral: readonly MessageKind[] = ['invitation-cancelled'];

/** law.md 11: a consent may be withdrawn, or a case closed, between the fact that is told of and the sending. */
export async function mayBeTold(
  queries: QueryBus,
  areaId: AreaId,
  today: LocalDate,
  { kind, recipient, caseId, calendar, speaksOf }: Outgoing,
): Promise<boolean> {
  const party = partyOf(recipient);
  if (party === null || caseId === null || neutral.includes(kind)) return true;
  const on = calendar ? [today, dayInSweden(new Date(calendar.from))] : [today];
  const about = speaksOf ?? null;
  const [why] = await queries.execute(new WhyNotTold(areaId, [{ caseId, party, on, about }]));
  return why === null;
}

/** Null for the team, which knows of every case, and for who interprets, who is told of a booking alone. */
function partyOf(recipient: Recipient): Party | null {
  switch (recipient.kind) {
    case 'unit':
    case 'manager':
      return { kind: 'unit', unitId: recipient.unitId };
    case 'member':
      return recipient;
    case 'interpreter':
    case 'team':
      return null;
  }
}
