import type { DirectoryEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec } from '../../tests/support/decider-spec';
import { directoryDecider } from './directory.decider';
import type { DirectoryState } from './directory.state';

const today = localDate('2026-11-22');
const health = '00000000-0000-4000-8000-000000000001';
const person = '00000000-0000-4000-8000-000000000002';
const bup = '00000000-0000-4000-8000-000000000011';

const event = (type: DirectoryEvent['type'], data: object) =>
  ({ type, happenedOn: today, data }) as DirectoryEvent;
const area = event('directory.area-created', { name: 'Norra länet' });
const nora = event('directory.municipality-joined', { code: '1884' });
const region = event('directory.agency-added', {
  ...{ agencyId: health, name: 'Regionen', kind: 'region' },
});
const bupUnit = event('directory.unit-added', { unitId: bup, agencyId: health, name: 'BUP' });
const people = event('directory.population-recorded', {
  ...{ code: '1884', on: '2021-12-31', inhabitants: 10_000, source: 'SCB' },
});

function stateAfter(events: readonly DirectoryEvent[]): DirectoryState {
  return events.reduce(directoryDecider.evolve, directoryDecider.initial);
}

const given = deciderSpec(directoryDecider, { today });

describe('what an import brought', () => {
  const all = [area, nora, region, bupUnit];

  it('happens: a municipality leaves, a unit and then its agency are removed', () => {
    given(...all)
      .when({ type: 'leave-municipality', code: '1884' })
      .then(event('directory.municipality-left', { code: '1884' }));
    const unitGone = event('directory.unit-removed', { unitId: bup });
    given(...all)
      .when({ type: 'remove-unit', unitId: bup })
      .then(unitGone);
    given(...all, unitGone)
      .when({ type: 'remove-agency', agencyId: health })
      .then(event('directory.agency-removed', { agencyId: health }));
  });
  it('happens: comes again, and a name is free again', () => {
    const removed = [
      event('directory.unit-removed', { unitId: bup }),
      event('directory.agency-removed', { agencyId: health }),
      event('directory.municipality-left', { code: '1884' }),
    ];
    expect(stateAfter([...all, ...removed])).toEqual(stateAfter([area]));
    given(...all, ...removed)
      .when({ type: 'join-municipality', code: '1884' })
      .then(nora);
  });
  it('refused: while a figure, a contact person or a unit hangs on it', () => {
    given(...all, people)
      .when({ type: 'leave-municipality', code: '1884' })
      .thenRefused('directory.still-used');
    const named = event('directory.contact-person-named', {
      ...{ contactPersonId: person, unitId: bup, mandate: 'children-at-risk' },
    });
    given(...all, named)
      .when({ type: 'remove-unit', unitId: bup })
      .thenRefused('directory.still-used');
    given(...all)
      .when({ type: 'remove-agency', agencyId: health })
      .thenRefused('directory.still-used');
  });
  it('refused: what is not there', () => {
    given(area)
      .when({ type: 'leave-municipality', code: '1884' })
      .thenRefused('directory.municipality-not-joined');
    given(area).when({ type: 'remove-unit', unitId: bup }).thenRefused('directory.unit-unknown');
    given(area)
      .when({ type: 'remove-agency', agencyId: health })
      .thenRefused('directory.agency-unknown');
  });
});
