import type { Clock, LocalDate } from '@famsam/kernel';
import { LapsePapers, MissingConsents } from '@famsam/consent';
import { PlaceStands, UnitsOf } from '@famsam/directory';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, NotFoundError, namedId, RejectedError } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, ICommandHandler, QueryBus } from '@nestjs/cqrs';
import type { CaseCommand } from './case.decider';
import { type Municipalities, outsideArea } from './case.facts';
import type { CaseState } from './case.state';
import { caseStream } from './case.stream';
import { nextCaseNumber } from './case-number';
import { FirstWords } from './first-word';
import { CaseWords, type TextsOfSubject } from './words';

/** What the handler finds out by itself; the rest comes from the person. */
type FoundOut = 'today' | 'reworded' | 'area' | 'known' | 'missingConsents' | 'first';
type InputOf<C> = C extends { type: string } ? Omit<C, FoundOut> : never;

type CaseInput = InputOf<CaseCommand>;
type Numbered<T extends CaseInput['type']> = Extract<CaseInput, { type: T }>;

/** Entries get their number (`F083-P2`, `F083-M4`) from the case, not from the person. */
type Unnumbered =
  | (Omit<Numbered<'add-member'>, 'member'> & {
      member: Omit<Numbered<'add-member'>['member'], 'number'>;
    })
  | {
      type: 'hold-meeting';
      heldOn: LocalDate;
      meeting: Omit<Numbered<'hold-meeting'>['meeting'], 'number'>;
    };

export type CaseAct =
  Exclude<CaseInput, { type: 'refer' | 'transcribe' | 'add-member' | 'hold-meeting' }> | Unnumbered;

type Family = NonNullable<Numbered<'refer'>['family']>;

/** The family as far as whoever refers can tell; members and contacts with ids of their own. */
export interface FamilyInput {
  readonly members: readonly Omit<Family['members'][number], 'number'>[];
  readonly contacts: Family['contacts'];
}

/** Somebody asks for FamSam's help for a family. */
export class ReferFamily extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly on: LocalDate,
    readonly referral: Omit<Numbered<'refer'>['referral'], 'number'>,
    readonly texts: readonly TextsOfSubject[] = [],
    readonly family: FamilyInput = { members: [], contacts: [] },
  ) {
    super();
  }
}

/** Everything else that is done with a case, once it is there. */
export class ActOnCase extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly act: CaseAct,
    readonly texts: readonly TextsOfSubject[] = [],
  ) {
    super();
  }
}

/** The id that a referral gives its case; the same for a repeat. */
export function caseIdOf(context: CommandContext): string {
  return namedId(context.commandId, 'case');
}

@CommandHandler(ReferFamily)
export class ReferFamilyHandler implements ICommandHandler<ReferFamily> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly words: CaseWords,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Its number comes last, in the transaction that stores it: none is given twice, none to a referral refused. Only there
   * is it asked whether its municipality is the area's, since it may leave.
   */
  async execute({ context, on, referral, texts, family }: ReferFamily): Promise<CommandResult> {
    const { municipality } = referral;
    const { contacts } = family;
    const known = contacts.length > 0 ? [...(await agenciesOf(this.queries, context)).keys()] : [];
    const numbered = (number: string, area: Municipalities): CaseCommand => {
      const members = family.members.map((m, at) => ({ ...m, number: `${number}-P${at + 1}` }));
      return {
        ...{ type: 'refer', today: this.clock.today(), on, area },
        referral: { ...referral, number },
        family: { members, contacts, known: new Set(known) },
      };
    };
    const presumed = numbered('F000', new Set([municipality]));
    return this.runner.begin(caseStream, caseIdOf(context), context, presumed, {
      complete: async (_unnumbered, tx) => {
        const area = areaWith(this.queries, context, municipality);
        return numbered(...(await Promise.all([nextCaseNumber(tx), area])));
      },
      ...(texts.length > 0 && { effects: () => this.words.write(context, texts) }),
    });
  }
}

