import { meetingRequest, partyId } from '@famsam/contracts';
import type { InvitationAnswer, Party, Recipient } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { AreaId } from '@famsam/kernel';
import { MessagesAbout } from '@famsam/messages';
import type { CommandAnswer, CommandContext, Page, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  decodeCursor,
  encodeCursor,
  etagOf,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { meetingAnswer, shownMeeting, type MeetingShown } from './meeting.answers';
import { ActOnMeeting, RequestMeeting } from './meeting.commands';
import { MeetingFactFinder } from './meeting.finder';
import { MeetingById, MeetingsOfCase, type MeetingEntry } from './meeting.view';
import { slotsAnswer, slotsShown, SlotsOfMeeting } from './finding';

const newMeetingBody = meetingRequest.extend({ caseId: z.uuid() });
const ofCaseQuery = pageQuerySchema.extend({ caseId: z.uuid() });
const slotsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(10).describe('How many of the best'),
});

const requestExample = {
  kind: 'collaboration',
  form: 'digital',
  must: {
    memberIds: ['0199b1f0-5f6e-5c1a-8d39-7a52c1f4e021'],
    unitIds: ['0199b1f0-5f6e-5c1a-8d39-7a52c1f4e022'],
  },
  may: { memberIds: [], unitIds: [] },
  minutes: 60,
  earliest: '2026-11-30',
  latest: '2026-12-18',
  noticeDays: 7,
  interpreter: null,
  equipment: [],
  wishes: { weekdays: [], dayParts: ['afternoon'], notInSchoolTimeOf: null },
};
const caseId = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e020';
const rejections = [
  'meeting.case-not-open',
  'meeting.consent-missing',
  'meeting.member-unknown',
  'meeting.unit-unknown',
  'meeting.invited-twice',
  'meeting.nobody-must-come',
  'meeting.days-backwards',
  'meeting.days-too-many',
  'meeting.days-too-soon',
];

@ApiTags('meetings')
@AllowedFor('coordinator')
@Controller('meetings')
export class MeetingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly finder: MeetingFactFinder,
  ) {}

  @Post()
  @Change({ summary: 'Ask for a meeting; the id of the answer is the meeting', rejections })
  @Answers(commandAnswer)
  async request(
    @CommandContextOf() context: CommandContext,
    @ValidBody(newMeetingBody, { example: { caseId, ...requestExample } })
    { caseId: of, ...request }: z.infer<typeof newMeetingBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answer(reply, await this.commands.execute(new RequestMeeting(context, of, request)));
  }

  @Get()
  @ApiOperation({ summary: 'The meetings asked for in a case, by the day of asking' })
  @Answers(pageAnswer(meetingAnswer))
  async ofCase(
    @PrincipalOf() { areaId }: Principal,
    @ValidQuery(ofCaseQuery) { caseId: of, limit, cursor }: z.infer<typeof ofCaseQuery>,
  ): Promise<Page<MeetingShown>> {
    const rows = await this.queries.execute(new MeetingsOfCase(areaId, of));
    // A case has a handful of meetings, so a page is cut from the whole list.
    const [after] = decodeCursor(cursor, z.tuple([z.uuid()])) ?? [];
    const start = rows.findIndex(({ meetingId }) => meetingId === after) + 1;
    const items = await Promise.all(
      rows.slice(start, start + limit).map((meeting) => this.shown(areaId, meeting)),
    );
    const last = start + limit < rows.length ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.meetingId]) : null };
  }

  @Get(':meetingId')
  @ApiOperation({ summary: 'A meeting and what it is asked for with' })
  @Answers(meetingAnswer)
  async meeting(
    @PrincipalOf() { areaId }: Principal,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingShown> {
    const meeting = await this.queries.execute(new MeetingById(areaId, meetingId));
    void reply.header('etag', etagOf(meeting.version));
    return this.shown(areaId, meeting);
  }

  @Put(':meetingId/request')
  @Change({
    summary: 'Change what a meeting is asked for with',
    ifMatch: true,
    rejections: ['meeting.cancelled', ...rejections],
  })
  @Answers(commandAnswer)
  async change(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidBody(meetingRequest, { example: requestExample }) body: z.infer<typeof meetingRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new ActOnMeeting(context, meetingId, { type: 'change-request', request: body });
    return answer(reply, await this.commands.execute(command));
  }

  @Delete(':meetingId/request')
  @HttpCode(200)
  @Change({ summary: 'No meeting is asked for any more', ifMatch: true })
  @Answers(commandAnswer)
  async cancel(
    @CommandContextOf() context: CommandContext,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const command = new ActOnMeeting(context, meetingId, { type: 'cancel-request' });
    return answer(reply, await this.commands.execute(command));
  }

  @Get(':meetingId/slots')
  @ApiOperation({
    summary: 'When the meeting could be held: the best slots with their reasons, and every hour',
  })
  @Answers(slotsAnswer)
  async slots(
    @PrincipalOf() { areaId }: Principal,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @ValidQuery(slotsQuery) { limit }: z.infer<typeof slotsQuery>,
  ): Promise<z.infer<typeof slotsAnswer>> {
    const found = await this.queries.execute(new SlotsOfMeeting(areaId, meetingId));
    return slotsShown(found, limit);
  }

  private async shown(areaId: AreaId, meeting: MeetingEntry): Promise<MeetingShown> {
    const { members } = await this.finder.caseOf(areaId, meeting.caseId);
    const untold = await this.finder.untold(areaId, meeting);
    return shownMeeting(meeting, untold, members, await this.byOthers(areaId, meeting));
  }

  /** Of those invited to the meeting as it is booked now. */
  private async byOthers(
    areaId: AreaId,
    { meetingId, booking }: MeetingEntry,
  ): Promise<ReadonlyMap<string, InvitationAnswer>> {
    if (!booking) return new Map();
    const about = { kind: 'meeting', id: meetingId } as const;
    const kinds = ['invitation', 'invitation-changed'] as const;
    const messages = await this.queries.execute(new MessagesAbout(areaId, about, kinds));
    return new Map(
      messages.flatMap(({ recipient, byAnother }) =>
        byAnother?.sequence === booking.sequence && isParty(recipient)
          ? [[partyId(recipient), byAnother.answer] as const]
          : [],
      ),
    );
  }
}

function isParty(recipient: Recipient): recipient is Extract<Recipient, Party> {
  return recipient.kind === 'unit' || recipient.kind === 'member';
}
