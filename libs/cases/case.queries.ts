import type { CaseStatus, MemberRole } from '@famsam/contracts';
import type { Actor, AreaId, LocalDate } from '@famsam/kernel';
import { EventStore, NotFoundError, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { In } from 'typeorm';
import { CaseFile } from './case-file.view';
import type { CaseState } from './case.state';
import { caseStream } from './case.stream';
import type { PersonalDetails } from './words';
import { assessmentIdOf, personalFields, personalDetails } from './words';

export type CaseListItem = Omit<CaseFile, 'areaId' | 'state' | 'referredBy' | 'openSince'>;

export interface CaseDetail {
  readonly caseId: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly state: CaseState;
  /** The family's name. */
  readonly name: string | null;
  /** What is known of the members, by their ids. */
  readonly people: Readonly<Record<string, PersonalDetails>>;
  /** By the id of the case, of a meeting or of a closing; that of the assessment under `assessment`. */
  readonly notes: Readonly<Record<string, string>>;
}

/** With its personal texts, which are read from the vault at once; the read is logged (law.md 4). */
export class CaseById extends Query<CaseDetail> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly caseId: string,
  ) {
    super();
  }
}

export interface TimelineEntry {
  readonly version: number;
  readonly type: string;
  readonly happenedOn: LocalDate;
  readonly recordedAt: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly data: unknown;
}

/** Everything that was written down about a case, in the order it was written. */
export class CaseTimeline extends Query<readonly TimelineEntry[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
  ) {
    super();
  }
}

/** What other rooms build on: no personal text, so nothing is read from the vault or logged. */
export interface CaseFacts {
  readonly caseId: string;
  readonly number: string;
  readonly municipality: string;
  readonly status: CaseStatus;
  readonly referredOn: LocalDate;
  /** Taken on, and not closed. */
  readonly open: boolean;
  readonly members: readonly {
    readonly memberId: string;
    readonly role: MemberRole;
    readonly birthYear: number | null;
    /** The language they need an interpreter for, if that is known (law.md 24). */
    readonly interpreter: string | null;
  }[];
  readonly meetings: readonly {
    readonly meetingId: string;
    readonly heldOn: LocalDate;
    /** Whether it was held though consent was missing: then it lets nobody be told anything. */
    readonly lacksConsent: boolean;
    /** Whom it named; nobody: the whole family. */
    readonly discussed: readonly string[];
  }[];
  /** Meetings that were struck, and had been held though consent was missing. */
  readonly struckWithoutConsent: readonly string[];
}

/**
 * Whether the meeting was held though consent was missing, also when it was struck since: what was agreed there was
 * said all the same.
 */
export function heldWithoutConsent(facts: CaseFacts | undefined, meetingId: string): boolean {
  const meeting = facts?.meetings.find((one) => one.meetingId === meetingId);
  return meeting?.lacksConsent ?? facts?.struckWithoutConsent.includes(meetingId) ?? false;
}

/** By the id of the case; one that the area does not have is not in the map. */
export class CaseFactsOf extends Query<ReadonlyMap<string, CaseFacts>> {
  constructor(
    readonly areaId: AreaId,
    readonly caseIds: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(CaseFactsOf)
export class CaseFactsOfHandler implements IQueryHandler<CaseFactsOf> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseIds }: CaseFactsOf): Promise<ReadonlyMap<string, CaseFacts>> {
    const files = await this.transactions.readInArea(areaId, (tx) =>
      tx.manager.findBy(CaseFile, { areaId, caseId: In([...caseIds]) }),
    );
    return new Map(files.map((file) => [file.caseId, factsOf(file)]));
  }
}

function factsOf(file: CaseFile): CaseFacts {
  const { caseId, number, municipality, status, referredOn, state } = file;
  return {
    ...{ caseId, number, municipality, status, referredOn },
    open: status === 'taken-on',
    members: Object.values(state.members).map(({ memberId, role, birthYear }) => ({
      memberId,
      role,
      birthYear,
      interpreter: state.interpreterNeeds[memberId] ?? null,
    })),
    meetings: Object.values(state.meetings).map(
      ({ meetingId, heldOn, withoutConsent, discussed }) => ({
        ...{ meetingId, heldOn, discussed },
        lacksConsent: Boolean(withoutConsent),
      }),
    ),
    struckWithoutConsent: state.struckWithoutConsent ?? [],
  };
}

@QueryHandler(CaseById)
export class CaseByIdHandler implements IQueryHandler<CaseById> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  /** In one transaction: the texts are those of the state shown. */
  execute({ areaId, actor, caseId }: CaseById): Promise<CaseDetail> {
    return this.transactions.inArea(areaId, async (tx) => {
      const file = await tx.manager.findOneBy(CaseFile, { areaId, caseId });
      if (!file) throw new NotFoundError('case', caseId);
      const { version, status, state } = file;
      const members = Object.keys(state.members);
      const assessmentId = assessmentIdOf(caseId);
      const noted = [
        ...[caseId, assessmentId, ...Object.keys(state.meetings)],
        ...state.closings.map(({ closingId }) => closingId),
      ];
      const texts = await this.queries.execute(
        new ReadPersonalText(
          areaId,
          actor,
          [...noted, ...members],
          personalFields,
          'case-work',
          'left-out',
        ),
      );
      const notes = noted.flatMap((id) => {
        const note = texts.get(id)?.note;
        return note === undefined ? [] : [[id === assessmentId ? 'assessment' : id, note]];
      });
      const people = members.map((id) => [id, personalDetails(texts.get(id) ?? {})]);
      return {
        ...{ caseId, version, status, state },
        name: texts.get(caseId)?.name ?? null,
        people: Object.fromEntries(people) as CaseDetail['people'],
        notes: Object.fromEntries(notes) as CaseDetail['notes'],
      };
    });
  }
}

@QueryHandler(CaseTimeline)
export class CaseTimelineHandler implements IQueryHandler<CaseTimeline> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, caseId }: CaseTimeline): Promise<readonly TimelineEntry[]> {
    const { events } = await this.store.load(caseStream, areaId, caseId);
    if (events.length === 0) throw new NotFoundError('case', caseId);
    return events.map(({ version, type, happenedOn, recordedAt, actor, data }) => ({
      version,
      type,
      happenedOn,
      recordedAt,
      by: actor,
      data,
    }));
  }
}
