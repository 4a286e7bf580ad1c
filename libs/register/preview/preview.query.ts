import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FamilyRecord } from '@famsam/cases';
import type { DirectoryEvent } from '@famsam/contracts';
import { municipalityByCode, UnitsOf } from '@famsam/directory';
import type { AreaId, Clock, DomainEvent, LocalDate } from '@famsam/kernel';
import { CLOCK } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { ImportProgress } from '../register.commands';
import {
  type Decided,
  Fingerprint,
  type ImportChanges,
  RegisterDeciding,
} from '../register.deciding';
import { Faults, type FaultReport } from '../register.faults';
import type { Creation } from '../register.names';
import { readRegister, surroundings } from '../register.reading';
import { consultationKinds, fileNames } from '../register.words';
import type { Names } from '../register.writing';
import type { RegisterSource } from '../source';
import { cellChanges, type ChangeKind, type FamilyChange, mostCells } from './family-changes';

/** Families compared before others are served. */
const atOnce = 50;
/** So many names of units, and so many consultations, are told; of the rest, how many there are. */
export const mostNames = 300;
export const mostConsultations = 200;

/** What an import would change beside the families, and how many families it would. */
export interface PreviewOverview {
  readonly changes: ImportChanges;
  /** Events that would be added; 0 when the register says nothing new. */
  readonly events: number;
  /** Municipalities that join, by name. */
  readonly municipalities: readonly string[];
  /** Units that are added. */
  readonly units: readonly string[];
  readonly unitCount: number;
  readonly consultationsAdded: number;
  readonly consultationsStruck: number;
  readonly consultations: readonly {
    readonly heldOn: LocalDate;
    readonly kind: string;
    readonly struck: boolean;
  }[];
  /** The area's first day with FamSam, if this import is to fix it. */
  readonly firstDay: LocalDate | null;
}

export type PreviewOutcome =
  | {
      readonly shown: true;
      readonly overview: PreviewOverview;
      /** Of all that was decided; an import that is given it brings just this. */
      readonly fingerprint: string;
    }
  /** An import would be refused. */
  | { readonly shown: false; readonly report: FaultReport };

/** What an import of the register would change, family by family. Changes nothing. */
export class PreviewRegister extends Query<PreviewOutcome> {
  constructor(
    readonly areaId: AreaId,
    readonly source: RegisterSource,
    readonly create: Creation,
    /** Told as it is decided: families by number as they stand in the register, struck ones last. */
    readonly onFamily: (change: FamilyChange) => Promise<void> | void,
    readonly onProgress: (progress: ImportProgress) => void = () => {},
  ) {
    super();
  }
}

@QueryHandler(PreviewRegister)
export class PreviewRegisterHandler implements IQueryHandler<PreviewRegister> {
  constructor(
    private readonly deciding: RegisterDeciding,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(query: PreviewRegister): Promise<PreviewOutcome> {
    const { areaId, source, create, onFamily, onProgress } = query;
    const today = this.clock.today();
    onProgress({ step: 'checking', done: 0, of: fileNames.length });
    const around = await surroundings(this.queries, areaId, today, create);
    const { report, register } = await readRegister(source, around);
    if (!register) return { shown: false, report };
    const refused = new Faults();
    const fingerprint = new Fingerprint();
    const telling = new Telling(await this.queries.execute(new UnitsOf(areaId)));
    const asked = { areaId, today, refused, compare: true };
    for await (const decided of this.deciding.decide(register, asked)) {
      fingerprint.add(decided.parts);
      let told = 0;
      for (const change of telling.of(decided)) {
        await onFamily(change);
        told += 1;
        if (told % atOnce === 0) await nextTurn();
      }
      if (decided.about === 'families')
        onProgress({ step: 'deciding', done: decided.done, of: decided.of });
    }
    if (!refused.none) return { shown: false, report: refused.report(fileNames) };
    return { shown: true, overview: telling.overview, fingerprint: fingerprint.digest() };
  }
}

/** Puts what was decided into words. */
class Telling {
  overview: PreviewOverview = {
    changes: {
      ...{ newFamilies: 0, correctedFamilies: 0, struckFamilies: 0 },
      ...{ consultations: 0, consents: 0 },
    },
    ...{ events: 0, municipalities: [], units: [], unitCount: 0 },
    ...{ consultationsAdded: 0, consultationsStruck: 0, consultations: [], firstDay: null },
  };
  private readonly unitNames: Map<string, string>;
  private readonly names: Names = {
    unit: (unitId) => this.unitNames.get(unitId) ?? unitId,
    municipality,
  };

