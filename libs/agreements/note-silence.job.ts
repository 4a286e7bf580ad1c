import type { AgreementEvent, SettingsEvent } from '@famsam/contracts';
import type { IsWorkingDay } from '@famsam/directory';
import { DaysOffBetween, SettingsOf, workingDays } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { addDays, areaId, commandId, systemActor } from '@famsam/kernel';
import type { WakingEvent } from '@famsam/platform';
import { CLOCK, JobQueues, namedId, outlastsRestarts, Transactions } from '@famsam/platform';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { NoteSilence } from './agreement.commands';
import { awaitedAgreements } from './agreement.view';
import { isAwaited, whyNotAsked } from './owner-told';
import type { AwaitedAgreement, DueStep } from './silence';
import { countedFrom, stepDue } from './silence';

export const silenceJob = 'agreement-silence';
/** The last step comes so long after the answer was awaited, weekends and holidays included. */
const longestDays = 60;

const payload = z.strictObject({ areaId: z.uuid(), agreementId: z.uuid() });

interface AwaitedRow {
  readonly agreementId: string;
  readonly version: number;
  readonly state: AwaitedAgreement;
}

interface Due extends DueStep {
  readonly agreementId: string;
  readonly id: string;
}

/** The same for the same version: a silence that begins anew, on the same day or with another owner, is another. */
function silenceId(agreementId: string, version: number): string {
  return namedId(agreementId, `silence ${version}`);
}

function jobOf(areaId: AreaId, agreementId: string, jobId: string) {
  return { jobId, payload: { areaId, agreementId } };
}

/** What may be due at once when it is written down late, or by other rules. */
const wokenBy = [
  ...(['agreement.made', 'agreement.corrected', 'agreement.taken-on'] as const),
  ...(['agreement.handed-over', 'agreement.moved', 'settings.silence-set'] as const),
] satisfies (AgreementEvent | SettingsEvent)['type'][];

/**
 * Notices that nobody has answered (law.md 28). What is due is worked out from Postgres, so
 * an empty or lost queue, or a worker that was away for a week, loses nothing; and each step is a command
 * named after it, so that a repeat or a crash in between notes nothing twice.
 */
@Injectable()
export class SilenceJob {
  private readonly logger = new Logger('agreements');

  constructor(
    queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: silenceJob,
      payload,
      ...outlastsRestarts,
      wokenBy,
      due: {
        items: (area, events) => this.awaited(area, events && agreementsIn(events)),
        of: async (area, awaited) =>
          (await this.due(area, awaited)).map(({ id, agreementId }) =>
            jobOf(area, agreementId, id),
          ),
        alone: (area, { agreementId, version }) =>
          jobOf(area, agreementId, silenceId(agreementId, version)),
      },
      process: ({ areaId: area, agreementId }) => this.process(areaId(area), agreementId),
    });
  }

  /** Looks again: since it was enqueued the owner may have answered, or the silence gone further. */
  private async process(area: AreaId, agreementId: string): Promise<void> {
    const [due] = await this.due(area, await this.awaited(area, [agreementId]));
    if (!due) return;
    const context = { areaId: area, actor: systemActor, commandId: commandId(due.id) };
    await this.commands.execute(new NoteSilence(context, agreementId, due.step));
    if (due.skipped.length > 0)
      this.logger.warn({ message: 'steps of a silence came too late', ...due });
  }

  private awaited(area: AreaId, ids: readonly string[] | undefined): Promise<AwaitedRow[]> {
    const today = this.clock.today();
    return this.transactions.readInArea(area, (tx) => awaitedAgreements(tx, today, ids));
  }

  private async due(area: AreaId, awaited: readonly AwaitedRow[]): Promise<readonly Due[]> {
    if (awaited.length === 0) return [];
    const today = this.clock.today();
    const { silence } = await this.queries.execute(new SettingsOf(area));
    const from = awaited.map(({ state }) => countedFrom(state)).sort()[0] ?? today;
    const isWorkingDay = await this.calendar(from, addDays(today, longestDays));
    const steps = awaited.flatMap(({ agreementId: id, version, state }) => {
      const found = stepDue(state, silence, today, isWorkingDay);
      if (!found) return [];
      const due = { ...found, agreementId: id, id: silenceId(id, version) };
      return [{ state, due }];
    });
    // Nobody is waited for who may not be told any more, but for a child, whom somebody answers for.
    const agreements = steps.map(({ state }) => state);
    const why = await whyNotAsked(this.queries, area, today, agreements);
    return steps.filter((_step, at) => isAwaited(why[at])).map(({ due }) => due);
  }

  private async calendar(from: LocalDate, to: LocalDate): Promise<IsWorkingDay> {
    return workingDays(await this.queries.execute(new DaysOffBetween(from, to)));
  }
}

/** Undefined for all, when the rules themselves are others. */
function agreementsIn(events: readonly WakingEvent[]): readonly string[] | undefined {
  const theirs = events.filter(({ type }) => type.startsWith('agreement.'));
  return theirs.length === events.length ? theirs.map(({ id }) => id) : undefined;
}
