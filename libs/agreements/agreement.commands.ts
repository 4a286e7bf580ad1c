import type { AgreementMade, AgreementWords, SilenceStep } from '@famsam/contracts';
import { agreementWords } from '@famsam/contracts';
import { CaseFactsOf } from '@famsam/cases';
import { UnitsOf } from '@famsam/directory';
import type { Clock, LocalDate } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, namedId, NotFoundError } from '@famsam/platform';
import { ChangedWords, WritePersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { AgreementCommand, CaseFacts } from './agreement.decider';
import { AgreementMessages } from './agreement.messages';
import { agreementStream } from './agreement.stream';

/** What the handler finds out by itself; the rest is what the person asks. */
type InputOf<C> = C extends unknown ? Omit<C, 'today' | 'facts' | 'reworded'> : never;
export type AgreementAct = Exclude<InputOf<AgreementCommand>, { type: 'make' | 'note-silence' }>;

/** Somebody does something by a day; `what` rests in the vault. `id` of the result is the agreement's. */
export class MakeAgreement extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly on: LocalDate,
    readonly agreement: AgreementMade,
    readonly what: string,
  ) {
    super();
  }
}

/** What was said, in own words; they rest in the vault. */
type Said = { readonly [words in AgreementWords]?: string | undefined };

/** Everything else that is done with an agreement, and what was said about it. */
export class ActOnAgreement extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly agreementId: string,
    readonly act: AgreementAct,
    readonly said: Said = {},
  ) {
    super();
  }
}

/** Nobody has answered, and that has come so far. */
export class NoteSilence extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly agreementId: string,
    readonly step: SilenceStep,
  ) {
    super();
  }
}

/** Under which id the vault keeps what its owner said last: what blocks it, why it is another's. */
export function noteIdOf(agreementId: string): string {
  return namedId(agreementId, 'note');
}

function textsOf(agreementId: string, said: Said) {
  return agreementWords.flatMap((words) => {
    const text = said[words];
    if (text === undefined) return [];
    const subjectId = words === 'what' ? agreementId : noteIdOf(agreementId);
    return [{ words, subjectId, entries: [{ field: 'note' as const, text }] }];
  });
}

/** Runs a command on an agreement, with what other rooms know of its case. */
@Injectable()
export class Agreements {
  constructor(
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly messages: AgreementMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  make(context: CommandContext, { on, agreement, what }: MakeAgreement): Promise<CommandResult> {
    // Named after the command, so that a repeat of it speaks of the same agreement.
    const agreementId = namedId(context.commandId, 'agreement');
    return this.runner.run(
      agreementStream,
      agreementId,
      context,
      async () => ({
        type: 'make' as const,
        on,
        today: this.clock.today(),
        agreement,
        facts: await this.factsOf(context, agreement.caseId),
      }),
      async (transition) => {
        await this.write(context, agreementId, { what });
        await this.messages.tell(context, agreementId, transition);
      },
    );
  }

  act(
    context: CommandContext,
    agreementId: string,
    act: Exclude<InputOf<AgreementCommand>, { type: 'make' }>,
    said: Said = {},
  ): Promise<CommandResult> {
    return this.runner.run(
      agreementStream,
      agreementId,
      context,
      async (state): Promise<AgreementCommand> => {
        if (!state) throw new NotFoundError('agreement', agreementId);
        const facts = await this.factsOf(context, state.caseId);
        const reworded = await this.reworded(context, agreementId, said);
        return { ...act, today: this.clock.today(), facts, reworded };
      },
      async (transition) => {
        await this.write(context, agreementId, said);
        await this.messages.tell(context, agreementId, transition);
      },
    );
  }

  private async reworded(
    { areaId }: CommandContext,
    agreementId: string,
    said: Said,
  ): Promise<readonly AgreementWords[]> {
    const texts = textsOf(agreementId, said);
    const changed = await this.queries.execute(new ChangedWords(areaId, texts));
    return texts.filter(({ subjectId }) => changed.has(subjectId)).map(({ words }) => words);
  }

  private async write(context: CommandContext, agreementId: string, said: Said): Promise<void> {
    for (const { subjectId, entries } of textsOf(agreementId, said))
      await this.commands.execute(new WritePersonalText(context, subjectId, entries));
  }

  private async factsOf({ areaId }: CommandContext, caseId: string): Promise<CaseFacts> {
    const facts = (await this.queries.execute(new CaseFactsOf(areaId, [caseId]))).get(caseId);
    if (!facts) throw new NotFoundError('case', caseId);
    const units = await this.queries.execute(new UnitsOf(areaId));
    return {
      open: facts.open,
      referredOn: facts.referredOn,
      members: new Set(facts.members.map(({ memberId }) => memberId)),
      units: new Set(units.map(({ unitId }) => unitId)),
      heldOn: new Map(facts.meetings.map(({ meetingId, heldOn }) => [meetingId, heldOn])),
    };
  }
}

@CommandHandler(MakeAgreement)
export class MakeAgreementHandler implements ICommandHandler<MakeAgreement> {
  constructor(private readonly agreements: Agreements) {}

  execute(command: MakeAgreement) {
    return this.agreements.make(command.context, command);
  }
}

@CommandHandler(ActOnAgreement)
export class ActOnAgreementHandler implements ICommandHandler<ActOnAgreement> {
  constructor(private readonly agreements: Agreements) {}

  execute({ context, agreementId, act, said }: ActOnAgreement) {
    return this.agreements.act(context, agreementId, act, said);
  }
}

@CommandHandler(NoteSilence)
export class NoteSilenceHandler implements ICommandHandler<NoteSilence> {
  constructor(
    private readonly agreements: Agreements,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, agreementId, step }: NoteSilence) {
    const on = this.clock.today();
    return this.agreements.act(context, agreementId, { type: 'note-silence', on, step });
  }
}

export const agreementCommandHandlers = [
  MakeAgreementHandler,
  ActOnAgreementHandler,
  NoteSilenceHandler,
];
