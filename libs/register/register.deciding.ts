import { createHash } from 'node:crypto';
import type {
  ConsultationPart,
  FamilyRecord,
  FamilyTranscription,
  StreamPart,
  StruckFamily,
} from '@famsam/cases';
import { StrikeFamiliesBut, TranscribeConsultations, TranscribeFamilies } from '@famsam/cases';
import {
  MeetingsWithoutConsent,
  NobodyHere,
  TranscribeLapsedPapers,
  TranscribePaperConsents,
} from '@famsam/consent';
import { TranscribeDirectory, TranscribeFirstDay } from '@famsam/directory';
import type { AreaId, LocalDate, Rejection } from '@famsam/kernel';
import { streamId } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { CheckedRegister } from './register.check';
import type { FamilyRows, MeetingRow } from './register.family';
import type { Faults } from './register.faults';
import { consultationRecords, familyRecord, placesOf } from './register.records';

/** Families decided on together; the events of all the others are never in memory. */
const chunk = 500;
/** And of their rows: a family may have hundreds. */
const chunkRows = 10_000;

/** What a register changes in an area, counted. */
export interface ImportChanges {
  readonly newFamilies: number;
  readonly correctedFamilies: number;
  readonly struckFamilies: number;
  readonly consultations: number;
  readonly consents: number;
}

/** One step on the way from a register to the events that it takes, with what there is to tell of it. */
export type Decided = { readonly parts: readonly StreamPart[] } & (
  | { readonly about: 'places'; readonly unitIds: ReadonlyMap<string, string> }
  | {
      readonly about: 'families';
      readonly families: readonly FamilyTranscription[];
      /** As the register has them, by number. */
      readonly records: ReadonlyMap<string, FamilyRecord>;
      /** The cases of which a paper is noted. */
      readonly withPaper: ReadonlySet<string>;
      /** How many of them, of how many, are decided on by now. */
      readonly done: number;
      readonly of: number;
    }
  | { readonly about: 'struck'; readonly struck: readonly StruckFamily[] }
  | { readonly about: 'consultations'; readonly consultations: readonly ConsultationPart[] }
  | { readonly about: 'first-day'; readonly changes: ImportChanges }
);

interface Deciding {
  readonly areaId: AreaId;
  readonly today: LocalDate;
  /** Where it is said why a family is refused. */
  readonly refused: Faults;
  /** Whether the families are wanted as they are and as they will be. */
  readonly compare?: boolean;
}

/** When a register comes. */
interface At {
  readonly areaId: AreaId;
  readonly today: LocalDate;
  readonly firstDay: LocalDate;
}

/** Of all that was decided, in order: what a preview has shown and what an import stages can be told apart. */
export class Fingerprint {
  private readonly hash = createHash('sha256');
  /** As long as nothing was decided. */
  isEmpty = true;

