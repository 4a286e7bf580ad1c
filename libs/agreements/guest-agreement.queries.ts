import { CaseFactsOf } from '@famsam/cases';
import type { AgreementOwner, BlockReason, Recipient } from '@famsam/contracts';
import { UnitsOf } from '@famsam/directory';
import type { Actor, AreaId, Clock, LocalDate } from '@famsam/kernel';
import { CLOCK, NotFoundError, RejectedError, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Agreement, AgreementStatus } from './agreement.state';
import { isOver, sameOwner } from './agreement.state';
import { AgreementRow } from './agreement.view';
import { whyNotAsked } from './owner-told';

export const guestAnswers = ['taken-on', 'done', 'blocked', 'not-mine'] as const;
export type GuestAnswer = (typeof guestAnswers)[number];

/** What its owner needs to answer, and no more: the family's name only for one of the family (law.md 2). */
export interface GuestAgreement {
  readonly version: number;
  readonly status: AgreementStatus;
  readonly since: LocalDate;
  readonly what: string | null;
  readonly madeOn: LocalDate;
  /** The day of the meeting it was made at; null when it was made between two. */
  readonly meetingOn: LocalDate | null;
  readonly dueOn: LocalDate;
  readonly blockedBy: BlockReason | null;
  readonly suggestedUnitId: string | null;
  readonly family: string | null;
  readonly answers: readonly GuestAnswer[];
  /** Whose it may be instead. */
  readonly units: readonly { readonly unitId: string; readonly name: string }[];
}

/** For whom a guest speaks. Who is asked as a manager speaks for the unit; nobody else owns an agreement. */
export function ownerOf(recipient: Recipient): AgreementOwner | null {
  switch (recipient.kind) {
    case 'unit':
    case 'manager':
      return { kind: 'unit', unitId: recipient.unitId };
    case 'member':
      return recipient;
    case 'interpreter':
    case 'team':
      return null;
  }
}

@Injectable()
export class GuestAgreements {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The read is logged (law.md 4). */
  show(
    areaId: AreaId,
    actor: Actor,
    agreementId: string,
    recipient: Recipient,
  ): Promise<GuestAgreement> {
    return this.transactions.inArea(areaId, async () => {
      const { row } = await this.open(areaId, agreementId, recipient);
      const { state, version } = row;
      const ofFamily = state.owner.kind === 'member';
      const texts = await this.queries.execute(
        new ReadPersonalText(areaId, actor, [agreementId], ['note'], 'guest', 'left-out'),
      );
      const names = ofFamily
        ? await this.queries.execute(
            new ReadPersonalText(areaId, actor, [state.caseId], ['name'], 'guest', 'left-out'),
          )
        : null;
      const units = await this.queries.execute(new UnitsOf(areaId));
      const { status, since, madeOn, dueOn, blockedBy, suggested } = state;
      return {
        version,
        ...{ status, since, madeOn, dueOn, blockedBy },
        what: texts.get(agreementId)?.note ?? null,
        meetingOn: await this.heldOn(areaId, state),
        suggestedUnitId: suggested?.kind === 'unit' ? suggested.unitId : null,
        family: names?.get(state.caseId)?.name ?? null,
        answers: answersTo(state, this.clock.today()),
        units: units
          .filter(({ unitId }) => !(state.owner.kind === 'unit' && state.owner.unitId === unitId))
          .map(({ unitId, name }) => ({ unitId, name }))
          .sort((one, other) => one.name.localeCompare(other.name, 'sv')),
      };
    });
  }

  /** Refused to who is not its owner any more, and when they may not be told any more. */
  async open(areaId: AreaId, agreementId: string, recipient: Recipient) {
    const row = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findOneBy(AgreementRow, { areaId, agreementId }),
    );
    if (!row || row.status === 'struck') throw new NotFoundError('agreement', agreementId);
    const owner = ownerOf(recipient);
    if (!owner || !sameOwner(owner, row.state.owner))
      throw new RejectedError({ code: 'agreement.not-yours', because: 'state' });
    const [why] = await whyNotAsked(this.queries, areaId, this.clock.today(), [row.state]);
    if (why !== null)
      throw new RejectedError({ code: 'agreement.not-asked-any-more', because: 'state' });
    return { row, owner };
  }

  /** The day of the meeting it was made at. */
  private async heldOn(
    areaId: AreaId,
    { caseId, meetingId }: Agreement,
  ): Promise<LocalDate | null> {
    const facts = (await this.queries.execute(new CaseFactsOf(areaId, [caseId]))).get(caseId);
    return facts?.meetings.find((meeting) => meeting.meetingId === meetingId)?.heldOn ?? null;
  }
}

/** That it is done is taken back on the same day alone, as the decider has it. */
function answersTo(state: Agreement, today: LocalDate): readonly GuestAnswer[] {
  if (state.status === 'done' && state.since === today) return ['taken-on', 'blocked', 'not-mine'];
  return isOver(state) ? [] : guestAnswers.filter((answer) => answer !== state.status);
}
