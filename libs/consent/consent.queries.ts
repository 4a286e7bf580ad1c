import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseEvent, ConsentEvent } from '@famsam/contracts';
import { SettingsOf } from '@famsam/directory';
import type { AreaId, DomainEvent, LocalDate } from '@famsam/kernel';
import { Transactions } from '@famsam/platform';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { MissingConsent, Person } from './consent.coverage';
import { missingAtMeeting } from './consent.coverage';
import { isUntouched, type ConsentState } from './consent.state';
import type { Telling, UntoldReason } from './consent.telling';
import { whyNotTold } from './consent.telling';
import { agencyOfUnits, familiesByCase, familyOfCase } from './family.rows';
import { hear, notYetKnown } from './known-family';

/** Families gone through before others are served: a register changes hundreds at once. */
const atOnce = 5;

/** Whose consent is missing for which agency on any of the days, for a meeting with these agencies. */
export class MissingConsents extends Query<readonly MissingConsent[]> {
  constructor(
    readonly areaId: AreaId,
    readonly caseId: string,
    /** Each day that counts: on which somebody is told and, of a meeting, on which it is held. */
    readonly on: readonly LocalDate[],
    /** The members who come, or were discussed; who else is spoken of follows from the family. */
    readonly named: readonly string[],
    readonly agencyIds: readonly string[],
  ) {
    super();
  }
}

/** Throws NotFoundError when the area has no such case. */
@QueryHandler(MissingConsents)
export class MissingConsentsHandler implements IQueryHandler<MissingConsents> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  async execute({ areaId, caseId, on, named, agencyIds }: MissingConsents) {
    const { family, consents } = await this.transactions.readInArea(areaId, (tx) =>
      familyOfCase(tx, caseId),
    );
    const members = Object.values(family.members);
    const { firstDay } = await this.queries.execute(new SettingsOf(areaId));
    const missing = on.flatMap((day) =>
      missingAtMeeting(consents, day, firstDay, { members, named }, agencyIds),
    );
    const key = (one: MissingConsent) => `${one.memberId} ${one.agencyId}`;
    return [...new Map(missing.map((one) => [key(one), one])).values()];
  }
}

/** What would be written down of a family. */
interface Transcribed {
  readonly caseId: string;
  /** Of the case and, after them, of its consents. */
  readonly events: readonly DomainEvent[];
  /** What lies before the area's first day is not asked about: nobody here knew the family then. */
  readonly asItCame: boolean;
}

/**
 * Meetings that these events would write down although somebody of the family has not consented: a register asks for
 * consent as every door does. So do those of a family that comes back from an import that was undone, of whom nobody has
 * ever been asked, as if it were not here yet.
 */
export class MeetingsWithoutConsent extends Query<
  readonly { readonly caseId: string; readonly number: string }[]
> {
  constructor(
    readonly areaId: AreaId,
    readonly cases: readonly Transcribed[],
    readonly firstDay: LocalDate,
  ) {
    super();
  }
}

@QueryHandler(MeetingsWithoutConsent)
export class MeetingsWithoutConsentHandler implements IQueryHandler<MeetingsWithoutConsent> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, cases, firstDay }: MeetingsWithoutConsent) {
    const meeting = cases.filter(({ events }) => events.some(isMeeting));
    if (meeting.length === 0) return [];
    return this.transactions.readInArea(areaId, async (tx) => {
      const ids = meeting.map(({ caseId }) => caseId);
      const [families, agencyOf] = [await familiesByCase(tx, ids), await agencyOfUnits(tx)];
      const without: { readonly caseId: string; readonly number: string }[] = [];
      for (const [at, { caseId, events, asItCame }] of meeting.entries()) {
        if (at % atOnce === atOnce - 1) await nextTurn();
        const known = families.get(caseId);
        const isNew = asItCame || (known?.family.struck && isUntouched(known.consents));
        const { family, consents } = (events as readonly (CaseEvent | ConsentEvent)[]).reduce(
          hear,
          known ?? notYetKnown(caseId),
        );
        const members = Object.values(family.members);
        const missing = events
          .filter(isMeeting)
          .filter(({ happenedOn }) => !isNew || happenedOn >= firstDay)
          .filter((one) => !mayBeHeld(one, members, consents, agencyOf, firstDay));
        without.push(...missing.map(({ data: { number } }) => ({ caseId, number })));
      }
      return without;
    });
  }
}

type MeetingEvent = Extract<CaseEvent, { type: 'case.meeting-held' | 'case.meeting-corrected' }>;

function isMeeting(event: DomainEvent): event is MeetingEvent {
  return event.type === 'case.meeting-held' || event.type === 'case.meeting-corrected';
}

function mayBeHeld(
  { happenedOn, data }: MeetingEvent,
  members: readonly Person[],
  consents: ConsentState,
  agencyOf: ReadonlyMap<string, string>,
  firstDay: LocalDate,
): boolean {
  const { unitIds, discussed, withoutConsent } = data;
  if (withoutConsent) return true;
  // Of a unit that the same register brings no agency is known; what covers all agencies covers it as well.
  const agencyIds = unitIds.map((unitId) => agencyOf.get(unitId) ?? unitId);
  const spoken = { members, named: discussed };
  return missingAtMeeting(consents, happenedOn, firstDay, spoken, agencyIds).length === 0;
}

/** Of each case, the first day on which somebody of the family was asked for consent, or heard about it; others are not in the map. */
export class FirstAskedOn extends Query<ReadonlyMap<string, LocalDate>> {
  constructor(
    readonly areaId: AreaId,
    readonly caseIds: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(FirstAskedOn)
export class FirstAskedOnHandler implements IQueryHandler<FirstAskedOn> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, caseIds }: FirstAskedOn): Promise<ReadonlyMap<string, LocalDate>> {
    const families = await this.transactions.readInArea(areaId, (tx) =>
      familiesByCase(tx, caseIds),
    );
    const first = [...families].flatMap(([caseId, { consents }]): [string, LocalDate][] => {
      const asked = consents.consents.map(({ askedOn }) => askedOn);
      const [day] = [...asked, ...consents.childViews.map(({ on }) => on)].sort();
      return day ? [[caseId, day]] : [];
    });
    return new Map(first);
  }
}

/** Why each may not be told, in the order of what is to be told; null where they may. */
export class WhyNotTold extends Query<readonly (UntoldReason | null)[]> {
  constructor(
    readonly areaId: AreaId,
    readonly tellings: readonly Telling[],
  ) {
    super();
  }
}

@QueryHandler(WhyNotTold)
export class WhyNotToldHandler implements IQueryHandler<WhyNotTold> {
  constructor(private readonly transactions: Transactions) {}

  execute({ areaId, tellings }: WhyNotTold): Promise<readonly (UntoldReason | null)[]> {
    if (tellings.length === 0) return Promise.resolve([]);
    return this.transactions.readInArea(areaId, async (tx) => {
      const caseIds = [...new Set(tellings.map(({ caseId }) => caseId))];
      const families = await familiesByCase(tx, caseIds);
      const toUnits = tellings.some(({ party }) => party.kind === 'unit');
      const agencyOf = toUnits ? await agencyOfUnits(tx) : new Map<string, string>();
      return tellings.map((telling) => {
        const known = families.get(telling.caseId);
        return known ? whyNotTold(known, agencyOf, telling) : 'case-not-open';
      });
    });
  }
}