  add(parts: readonly StreamPart[]): void {
    if (parts.length > 0) this.isEmpty = false;
    for (const { stream, expectedVersion, events } of parts)
      this.hash.update(JSON.stringify([stream, expectedVersion, events]));
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

/** Decides what a register takes. An import stages it and a preview tells it, so that they cannot differ. */
@Injectable()
export class RegisterDeciding {
  constructor(private readonly queries: QueryBus) {}

  async *decide(register: CheckedRegister, deciding: Deciding): AsyncGenerator<Decided> {
    const { areaId, today, refused, compare } = deciding;
    const { families } = register;
    const { municipalities, units } = placesOf(register);
    const places = new TranscribeDirectory(areaId, municipalities, units);
    const { parts, unitIds } = await this.queries.execute(places);
    yield { about: 'places', parts, unitIds };
    const first = await this.queries.execute(new TranscribeFirstDay(areaId, today));
    // While the first day is open, and after all that was imported was undone, this is the register of what was before.
    const isOpen = withEvents(first.parts).length > 0;
    const isEmptied = !isOpen && (await this.queries.execute(new NobodyHere(areaId)));

    const changes = { newFamilies: 0, correctedFamilies: 0, consents: 0 };
    let done = 0;
    for (const rows of chunksOf(families)) {
      const records = rows.map((family) => familyRecord(family, unitIds));
      const transcribed = await this.queries.execute(
        new TranscribeFamilies(areaId, today, records, compare),
      );
      transcribed.forEach(({ rejection }, index) => {
        const family = rows[index];
        if (rejection && family) refuse(refused, family, rejection);
      });
      const changed = transcribed.filter(({ part }) => part.events.length > 0);
      const fresh = changed.filter(({ part }) => part.expectedVersion === 0);
      // Of whoever comes back after all was undone, the papers have lapsed.
      const unsigned = isEmptied ? changed : fresh;
      const papers =
        isOpen || isEmptied
          ? await this.papersOf(unsigned, records, { areaId, today, ...first })
          : [];
      const withPaper = new Set(papers.map(({ stream }) => streamId(stream)));
      const known = changed.filter((one) => !fresh.includes(one));
      const lapsed = await this.lapsedOf(known, records, { areaId, today, ...first });
      // What the first register tells of families is as they came; after that only what lies before the first day is.
      const asked = isOpen ? known : changed;
      const consents = [...papers, ...lapsed];
      const saidBy = new Map(consents.map(({ stream, events }) => [streamId(stream), events]));
      const toAsk = asked.map(({ caseId, part: { events, expectedVersion } }) => ({
        ...{ caseId, events: [...events, ...(saidBy.get(caseId) ?? [])] },
        asItCame: isEmptied || expectedVersion === 0,
      }));
      await this.refuseWithoutConsent(areaId, rows, toAsk, first.firstDay, refused);
      changes.newFamilies += fresh.length;
      changes.correctedFamilies += changed.length - fresh.length;
      changes.consents += papers.length;
      done += rows.length;
      yield {
        about: 'families',
        parts: [...changed.map(({ part }) => part), ...consents],
        families: changed,
        records: new Map(records.map((record) => [record.number, record])),
        withPaper,
        ...{ done, of: families.length },
      };
    }

    const numbers = new Set(families.map(({ number }) => number));
    const struck = withEvents(
      await this.queries.execute(new StrikeFamiliesBut(areaId, today, numbers)),
    );
    const talks = consultationRecords(register);
    const consultations = withEvents(
      await this.queries.execute(new TranscribeConsultations(areaId, today, talks)),
    );
    yield { about: 'struck', parts: struck, struck };
    yield { about: 'consultations', parts: consultations, consultations };
    const all = {
      ...changes,
      struckFamilies: struck.length,
      consultations: consultations.length,
    };
    // An import that brings nothing is none yet.
    const brings = Object.values(all).some((number) => number > 0) || parts.length > 0;
    yield { about: 'first-day', parts: brings ? withEvents(first.parts) : [], changes: all };
  }

  private async refuseWithoutConsent(
    areaId: AreaId,
    rows: readonly FamilyRows[],
    cases: MeetingsWithoutConsent['cases'],
    firstDay: LocalDate,
    refused: Faults,
  ): Promise<void> {
    const query = new MeetingsWithoutConsent(areaId, cases, firstDay);
    const meetings = rows.flatMap((family) => family.meetings);
    const byNumber = new Map(meetings.map((meeting) => [meeting.number, meeting]));
    for (const { number } of await this.queries.execute(query)) {
      const meeting = byNumber.get(number);
      if (!meeting) continue;
      const expected = 'ett möte på en dag då alla som berörs hade samtyckt';
      refused.add('register.meeting-without-consent', cellOf(meeting), expected);
    }
  }

  /**
   * Families that the area's first register brings may have consented on paper before it had FamSam. Later ones say
   * nothing of consents: a family that is new in them may have another number only, and have refused under the old one.
   */
  private async papersOf(
    unsigned: readonly FamilyTranscription[],
    records: readonly FamilyRecord[],
    { areaId, today, firstDay }: At,
  ): Promise<readonly StreamPart[]> {
    const cases = referralsOf(unsigned, records).map(({ caseId, referredOn: from }) => ({
      caseId,
      from,
    }));
    return withEvents(
      await this.queries.execute(new TranscribePaperConsents(areaId, today, firstDay, cases)),
    );
  }

  /** Whoever turns out to have been referred since the first day, or comes back as such, has signed none before it. */
  private async lapsedOf(
    known: readonly FamilyTranscription[],
    records: readonly FamilyRecord[],
    { areaId, today, firstDay }: At,
  ): Promise<readonly StreamPart[]> {
    const cases = referralsOf(known, records);
    return this.queries.execute(new TranscribeLapsedPapers(areaId, today, firstDay, cases));
  }
}

/** As the register tells. */
function referralsOf(
  families: readonly FamilyTranscription[],
  records: readonly FamilyRecord[],
): readonly { readonly caseId: string; readonly referredOn: LocalDate }[] {
  const told = new Map(records.map(({ number, referredOn }) => [number, referredOn]));
  return families.flatMap(({ caseId, number }) => {
    const referredOn = told.get(number);
    return referredOn ? { caseId, referredOn } : [];
  });
}

function* chunksOf(families: readonly FamilyRows[]): Generator<readonly FamilyRows[]> {
  let together: FamilyRows[] = [];
  let rows = 0;
  for (const family of families) {
    together.push(family);
    rows += family.members.length + family.contacts.length + family.meetings.length;
    if (together.length < chunk && rows < chunkRows) continue;
    yield together;
    [together, rows] = [[], 0];
  }
  if (together.length > 0) yield together;
}

function withEvents<Part extends StreamPart>(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => part.events.length > 0);
}

/** The check knows all rules of a register, but not what the team wrote in FamSam meanwhile. */
function refuse(faults: Faults, { cells, meetings }: FamilyRows, rejection: Rejection): void {
  const { file, row } = cells;
  const { code, details } = rejection;
  const tooLate = {
    'referral.after-consent': 'register.referral-after-consent',
    'referral.after-agreement': 'register.referral-after-agreement',
  } as const;
  if (code in tooLate) {
    const rule = tooLate[code as keyof typeof tooLate];
    const at = { file, row, column: 'aktualiserad', value: cells.raw('aktualiserad') };
    return faults.add(rule, at, `senast ${String(details?.['latest'])}`);
  }
  const taken = meetings.find(({ number }) => number === details?.['number']);
  if (code === 'meeting.number-taken' && taken)
    return faults.add(
      'register.meeting-number-taken',
      cellOf(taken),
      'ett annat nummer, eller mötet som det står i FamSam',
    );
  const at = { file, row, column: 'familj', value: cells.raw('familj') };
  faults.add(
    'register.refused-by-case',
    at,
    `rätta raderna, eller det som står i FamSam (${code})`,
  );
}

function cellOf({ cells: { file, row }, number }: MeetingRow) {
  return { file, row, column: 'mote', value: number };
}