  constructor(units: readonly { readonly unitId: string; readonly name: string }[]) {
    this.unitNames = new Map(units.map(({ unitId, name }) => [unitId, name]));
  }

  *of(decided: Decided): Generator<FamilyChange> {
    const events = decided.parts.flatMap((part) => part.events);
    this.add({ events: this.overview.events + events.length });
    if (decided.about === 'places') this.addPlaces(events);
    if (decided.about === 'consultations') this.addConsultations(decided.consultations);
    if (decided.about === 'first-day')
      this.add({ changes: decided.changes, firstDay: firstDayOf(events) });
    if (decided.about === 'struck')
      for (const { record } of decided.struck) yield changeOf('struck', record, false);
    if (decided.about !== 'families') return;
    for (const { number, caseId, compared, part } of decided.families) {
      const paper = decided.withPaper.has(caseId);
      const record = compared?.after ?? decided.records.get(number);
      if (!record) throw new Error('a family was decided on that is not in the register');
      const restored = part.events.some(({ type }) => type === 'case.restored');
      const kind = !compared ? 'new' : restored ? 'restored' : 'corrected';
      const cells = compared ? cellChanges(compared.before, compared.after, this.names) : [];
      yield changeOf(kind, record, paper, cells);
    }
  }

  private addPlaces(events: readonly DomainEvent[]): void {
    const municipalities: string[] = [];
    const units: string[] = [];
    for (const { type, data } of events as readonly DirectoryEvent[]) {
      if (type === 'directory.municipality-joined') municipalities.push(municipality(data.code));
      if (type !== 'directory.unit-added') continue;
      units.push(data.name);
      this.unitNames.set(data.unitId, data.name);
    }
    this.add({ municipalities, units: units.slice(0, mostNames), unitCount: units.length });
  }

  private addConsultations(
    consultations: Extract<Decided, { about: 'consultations' }>['consultations'],
  ): void {
    const told = consultations.map(({ heldOn, kind, events }) => ({
      ...{ heldOn, kind: consultationKinds.wordOf(kind) },
      struck: events.some(({ type }) => type === 'consultation.struck'),
    }));
    const consultationsStruck = told.filter(({ struck }) => struck).length;
    this.add({
      consultationsAdded: told.length - consultationsStruck,
      consultationsStruck,
      consultations: told.slice(0, mostConsultations),
    });
  }

  private add(more: Partial<PreviewOverview>): void {
    this.overview = { ...this.overview, ...more };
  }
}

function municipality(code: string): string {
  return municipalityByCode(code)?.name ?? code;
}

function firstDayOf(events: readonly DomainEvent[]): LocalDate | null {
  const fixed = events.find(({ type }) => type === 'settings.first-day-fixed');
  return fixed ? (fixed.data as { readonly firstDay: LocalDate }).firstDay : null;
}

function changeOf(
  kind: ChangeKind,
  record: FamilyRecord,
  paper: boolean,
  cells: FamilyChange['changes'] = [],
): FamilyChange {
  const { number: family, referredOn, members, contacts, meetings } = record;
  return {
    ...{ family, kind, referredOn, paper },
    holds: { members: members.length, contacts: contacts.length, meetings: meetings.length },
    changes: cells.slice(0, mostCells),
    more: Math.max(0, cells.length - mostCells),
  };
}
