import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryEvent } from '@famsam/contracts';
import type { AreaId, Clock, CommandId, Recorded } from '@famsam/kernel';
import type { BulkPart } from '@famsam/platform';
import { CLOCK, EventStore, streamName } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { DirectoryRequest } from './directory.decider';
import { directoryDecider } from './directory.decider';
import type { DirectoryState } from './directory.state';
import { directoryStream } from './directory.stream';
import { municipalityByCode } from './municipalities';
import { UnitUses } from './unit-uses';

/** A municipality, unit or agency of the area's directory. */
export interface Place {
  readonly kind: 'municipality' | 'unit' | 'agency';
  /** The national code of a municipality, the id of the others. */
  readonly id: string;
  readonly name: string;
}

/** What a command has added to the directory and is still there. */
export class PlacesAddedBy extends Query<readonly Place[]> {
  constructor(
    readonly areaId: AreaId,
    readonly commandId: CommandId,
  ) {
    super();
  }
}

/** What it takes to remove these places, and those on which something hangs that no event tells of. Appends nothing. */
export class RemovePlaces extends Query<{
  readonly parts: readonly BulkPart[];
  readonly needed: readonly Place[];
}> {
  constructor(
    readonly areaId: AreaId,
    readonly places: readonly Place[],
  ) {
    super();
  }
}

/** Places decided on before others are served. */
const atOnce = 200;

@QueryHandler(PlacesAddedBy)
export class PlacesAddedByHandler implements IQueryHandler<PlacesAddedBy> {
  constructor(private readonly store: EventStore) {}

  async execute({ areaId, commandId }: PlacesAddedBy): Promise<readonly Place[]> {
    const { state, events } = await this.store.load(directoryStream, areaId, areaId);
    return events
      .filter((event) => event.commandId === commandId)
      .flatMap((event) => added(event, state));
  }
}

@QueryHandler(RemovePlaces)
export class RemovePlacesHandler implements IQueryHandler<RemovePlaces> {
  constructor(
    private readonly store: EventStore,
    private readonly uses: UnitUses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, places }: RemovePlaces) {
    const loaded = await this.store.load(directoryStream, areaId, areaId);
    const today = this.clock.today();
    const events: DirectoryEvent[] = [];
    const needed: Place[] = [];
    const units = places.filter(({ kind }) => kind === 'unit').map(({ id }) => id);
    const used = await this.uses.among(areaId, units);
    let { state } = loaded;
    // An agency goes after its units; of one kind none hangs on another.
    for (const kind of ['municipality', 'unit', 'agency'] as const) {
      const removed = new Set<string>();
      for (const [at, place] of places.filter((one) => one.kind === kind).entries()) {
        if (at % atOnce === atOnce - 1) await nextTurn();
        const decision = directoryDecider.decide({ ...removalOf(place), today }, state);
        if (!decision.accepted || used.has(place.id)) needed.push(place);
        else {
          removed.add(place.id);
          events.push(...decision.events);
        }
      }
      if (kind === 'unit') state = { ...state, units: without(state.units, removed) };
    }
    const stream = streamName(directoryStream.category, areaId);
    const parts = events.length > 0 ? [{ stream, expectedVersion: loaded.version, events }] : [];
    return { parts, needed };
  }
}

function added(event: Recorded<DirectoryEvent>, state: DirectoryState): readonly Place[] {
  switch (event.type) {
    case 'directory.municipality-joined': {
      const { code: id } = event.data;
      const name = municipalityByCode(id)?.name ?? id;
      return state.municipalities.includes(id) ? [{ kind: 'municipality', id, name }] : [];
    }
    case 'directory.unit-added':
      return stillThere('unit', event.data.unitId, state.units);
    case 'directory.agency-added':
      return stillThere('agency', event.data.agencyId, state.agencies);
    default:
      return [];
  }
}

function stillThere(
  kind: Place['kind'],
  id: string,
  entries: ReadonlyMap<string, { readonly name: string }>,
): readonly Place[] {
  const entry = entries.get(id);
  return entry ? [{ kind, id, name: entry.name }] : [];
}

function without<V>(entries: ReadonlyMap<string, V>, gone: ReadonlySet<string>): Map<string, V> {
  return new Map([...entries].filter(([id]) => !gone.has(id)));
}

function removalOf({ kind, id }: Place): DirectoryRequest {
  switch (kind) {
    case 'municipality':
      return { type: 'leave-municipality', code: id };
    case 'unit':
      return { type: 'remove-unit', unitId: id };
    case 'agency':
      return { type: 'remove-agency', agencyId: id };
  }
}