@CommandHandler(ActOnCase)
export class ActOnCaseHandler implements ICommandHandler<ActOnCase> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly words: CaseWords,
    private readonly firstWords: FirstWords,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, caseId, act, texts }: ActOnCase): Promise<CommandResult> {
    return this.runner.run(
      caseStream,
      caseId,
      context,
      async (state) => {
        const informed = await this.informed(context, caseId, act, state);
        const reworded = await this.words.reworded(context.areaId, caseId, state, texts);
        return { ...informed, reworded };
      },
      async ({ events }) => {
        await this.staysInArea(context, act);
        await this.words.write(context, texts);
        if (events.some(({ type }) => type === 'case.referral-corrected'))
          await this.commands.execute(new LapsePapers(context, caseId));
      },
    );
  }

  /** Asked once more in the transaction that stores it, where no municipality leaves. */
  private async staysInArea(context: CommandContext, act: CaseAct): Promise<void> {
    if (act.type !== 'correct-referral') return;
    const area = await areaWith(this.queries, context, act.referral.municipality);
    const refused = outsideArea(act.referral, area);
    if (refused?.accepted === false) throw new RejectedError(refused.rejection);
  }

  /** The act with all that the decider has to know. */
  private async informed(
    context: CommandContext,
    caseId: string,
    act: CaseAct,
    state: CaseState,
  ): Promise<CaseCommand> {
    if (!state.referral) throw new NotFoundError('case', caseId);
    const today = this.clock.today();
    switch (act.type) {
      case 'correct-referral':
        return {
          ...act,
          today,
          area: await areaWith(this.queries, context, act.referral.municipality),
          first: (await this.firstWords.of(context.areaId, [caseId]))(caseId),
        };
      case 'add-member': {
        const number = nextNumber(state, 'P', Object.values(state.members));
        return { ...act, today, member: { ...act.member, number } };
      }
      case 'add-contact':
      case 'correct-contact':
        return {
          ...act,
          today,
          known: new Set((await agenciesOf(this.queries, context)).keys()),
        };
      case 'hold-meeting': {
        const number = nextNumber(state, 'M', Object.values(state.meetings));
        const facts = await this.meetingFacts(context, caseId, act);
        return { ...act, ...facts, today, meeting: { ...act.meeting, number } };
      }
      case 'correct-meeting':
        return { ...act, ...(await this.meetingFacts(context, caseId, act)), today };
      default:
        return { ...act, today };
    }
  }

  private async meetingFacts(
    { areaId, ...context }: CommandContext,
    caseId: string,
    { heldOn, meeting }: Extract<CaseAct, { type: 'hold-meeting' | 'correct-meeting' }>,
  ) {
    const agencies = await agenciesOf(this.queries, { areaId, ...context });
    const known = new Set(agencies.keys());
    const missingConsents = await this.queries.execute(
      new MissingConsents(areaId, caseId, [heldOn], meeting.discussed, [
        ...new Set(meeting.unitIds.flatMap((unitId) => agencies.get(unitId) ?? [])),
      ]),
    );
    return { known, missingConsents };
  }
}

/** The agency of each unit of the area. */
async function agenciesOf(
  queries: QueryBus,
  { areaId }: CommandContext,
): Promise<ReadonlyMap<string, string>> {
  const units = await queries.execute(new UnitsOf(areaId));
  return new Map(units.map((unit) => [unit.unitId, unit.agencyId]));
}

/** The municipalities of the area, as far as this one is asked about. */
async function areaWith(
  queries: QueryBus,
  { areaId }: CommandContext,
  municipality: string,
): Promise<Municipalities> {
  const stands = await queries.execute(new PlaceStands(areaId, 'municipality', municipality));
  return new Set(stands ? [municipality] : []);
}

/** One more than the highest of the case's own numbers, `F083-P2`. */
function nextNumber(
  state: CaseState,
  letter: 'P' | 'M',
  entries: readonly { readonly number: string }[],
): string {
  const prefix = `${state.referral?.number}-${letter}`;
  const used = entries
    .filter(({ number }) => number.startsWith(prefix))
    .map(({ number }) => Number(number.slice(prefix.length)))
    .filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...used) + 1}`;
}
