import type { DirectoryEvent } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { foldedName } from '@famsam/kernel';
import { CLOCK, EventStore, namedId, RejectedError, streamName } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { DirectoryRequest } from './directory.decider';
import { agencyNamed, directoryDecider, unitsByName } from './directory.decider';
import type { DirectoryState } from './directory.state';
import { directoryStream } from './directory.stream';

/** A register names units, not whose they are; the team moves them to their agency later. */
const unnamedAgency = 'Huvudman ej angiven';

export interface DirectoryTranscript {
  /** What is missing in the directory, as events for a bulk append; empty when nothing is. */
  readonly parts: readonly {
    readonly stream: string;
    readonly expectedVersion: number;
    readonly events: readonly DirectoryEvent[];
  }[];
  /** The unit of each name asked for, by the name as it was written. */
  readonly unitIds: ReadonlyMap<string, string>;
}

/** What has to be added so that every municipality has joined and every unit is there. Appends nothing itself. */
export class TranscribeDirectory extends Query<DirectoryTranscript> {
  constructor(
    readonly areaId: AreaId,
    readonly municipalityCodes: readonly string[],
    readonly unitNames: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(TranscribeDirectory)
export class TranscribeDirectoryHandler implements IQueryHandler<TranscribeDirectory> {
  constructor(
    private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(query: TranscribeDirectory): Promise<DirectoryTranscript> {
    const { state, version } = await this.store.load(directoryStream, query.areaId, query.areaId);
    const { events, unitIds } = transcribe(query, state, this.clock.today());
    const stream = streamName(directoryStream.category, query.areaId);
    return {
      parts: events.length === 0 ? [] : [{ stream, expectedVersion: version, events }],
      unitIds,
    };
  }
}

/** The names that a register may use without asking for anything new. */
export interface KnownNames {
  /** National codes. */
  readonly municipalities: readonly string[];
  readonly units: readonly string[];
  /** What units were called before: a register may still say so. */
  readonly formerUnits: readonly string[];
}

export class NamesKnown extends Query<KnownNames> {
  constructor(readonly areaId: AreaId) {
    super();
  }
}

@QueryHandler(NamesKnown)
export class NamesKnownHandler implements IQueryHandler<NamesKnown> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId }: NamesKnown): Promise<KnownNames> {
    const { state } = await this.store.load(directoryStream, areaId, areaId);
    const units = [...state.units.values()];
    return {
      municipalities: state.municipalities,
      units: units.map(({ name }) => name),
      formerUnits: units.flatMap(({ formerNames }) => formerNames),
    };
  }
}

/** Throws RejectedError when the decider refuses, for instance a code that no municipality has. */
export function transcribe(wanted: TranscribeDirectory, before: DirectoryState, today: LocalDate) {
  const events: DirectoryEvent[] = [];
  const unitIds = new Map<string, string>();
  let state = before;

  const run = (request: DirectoryRequest): void => {
    const decision = directoryDecider.decide({ ...request, today }, state);
    if (!decision.accepted) throw new RejectedError(decision.rejection);
    state = decision.events.reduce(directoryDecider.evolve, state);
    events.push(...decision.events);
  };

  for (const code of new Set(wanted.municipalityCodes)) {
    if (!before.municipalities.includes(code)) run({ type: 'join-municipality', code });
  }

  const unitsNamed = unitsByName(before);
  let agencyId = agencyNamed(before, unnamedAgency);
  for (const name of new Set(wanted.unitNames)) {
    const folded = foldedName(name);
    let unitId = unitsNamed.get(folded);
    if (unitId === undefined) {
      if (agencyId === undefined) {
        agencyId = namedId(wanted.areaId, 'agency not told');
        run({ type: 'add-agency', agencyId, name: unnamedAgency, kind: 'not-told' });
      }
      unitId = namedId(wanted.areaId, `unit ${folded}`);
      run({ type: 'add-unit', unitId, agencyId, name });
      unitsNamed.set(folded, unitId);
    }
    unitIds.set(name, unitId);
  }

  return { events, unitIds };
}
