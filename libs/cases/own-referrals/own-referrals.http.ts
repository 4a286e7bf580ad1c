import {
  assessmentReasons,
  calendarDay,
  caseParts,
  contactKinds,
  dayPrecisions,
  languageCode,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Clock } from '@famsam/kernel';
import type { Page, Principal } from '@famsam/platform';
import {
  Answers,
  AnswersAs,
  CLOCK,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { OwnReferral, ReferralDetails } from './own-referrals.queries';
import { OwnReferralById, OwnReferrals, referralStages } from './own-referrals.queries';
import { personAnswer } from '../words';
import { referralLetter } from './referral-letter';

const { referral, member } = caseParts;

const ownReferral = z.object({
  caseId: z.uuid(),
  number: z.string(),
  name: z.string().nullable().describe('Of the family, as you told it'),
  municipality: z.string(),
  referredOn: calendarDay,
  stage: z.enum(referralStages),
  reason: z.enum(assessmentReasons).nullable().describe('Why FamSam pointed elsewhere or declined'),
  days: z.object({
    received: calendarDay,
    assessed: calendarDay.nullable(),
    consents: calendarDay.nullable().describe('Since when all consents are in force'),
    firstMeeting: calendarDay.nullable(),
    closed: calendarDay.nullable(),
  }),
});

const referralDetails = referral.omit({ number: true, source: true }).extend({
  municipalityName: z.string(),
  note: z.string().nullable(),
  members: z.array(
    member
      .pick({ role: true, birthYear: true, household: true })
      .extend({ personal: personAnswer, interpreter: languageCode.nullable().optional() }),
  ),
  contacts: z.array(
    z.object({
      member: z.int().describe('Its place among the members, from 0'),
      unitId: z.uuid(),
      unitName: z.string().nullable(),
      kind: z.enum(contactKinds),
      since: calendarDay,
      precision: z.enum(dayPrecisions),
    }),
  ),
});

@ApiTags('referrals')
@AllowedFor('referrer')
@Controller('referrals')
export class OwnReferralsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My own referrals and what became of them, the newest first' })
  @Answers(pageAnswer(ownReferral.meta({ id: 'OwnReferral' })))
  list(
    @PrincipalOf() { areaId, actor }: Principal,
    @ValidQuery(pageQuerySchema) { limit, cursor }: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<OwnReferral>> {
    return this.queries.execute(new OwnReferrals(areaId, actor, this.clock.today(), limit, cursor));
  }

  @Get(':caseId')
  @ApiOperation({ summary: 'One of my own referrals, with what I told' })
  @Answers(ownReferral.extend({ details: referralDetails }).meta({ id: 'OwnReferralDetails' }))
  one(
    @PrincipalOf() who: Principal,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<OwnReferral & { readonly details: ReferralDetails }> {
    return this.byId(who, caseId);
  }

  @Get(':caseId/receipt.pdf')
  @ApiOperation({ summary: 'A letter that says what I told, under which number, and what is next' })
  @AnswersAs('application/pdf', 'The letter, in Swedish')
  @Header('content-type', 'application/pdf')
  @Header('cache-control', 'no-store')
  async receipt(
    @PrincipalOf() who: Principal,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const own = await this.byId(who, caseId);
    const name = encodeURIComponent(`kvitto-${own.number}.pdf`);
    void reply.header('content-disposition', `inline; filename*=UTF-8''${name}`);
    await reply.send(await referralLetter(own));
  }

  private byId({ areaId, actor }: Principal, caseId: string) {
    return this.queries.execute(new OwnReferralById(areaId, actor, this.clock.today(), caseId));
  }
}
