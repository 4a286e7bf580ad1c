import { calendarDay } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Page, Principal } from '@famsam/platform';
import { Answers, pageAnswer, pageQuerySchema, PrincipalOf, ValidQuery } from '@famsam/platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { CaseListItem } from './case.queries';
import { ListCases } from './case.queries';

/** What a referrer learns of a referral: how far it has come, nothing of what is said (law.md 2). */
const ownReferralAnswer = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    referredOn: calendarDay,
    stage: z.enum(['received', 'taken-on', 'pointed-elsewhere', 'declined', 'met', 'closed']),
  })
  .meta({ id: 'OwnReferral' });
export type OwnReferral = Readonly<z.infer<typeof ownReferralAnswer>>;

@ApiTags('referrals')
@AllowedFor('referrer')
@Controller('referrals')
export class OwnReferralsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'My own referrals and what became of them' })
  @Answers(pageAnswer(ownReferralAnswer))
  async list(
    @PrincipalOf() { areaId, actor }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<OwnReferral>> {
    const filter = { referredBy: actor.id };
    const page = await this.queries.execute(new ListCases(areaId, filter, limit, cursor));
    return { ...page, items: page.items.map(ownReferral) };
  }
}

function ownReferral({
  caseId,
  number,
  referredOn,
  status,
  firstMeetingOn,
}: CaseListItem): OwnReferral {
  return { caseId, number, referredOn, stage: stageOf(status, firstMeetingOn) };
}

function stageOf(status: CaseListItem['status'], met: string | null): OwnReferral['stage'] {
  switch (status) {
    case 'referred':
    case 'struck':
      return 'received';
    case 'taken-on':
      return met ? 'met' : 'taken-on';
    default:
      return status;
  }
}
