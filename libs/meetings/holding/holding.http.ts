import { calendarDay, meetingParts, party } from '@famsam/contracts';
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
import type { MeetingAct } from '../meeting.commands';

const unitId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e022';
const memberId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e021';
const owner = { kind: 'unit', unitId };
const attendanceBody = z.strictObject({ party, came: z.boolean() });
const noteBody = z.strictObject({
  owner: party.describe('Exactly one: a unit, or a member of the family'),
  dueOn: calendarDay,
  what: z.string().trim().min(1).max(2000).describe('Who does what; rests in the vault'),
});
const noteExample = {
  owner,
  dueOn: '2026-12-18',
  what: 'Skolan ordnar en plats i den lilla gruppen.',
};
const heldBody = meetingParts.held.extend({
  note: z.string().trim().min(1).max(20_000).optional().describe('Notes; they rest in the vault'),
});
const heldExample = {
  minutes: 55,
  unitIds: [unitId],
  memberIds: [memberId],
  discussed: [memberId],
};

const over = ['meeting.cancelled', 'meeting.already-held', 'meeting.not-booked', 'meeting.not-yet'];

/** What is written down in the meeting itself. */
@ApiTags('meetings')
@AllowedFor('coordinator')
@Controller('meetings/:meetingId')
export class HoldingController {
  constructor(private readonly commands: CommandBus) {}

  @Put('attendance')
  @Change({ summary: 'Who came, and who did not', rejections: [...over, 'meeting.not-invited'] })
  @Answers(commandAnswer)
  attendance(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(attendanceBody, { example: { party: owner, came: true } })
    body: z.infer<typeof attendanceBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, {
      type: 'note-attendance',
      ...body,
    });
  }

  @Post('items/:itemId/begun')
  @HttpCode(200)
  @Change({
    summary: 'This is spoken of now; what was spoken of before is over',
    rejections: [...over, 'meeting.agenda-item-unknown'],
  })
  @Answers(commandAnswer)
  begin(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'begin-item', itemId });
  }

  @Post('items/:itemId/ended')
  @HttpCode(200)
  @Change({ summary: 'This is over', rejections: [...over, 'meeting.item-not-running'] })
  @Answers(commandAnswer)
  end(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'end-item', itemId });
  }

  @Post('notes')
  @Change({
    summary: 'Write down an agreement as it is made; it is made when the meeting has been held',
    rejections: [
      ...over,
      'meeting.unit-unknown',
      'meeting.member-unknown',
      'meeting.days-backwards',
    ],
  })
  @Answers(commandAnswer)
  addNote(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(noteBody, { example: noteExample }) body: z.infer<typeof noteBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const noteId = namedId(context.commandId, 'note');
    return this.note(reply, context, meetingId, 'note-agreement', noteId, body);
  }

  @Put('notes/:noteId')
  @Change({
    summary: 'Write it down in another way',
    rejections: [
      ...over,
      'meeting.note-unknown',
      'meeting.unit-unknown',
      'meeting.member-unknown',
      'meeting.days-backwards',
    ],
  })
  @Answers(commandAnswer)
  changeNote(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
    @ValidBody(noteBody, { example: noteExample }) body: z.infer<typeof noteBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return this.note(reply, context, meetingId, 'change-note', noteId, body);
  }

  @Delete('notes/:noteId')
  @HttpCode(200)
  @Change({ summary: 'It was not agreed after all', rejections: [...over, 'meeting.note-unknown'] })
  @Answers(commandAnswer)
  removeNote(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'remove-note', noteId });
  }

  @Post('held')
  @HttpCode(200)
  @Change({
    summary: 'It was held: processes start by the rule, and what was written down is agreed',
    ifMatch: true,
    rejections: [
      ...over,
      'meeting.unit-unknown',
      'meeting.member-unknown',
      'meeting.consent-missing',
      'case.not-open',
    ],
  })
  @Answers(commandAnswer)
  hold(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(heldBody, { example: heldExample }) { note, ...held }: z.infer<typeof heldBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const texts = note === undefined ? [] : [{ subjectId: meetingId, text: note }];
    return actOnMeeting(this.commands, reply, context, meetingId, { type: 'hold', held }, texts);
  }

  private note(
    reply: FastifyReply,
    context: CommandContext,
    meetingId: string,
    type: 'note-agreement' | 'change-note',
    noteId: string,
    { what, ...told }: z.infer<typeof noteBody>,
  ): Promise<CommandAnswer> {
    const act: MeetingAct = { type, note: { noteId, ...told } };
    return actOnMeeting(this.commands, reply, context, meetingId, act, [
      { subjectId: noteId, text: what },
    ]);
  }
}
