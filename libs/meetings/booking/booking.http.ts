import type { MeetingTime } from '@famsam/contracts';
import {
  calendarDay,
  invitationAnswers,
  meetingParts,
  meetingTime,
  party,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandAnswer, CommandContext } from '@famsam/platform';
import {
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  namedId,
  ValidBody,
} from '@famsam/platform';
import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actOnMeeting } from '../act-on-meeting';

const unit = { kind: 'unit', unitId: '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e022' };
const time = {
  from: '2026-12-08T12:00:00Z',
  to: '2026-12-08T13:00:00Z',
  roomId: null,
  itemIds: [],
};
const pollBody = z.strictObject({
  slots: z.array(meetingTime).min(2).max(8),
  answerBy: calendarDay.describe('The last day to answer, before the day of the first slot'),
});
const pollExample = {
  slots: [time, { ...time, from: '2026-12-09T12:00:00Z', to: '2026-12-09T13:00:00Z' }],
  answerBy: '2026-12-01',
};
const pollAnswerBody = z.strictObject({
  party,
  answers: z.array(meetingParts.slotAnswered).min(1).max(8).describe('One for each slot'),
});
const pollAnswerExample = {
  party: unit,
  answers: [{ slotId: '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e023', answer: 'if-need-be' }],
};
const invitationAnswerBody = z.strictObject({
  party,
  sequence: z.int().min(0).describe('Of the booking that is answered'),
  answer: z.enum(invitationAnswers),
});
const invitationAnswerExample = { party: unit, sequence: 0, answer: 'accepted' };

const over = ['meeting.cancelled', 'meeting.already-held', 'meeting.case-not-open'];
const booking = [
  ...over,
  'meeting.taken',
  'meeting.consent-missing',
  'meeting.in-the-past',
  'meeting.ends-before-it-begins',
  'meeting.room-unknown',
  'meeting.equipment-unknown',
];

/** When the meeting is held: asked about in a poll, booked, moved, cancelled, answered. */
@ApiTags('meetings')
@AllowedFor('coordinator')
@Controller('meetings/:meetingId')
export class BookingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('poll')
  @Change({
    summary: 'Ask everybody invited which of some slots suit them; each hears of it alone',
    ifMatch: true,
    rejections: [
      ...over,
      'meeting.already-booked',
      'meeting.poll-open',
      'meeting.slot-twice',
      'meeting.in-the-past',
      'meeting.ends-before-it-begins',
      'meeting.answer-by-in-the-past',
      'meeting.answer-by-too-late',
      'meeting.consent-missing',
    ],
  })
  @Answers(commandAnswer)
  openPoll(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(pollBody, { example: pollExample }) body: z.infer<typeof pollBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { commandId } = context;
    const slots = body.slots.map((slot, at) => ({
      ...exactly(slot),
      slotId: namedId(commandId, `slot ${at}`),
    }));
    const { answerBy } = body;
    const pollId = namedId(commandId, 'poll');
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'open-poll',
      pollId,
      slots,
      answerBy,
    });
  }

  @Post('poll/answers')
  @HttpCode(200)
  @Change({
    summary: 'Write down what somebody answered',
    rejections: [
      ...over,
      'meeting.poll-not-open',
      'meeting.not-invited',
      'meeting.slot-unknown',
      'meeting.slot-twice',
    ],
  })
  @Answers(commandAnswer)
  answerPoll(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(pollAnswerBody, { example: pollAnswerExample }) body: z.infer<typeof pollAnswerBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'answer-poll', ...body });
  }

  @Post('poll/closed')
  @HttpCode(200)
  @Change({
    summary: 'Close the poll before everybody has answered',
    ifMatch: true,
    rejections: [...over, 'meeting.poll-not-open'],
  })
  @Answers(commandAnswer)
  closePoll(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'close-poll',
      byItself: false,
    });
  }

  @Post('booking')
  @Change({
    summary: 'Book room, equipment and people at once, and invite everybody',
    ifMatch: true,
    rejections: [...booking, 'meeting.already-booked'],
  })
  @Answers(commandAnswer)
  book(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(meetingTime, { example: time }) body: z.infer<typeof meetingTime>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'book',
      time: exactly(body),
    });
  }

  @Put('booking')
  @Change({
    summary: 'Move the meeting; everybody is told once',
    ifMatch: true,
    rejections: [...booking, 'meeting.not-booked'],
  })
  @Answers(commandAnswer)
  move(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(meetingTime, { example: time }) body: z.infer<typeof meetingTime>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'move',
      time: exactly(body),
    });
  }

  @Delete('booking')
  @HttpCode(200)
  @Change({
    summary: 'Cancel the meeting; everybody is told once',
    ifMatch: true,
    rejections: ['meeting.not-booked', 'meeting.already-held'],
  })
  @Answers(commandAnswer)
  cancel(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'cancel' });
  }

  @Post('answers')
  @HttpCode(200)
  @Change({
    summary: 'Write down how somebody answered the invitation',
    rejections: [
      ...over,
      'meeting.not-booked',
      'meeting.not-invited',
      'meeting.invitation-outdated',
    ],
  })
  @Answers(commandAnswer)
  answerInvitation(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(invitationAnswerBody, { example: invitationAnswerExample })
    body: z.infer<typeof invitationAnswerBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'answer-invitation',
      ...body,
    });
  }
}

/** One instant is written in one way, so that the same time twice is seen to be the same. */
function exactly(time: MeetingTime): MeetingTime {
  const [from, to] = [new Date(time.from).toISOString(), new Date(time.to).toISOString()];
  return { ...time, from, to };
}
