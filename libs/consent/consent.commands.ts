import type { ChildView, ConsentForm, ConsentScope, Family } from '@famsam/contracts';
import { AgenciesOf, ScheduleOf, SettingsOf } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { commandId } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, namedId, Transactions } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { ConsentCommand } from './consent.decider';
import { consentStream } from './consent.stream';
import { familyOfCase } from './family.rows';

/** Asks a member to let an agency have something; `id` of the result is the new consent's. */
export class AskConsent extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly question: Omit<ConsentScope, 'consentId'>,
    readonly on: LocalDate,
  ) {
    super();
  }
}

export class GiveConsent extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly consentId: string,
    readonly given: {
      readonly on: LocalDate;
      readonly until: LocalDate;
      readonly how: ConsentForm;
    },
  ) {
    super();
  }
}

export class RefuseConsent extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly consentId: string,
    readonly on: LocalDate,
  ) {
    super();
  }
}

export class WithdrawConsent extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly consentId: string,
    readonly on: LocalDate,
  ) {
    super();
  }
}

/** A member takes back what the family signed before the import, for themselves and all agencies. */
export class WithdrawPaperConsent extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly memberId: string,
    readonly on: LocalDate,
  ) {
    super();
  }
}

export class RecordChildView extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly childView: ChildView,
    readonly on: LocalDate,
  ) {
    super();
  }
}

/** Of a family that has been moved to another day of referral: it may have had no paper to sign. */
export class LapsePapers extends Command<void> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
  ) {
    super();
  }
}

type WithoutToday<C> = C extends unknown ? Omit<C, 'today' | 'referredOn' | 'family'> : never;
type Asked = WithoutToday<ConsentCommand>;

/** Runs a command on the consents of a case that the area has, as of today. */
@Injectable()
export class Consents {
  constructor(
    private readonly runner: CommandRunner,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(
    context: CommandContext,
    caseId: string,
    asked: Asked | ((family: Family) => Promise<Asked>),
  ): Promise<CommandResult> {
    return this.runner.run(consentStream, caseId, context, async () => {
      const { family } = await this.transactions.readInArea(context.areaId, (tx) =>
        familyOfCase(tx, caseId),
      );
      const command = typeof asked === 'function' ? await asked(family) : asked;
      const today = this.clock.today();
      const referredOn = family.referral?.on ?? today;
      return { ...command, today, referredOn, family: family.members };
    });
  }
}

@CommandHandler(AskConsent)
export class AskConsentHandler implements ICommandHandler<AskConsent> {
  constructor(
    private readonly consents: Consents,
    private readonly queries: QueryBus,
  ) {}

  async execute({ context, caseId, question, on }: AskConsent) {
    // Named after the command, so that a repeat of it speaks of the same consent.
    const consentId = namedId(context.commandId, 'consent');
    const result = await this.consents.run(context, caseId, async ({ members }) => {
      const agencies = await this.queries.execute(new AgenciesOf(context.areaId));
      return {
        type: 'ask',
        on,
        scope: { ...question, consentId },
        member: members[question.memberId] ?? null,
        agencyKnown: agencies.some((agency) => agency.agencyId === question.agencyId),
      };
    });
    return { ...result, id: consentId };
  }
}

@CommandHandler(GiveConsent)
export class GiveConsentHandler implements ICommandHandler<GiveConsent> {
  constructor(
    private readonly consents: Consents,
    private readonly queries: QueryBus,
  ) {}

  execute({ context, caseId, consentId, given }: GiveConsent) {
    const { how } = given;
    const by = how.form === 'oral' ? how.interpretedBy : null;
    return this.consents.run(context, caseId, async () => ({
      ...{ type: 'give', consentId, ...given },
      interpreterKnown:
        by?.kind !== 'directory' || (await this.isKnown(context.areaId, by.interpreterId)),
    }));
  }

  private async isKnown(areaId: AreaId, interpreterId: string): Promise<boolean> {
    const { interpreters } = await this.queries.execute(new ScheduleOf(areaId));
    return interpreters.some((one) => one.interpreterId === interpreterId);
  }
}

@CommandHandler(RefuseConsent)
export class RefuseConsentHandler implements ICommandHandler<RefuseConsent> {
  constructor(private readonly consents: Consents) {}

  execute({ context, caseId, consentId, on }: RefuseConsent) {
    return this.consents.run(context, caseId, { type: 'refuse', consentId, on });
  }
}

@CommandHandler(WithdrawConsent)
export class WithdrawConsentHandler implements ICommandHandler<WithdrawConsent> {
  constructor(private readonly consents: Consents) {}

  execute({ context, caseId, consentId, on }: WithdrawConsent) {
    return this.consents.run(context, caseId, { type: 'withdraw', consentId, on });
  }
}

@CommandHandler(WithdrawPaperConsent)
export class WithdrawPaperConsentHandler implements ICommandHandler<WithdrawPaperConsent> {
  constructor(private readonly consents: Consents) {}

  execute({ context, caseId, memberId, on }: WithdrawPaperConsent) {
    return this.consents.run(context, caseId, async ({ members }) => {
      return { type: 'withdraw-paper', memberId, member: members[memberId] ?? null, on };
    });
  }
}

@CommandHandler(RecordChildView)
export class RecordChildViewHandler implements ICommandHandler<RecordChildView> {
  constructor(private readonly consents: Consents) {}

  execute({ context, caseId, childView, on }: RecordChildView) {
    return this.consents.run(context, caseId, async ({ members }) => {
      const member = members[childView.memberId] ?? null;
      return { type: 'record-child-view', childView, member, on };
    });
  }
}

@CommandHandler(LapsePapers)
export class LapsePapersHandler implements ICommandHandler<LapsePapers> {
  constructor(
    private readonly consents: Consents,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Beside the command that has moved it, so under a name of its own. */
  async execute({ context: { areaId, actor, ...moving }, caseId }: LapsePapers): Promise<void> {
    const { firstDay } = await this.queries.execute(new SettingsOf(areaId));
    if (!firstDay) return;
    const context = { areaId, actor, commandId: commandId(namedId(moving.commandId, 'papers')) };
    const on = this.clock.today();
    await this.consents.run(context, caseId, { type: 'lapse-papers', on, firstDay });
  }
}

export const consentCommandHandlers = [
  AskConsentHandler,
  GiveConsentHandler,
  RefuseConsentHandler,
  WithdrawConsentHandler,
  WithdrawPaperConsentHandler,
  RecordChildViewHandler,
  LapsePapersHandler,
];
