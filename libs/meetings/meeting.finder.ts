import { AgreementsForAgenda, AgreementsNotFor } from '@famsam/agreements';
import type { CaseFacts } from '@famsam/cases';
import { CaseFactsOf } from '@famsam/cases';
import type { UntoldReason } from '@famsam/consent';
import { mayBeMinor, MissingConsents, WhyNotTold } from '@famsam/consent';
import type { AgendaItem, MeetingRequest, Party, Recipient } from '@famsam/contracts';
import { isOpenStatus, partyId } from '@famsam/contracts';
import { AddressOf, ScheduleOf, UnitsOf } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { CLOCK, namedId, NotFoundError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ComposedAgenda } from './agenda';
import { composeAgenda } from './agenda';
import { interpretingOf, withoutInterpreter } from './interpreting';
import type { InterpretingFacts, MeetingFacts } from './meeting.facts';
import { comingTo } from './meeting.facts';
import type { PlannedMeeting } from './meeting.state';
import { invitedTo } from './meeting.state';
import type { MeetingEntry } from './meeting.view';

/** Under which id the vault and the agenda know the child's own question. */
export function childItemOf(meetingId: string): string {
  return namedId(meetingId, 'child-question');
}

/** What the rooms below know of a meeting. */
@Injectable()
export class MeetingFactFinder {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async caseOf(areaId: AreaId, caseId: string): Promise<CaseFacts> {
    const found = (await this.queries.execute(new CaseFactsOf(areaId, [caseId]))).get(caseId);
    if (!found) throw new NotFoundError('case', caseId);
    return found;
  }

  /** The case is worked with, and the meeting was not struck from it after it had been held. */
  async stands(areaId: AreaId, { caseId, meetingId, held }: MeetingEntry): Promise<boolean> {
    const { status, meetings } = await this.caseOf(areaId, caseId);
    const isThere = !held || meetings.some((one) => one.meetingId === meetingId);
    return isThere && isOpenStatus(status);
  }

  /** Consents as of each of the days: on which somebody is told and, once that is known, of the meeting. */
  async facts(
    areaId: AreaId,
    caseId: string,
    request: MeetingRequest,
    on: readonly LocalDate[],
  ): Promise<MeetingFacts> {
    const { status, members } = await this.caseOf(areaId, caseId);
    const units = await this.queries.execute(new UnitsOf(areaId));
    const unitIds = new Set([...request.must.unitIds, ...request.may.unitIds]);
    const agencyIds = units.flatMap(({ unitId, agencyId }) =>
      unitIds.has(unitId) ? agencyId : [],
    );
    const missingConsents = await this.queries.execute(
      new MissingConsents(areaId, caseId, on, comingTo(request), [...new Set(agencyIds)]),
    );
    return {
      caseOpen: isOpenStatus(status),
      memberIds: new Set(members.map(({ memberId }) => memberId)),
      unitIds: new Set(units.map(({ unitId }) => unitId)),
      missingConsents,
    };
  }

  /** Why those who are invited may not be told of the meeting now, by their ids; who may be is not among them. */
  async untold(
    areaId: AreaId,
    meeting: PlannedMeeting,
  ): Promise<ReadonlyMap<string, UntoldReason>> {
    const { caseId, request } = meeting;
    const about = comingTo(request);
    const on = this.daysOf(meeting);
    const invited = invitedTo(request);
    const reasons = await this.queries.execute(
      new WhyNotTold(
        areaId,
        invited.map((party) => ({ caseId, party, on, about })),
      ),
    );
    const untold = invited.flatMap((party, at): [string, UntoldReason][] => {
      const why = reasons[at];
      return why ? [[partyId(party), why]] : [];
    });
    return new Map(untold);
  }

  async interpreting(areaId: AreaId, caseId: string): Promise<InterpretingFacts> {
    const { members } = await this.caseOf(areaId, caseId);
    const { interpreters } = await this.queries.execute(new ScheduleOf(areaId));
    const children = members.filter((member) => mayBeMinor(member, this.clock.today()));
    return {
      members,
      childIds: new Set(children.map(({ memberId }) => memberId)),
      interpreters: new Map(
        interpreters.map(({ interpreterId, languages }) => [interpreterId, languages]),
      ),
    };
  }

  /** By the needs of this moment. */
  async lacksInterpreter(areaId: AreaId, meeting: PlannedMeeting): Promise<boolean> {
    const { members } = await this.caseOf(areaId, meeting.caseId);
    return withoutInterpreter(interpretingOf(meeting, members)).length > 0;
  }

  async isReached(
    { areaId, actor }: Pick<CommandContext, 'areaId' | 'actor'>,
    recipient: Extract<Recipient, { kind: 'interpreter' }>,
  ): Promise<boolean> {
    const { email } = await this.queries.execute(new AddressOf(areaId, actor, recipient));
    return email !== null;
  }

  async places(areaId: AreaId): Promise<{ roomIds: Set<string>; itemIds: Set<string> }> {
    const { rooms, items } = await this.queries.execute(new ScheduleOf(areaId));
    return {
      roomIds: new Set(rooms.map(({ roomId }) => roomId)),
      itemIds: new Set(items.map(({ itemId }) => itemId)),
    };
  }

  async agenda(
    areaId: AreaId,
    meetingId: string,
    meeting: PlannedMeeting,
  ): Promise<readonly AgendaItem[]> {
    return (await this.composed(areaId, meetingId, meeting)).items;
  }

  async composed(
    areaId: AreaId,
    meetingId: string,
    meeting: PlannedMeeting,
  ): Promise<ComposedAgenda> {
    const { caseId, agenda, request } = meeting;
    const notFor = await this.agreementsNotFor(areaId, meeting, invitedTo(request));
    const agreements = await this.queries.execute(new AgreementsForAgenda(areaId, caseId));
    return composeAgenda(
      childItemOf(meetingId),
      agenda,
      agreements.map(({ agreementId, standing }) => ({
        agreementId,
        stuck: standing === 'silent' || standing === 'blocked',
        untold: notFor.has(agreementId),
      })),
    );
  }

  /** The agreements that those of them who are units may not know of, now and on the day of the meeting. */
  agreementsNotFor(
    areaId: AreaId,
    meeting: PlannedMeeting,
    parties: readonly Party[],
  ): Promise<ReadonlySet<string>> {
    const unitIds = parties.flatMap((party) => (party.kind === 'unit' ? party.unitId : []));
    const days = this.daysOf(meeting);
    return this.queries.execute(new AgreementsNotFor(areaId, meeting.caseId, unitIds, days));
  }

  /** On which of it is told: today, and once that is known the day it is held. */
  private daysOf({ booking }: PlannedMeeting): readonly LocalDate[] {
    const today = this.clock.today();
    return booking ? [today, dayInSweden(new Date(booking.from))] : [today];
  }
}
