import type { MeetingTime } from '@famsam/contracts';
import {
  calendarDay,
  idsOnce,
  invitationAnswers,
  meetingParts,
  meetingTime,
  party,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import { actsOf, commandAnswer, namedId } from '@famsam/platform';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActOnMeeting } from '../meeting.commands';

const unit = { kind: 'unit', unitId: '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e022' };
const timeExample = {
  from: '2026-12-08T12:00:00Z',
  to: '2026-12-08T13:00:00Z',
  roomId: null,
  itemIds: [],
};
const bookingBody = meetingTime.extend({
  interpreterIds: idsOnce(10)
    .optional()
    .describe('Interpreters of the directory; languages without one are ordered from outside'),
});
const pollBody = z.strictObject({
  slots: z.array(meetingTime).min(2).max(8),
  answerBy: calendarDay.describe('The last day to answer, before the day of the first slot'),
});
const pollExample = {
  slots: [
    timeExample,
    { ...timeExample, from: '2026-12-09T12:00:00Z', to: '2026-12-09T13:00:00Z' },
  ],
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
  'meeting.length-unfit',
  'meeting.room-unknown',
  'meeting.equipment-unknown',
  'meeting.child-as-interpreter',
  'meeting.interpreter-unknown',
  'meeting.interpreter-not-needed',
  'meeting.interpreter-ordered-already',
];

/** When the meeting is held: asked about in a poll, booked, moved, cancelled, answered. */
@ApiTags('meetings')
@Controller('meetings/:meetingId')
export class BookingController {
  constructor(readonly commands: CommandBus) {}
}

const act = actsOf<'meetingId', typeof commandAnswer>(
  BookingController,
  commandAnswer,
  AllowedFor('coordinator'),
);

act(
  'openPoll',
  'POST poll',
  {
    summary: 'Ask everybody invited which of some slots suit them; each hears of it alone',
    ifMatch: true,
    body: pollBody,
    example: pollExample,
    rejections: [
      ...over,
      'meeting.already-booked',
      'meeting.poll-open',
      'meeting.slot-twice',
      'meeting.in-the-past',
      'meeting.ends-before-it-begins',
      'meeting.length-unfit',
      'meeting.answer-by-in-the-past',
      'meeting.answer-by-too-late',
      'meeting.consent-missing',
    ],
  },
  ({ context, ids: { meetingId }, body: { slots, answerBy } }) => ({
    command: new ActOnMeeting(context, meetingId, {
      type: 'open-poll',
      pollId: namedId(context.commandId, 'poll'),
      slots: slots.map((slot, at) => ({
        ...exactly(slot),
        slotId: namedId(context.commandId, `slot ${at}`),
      })),
      answerBy,
    }),
  }),
);

act(
  'answerPoll',
  'POST poll/answers',
  {
    summary: 'Write down what somebody answered',
    status: 200,
    body: pollAnswerBody,
    example: pollAnswerExample,
    rejections: [
      ...over,
      'meeting.poll-not-open',
      'meeting.not-invited',
      'meeting.slot-unknown',
      'meeting.slot-twice',
    ],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'answer-poll', ...body }),
  }),
);

act(
  'closePoll',
  'POST poll/closed',
  {
    summary: 'Close the poll before everybody has answered',
    status: 200,
    ifMatch: true,
    rejections: [...over, 'meeting.poll-not-open'],
  },
  ({ context, ids: { meetingId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'close-poll', byItself: false }),
  }),
);

act(
  'book',
  'POST booking',
  {
    summary: 'Book room, equipment, interpreters and people at once, and invite everybody',
    ifMatch: true,
    body: bookingBody,
    example: timeExample,
    rejections: [...booking, 'meeting.already-booked'],
  },
  ({ context, ids: { meetingId }, body: { interpreterIds, ...time } }) => ({
    command: new ActOnMeeting(context, meetingId, {
      type: 'book',
      time: exactly(time),
      interpreterIds,
    }),
  }),
);

act(
  'move',
  'PUT booking',
  {
    summary: 'Move the meeting; everybody is told once, and interpreters are booked anew',
    ifMatch: true,
    body: bookingBody,
    example: timeExample,
    rejections: [...booking, 'meeting.not-booked'],
  },
  ({ context, ids: { meetingId }, body: { interpreterIds, ...time } }) => ({
    command: new ActOnMeeting(context, meetingId, {
      type: 'move',
      time: exactly(time),
      interpreterIds,
    }),
  }),
);

act(
  'cancel',
  'DELETE booking',
  {
    summary: 'Cancel the meeting; everybody is told once',
    ifMatch: true,
    rejections: ['meeting.not-booked', 'meeting.already-held'],
  },
  ({ context, ids: { meetingId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'cancel' }),
  }),
);

act(
  'answerInvitation',
  'POST answers',
  {
    summary: 'Write down how somebody answered the invitation',
    status: 200,
    body: invitationAnswerBody,
    example: invitationAnswerExample,
    rejections: [
      ...over,
      'meeting.not-booked',
      'meeting.not-invited',
      'meeting.invitation-outdated',
    ],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'answer-invitation', ...body }),
  }),
);

/** One instant is written in one way, so that the same time twice is seen to be the same. */
function exactly(time: MeetingTime): MeetingTime {
  const [from, to] = [new Date(time.from).toISOString(), new Date(time.to).toISOString()];
  return { ...time, from, to };
}
