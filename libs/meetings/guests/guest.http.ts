import {
  calendarDay,
  invitationAnswers,
  languageCode,
  meetingForms,
  meetingParts,
  partyId,
  slotAnswers,
  paragraphs,
} from '@famsam/contracts';
import type { Guest } from '@famsam/identity';
import { AllowedFor, GuestOf } from '@famsam/identity';
import type { CommandAnswer, CommandContext, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  namedId,
  NotFoundError,
  PrincipalOf,
  ValidBody,
} from '@famsam/platform';
import { Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { GuestInvitation, type Invitation } from './guest.queries';
import type { MeetingAct, MeetingText } from '../meeting.commands';
import { ActOnMeeting } from '../meeting.commands';
import { InvitedGuests } from './invited-guests';

const guestPollAnswer = z
  .object({
    answerBy: calendarDay,
    open: z.boolean(),
    form: z.enum(meetingForms),
    slots: z.array(
      z.object({
        slotId: z.uuid(),
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        answer: z.enum(slotAnswers).nullable().describe('What this guest said'),
      }),
    ),
  })
  .meta({ id: 'GuestPoll' });
const pollBody = z.strictObject({
  answers: z.array(meetingParts.slotAnswered).min(1).max(8).describe('One for each slot'),
});
const pollExample = {
  answers: [{ slotId: '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e023', answer: 'yes' }],
};

const guestInvitationAnswer = z
  .object({
    stage: z.enum(['requested', 'booked', 'cancelled', 'held']),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    form: z.enum(meetingForms),
    room: z.object({ name: z.string(), place: z.string() }).nullable(),
    sequence: z.int(),
    answer: z.enum(invitationAnswers).nullable(),
    agenda: z
      .array(z.object({ itemId: z.uuid(), text: z.string().nullable(), minutes: z.int() }))
      .nullable()
      .describe('As it was sent; null until then'),
    ownItems: z.array(z.object({ itemId: z.uuid(), text: z.string().nullable() })),
    interprets: z
      .array(languageCode)
      .nullable()
      .describe('The languages of an interpreter, who has no agenda; null for all others'),
  })
  .meta({ id: 'GuestInvitation' });
const answerBody = z.strictObject({
  sequence: z.int().min(0),
  answer: z.enum(invitationAnswers),
});
const itemBody = z.strictObject({ text: paragraphs(500) });
/** What a guest's wish gets until the team says otherwise. */
const guestMinutes = 5;

/** What somebody invited does by a link, without an account: each sees and answers for themselves alone. */
@ApiTags('guests')
@AllowedFor('guest')
@Controller('guest')
export class MeetingGuestController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly guests: InvitedGuests,
  ) {}

  @Get('poll')
  @ApiOperation({ summary: 'The slots that are asked about, and what this guest said' })
  @Answers(guestPollAnswer)
  async poll(
    @PrincipalOf() { areaId }: Principal,
    @GuestOf('poll') { subjectId, recipient }: Guest,
  ): Promise<z.infer<typeof guestPollAnswer>> {
    const { meeting, party } = await this.guests.open(areaId, subjectId, recipient);
    const { poll, request, stage } = meeting;
    if (!poll) throw new NotFoundError('poll', subjectId);
    const given = poll.answers[partyId(party)];
    return {
      answerBy: poll.answerBy,
      open: poll.closed === null && stage === 'requested',
      form: request.form,
      slots: poll.slots.map(({ slotId, from, to }) => ({
        ...{ slotId, from, to },
        answer: given?.[slotId] ?? null,
      })),
    };
  }

  @Post('poll/answers')
  @HttpCode(200)
  @Change({
    summary: 'Say which slots suit; what was said before is replaced',
    rejections: [
      'meeting.not-invited-any-more',
      'meeting.poll-not-open',
      'meeting.slot-unknown',
      'meeting.cancelled',
    ],
  })
  @Answers(commandAnswer)
  async answerPoll(
    @CommandContextOf() context: CommandContext,
    @GuestOf('poll') { subjectId, recipient }: Guest,
    @ValidBody(pollBody, { example: pollExample }) { answers }: z.infer<typeof pollBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { party } = await this.guests.open(context.areaId, subjectId, recipient);
    return this.act(context, reply, subjectId, {
      type: 'answer-poll',
      party,
      answers,
    });
  }

  @Get('invitation')
  @ApiOperation({ summary: 'When and where, the agenda once it is sent; the read is logged' })
  @Answers(guestInvitationAnswer)
  invitation(
    @PrincipalOf() { areaId, actor }: Principal,
    @GuestOf('invitation') { subjectId, recipient }: Guest,
  ): Promise<Invitation> {
    return this.queries.execute(new GuestInvitation(areaId, actor, subjectId, recipient));
  }

  @Post('invitation/answer')
  @HttpCode(200)
  @Change({
    summary: 'Say whether one comes',
    rejections: [
      'meeting.not-invited-any-more',
      'meeting.invitation-outdated',
      'meeting.cancelled',
      'meeting.already-held',
    ],
  })
  @Answers(commandAnswer)
  async answerInvitation(
    @CommandContextOf() context: CommandContext,
    @GuestOf('invitation') { subjectId, recipient }: Guest,
    @ValidBody(answerBody, { example: { sequence: 0, answer: 'accepted' } })
    body: z.infer<typeof answerBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const act = await this.guests.answerOf(context.areaId, subjectId, recipient, body);
    return this.act(context, reply, subjectId, act);
  }

  @Post('invitation/items')
  @Change({
    summary: 'Ask for something to be on the agenda',
    rejections: [
      'meeting.not-invited-any-more',
      'meeting.cancelled',
      'meeting.already-held',
      'meeting.agenda-own-full',
      'meeting.agenda-full',
    ],
  })
  @Answers(commandAnswer)
  async addItem(
    @CommandContextOf() context: CommandContext,
    @GuestOf('invitation') { subjectId, recipient }: Guest,
    @ValidBody(itemBody, { example: { text: 'Skolskjutsen' } }) { text }: z.infer<typeof itemBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { party } = await this.guests.open(context.areaId, subjectId, recipient);
    const itemId = namedId(context.commandId, 'item');
    const act: MeetingAct = {
      type: 'add-item',
      item: {
        ...{ itemId, kind: 'own', agreementId: null },
        ...{ from: party, minutes: guestMinutes },
      },
    };
    return this.act(context, reply, subjectId, act, [{ subjectId: itemId, text }]);
  }

  /** What every door of a guest does with what it was asked. */
  private async act(
    context: CommandContext,
    reply: FastifyReply,
    meetingId: string,
    act: MeetingAct,
    texts: readonly MeetingText[] = [],
  ): Promise<CommandAnswer> {
    const command = new ActOnMeeting(context, meetingId, act, texts);
    return answer(reply, await this.commands.execute(command));
  }
}
