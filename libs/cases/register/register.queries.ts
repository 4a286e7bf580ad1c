import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CaseEvent } from '@famsam/contracts';
import type { AreaId, DomainEvent, LocalDate, Rejection } from '@famsam/kernel';
import { streamName, namedId, Transactions } from '@famsam/platform';
import { IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { caseDecider } from '../case.decider';
import type { CaseState } from '../case.state';
import { noCase } from '../case.state';
import { caseStream } from '../case.stream';
import type { FamilyRecord } from '../case.transcription';
import { FirstWords } from '../first-word';
import { familyRecord } from './family-record';

/** Families decided on before others are served: some are large. */
const atOnce = 5;

/** Events decided on but not yet appended. */
export interface StreamPart {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly events: readonly DomainEvent[];
}

export interface FamilyTranscription {
  readonly number: string;
  readonly caseId: string;
  /** As the register would hold the family now and then; only when they were asked for, and it is known. */
  readonly compared: { readonly before: FamilyRecord; readonly after: FamilyRecord } | null;
  readonly part: StreamPart;
  /** Why the decider refuses what the register says; the part then holds no events. */
  readonly rejection: Rejection | null;
}

/** What it takes to bring these families' cases to what the register says. Appends nothing. */
export class TranscribeFamilies extends Query<readonly FamilyTranscription[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly families: readonly FamilyRecord[],
    readonly compare = false,
  ) {
    super();
  }
}

/** A case that is struck, and as the register held it. */
export interface StruckFamily extends StreamPart {
  readonly number: string;
  readonly record: FamilyRecord;
}

/** Strikes of the cases that came from the register, hold nothing the team wrote, and are not in it any more. */
export class StrikeFamiliesBut extends Query<readonly StruckFamily[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly numbers: ReadonlySet<string>,
  ) {
    super();
  }
}

/** A case that a register brought, and how it would be struck. */
export interface BroughtFamily {
  readonly caseId: string;
  readonly number: string;
  /** Null when it is struck, or holds what the team wrote. */
  readonly strike: StreamPart | null;
  readonly struck: boolean;
}

/** What is to be known of these cases to take back an import. Appends nothing. */
export class BroughtFamilies extends Query<readonly BroughtFamily[]> {
  constructor(
    readonly areaId: AreaId,
    readonly today: LocalDate,
    readonly caseIds: readonly string[],
  ) {
    super();
  }
}

/** The area's cases as the register would hold them, by day of referral, then number. */
export class FamilyRecords extends Query<{ items: readonly FamilyRecord[]; next: string | null }> {
  constructor(
    readonly areaId: AreaId,
    /** The number of the last record of the page before. */
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

interface StoredCase {
  readonly caseId: string;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
}

const stored = 'case_id as "caseId", number, version, state';

@QueryHandler(TranscribeFamilies)
export class TranscribeFamiliesHandler implements IQueryHandler<TranscribeFamilies> {
  constructor(
    private readonly transactions: Transactions,
    private readonly firstWords: FirstWords,
  ) {}

  async execute({
    areaId,
    today,
    families,
    compare,
  }: TranscribeFamilies): Promise<readonly FamilyTranscription[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<StoredCase>(
        `select ${stored} from cases.case_file where area_id = $1 and number = any($2)`,
        [areaId, families.map((family) => family.number)],
      ),
    );
    const known = new Map(rows.map((row) => [row.number, row]));
    const moved = families.flatMap(({ number, referredOn }) => {
      const { caseId, state } = known.get(number) ?? {};
      return caseId && state?.referral?.on !== referredOn ? caseId : [];
    });
    const firstOf = await this.firstWords.of(areaId, moved);
    const transcribed: FamilyTranscription[] = [];
    for (const family of families) {
      if (transcribed.length % atOnce === atOnce - 1) await nextTurn();
      const { number } = family;
      const before = known.get(number);
      const caseId = before?.caseId ?? namedId(areaId, `case ${number}`);
      const decision = caseDecider.decide(
        {
          ...{ type: 'transcribe', today, family },
          ...{ first: firstOf(caseId), idFor: (name) => namedId(caseId, name) },
        },
        before?.state ?? noCase,
      );
      const events = decision.accepted ? decision.events : [];
      const part = partOf(caseId, before?.version ?? 0, events);
      const compared = compare && before ? comparedBy(before.state, events) : null;
      const rejection = decision.accepted ? null : decision.rejection;
      transcribed.push({ number, caseId, compared, part, rejection });
    }
    return transcribed;
  }
}

@QueryHandler(StrikeFamiliesBut)
export class StrikeFamiliesButHandler implements IQueryHandler<StrikeFamiliesBut> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, today, numbers }: StrikeFamiliesBut): Promise<readonly StruckFamily[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<StoredCase>(
        `select ${stored} from cases.case_file
          where area_id = $1 and status <> 'struck' and not number = any($2)`,
        [areaId, [...numbers]],
      ),
    );
    return rows
      .filter(({ state }) => onlyFromRegister(state))
      .map(({ caseId, number, version, state }) => {
        const decision = caseDecider.decide({ type: 'strike', today }, state);
        const part = partOf(caseId, version, decision.accepted ? decision.events : []);
        return { ...part, number, record: familyRecord(state) };
      });
  }
}

