import { agencyKinds, calendarDay, lineInClear } from '@famsam/contracts';
import { AllowedFor } from '@famsam/identity';
import type { CommandContext, Page, Principal } from '@famsam/platform';
import {
  answer,
  Answers,
  Change,
  commandAnswer,
  CommandContextOf,
  decodeCursor,
  encodeCursor,
  NotFoundError,
  pageAnswer,
  pageQuerySchema,
  PrincipalOf,
  ValidBody,
  ValidQuery,
} from '@famsam/platform';
import { Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { areaShown } from './area-shown';
import {
  AddAgency,
  AddUnit,
  ChangeUnit,
  JoinMunicipality,
  RecordPopulation,
  RenameAgency,
} from './directory.commands';
import type { Municipality } from './municipalities';
import type { AgencyEntry, UnitEntry } from './offices.view';
import { AgenciesOf, UnitsOf } from './offices.view';
import type { AreaSummary, PopulationFigure } from './places.view';
import { MunicipalitiesOf, PopulationFigures } from './places.view';

const name = lineInClear(120);
const nationalCode = z.string().regex(/^\d{4}$/);

const municipalityBody = z.strictObject({ code: nationalCode });
const populationBody = z.strictObject({
  code: nationalCode,
  on: calendarDay,
  inhabitants: z.int().min(0).max(20_000_000),
  source: lineInClear(200),
});
const agencyBody = z.strictObject({ name, kind: z.enum(agencyKinds) });
const agencyNameBody = z.strictObject({ name });
const unitBody = z.strictObject({ agencyId: z.uuid(), name });
const unitChangeBody = z.union([
  z.strictObject({ name }),
  z.strictObject({ agencyId: z.uuid() }),
  z.strictObject({ name, agencyId: z.uuid() }),
]);

const areaAnswer = z
  .object({ areaId: z.uuid(), name: z.string(), version: z.int() })
  .meta({ id: 'Area' });
const municipalityAnswer = z
  .object({ code: nationalCode, name: z.string() })
  .meta({ id: 'Municipality' });
const populationAnswer = z
  .object({ code: nationalCode, on: calendarDay, inhabitants: z.int(), source: z.string() })
  .meta({ id: 'PopulationFigure' });
const agencyAnswer = z
  .object({ agencyId: z.uuid(), name: z.string(), kind: z.enum(agencyKinds) })
  .meta({ id: 'Agency' });
const unitAnswer = z
  .object({ unitId: z.uuid(), name: z.string(), agencyId: z.uuid() })
  .meta({ id: 'Unit' });

type PageQuery = z.infer<typeof pageQuerySchema>;

@ApiTags('directory')
@Controller('directory')
@AllowedFor('coordinator', 'operator')
export class DirectoryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @ApiOperation({ summary: 'The area: its name and the version of its directory' })
  @Answers(areaAnswer)
  area(
    @PrincipalOf() { areaId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AreaSummary> {
    return areaShown(this.queries, reply, areaId);
  }

  @Get('municipalities')
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @ApiOperation({ summary: 'Municipalities, in the order they joined' })
  @Answers(pageAnswer(municipalityAnswer))
  async municipalities(
    @PrincipalOf() who: Principal,
    @ValidQuery(pageQuerySchema) query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<Municipality>> {
    await areaShown(this.queries, reply, who.areaId);
    const items = await this.queries.execute(new MunicipalitiesOf(who.areaId));
    return pageOf(items, query, ({ code }) => code);
  }

  @Post('municipalities')
  @Change({
    summary: 'A municipality joins the area',
    rejections: ['directory.municipality-unknown', 'directory.municipality-already-joined'],
  })
  @Answers(commandAnswer)
  async joinMunicipality(
    @CommandContextOf() context: CommandContext,
    @ValidBody(municipalityBody, { example: { code: '1884' } })
    { code }: z.infer<typeof municipalityBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.commands.execute(new JoinMunicipality(context, code)));
  }

  @Get('population')
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @ApiOperation({ summary: 'Population figures, each with source and date' })
  @Answers(pageAnswer(populationAnswer))
  async population(
    @PrincipalOf() who: Principal,
    @ValidQuery(pageQuerySchema) query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<PopulationFigure>> {
    await areaShown(this.queries, reply, who.areaId);
    const items = await this.queries.execute(new PopulationFigures(who.areaId));
    return pageOf(items, query, ({ code, on, source }) => `${code} ${on} ${source}`);
  }

  @Post('population')
  @Change({
    summary: 'Record the population of a municipality; another figure of the same day replaces it',
    rejections: ['directory.municipality-not-joined', 'directory.population-in-future'],
  })
  @Answers(commandAnswer)
  async recordPopulation(
    @CommandContextOf() context: CommandContext,
    @ValidBody(populationBody, {
      example: { code: '1884', on: '2021-12-31', inhabitants: 10721, source: 'SCB' },
    })
    figure: z.infer<typeof populationBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.commands.execute(new RecordPopulation(context, figure)));
  }

  @Get('agencies')
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @ApiOperation({ summary: 'Agencies (huvudmän), by name' })
  @Answers(pageAnswer(agencyAnswer))
  async agencies(
    @PrincipalOf() who: Principal,
    @ValidQuery(pageQuerySchema) query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<AgencyEntry>> {
    await areaShown(this.queries, reply, who.areaId);
    const items = await this.queries.execute(new AgenciesOf(who.areaId));
    return pageOf(items, query, ({ agencyId }) => agencyId);
  }

  @Post('agencies')
  @Change({
    summary: 'Add an agency; the id of the answer is the new agency',
    rejections: ['directory.agency-name-taken'],
  })
  @Answers(commandAnswer)
  async addAgency(
    @CommandContextOf() context: CommandContext,
    @ValidBody(agencyBody, { example: { name: 'Region Örebro län', kind: 'region' } })
    agency: z.infer<typeof agencyBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.commands.execute(new AddAgency(context, agency)));
  }

  @Patch('agencies/:agencyId')
  @Change({
    summary: 'Rename an agency',
    ifMatch: true,
    rejections: ['directory.agency-name-taken'],
  })
  @Answers(commandAnswer)
  async renameAgency(
    @CommandContextOf() context: CommandContext,
    @Param('agencyId') agencyId: string,
    @ValidBody(agencyNameBody, { example: { name: 'Region Örebro län' } })
    body: z.infer<typeof agencyNameBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.queries.execute(new AgenciesOf(context.areaId));
    if (!known.some((agency) => agency.agencyId === agencyId)) {
      throw new NotFoundError('agency', agencyId);
    }
    const command = new RenameAgency(context, agencyId, body.name);
    return answer(reply, await this.commands.execute(command));
  }

  @Get('units')
  @AllowedFor('coordinator', 'referrer', 'steering-group', 'operator')
  @ApiOperation({ summary: 'Units (verksamheter), by name' })
  @Answers(pageAnswer(unitAnswer))
  async units(
    @PrincipalOf() who: Principal,
    @ValidQuery(pageQuerySchema) query: PageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<UnitEntry>> {
    await areaShown(this.queries, reply, who.areaId);
    const items = await this.queries.execute(new UnitsOf(who.areaId));
    return pageOf(items, query, ({ unitId }) => unitId);
  }

  @Post('units')
  @Change({
    summary: 'Add a unit under an agency; the id of the answer is the new unit',
    rejections: [
      'directory.agency-unknown',
      'directory.unit-name-taken',
      'directory.unit-name-with-comma',
    ],
  })
  @Answers(commandAnswer)
  async addUnit(
    @CommandContextOf() context: CommandContext,
    @ValidBody(unitBody, {
      example: { agencyId: '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e001', name: 'Elevhälsa' },
    })
    unit: z.infer<typeof unitBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(reply, await this.commands.execute(new AddUnit(context, unit)));
  }

  @Patch('units/:unitId')
  @Change({
    summary: 'Rename a unit, or move it to another agency',
    ifMatch: true,
    rejections: [
      'directory.agency-unknown',
      'directory.unit-name-taken',
      'directory.unit-name-with-comma',
    ],
  })
  @Answers(commandAnswer)
  async changeUnit(
    @CommandContextOf() context: CommandContext,
    @Param('unitId') unitId: string,
    @ValidBody(unitChangeBody, { example: { name: 'Elevhälsan' } })
    change: z.infer<typeof unitChangeBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = await this.queries.execute(new UnitsOf(context.areaId));
    if (!known.some((unit) => unit.unitId === unitId)) throw new NotFoundError('unit', unitId);
    return answer(reply, await this.commands.execute(new ChangeUnit(context, unitId, change)));
  }
}

/** A directory has some hundreds of rows at most, so a page is cut from the whole list. */
function pageOf<T>(
  rows: readonly T[],
  { limit, cursor }: PageQuery,
  keyOf: (row: T) => string,
): Page<T> {
  const after = decodeCursor(cursor, z.tuple([z.string()]));
  const start = after ? rows.findIndex((row) => keyOf(row) === after[0]) + 1 : 0;
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  const more = start + limit < rows.length && last !== undefined;
  return { items, nextCursor: more ? encodeCursor([keyOf(last)]) : null };
}
