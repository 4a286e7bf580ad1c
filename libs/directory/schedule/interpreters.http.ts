import {
  interpretedLanguage,
  languageCode,
  line,
  mailAddress,
  weeklyHours,
} from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { Principal } from '@famsam/platform';
import { actsOf, Answers, commandAnswer, etagOf, namedId, PrincipalOf } from '@famsam/platform';
import { Controller, Get, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  InterpretersOf,
  RemoveInterpreter,
  SetInterpreter,
  type Interpreters,
} from './interpreters.commands';

const interpreterBody = z.strictObject({
  name: line(200).describe('A person, or an agency of interpreters; rests in the vault'),
  phone: line(40).nullable().default(null),
  email: mailAddress.nullable().default(null),
  languages: z.array(interpretedLanguage).min(1).max(20),
  hours: z.array(weeklyHours).max(50).default([]).describe('None: weekdays from eight to five'),
  placeId: z
    .uuid()
    .nullable()
    .default(null)
    .describe('From where they travel; null when they interpret from anywhere'),
});
const interpreterExample = {
  name: 'Tolkcentralen Exempel',
  email: 'bokning@exempel.se',
  languages: ['so', 'ar'],
};
const interpretersAnswer = z.object({
  version: z.int().describe('Of the schedule, for If-Match'),
  items: z.array(
    z
      .object({
        interpreterId: z.uuid(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        languages: z.array(languageCode),
        hours: z.array(weeklyHours),
        placeId: z.uuid().nullable(),
        active: z.boolean().describe('Can be booked; the others are known by name alone'),
      })
      .meta({ id: 'Interpreter' }),
  ),
});
const rejections = [
  'schedule.place-unknown',
  'schedule.hours-unfit',
  'schedule.hours-overlap',
  'schedule.interpreter-unknown',
];

/** Who interprets in the area (law.md 24); whom nobody here speaks for is ordered from outside. */
@ApiTags('directory')
@AllowedFor('coordinator', 'operator')
@Controller('directory/interpreters')
export class InterpretersController {
  constructor(
    readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Interpreters and their languages; the read of the names is logged' })
  @Answers(interpretersAnswer)
  async list(
    @PrincipalOf() { areaId, actor }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Interpreters> {
    const interpreters = await this.queries.execute(new InterpretersOf(areaId, actor));
    void reply.header('etag', etagOf(interpreters.version));
    return interpreters;
  }
}

const act = actsOf<never, typeof commandAnswer>(
  InterpretersController,
  commandAnswer,
  AllowedFor('coordinator', 'operator'),
);

type Told = z.infer<typeof interpreterBody>;

function parts(interpreterId: string, { name, phone, email, ...entry }: Told) {
  return { entry: { interpreterId, ...entry }, texts: { name, phone, email } };
}

act(
  'add',
  'POST ',
  { summary: 'Add an interpreter', body: interpreterBody, example: interpreterExample, rejections },
  ({ context, body }) => {
    const { entry, texts } = parts(namedId(context.commandId, 'interpreter'), body);
    return { command: new SetInterpreter(context, entry, texts, false) };
  },
);

act(
  'change',
  'PUT :interpreterId',
  {
    summary: 'An interpreter as they are now; If-Match is the version of the schedule',
    ifMatch: true,
    body: interpreterBody,
    example: interpreterExample,
    rejections,
  },
  ({ context, ids: { interpreterId }, body }) => {
    const { entry, texts } = parts(interpreterId, body);
    return { command: new SetInterpreter(context, entry, texts, true) };
  },
);

act(
  'remove',
  'DELETE :interpreterId',
  {
    summary: 'Somebody who is booked no more; phone and e-mail are taken away, the name stays',
    ifMatch: true,
    rejections: ['schedule.interpreter-unknown'],
  },
  ({ context, ids: { interpreterId } }) => ({
    command: new RemoveInterpreter(context, interpreterId),
  }),
);
