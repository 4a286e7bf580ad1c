import type { WordField } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Page, Principal } from '@famsam/platform';
import {
  Answers,
  Change,
  CommandContextOf,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Delete, Get, Param } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { AccessLogEntry } from './access-log';
import { AccessLogOf } from './access-log';
import type { EarlierWording } from './earlier-wordings';
import { EarlierWordings } from './earlier-wordings';
import { ForgetSubject, removalGrounds } from './personal-text.commands';
import { ReadPersonalText } from './personal-text.view';

/** The names of the fields at the door, and in the vault. */
const fieldOf = {
  name: 'name',
  personNumber: 'person-number',
  phone: 'phone',
  email: 'email',
  address: 'address',
  note: 'note',
} as const satisfies Readonly<Record<string, WordField>>;
const doorNames = Object.keys(fieldOf) as (keyof typeof fieldOf)[];

const purpose = z
  .enum(['case-work', 'invitation', 'correction', 'register-extract'])
  .describe('Why the texts are read; kept in the access log (law.md 4)');
const readSchema = z.strictObject({ purpose });
const earlierSchema = pageQuerySchema.extend({ field: z.enum(doorNames), purpose });

const textsAnswer = z
  .object({ subjectId: z.uuid(), texts: z.record(z.string(), z.string().nullable()) })
  .meta({ id: 'PersonalTexts' });

const earlierWording = z
  .object({
    text: z.string().nullable(),
    writtenAt: z.iso.datetime(),
    replacedAt: z.iso.datetime(),
  })
  .meta({ id: 'EarlierWording' });

const accessLogEntry = z
  .object({
    at: z.iso.datetime(),
    actor: z.object({ id: z.string(), role: z.string() }),
    act: z.enum(['read', 'write', 'forget', 'check']),
    subjectId: z.uuid(),
    fields: z.array(z.string()),
    purpose: z.string(),
  })
  .meta({ id: 'AccessLogEntry' });

const forgetSchema = z.strictObject({ ground: z.enum(removalGrounds) });

/** What the vault holds about a person, or about whatever else a text was written of; each is written by the act of its own room. */
@ApiTags('people')
@Controller('people/:subjectId')
export class PersonalTextController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('texts')
  @AllowedFor('coordinator')
  @ApiOperation({ summary: 'Read the texts of a person; the read is logged' })
  @Answers(textsAnswer)
  async read(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('subjectId') subjectId: string,
    @ValidQuery(readSchema) { purpose }: z.infer<typeof readSchema>,
  ): Promise<{ subjectId: string; texts: Readonly<Record<string, string | null>> }> {
    const found = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [subjectId], Object.values(fieldOf), purpose, 'left-out'),
    );
    const texts = found.get(subjectId) ?? {};
    const named = doorNames.map((name) => [name, texts[fieldOf[name]] ?? null] as const);
    return { subjectId, texts: Object.fromEntries(named) };
  }

  @Get('earlier-wordings')
  @AllowedFor('coordinator')
  @ApiOperation({ summary: 'What a text said before, the latest first; the read is logged' })
  @Answers(pageAnswer(earlierWording))
  earlier(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('subjectId') subjectId: string,
    @ValidQuery(earlierSchema)
    { field, purpose: why, ...page }: z.infer<typeof earlierSchema>,
  ): Promise<Page<EarlierWording>> {
    return this.queries.execute(
      new EarlierWordings(areaId, actor, subjectId, fieldOf[field], why, page),
    );
  }

  @Delete('texts')
  @AllowedFor('operator')
  @Change({ summary: 'Remove all texts of a person and the key to them (law.md 20)' })
  @Answers(z.object({ subjectId: z.uuid(), removed: z.array(z.string()) }))
  async forget(
    @CommandContextOf() context: CommandContext,
    @Param('subjectId') subjectId: string,
    @ValidQuery(forgetSchema) { ground }: z.infer<typeof forgetSchema>,
  ): Promise<{ subjectId: string; removed: readonly string[] }> {
    const { fields } = await this.commands.execute(new ForgetSubject(context, subjectId, ground));
    return { subjectId, removed: doorNames.filter((name) => fields.includes(fieldOf[name])) };
  }

  @Get('access-log')
  @AllowedFor('operator')
  @ApiOperation({
    summary: 'Who read or wrote what about a person, and why; looking is logged too',
  })
  @Answers(pageAnswer(accessLogEntry))
  accessLog(
    @PrincipalOf() { areaId, actor }: Principal,
    @Param('subjectId') subjectId: string,
    @ValidQuery(pageQuerySchema) page: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<AccessLogEntry>> {
    return this.queries.execute(new AccessLogOf(areaId, actor, subjectId, page));
  }
}
