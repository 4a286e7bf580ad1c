import { idsOnce, interpretedLanguage } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import { actsOf, commandAnswer } from '@famsam/platform';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActOnMeeting } from '../meeting.commands';

const chosenBody = z.strictObject({
  interpreterIds: idsOnce(10).describe('Of the directory; all who shall come'),
});
const chosenExample = { interpreterIds: ['0199b1f0-5f6e-5c1a-8d39-7a52c1f4e025'] };
const languageBody = z.strictObject({ language: interpretedLanguage });
const languageExample = { language: 'so' };
const over = ['meeting.cancelled', 'meeting.already-held', 'meeting.not-booked'];

/** Who interprets at a booked meeting (law.md 24): somebody of the directory, or one ordered from outside. */
@ApiTags('meetings')
@Controller('meetings/:meetingId/interpreters')
export class InterpretingController {
  constructor(readonly commands: CommandBus) {}
}

const act = actsOf<'meetingId', typeof commandAnswer>(
  InterpretingController,
  commandAnswer,
  AllowedFor('coordinator'),
);

act(
  'choose',
  'PUT ',
  {
    summary: 'Say which interpreters of the directory shall come; the others are called off',
    ifMatch: true,
    body: chosenBody,
    example: chosenExample,
    rejections: [
      ...over,
      'meeting.taken',
      'meeting.child-as-interpreter',
      'meeting.interpreter-unknown',
      'meeting.interpreter-not-needed',
      'meeting.interpreter-ordered-already',
    ],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'choose-interpreters', ...body }),
  }),
);

act(
  'order',
  'POST ordered',
  {
    summary: 'An interpreter was ordered from outside',
    status: 200,
    ifMatch: true,
    body: languageBody,
    example: languageExample,
    rejections: [...over, 'meeting.interpreter-not-needed'],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'order-interpreter', ...body }),
  }),
);

act(
  'confirm',
  'POST confirmed',
  {
    summary: 'Whoever was ordered from outside will come',
    status: 200,
    ifMatch: true,
    body: languageBody,
    example: languageExample,
    rejections: [...over, 'meeting.interpreter-not-ordered'],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'confirm-interpreter', ...body }),
  }),
);

act(
  'withdrawOrder',
  'POST order-withdrawn',
  {
    summary: 'Nobody comes by the order: it was called off, turned down or written by mistake',
    status: 200,
    ifMatch: true,
    body: languageBody,
    example: languageExample,
    rejections: [...over, 'meeting.interpreter-not-ordered'],
  },
  ({ context, ids: { meetingId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'withdraw-interpreter-order', ...body }),
  }),
);
