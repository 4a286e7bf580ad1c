import type { Assessment, CaseStatus, Contact, Member, Referral } from '@famsam/contracts';
import { ConsentsInForceSince } from '@famsam/consent';
import { municipalityByCode, UnitsOf } from '@famsam/directory';
import type { Actor, AreaId, LocalDate } from '@famsam/kernel';
import type { Page, Tx } from '@famsam/platform';
import {
  decodeCursor,
  encodeCursor,
  EventStore,
  NotFoundError,
  Transactions,
} from '@famsam/platform';
import { OwnWords } from '@famsam/privacy';
import { IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { caseCursor } from '../case-number';
import { caseStream } from '../case.stream';
import type { PersonalDetails } from '../words';
import { personalFields, personalDetails } from '../words';

export const referralStages = [
  'received',
  'taken-on',
  'pointed-elsewhere',
  'declined',
  'consents',
  'met',
  'closed',
] as const;

/** What a referrer learns of a referral: how far it has come, nothing of what is said (law.md 2). */
export interface OwnReferral {
  readonly caseId: string;
  readonly number: string;
  /** The family's name, as the referrer told it. */
  readonly name: string | null;
  readonly municipality: string;
  readonly referredOn: LocalDate;
  readonly stage: (typeof referralStages)[number];
  /** Why FamSam pointed elsewhere or declined. */
  readonly reason: Assessment['reason'];
  readonly days: {
    readonly received: LocalDate;
    readonly assessed: LocalDate | null;
    /** Since when all consents are in force. */
    readonly consents: LocalDate | null;
    readonly firstMeeting: LocalDate | null;
    readonly closed: LocalDate | null;
  };
}

/** What was told when the family was referred, word for word; nothing that others wrote since. */
export interface ReferralDetails extends Omit<Referral, 'number' | 'source'> {
  readonly municipalityName: string;
  readonly note: string | null;
  readonly members: readonly (Pick<Member, 'role' | 'birthYear' | 'household'> & {
    readonly personal: PersonalDetails;
    /** As for the state of a case (law.md 24). */
    readonly interpreter?: string | null;
  })[];
  readonly contacts: readonly (Pick<Contact, 'unitId' | 'kind' | 'precision'> & {
    /** The member's place in the list. */
    readonly member: number;
    readonly unitName: string | null;
    readonly since: LocalDate;
  })[];
}

/** Referrals of the one who asks, the newest first. */
export class OwnReferrals extends Query<Page<OwnReferral>> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly today: LocalDate,
    readonly limit: number,
    readonly cursor?: string | undefined,
  ) {
    super();
  }
}

/** Throws NotFoundError for what somebody else referred, as for what is not there. */
export class OwnReferralById extends Query<OwnReferral & { readonly details: ReferralDetails }> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly today: LocalDate,
    readonly caseId: string,
  ) {
    super();
  }
}

interface Row {
  readonly caseId: string;
  readonly number: string;
  readonly municipality: string;
  readonly status: CaseStatus;
  readonly referredOn: LocalDate;
  readonly assessedOn: LocalDate | null;
  readonly reason: Assessment['reason'];
  readonly firstMeetingOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
}

function ownRows(tx: Tx, actor: Actor, more: string, values: readonly unknown[]): Promise<Row[]> {
  return tx.query<Row>(
    `select case_id as "caseId", number, municipality, status, referred_on::text as "referredOn",
            state #>> '{assessment,on}' as "assessedOn", state #>> '{assessment,reason}' as reason,
            first_meeting_on::text as "firstMeetingOn", closed_on::text as "closedOn"
       from cases.case_file
      where area_id = $1 and referred_by = $2 and status <> 'struck' and ${more}`,
    [tx.areaId, actor.id, ...values],
  );
}

