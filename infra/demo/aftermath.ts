import { ActOnCase, FindCases } from '@famsam/cases';
import type { ClosureReason } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { addDays, commandId, localDate } from '@famsam/kernel';
import { namedId } from '@famsam/platform';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { demoTeam } from './team';

/** The register ends in the autumn of 2022; the figures published of it look no further. */
const registerEnds = localDate('2022-12-31');
/** So many of the open families of the register stay open: long waits are to be seen, but not only those. */
const oneStaysOf = 8;

const reasons: readonly ClosureReason[] = [
  'situation-improved',
  'situation-resolved',
  'family-moved',
];

/**
 * What became of the families that were open when the register ended: most were closed in the years
 * after it, so that a coordinator's day is not filled by them. By the number of the case, so that another load leaves the same ones open.
 */
export async function closeAftermath(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
): Promise<void> {
  const open = await queries.execute(new FindCases(areaId, demoTeam, { status: 'taken-on' }, 200));
  for (const { caseId, number, referredOn, firstMeetingOn, lastMeetingOn } of open.items) {
    const place = Number(number.replaceAll(/\D/g, ''));
    const ofRegister = referredOn <= registerEnds && (lastMeetingOn ?? '') <= registerEnds;
    if (!ofRegister || place % oneStaysOf === 0) continue;
    const id = commandId(namedId(caseId, 'demo aftermath'));
    await commands.execute(
      new ActOnCase({ areaId, commandId: id, actor: demoTeam }, caseId, {
        type: 'close',
        on: addDays(registerEnds, 14 + 11 * (place % 90)),
        closingId: namedId(caseId, 'closing of the aftermath'),
        reason: firstMeetingOn ? reasons[place % reasons.length]! : 'guardians-see-no-need',
      }),
    );
  }
}
