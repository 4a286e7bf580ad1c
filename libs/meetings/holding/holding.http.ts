import {
  calendarDay,
  idsOnce,
  meetingMinutes,
  meetingParts,
  party,
  paragraphs,
  saysWhy,
  whyNotSaid,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import { actsOf, commandAnswer, namedId } from '@famsam/platform';
import { Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ActOnMeeting } from '../meeting.commands';

const unitId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e022';
const memberId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e021';
const owner = { kind: 'unit', unitId };
const attendanceBody = z.strictObject({ party, came: z.boolean() });
const noteBody = z.strictObject({
  owner: party.describe('Exactly one: a unit, or a member of the family'),
  dueOn: calendarDay,
  what: paragraphs(2000).describe('Who does what; rests in the vault'),
});
const noteExample = {
  owner,
  dueOn: '2026-12-18',
  what: 'Skolan ordnar en plats i den lilla gruppen.',
};
const heldBody = meetingParts.held
  .extend({
    minutes: meetingMinutes,
    unitIds: idsOnce(30),
    memberIds: idsOnce(30),
    discussed: idsOnce(30),
    withoutConsent: meetingParts.held.shape.withoutConsent
      .default(null)
      .describe('Why it was held although consent was missing; it then counts nowhere'),
    note: paragraphs(20_000).optional().describe('Notes; they rest in the vault'),
  })
  .refine(saysWhy, whyNotSaid);
const heldExample = {
  minutes: 55,
  unitIds: [unitId],
  memberIds: [memberId],
  discussed: [memberId],
};

const over = ['meeting.cancelled', 'meeting.already-held', 'meeting.not-booked', 'meeting.not-yet'];
const noteRejections = [
  ...over,
  'meeting.unit-unknown',
  'meeting.member-unknown',
  'meeting.days-backwards',
];

/** What is written down in the meeting itself. */
@ApiTags('meetings')
@Controller('meetings/:meetingId')
export class HoldingController {
  constructor(readonly commands: CommandBus) {}
}

const act = actsOf<'meetingId', typeof commandAnswer>(
  HoldingController,
  commandAnswer,
  AllowedFor('coordinator'),
);

act(
  'attendance',
  'PUT attendance',
  {
    summary: 'Who came, and who did not',
    body: attendanceBody,
    example: { party: owner, came: true },
    rejections: [...over, 'meeting.not-invited'],
  },
  ({ context, ids, body }) => ({
    command: new ActOnMeeting(context, ids.meetingId, { type: 'note-attendance', ...body }),
  }),
);

act(
  'begin',
  'POST items/:itemId/begun',
  {
    summary: 'This is spoken of now; what was spoken of before is over',
    status: 200,
    rejections: [...over, 'meeting.agenda-item-unknown'],
  },
  ({ context, ids: { meetingId, itemId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'begin-item', itemId }),
  }),
);

act(
  'end',
  'POST items/:itemId/ended',
  { summary: 'This is over', status: 200, rejections: [...over, 'meeting.item-not-running'] },
  ({ context, ids: { meetingId, itemId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'end-item', itemId }),
  }),
);

act(
  'addNote',
  'POST notes',
  {
    summary: 'Write down an agreement as it is made; it is made when the meeting has been held',
    body: noteBody,
    example: noteExample,
    rejections: noteRejections,
  },
  ({ context, ids: { meetingId }, body: { what, ...terms } }) => {
    const noteId = namedId(context.commandId, 'note');
    const note = { noteId, ...terms };
    const texts = [{ subjectId: noteId, text: what }];
    return {
      command: new ActOnMeeting(context, meetingId, { type: 'note-agreement', note }, texts),
    };
  },
);

act(
  'changeNote',
  'PUT notes/:noteId',
  {
    summary: 'Write it down in another way',
    ifMatch: true,
    body: noteBody,
    example: noteExample,
    rejections: [...noteRejections, 'meeting.note-unknown'],
  },
  ({ context, ids: { meetingId, noteId }, body: { what, ...terms } }) => {
    const note = { noteId, ...terms };
    const texts = [{ subjectId: noteId, text: what }];
    return { command: new ActOnMeeting(context, meetingId, { type: 'change-note', note }, texts) };
  },
);

act(
  'removeNote',
  'DELETE notes/:noteId',
  { summary: 'It was not agreed after all', rejections: [...over, 'meeting.note-unknown'] },
  ({ context, ids: { meetingId, noteId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'remove-note', noteId }),
  }),
);

act(
  'hold',
  'POST held',
  {
    summary: 'It was held: processes start by the rule, and what was written down is agreed',
    status: 200,
    ifMatch: true,
    body: heldBody,
    example: heldExample,
    rejections: [
      ...over,
      'meeting.unit-unknown',
      'meeting.member-unknown',
      'meeting.consent-missing',
      'meeting.consent-not-missing',
      'case.not-open',
    ],
  },
  ({ context, ids: { meetingId }, body: { note, ...held } }) => {
    const texts = note === undefined ? [] : [{ subjectId: meetingId, text: note }];
    return { command: new ActOnMeeting(context, meetingId, { type: 'hold', held }, texts) };
  },
);