/** How far each has come. Consents count as of the day they were needed, or today. */
async function withStages(
  queries: QueryBus,
  { areaId, actor, today }: OwnReferrals | OwnReferralById,
  rows: readonly Row[],
): Promise<readonly OwnReferral[]> {
  const taken = rows
    .filter(({ assessedOn, reason }) => assessedOn && !reason)
    .map(({ caseId, firstMeetingOn, closedOn }) => ({
      caseId,
      on: firstMeetingOn ?? closedOn ?? today,
    }));
  const consents = await queries.execute(new ConsentsInForceSince(areaId, taken));
  const ids = rows.map(({ caseId }) => caseId);
  const texts = await queries.execute(new OwnWords(areaId, actor, ids, ['name'], 'own-referral'));
  return rows.map(({ caseId, number, municipality, status, referredOn, reason, ...days }) => {
    const inForce = consents.get(caseId) ?? null;
    return {
      ...{ caseId, number, municipality, referredOn, reason },
      name: texts.get(caseId)?.name ?? null,
      stage: stageOf(status, days.firstMeetingOn, inForce),
      days: {
        received: referredOn,
        assessed: days.assessedOn,
        consents: inForce,
        firstMeeting: days.firstMeetingOn,
        closed: days.closedOn,
      },
    };
  });
}

function stageOf(
  status: CaseStatus,
  met: LocalDate | null,
  consents: LocalDate | null,
): OwnReferral['stage'] {
  switch (status) {
    case 'referred':
    case 'struck':
      return 'received';
    case 'taken-on':
      return met ? 'met' : consents ? 'consents' : 'taken-on';
    default:
      return status;
  }
}

@QueryHandler(OwnReferrals)
export class OwnReferralsHandler implements IQueryHandler<OwnReferrals> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
  ) {}

  execute(query: OwnReferrals): Promise<Page<OwnReferral>> {
    const { areaId, actor, limit, cursor } = query;
    const after = decodeCursor(cursor, caseCursor);
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await ownRows(
        tx,
        actor,
        `($3::date is null or (referred_on, number) < ($3::date, $4::text))
         order by referred_on desc, number desc limit $5`,
        [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
      );
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: await withStages(this.queries, query, shown),
        nextCursor: last ? encodeCursor([last.referredOn, last.number]) : null,
      };
    });
  }
}

@QueryHandler(OwnReferralById)
export class OwnReferralByIdHandler implements IQueryHandler<OwnReferralById> {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EventStore,
    private readonly queries: QueryBus,
  ) {}

  execute(query: OwnReferralById): Promise<OwnReferral & { readonly details: ReferralDetails }> {
    const { areaId, actor, caseId } = query;
    return this.transactions.inArea(areaId, async (tx) => {
      const rows = await ownRows(tx, actor, 'case_id = $3', [caseId]);
      const [own] = await withStages(this.queries, query, rows);
      if (!own) throw new NotFoundError('referral', caseId);
      return { ...own, details: await this.details(query) };
    });
  }

  /** From the events of the request that referred the family: later ones are not the referrer's. */
  private async details({ areaId, actor, caseId }: OwnReferralById): Promise<ReferralDetails> {
    const { events } = await this.store.load(caseStream, areaId, caseId);
    const [first] = events;
    const sent = events.filter(({ commandId }) => commandId === first?.commandId);
    if (first?.type !== 'case.referred') throw new Error('a case begins with its referral');
    const members = sent.flatMap((e) => (e.type === 'case.member-added' ? e.data : []));
    const needs = new Map(
      sent.flatMap((e) =>
        e.type === 'case.member-interpreter-noted' ? [[e.data.memberId, e.data.language]] : [],
      ),
    );
    const contacts = sent.flatMap((e) =>
      e.type === 'case.contact-added' ? { ...e.data, since: e.happenedOn } : [],
    );
    const ids = members.map(({ memberId }) => memberId);
    const texts = await this.queries.execute(
      new OwnWords(areaId, actor, [caseId, ...ids], personalFields, 'own-referral'),
    );
    const units = await this.queries.execute(new UnitsOf(areaId));
    const names = new Map(units.map(({ unitId, name }) => [unitId, name]));
    const { number: _ours, source: _team, ...referral } = first.data;
    return {
      ...referral,
      municipalityName: municipalityByCode(referral.municipality)?.name ?? referral.municipality,
      note: texts.get(caseId)?.note ?? null,
      members: members.map(({ memberId, role, birthYear, household }) => ({
        ...{ role, birthYear, household },
        personal: personalDetails(texts.get(memberId) ?? {}),
        ...(needs.has(memberId) && { interpreter: needs.get(memberId) ?? null }),
      })),
      contacts: contacts.map(({ memberId, unitId, kind, since, precision }) => ({
        ...{ unitId, kind, since, precision },
        member: ids.indexOf(memberId),
        unitName: names.get(unitId) ?? null,
      })),
    };
  }
}
