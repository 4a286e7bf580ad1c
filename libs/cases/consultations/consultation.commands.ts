import { storedDay } from '@famsam/contracts';
import type { ConsultationKind } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import type { CommandContext, CommandResult, Page } from '@famsam/platform';
import {
  CLOCK,
  CommandRunner,
  decodeCursor,
  encodeCursor,
  namedId,
  NotFoundError,
  Transactions,
} from '@famsam/platform';
import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  ICommandHandler,
  IQueryHandler,
  Query,
  QueryHandler,
} from '@nestjs/cqrs';
import { In } from 'typeorm';
import { z } from 'zod';
import { consultationStream } from './consultation.stream';
import {
  consultationPart,
  type ConsultationPart,
  transcribeConsultations,
} from './consultation.transcription';
import { ConsultationRow } from './consultation.view';

/** Advice without a case. */
export class HoldConsultation extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly heldOn: LocalDate,
    readonly kind: ConsultationKind,
  ) {
    super();
  }
}

export class StrikeConsultation extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly consultationId: string,
  ) {
    super();
  }
}

export interface Consultation {
  readonly consultationId: string;
  readonly heldOn: LocalDate;
  readonly kind: ConsultationKind;
  readonly version: number;
}

/** Consultations by day, the earliest first. */
export class ListConsultations extends Query<Page<Consultation>> {
  constructor(
    readonly areaId: AreaId,
    readonly limit: number,
    readonly cursor?: string | undefined,
  ) {
    super();
  }
}

/** What it takes to hold just the register's consultations. Appends nothing, strikes only what a register brought. */
export class TranscribeConsultations extends Query<readonly ConsultationPart[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly consultations: readonly { heldOn: LocalDate; kind: ConsultationKind }[],
  ) {
    super();
  }
}

/** A consultation that a register brought, and how it would be struck. */
export interface BroughtConsultation extends ConsultationPart {
  readonly consultationId: string;
  readonly struck: boolean;
}

/** What is to be known of these consultations to take back an import. Appends nothing. */
export class BroughtConsultations extends Query<readonly BroughtConsultation[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly consultationIds: readonly string[],
  ) {
    super();
  }
}

@CommandHandler(HoldConsultation)
export class HoldConsultationHandler implements ICommandHandler<HoldConsultation> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, heldOn, kind }: HoldConsultation): Promise<CommandResult> {
    const id = namedId(context.commandId, 'consultation');
    const today = this.clock.today();
    const command = { type: 'hold', today, heldOn, kind, source: 'team' } as const;
    return this.runner.begin(consultationStream, id, context, command);
  }
}

@CommandHandler(StrikeConsultation)
export class StrikeConsultationHandler implements ICommandHandler<StrikeConsultation> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, consultationId }: StrikeConsultation): Promise<CommandResult> {
    return this.runner.run(consultationStream, consultationId, context, (state) => {
      if (!state) throw new NotFoundError('consultation', consultationId);
      return Promise.resolve({ type: 'strike' as const, today: this.clock.today() });
    });
  }
}

@QueryHandler(ListConsultations)
export class ListConsultationsHandler implements IQueryHandler<ListConsultations> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, limit, cursor }: ListConsultations): Promise<Page<Consultation>> {
    const after = decodeCursor(cursor, z.tuple([storedDay, z.uuid()]));
    const rows = await this.transactions.readInArea(areaId, (tx) => {
      const query = tx.manager
        .createQueryBuilder(ConsultationRow, 'c')
        .where('c.areaId = :areaId and not c.struck', { areaId })
        .orderBy('c.heldOn')
        .addOrderBy('c.consultationId')
        .limit(limit + 1);
      if (after)
        query.andWhere('(c.heldOn, c.consultationId) > (:day, :id)', {
          day: after[0],
          id: after[1],
        });
      return query.getMany();
    });
    const items = rows.slice(0, limit).map(({ consultationId, heldOn, kind, version }) => ({
      consultationId,
      heldOn,
      kind,
      version,
    }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.heldOn, last.consultationId]) : null };
  }
}

@QueryHandler(TranscribeConsultations)
export class TranscribeConsultationsHandler implements IQueryHandler<TranscribeConsultations> {
  constructor(private readonly transactions: Transactions) {}

  async execute(query: TranscribeConsultations): Promise<readonly ConsultationPart[]> {
    const { areaId, today, consultations } = query;
    const known = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.find(ConsultationRow, { where: { areaId }, order: { consultationId: 'ASC' } }),
    );
    return transcribeConsultations(consultations, known, today, (name) => namedId(areaId, name));
  }
}

@QueryHandler(BroughtConsultations)
export class BroughtConsultationsHandler implements IQueryHandler<BroughtConsultations> {
  constructor(private readonly transactions: Transactions) {}

  async execute(query: BroughtConsultations): Promise<readonly BroughtConsultation[]> {
    const { areaId, today, consultationIds } = query;
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.find(ConsultationRow, {
        where: { areaId, consultationId: In([...consultationIds]) },
        order: { heldOn: 'ASC', consultationId: 'ASC' },
      }),
    );
    return rows.map((row) => ({
      ...consultationPart(row.consultationId, row, row, { type: 'strike', today }),
      ...{ consultationId: row.consultationId, struck: row.struck },
    }));
  }
}
