import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DirectoryEvent } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';
import type { EventStore } from '@famsam/platform';
import { FixedClock } from '../../tests/support/fixed-clock';
import { RemovePlaces, RemovePlacesHandler, type Place } from './directory.brought';
import { directoryDecider } from './directory.decider';
import { UnitUses } from './unit-uses';

const happenedOn = localDate('2025-03-30');
const areaId = '00000000-0000-4000-8000-000000000000' as AreaId;

/** In an area where just this has happened. */
function removing(events: readonly DirectoryEvent[], places: readonly Place[]) {
  const state = events.reduce(directoryDecider.evolve, directoryDecider.initial);
  const store = { load: async () => ({ state, version: events.length, events }) };
  const loading = store as unknown as EventStore;
  const handler = new RemovePlacesHandler(loading, new UnitUses(), new FixedClock());
  return handler.execute(new RemovePlaces(areaId, places));
}

const area: DirectoryEvent = {
  type: 'directory.area-created',
  happenedOn,
  data: { name: 'Norra länet' },
};
const agency = (agencyId: string): DirectoryEvent => ({
  type: 'directory.agency-added',
  happenedOn,
  data: { agencyId, name: agencyId, kind: 'private' },
});
const unit = (unitId: string, agencyId: string): DirectoryEvent => ({
  type: 'directory.unit-added',
  happenedOn,
  data: { unitId, agencyId, name: unitId },
});
const placeOf = (kind: Place['kind'], id: string): Place => ({ kind, id, name: id });

it('an agency goes with the last of its units, and not before', async () => {
  const directory = [
    area,
    agency('a'),
    agency('b'),
    unit('a1', 'a'),
    unit('b1', 'b'),
    unit('b2', 'b'),
  ];
  const places = [
    placeOf('agency', 'a'),
    placeOf('agency', 'b'),
    placeOf('unit', 'b1'),
    placeOf('unit', 'a1'),
    placeOf('unit', 'unknown'),
  ];
  const { parts, needed } = await removing(directory, places);
  expect(parts).toMatchObject([
    {
      expectedVersion: 6,
      events: [
        { type: 'directory.unit-removed', data: { unitId: 'b1' } },
        { type: 'directory.unit-removed', data: { unitId: 'a1' } },
        { type: 'directory.agency-removed', data: { agencyId: 'a' } },
      ],
    },
  ]);
  expect(needed).toEqual([places[4], places[1]]);
});

it('others have their turn while many places are removed', async () => {
  const ids = [...Array(2_000).keys()].map(String);
  const units = ids.map((id) => unit(id, 'a'));
  let turns = 0;
  let over = false;
  const removal = removing(
    [area, agency('a'), ...units],
    ids.map((id) => placeOf('unit', id)),
  ).finally(() => (over = true));
  while (!over) {
    await nextTurn();
    turns += 1;
  }
  expect((await removal).parts[0]?.events).toHaveLength(2_000);
  expect(turns).toBeGreaterThanOrEqual(10);
});
