import {
  agendaItemKinds,
  agendaWarnings,
  calendarDay,
  idsOnce,
  meetingParts,
  mostAgendaItems,
  party,
  paragraphs,
} from '@famsam/contracts';
import { agendaStandings, agreementStatuses } from '@famsam/agreements';
import { AllowedFor } from '@famsam/identity';
import type { Principal } from '@famsam/platform';
import { actsOf, Answers, commandAnswer, etagOf, namedId, PrincipalOf } from '@famsam/platform';
import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ActOnMeeting } from '../meeting.commands';
import { leftOutReasons } from './agenda';
import { AgendaOf, type Agenda } from './agenda.queries';

const text = paragraphs(500).describe('What is to be spoken of; rests in the vault');
const minutes = z.int().min(1).max(240);
const newItemBody = z.strictObject({
  text,
  minutes,
  from: party.nullable().default(null).describe('Who wants it; null for the team'),
});
const itemBody = z.strictObject({ minutes });
const wordsBody = z.strictObject({ text });
const orderBody = z.strictObject({
  itemIds: idsOnce(mostAgendaItems).describe('All items of the agenda, in the order wanted'),
});

const agreement = z.object({
  agreementId: z.uuid(),
  standing: z.enum(agendaStandings),
  status: z.enum(agreementStatuses),
  owner: party,
  madeOn: calendarDay,
  dueOn: calendarDay,
  daysOverdue: z.int(),
});
const agendaAnswer = z
  .object({
    items: z.array(
      z.object({
        itemId: z.uuid(),
        kind: z.enum(agendaItemKinds),
        agreementId: z.uuid().nullable(),
        from: party.nullable(),
        minutes,
        text: z.string().nullable(),
        agreement: agreement.nullable(),
        secondsSpent: z.int(),
      }),
    ),
    leftOut: z
      .array(
        z.object({
          itemId: z.uuid(),
          because: z.enum(leftOutReasons),
          text: z.string().nullable(),
        }),
      )
      .describe('What would be on it, and why it is not'),
    meetingMinutes: z.int(),
    plannedMinutes: z.int(),
    warnings: z.array(z.enum(agendaWarnings)),
    sendsOn: calendarDay.nullable().describe('The day it is sent by itself'),
    sentOn: calendarDay.nullable(),
    changedSinceSent: z.boolean(),
    running: z
      .object({
        itemId: z.uuid(),
        at: z.iso.datetime(),
        seconds: z.int().describe('From `at` until this answer, by the clock of the house'),
      })
      .nullable()
      .describe('What is spoken of right now, and since when'),
    notes: z
      .array(meetingParts.agreementNote.extend({ what: z.string().nullable() }))
      .describe('Agreements written down in the meeting; they are made when it has been held'),
    version: z.int(),
  })
  .meta({ id: 'Agenda' });

const over = ['meeting.cancelled', 'meeting.already-held'];

/** The agenda that writes itself, and what is changed in it (law.md 28). */
@ApiTags('meetings')
@AllowedFor('coordinator')
@Controller('meetings/:meetingId/agenda')
export class AgendaController {
  constructor(
    readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The agenda as it is now; the read is logged' })
  @Answers(agendaAnswer)
  async agenda(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Agenda> {
    const agenda = await this.queries.execute(new AgendaOf(areaId, actor, meetingId));
    void reply.header('etag', etagOf(agenda.version));
    return agenda;
  }
}

const act = actsOf<'meetingId', typeof commandAnswer>(
  AgendaController,
  commandAnswer,
  AllowedFor('coordinator'),
);

act(
  'add',
  'POST items',
  {
    summary: 'Put something on the agenda',
    body: newItemBody,
    example: { text: 'Skolskjutsen', minutes: 5, from: null },
    rejections: [...over, 'meeting.not-invited', 'meeting.agenda-own-full', 'meeting.agenda-full'],
  },
  ({ context, ids: { meetingId }, body: { text: words, ...wanted } }) => {
    const itemId = namedId(context.commandId, 'item');
    const item = { itemId, kind: 'own', agreementId: null, ...wanted } as const;
    const texts = [{ subjectId: itemId, text: words }];
    return { command: new ActOnMeeting(context, meetingId, { type: 'add-item', item }, texts) };
  },
);

act(
  'change',
  'PUT items/:itemId',
  {
    summary: 'Give an item another length',
    body: itemBody,
    example: { minutes: 10 },
    rejections: [...over, 'meeting.agenda-item-unknown'],
  },
  ({ context, ids: { meetingId, itemId }, body }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'time-item', itemId, ...body }),
  }),
);

act(
  'reword',
  'PUT items/:itemId/text',
  {
    summary: 'Put an item in other words',
    ifMatch: true,
    body: wordsBody,
    example: { text: 'Skolskjutsen efter lovet' },
    rejections: [...over, 'meeting.agenda-item-unknown', 'meeting.agenda-words-of-agreement'],
  },
  ({ context, ids: { meetingId, itemId }, body: { text: words } }) => {
    const texts = [{ subjectId: itemId, text: words }];
    return {
      command: new ActOnMeeting(context, meetingId, { type: 'reword-item', itemId }, texts),
    };
  },
);

act(
  'remove',
  'DELETE items/:itemId',
  {
    summary: 'Take an item off the agenda',
    rejections: [...over, 'meeting.agenda-item-unknown'],
  },
  ({ context, ids: { meetingId, itemId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'remove-item', itemId }),
  }),
);

act(
  'order',
  'PUT order',
  {
    summary: 'Put the items in another order',
    ifMatch: true,
    body: orderBody,
    example: { itemIds: ['0199b1f0-5f6e-5c1a-8d39-7a52c1f4e024'] },
    rejections: [...over, 'meeting.agenda-order-incomplete'],
  },
  ({ context, ids: { meetingId }, body: { itemIds } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'order-items', itemIds }),
  }),
);

act(
  'send',
  'POST sent',
  {
    summary: 'Send the agenda now; nothing happens when nothing has changed since it was sent',
    status: 200,
    ifMatch: true,
    rejections: [...over, 'meeting.not-booked', 'meeting.agenda-empty'],
  },
  ({ context, ids: { meetingId } }) => ({
    command: new ActOnMeeting(context, meetingId, { type: 'send-agenda' }),
  }),
);