@QueryHandler(BroughtFamilies)
export class BroughtFamiliesHandler implements IQueryHandler<BroughtFamilies> {
  constructor(private readonly transactions: Transactions) {}

  async execute({ areaId, today, caseIds }: BroughtFamilies): Promise<readonly BroughtFamily[]> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<StoredCase>(
        `select ${stored} from cases.case_file where area_id = $1 and case_id = any ($2::uuid[])
          order by referred_on, number`,
        [areaId, caseIds],
      ),
    );
    return rows.map(({ caseId, number, version, state }) => {
      const wanted = !state.struck && onlyFromRegister(state);
      const decision = wanted ? caseDecider.decide({ type: 'strike', today }, state) : null;
      const strike = decision?.accepted ? partOf(caseId, version, decision.events) : null;
      return { caseId, number, strike, struck: state.struck };
    });
  }
}

@QueryHandler(FamilyRecords)
export class FamilyRecordsHandler implements IQueryHandler<FamilyRecords> {
  constructor(private readonly transactions: Transactions) {}

  async execute({
    areaId,
    after,
    limit,
  }: FamilyRecords): Promise<{ items: readonly FamilyRecord[]; next: string | null }> {
    const rows = await this.transactions.readInArea(areaId, (tx) =>
      tx.query<StoredCase>(
        `select ${stored} from cases.case_file
          where area_id = $1 and status <> 'struck' and ($2::text is null or (referred_on, number) >
            (select referred_on, number from cases.case_file where area_id = $1 and number = $2))
          order by referred_on, number limit $3`,
        [areaId, after, limit],
      ),
    );
    const items = rows.map(({ state }) => familyRecord(state));
    return { items, next: items.length === limit ? (items.at(-1)?.number ?? null) : null };
  }
}

function partOf(
  caseId: string,
  expectedVersion: number,
  events: readonly DomainEvent[],
): StreamPart {
  return { stream: streamName(caseStream.category, caseId), expectedVersion, events };
}

function comparedBy(state: CaseState, events: readonly CaseEvent[]) {
  const after = events.reduce(caseDecider.evolve, state);
  return { before: familyRecord(state), after: familyRecord(after) };
}

function onlyFromRegister(state: CaseState): boolean {
  const entries = [
    state.referral,
    state.assessment,
    ...Object.values(state.members),
    ...Object.values(state.contacts).flatMap((contact) => [contact, contact.ended]),
    ...Object.values(state.meetings),
    ...Object.values(state.processEnds),
    ...state.closings.flatMap((closing) => [closing, closing.reopening]),
  ];
  return entries.every((entry) => !entry || entry.source === 'register');
}
