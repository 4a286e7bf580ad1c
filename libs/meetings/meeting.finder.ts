import { AgreementsForAgenda } from '@famsam/agreements';
import type { CaseFacts } from '@famsam/cases';
import { CaseFactsOf } from '@famsam/cases';
import { MissingConsents } from '@famsam/consent';
import type { AgendaItem, MeetingRequest, Party } from '@famsam/contracts';
import { ScheduleOf, UnitsOf } from '@famsam/directory';
import type { AreaId, Clock } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import { CLOCK, namedId, NotFoundError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { composeAgenda } from './agenda';
import type { MeetingFacts } from './meeting.facts';
import type { PlannedMeeting } from './meeting.state';

/** law.md 9: custody ends at eighteen; until then a child is invited through its guardians. */
const ageOfMajority = 18;

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

  async facts(areaId: AreaId, caseId: string, request: MeetingRequest): Promise<MeetingFacts> {
    const { open, status, members } = await this.caseOf(areaId, caseId);
    const units = await this.queries.execute(new UnitsOf(areaId));
    const unitIds = new Set([...request.must.unitIds, ...request.may.unitIds]);
    const agencyIds = units.flatMap(({ unitId, agencyId }) =>
      unitIds.has(unitId) ? agencyId : [],
    );
    const coming = new Set([...request.must.memberIds, ...request.may.memberIds]);
    const children = members.filter(({ role }) => role === 'child');
    // law.md 8: where no child comes, the children are spoken of all the same.
    const aboutAll = !children.some(({ memberId }) => coming.has(memberId));
    const discussed = members.filter(
      ({ memberId, role }) =>
        coming.size === 0 || coming.has(memberId) || (aboutAll && role === 'child'),
    );
    const guardians = members.filter(({ role }) => role === 'guardian');
    const missingConsents = await this.queries.execute(
      new MissingConsents(
        areaId,
        caseId,
        this.clock.today(),
        discussed,
        guardians.map(({ memberId }) => memberId),
        [...new Set(agencyIds)],
      ),
    );
    return {
      caseOpen: open || status === 'referred',
      memberIds: new Set(members.map(({ memberId }) => memberId)),
      unitIds: new Set(units.map(({ unitId }) => unitId)),
      missingConsents,
    };
  }

  /** Members who are not written to: until they are of age, their guardians are (law.md 9). */
  async unasked(areaId: AreaId, caseId: string): Promise<ReadonlySet<string>> {
    const { members } = await this.caseOf(areaId, caseId);
    const year = yearOf(this.clock.today());
    const isOfAge = (birthYear: number | null) =>
      birthYear !== null && year - birthYear > ageOfMajority;
    const minors = members.filter(({ role, birthYear }) => role === 'child' && !isOfAge(birthYear));
    return new Set(minors.map(({ memberId }) => memberId));
  }

  /** law.md 11: whether one who is invited may know what is spoken of, by the consents of this moment. */
  async mayKnow(
    areaId: AreaId,
    { caseId, request }: PlannedMeeting,
    party: Party,
  ): Promise<boolean> {
    if (party.kind === 'member') return true;
    const { must, may } = request;
    const alone = {
      ...request,
      must: { memberIds: must.memberIds, unitIds: [party.unitId] },
      may: { memberIds: may.memberIds, unitIds: [] },
    };
    return (await this.facts(areaId, caseId, alone)).missingConsents.length === 0;
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
    { caseId, agenda }: PlannedMeeting,
  ): Promise<readonly AgendaItem[]> {
    const agreements = await this.queries.execute(new AgreementsForAgenda(areaId, caseId));
    return composeAgenda(
      childItemOf(meetingId),
      agenda,
      agreements.map(({ agreementId, standing }) => ({
        agreementId,
        stuck: standing === 'silent' || standing === 'blocked',
      })),
    );
  }
}
