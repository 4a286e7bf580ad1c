import { guestPurposes } from '@famsam/contracts';
import type { GuestGrant } from '@famsam/identity';
import { AllowedFor, LinkOf } from '@famsam/identity';
import type { CommandContext, Principal } from '@famsam/platform';
import { Answers, Change, CommandContextOf, PrincipalOf, ValidBody } from '@famsam/platform';
import { Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { GuestCodes } from './guest-codes';

const masked = z.string().nullable().describe('Masked; null when nobody can be reached');
const linkAnswer = z
  .object({ purpose: z.enum(guestPurposes), sendsTo: masked })
  .meta({ id: 'GuestLink' });
const codeAnswer = z
  .object({ sentTo: masked, expiresAt: z.iso.datetime() })
  .meta({ id: 'GuestCode' });
const sessionBody = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
const sessionAnswer = z
  .object({
    session: z.string().describe('For the header X-Guest-Session'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'GuestSession' });

/** From a link to a session, by a code. The link is sent in a header, so that no log of addresses has it. */
@ApiTags('guests')
@AllowedFor('link-holder')
@Controller('guest')
export class GuestCodesController {
  constructor(private readonly codes: GuestCodes) {}

  @Get()
  @ApiOperation({ summary: 'What the link in X-Guest-Link is for; nothing of what it is about' })
  @Answers(linkAnswer)
  async link(@LinkOf() link: GuestGrant, @PrincipalOf() { actor }: Principal) {
    return { purpose: link.purpose, sendsTo: await this.codes.sendsTo(link, actor) };
  }

  @Post('codes')
  @Change({
    summary: 'Send a code to whom the link was sent; it ends the code before',
    rejections: ['guest.too-many-codes'],
  })
  @Answers(codeAnswer)
  send(@CommandContextOf() context: CommandContext, @LinkOf() link: GuestGrant) {
    return this.codes.send(context, link);
  }

  @Post('sessions')
  @Change({
    summary: 'Open a session of half an hour with the code; each code once',
    rejections: ['guest.code-wrong', 'guest.too-many-codes'],
  })
  @Answers(sessionAnswer)
  open(
    @CommandContextOf() context: CommandContext,
    @LinkOf() link: GuestGrant,
    @ValidBody(sessionBody, { example: { code: '042317' } }) { code }: z.infer<typeof sessionBody>,
  ) {
    return this.codes.open(context, link, code);
  }
}
