import type { BroughtFamily, StreamPart } from '@famsam/cases';
import { BroughtConsultations, BroughtFamilies } from '@famsam/cases';
import { TakeBackPapers } from '@famsam/consent';
import type { Place } from '@famsam/directory';
import { PlacesAddedBy, RemovePlaces, UnitsInUse } from '@famsam/directory';
import type { AreaId, Clock, CommandId } from '@famsam/kernel';
import type { Trace } from '@famsam/platform';
import { CLOCK, EventStore, EventTraces, streamId, VersionConflictError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { UndoCounts } from '../imports.store';
import { consultationKinds } from '../register.words';

export const leftKinds = [
  'family',
  'consultation',
  'municipality',
  'unit',
  'agency',
  'first-day',
] as const;
export const leftReasons = [
  // Somebody has written to it since, or something that was written since hangs on it.
  'touched',
  // The import did not bring it: it was here before, and what it was then is not brought back.
  'corrected',
  'struck',
  // Something that stays needs it.
  'needed',
  // Consents hang on the first day, so it is never changed.
  'fixed',
] as const;

/** What an undone import leaves as it is, and why. */
export interface Left {
  readonly kind: (typeof leftKinds)[number];
  /** The number of a family, the day and kind of a consultation, the name of a place. */
  readonly name: string;
  readonly reason: (typeof leftReasons)[number];
}

export interface Undo {
  readonly parts: readonly StreamPart[];
  readonly counts: UndoCounts;
  readonly left: readonly Left[];
  /** What goes, since nothing that was written up to a position of the area's events needs it. */
  readonly free: Free;
}

interface Free {
  /** Of families, consultations and places. */
  readonly ids: readonly string[];
  readonly unitIds: readonly string[];
  readonly upTo: number;
}

/** Fields by which events name a municipality. */
const municipalityFields = ['municipality', 'code'];
/** What was struck and came back with the import is struck again. */
const back = ['case.restored', 'consultation.held'];
const strikes = ['case.struck', 'consultation.struck'];
/** Cases asked about at a time: a page waits for the answer, and others are served meanwhile. */
const chunk = 100;

/** An import, and the commands that took it back, if one of them did not live to say so. */
export interface Asked {
  readonly areaId: AreaId;
  readonly bring: CommandId;
  readonly undo: CommandId;
}

/** Decides what of an import can be taken back: what it brought, and nobody and nothing has come to need since. */
@Injectable()
export class UndoDeciding {
  constructor(
    private readonly queries: QueryBus,
    private readonly traces: EventTraces,
    private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async decide(asked: Asked): Promise<Undo> {
    const upTo = await this.store.reached(asked.areaId);
    const traces = await this.traces.of(asked.areaId, asked.bring);
    const cases = byId(traces, 'case-');
    const talks = byId(traces, 'consultation-');
    const brought = await this.queries.execute(new PlacesAddedBy(asked.areaId, asked.bring));
    const { touched, needs } = await this.named(asked, cases, talks, brought);
    const families = await this.families(asked.areaId, cases, touched);
    const papers = await this.papers(asked.areaId, traces, families.gone);
    const consultations = await this.consultations(asked.areaId, talks, touched);
    const places = await this.places(asked.areaId, brought, (place) => needs(place, families.gone));
    const left = [...families.left, ...consultations.left, ...places.left];
    if (traces.some(({ types }) => types.includes('settings.first-day-fixed')))
      left.push({ kind: 'first-day', name: '', reason: 'fixed' });
    const placesGone = (kind: Place['kind']) =>
      places.gone.flatMap((place) => (place.kind === kind ? place.id : []));
    return {
      parts: [...families.parts, ...papers, ...consultations.parts, ...places.parts],
      counts: {
        families: families.parts.length,
        consultations: consultations.parts.length,
        municipalities: placesGone('municipality').length,
        units: placesGone('unit').length,
        left: left.length,
      },
      left,
      free: {
        ids: [...families.gone, ...consultations.gone, ...places.gone.map(({ id }) => id)],
        unitIds: placesGone('unit'),
        upTo,
      },
    };
  }

  /**
   * In the transaction that publishes it: whoever refers a family has stored it by then, or finds that its municipality
   * has left. Where something has come to need what goes, it has to be decided again.
   */
  async lookAgain({ areaId, bring, undo }: Asked, { ids, unitIds, upTo }: Free): Promise<void> {
    const sought = {
      ...{ since: bring, after: upTo, ids, own: [], madeIn: '' },
      ...{ fields: municipalityFields, notOf: undo },
    };
    for await (const namings of this.traces.namings(areaId, sought))
      if (namings.length > 0) throw new VersionConflictError('what an import brought');
    const used = await this.queries.execute(new UnitsInUse(areaId, unitIds));
    if (used.size > 0) throw new VersionConflictError('what an import brought');
  }

  private async families(
    areaId: AreaId,
    traces: ReadonlyMap<string, Trace>,
    touched: ReadonlySet<string>,
  ) {
    const parts: StreamPart[] = [];
    const left: Left[] = [];
    const gone = new Set<string>();
    const ids = [...traces.keys()];
    for (let from = 0; from < ids.length; from += chunk) {
      const query = new BroughtFamilies(areaId, this.clock.today(), ids.slice(from, from + chunk));
      for (const family of await this.queries.execute(query)) {
        const { caseId, number, strike } = family;
        const reason = whyLeft(family, traces.get(caseId), touched.has(caseId));
        if (reason) left.push({ kind: 'family', name: number, reason });
        else {
          gone.add(caseId);
          if (strike) parts.push(strike);
        }
      }
    }
    return { parts, left, gone };
  }

  /** Those that it noted: whoever comes under a number of its families next has not signed them. */
  private async papers(
    areaId: AreaId,
    traces: readonly Trace[],
    gone: ReadonlySet<string>,
  ): Promise<readonly StreamPart[]> {
    const ids = traces
      .filter(({ types }) => types.includes('consent.on-paper-before-import'))
      .map(({ stream }) => streamId(stream))
      .filter((caseId) => gone.has(caseId));
    const parts: StreamPart[] = [];
    for (let from = 0; from < ids.length; from += chunk) {
      const some = ids.slice(from, from + chunk);
      const query = new TakeBackPapers(areaId, this.clock.today(), some);
      parts.push(...(await this.queries.execute(query)));
    }
    return parts;
  }

  private async consultations(
    areaId: AreaId,
    traces: ReadonlyMap<string, Trace>,
    touched: ReadonlySet<string>,
  ) {
    const parts: StreamPart[] = [];
    const left: Left[] = [];
    const gone = new Set<string>();
    const ids = [...traces.keys()];
    for (let from = 0; from < ids.length; from += chunk) {
      const query = new BroughtConsultations(
        areaId,
        this.clock.today(),
        ids.slice(from, from + chunk),
      );
      for (const talk of await this.queries.execute(query)) {
        const { consultationId, heldOn, kind, stream, expectedVersion, events } = talk;
        const why = whyLeft(talk, traces.get(consultationId), touched.has(consultationId));
        const name = `${heldOn} ${consultationKinds.wordOf(kind)}`;
        if (why) left.push({ kind: 'consultation', name, reason: why });
        else if (!talk.struck) {
          gone.add(consultationId);
          parts.push({ stream, expectedVersion, events });
        }
      }
    }
    return { parts, left, gone };
  }

  private async places(
    areaId: AreaId,
    places: readonly Place[],
    isNamed: (place: Place) => boolean,
  ) {
    if (places.length === 0) return { parts: [], left: [], gone: [] };
    const named = new Set(places.filter(isNamed));
    const free = places.filter((place) => !named.has(place));
    const { parts, needed } = await this.queries.execute(new RemovePlaces(areaId, free));
    const stays = new Set([...named, ...needed]);
    return {
      parts,
      left: places
        .filter((place) => stays.has(place))
        .map(({ kind, name }): Left => ({ kind, name, reason: 'needed' })),
      gone: free.filter((place) => !stays.has(place)),
    };
  }

  /** What has come to name what it brought, in one pass through all events since. */
  private async named(
    { areaId, bring, undo }: Asked,
    cases: ReadonlyMap<string, Trace>,
    talks: ReadonlyMap<string, Trace>,
    places: readonly Place[],
  ) {
    const touched = new Set<string>();
    // Of each place, whether something names it that stays for sure, and which of the families do.
    const needed = new Set<string>();
    const byCases = new Map(places.map(({ id }) => [id, new Set<string>()]));
    const sought = {
      ...{ since: bring, ids: [...cases.keys(), ...talks.keys()], own: [...byCases.keys()] },
      ...{ madeIn: `directory-${areaId}`, fields: municipalityFields, notOf: undo },
    };
    for await (const namings of this.traces.namings(areaId, sought))
      for (const { id, by } of namings) {
        const place = byCases.get(id);
        if (!place) touched.add(id);
        else if (cases.has(by)) place.add(by);
        else needed.add(id);
      }
    const needs = ({ id }: Place, gone: ReadonlySet<string>): boolean =>
      needed.has(id) || [...(byCases.get(id) ?? [])].some((caseId) => !gone.has(caseId));
    return { touched, needs };
  }
}

function byId(traces: readonly Trace[], category: string): ReadonlyMap<string, Trace> {
  const ofCategory = traces.filter(({ stream }) => stream.startsWith(category));
  return new Map(ofCategory.map((trace) => [streamId(trace.stream), trace]));
}

/** Null when it can go, or is gone: then nobody waits for it. */
function whyLeft(
  { struck, ...brought }: { readonly struck: boolean } & Partial<Pick<BroughtFamily, 'strike'>>,
  trace: Trace | undefined,
  touched: boolean,
): Left['reason'] | null {
  const types = trace?.types ?? [];
  const begun = trace?.first === 1 || types.some((type) => back.includes(type));
  if (!begun) return types.some((type) => strikes.includes(type)) ? 'struck' : 'corrected';
  if (struck) return null;
  return touched || brought.strike === null ? 'touched' : null;
}
