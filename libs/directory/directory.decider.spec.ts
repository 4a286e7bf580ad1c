import type { ChangedFields, DirectoryEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec } from '../../tests/support/decider-spec';
import type { DirectoryRequest } from './directory.decider';
import { directoryDecider, unitsByName } from './directory.decider';
import type { DirectoryState } from './directory.state';

const today = localDate('2026-11-22');
const health = '00000000-0000-4000-8000-000000000001';
const school = '00000000-0000-4000-8000-000000000002';
const bup = '00000000-0000-4000-8000-000000000011';
const clinic = '00000000-0000-4000-8000-000000000012';

type AddressesReworded = Event<'directory.addresses-reworded'>;
type Event<T extends DirectoryEvent['type']> = Extract<DirectoryEvent, { type: T }>['data'];

const area: DirectoryEvent = {
  type: 'directory.area-created',
  happenedOn: today,
  data: { name: 'Norra länet' },
};
const nora: DirectoryEvent = {
  type: 'directory.municipality-joined',
  happenedOn: today,
  data: { code: '1884' },
};
const people = (inhabitants: number): DirectoryEvent => ({
  type: 'directory.population-recorded',
  happenedOn: localDate('2021-12-31'),
  data: { code: '1884', on: localDate('2021-12-31'), inhabitants, source: 'SCB' },
});
const agency = (data: Event<'directory.agency-added'>): DirectoryEvent => ({
  type: 'directory.agency-added',
  happenedOn: today,
  data,
});
const unit = (data: Event<'directory.unit-added'>): DirectoryEvent => ({
  type: 'directory.unit-added',
  happenedOn: today,
  data,
});
const changed = (data: Event<'directory.unit-changed'>): DirectoryEvent => ({
  type: 'directory.unit-changed',
  happenedOn: today,
  data,
});
const region = agency({ agencyId: health, name: 'Regionen', kind: 'region' });
const schools = agency({ agencyId: school, name: 'Skolan', kind: 'municipality' });
const bupUnit = unit({ unitId: bup, agencyId: health, name: 'BUP' });
const clinicUnit = unit({ unitId: clinic, agencyId: health, name: 'Vårdcentral' });

function stateAfter(events: readonly DirectoryEvent[]): DirectoryState {
  return events.reduce(directoryDecider.evolve, directoryDecider.initial);
}

const given = deciderSpec(directoryDecider, { today });

describe('an area', () => {
  it('happens: is created with its name', () => {
    given().when({ type: 'create-area', name: ' Norra länet ' }).then(area);
  });
  it('refused: a second time by another name', () => {
    given(area)
      .when({ type: 'create-area', name: 'Södra länet' })
      .thenRefused('directory.area-exists', { because: 'state' });
  });
  it('refused: without a name, or with one longer than a name may be', () => {
    for (const name of ['  ', 'a'.repeat(121)]) {
      const refused = given().when({ type: 'create-area', name });
      refused.thenRefused('directory.name-unfit', { because: 'value', field: 'name' });
    }
  });
  it('nothing to do: created again by the same name', () => {
    given(area).when({ type: 'create-area', name: 'Norra länet' }).thenNothing();
  });
  it('refused: anything else before it is created', () => {
    given()
      .when({ type: 'join-municipality', code: '1884' })
      .thenRefused('directory.area-missing', { because: 'state' });
  });
});

describe('a municipality', () => {
  it('happens: joins by its national code (law.md 31)', () => {
    given(area).when({ type: 'join-municipality', code: '1884' }).then(nora);
  });
  it('refused: when there is none of that code in Sweden', () => {
    given(area)
      .when({ type: 'join-municipality', code: '1899' })
      .thenRefused('directory.municipality-unknown', { because: 'value', field: 'code' });
  });
  it('refused: twice', () => {
    given(area, nora)
      .when({ type: 'join-municipality', code: '1884' })
      .thenRefused('directory.municipality-already-joined', { because: 'state', field: 'code' });
  });
});

describe('a population figure (law.md 30)', () => {
  const record = (more: object = {}): DirectoryRequest => ({
    type: 'record-population',
    code: '1884',
    on: localDate('2021-12-31'),
    inhabitants: 10721,
    source: 'SCB',
    ...more,
  });
  it('happens: is recorded with source and date, on the day it speaks of', () => {
    given(area, nora).when(record()).then(people(10721));
  });
  it('happens: another figure of the same day and source replaces it', () => {
    given(area, nora, people(10700)).when(record()).then(people(10721));
  });
  it('happens: what was replaced may come back', () => {
    given(area, nora, people(10721), people(10700)).when(record()).then(people(10721));
  });
  it('refused: of a municipality that has not joined', () => {
    given(area)
      .when(record())
      .thenRefused('directory.municipality-not-joined', { because: 'state', field: 'code' });
  });
  it('refused: of a day to come', () => {
    given(area, nora)
      .when(record({ on: localDate('2026-12-31') }))
      .thenRefused('directory.population-in-future', { because: 'value', field: 'on' });
  });
  it('nothing to do: the same figure again', () => {
    given(area, nora, people(10721)).when(record()).thenNothing();
  });
});

describe('an agency', () => {
  const add = (name: string, agencyId = health): DirectoryRequest => ({
    type: 'add-agency',
    agencyId,
    name,
    kind: 'region',
  });
  it('happens: is added', () => {
    given(area).when(add('Regionen')).then(region);
  });
  it('refused: with a name that another bears, whatever the case of the letters', () => {
    given(area, schools).when(add('SKOLAN')).thenRefused('directory.agency-name-taken');
  });
  it('refused: with the id of another', () => {
    given(area, region).when(add('Något annat')).thenRefused('directory.agency-exists');
  });
  it('refused: without a name', () => {
    given(area).when(add(' ')).thenRefused('directory.name-unfit');
  });
  it('nothing to do: added again as it is', () => {
    given(area, region).when(add('Regionen')).thenNothing();
  });

  const rename = (name: string): DirectoryRequest => ({
    type: 'rename-agency',
    agencyId: health,
    name,
  });
  it('happens: is renamed, also to other letters of its own name', () => {
    expect(given(area, region).when(rename('REGIONEN')).events).toMatchObject([
      { type: 'directory.agency-renamed', data: { name: 'REGIONEN', kind: 'region' } },
    ]);
  });
  it('refused: renamed when there is none, to no name, or to the name of another', () => {
    given(area).when(rename('Ny')).thenRefused('directory.agency-unknown');
    given(area, region).when(rename('')).thenRefused('directory.name-unfit');
    given(area, region, schools).when(rename('skolan')).thenRefused('directory.agency-name-taken');
  });
  it('nothing to do: renamed to its own name', () => {
    given(area, region).when(rename('Regionen')).thenNothing();
  });
});

describe('a unit', () => {
  const add = (name: string, unitId = bup): DirectoryRequest => ({
    type: 'add-unit',
    unitId,
    agencyId: health,
    name,
  });
  it('happens: is added under its agency', () => {
    given(area, region).when(add('BUP')).then(bupUnit);
  });
  it('refused: under an agency that is not there', () => {
    given(area).when(add('BUP')).thenRefused('directory.agency-unknown');
  });
  it('refused: with the name of another unit of the area, under whichever agency', () => {
    given(area, region, clinicUnit)
      .when(add('vårdcentral'))
      .thenRefused('directory.unit-name-taken');
  });
  it('refused: with the id of another, or without a name', () => {
    given(area, region, bupUnit).when(add('Annat')).thenRefused('directory.unit-exists');
    given(area, region).when(add(' ')).thenRefused('directory.name-unfit');
  });
  it('refused: with a comma, which parts the units of a meeting in the register (found T2)', () => {
    given(area, region).when(add('Barn, unga')).thenRefused('directory.unit-name-with-comma', {
      field: 'name',
    });
  });
  it('nothing to do: added again as it is', () => {
    given(area, region, bupUnit).when(add('BUP')).thenNothing();
  });

  const change = (more: object): DirectoryRequest => ({
    type: 'change-unit',
    unitId: bup,
    ...more,
  });
  it('happens: gets another name, another agency, or both', () => {
    const before = given(area, region, schools, bupUnit);
    const after = (agencyId: string, name: string) => [changed({ unitId: bup, agencyId, name })];
    before.when(change({ name: 'Bup Nord' })).then(...after(health, 'Bup Nord'));
    before.when(change({ agencyId: school })).then(...after(school, 'BUP'));
    before.when(change({ name: 'X', agencyId: school })).then(...after(school, 'X'));
  });
  it('refused: unknown unit or agency, no name, the name of another', () => {
    const before = given(area, region, bupUnit, clinicUnit);
    given(area)
      .when(change({ name: 'X' }))
      .thenRefused('directory.unit-unknown');
    before.when(change({ agencyId: school })).thenRefused('directory.agency-unknown');
    before.when(change({ name: ' ' })).thenRefused('directory.name-unfit');
    before.when(change({ name: 'VÅRDCENTRAL' })).thenRefused('directory.unit-name-taken');
    before.when(change({ name: 'Barn, unga' })).thenRefused('directory.unit-name-with-comma');
  });
  it('nothing to do: changed to what it is', () => {
    const before = given(area, region, bupUnit);
    before.when(change({ name: 'BUP', agencyId: health })).thenNothing();
    before.when(change({})).thenNothing();
  });

  it('is found by the name it bore before, unless another bears that name now', () => {
    const renamed = [area, region, bupUnit, changed({ unitId: bup, agencyId: health, name: 'Ny' })];
    expect(unitsByName(stateAfter(renamed)).get('bup')).toBe(bup);
    const taken = [...renamed, unit({ unitId: clinic, agencyId: health, name: 'Bup' })];
    expect(unitsByName(stateAfter(taken)).get('bup')).toBe(clinic);
    expect(unitsByName(stateAfter(taken)).get('okänd')).toBeUndefined();
  });
});

describe('a contact person', () => {
  const kim = '00000000-0000-4000-8000-000000000021';
  const since = localDate('2026-09-01');
  const mandate = 'collaboration-around-the-child' as const;
  const name = (to: { unitId?: string; since?: typeof since } = {}): DirectoryRequest => ({
    type: 'name-contact-person',
    ...{ contactPersonId: kim, unitId: bup, mandate, since, ...to },
  });
  const change = (
    to: Partial<Extract<DirectoryRequest, { type: 'change-contact-person' }>> = {},
  ): DirectoryRequest => ({
    type: 'change-contact-person',
    ...{ contactPersonId: kim, mandate, since, words: null, ...to },
  });
  const end: DirectoryRequest = { type: 'end-contact-person', contactPersonId: kim };
  const named: DirectoryEvent = {
    type: 'directory.contact-person-named',
    happenedOn: since,
    data: { contactPersonId: kim, unitId: bup, mandate },
  };

  it('happens: is named in a unit from a day, and leaves', () => {
    given(area, region, bupUnit).when(name()).then(named);
    given(area, region, bupUnit, named)
      .when(end)
      .then({
        type: 'directory.contact-person-left',
        happenedOn: today,
        data: { contactPersonId: kim },
      });
  });

  it('happens: gets another mandate or day in the same unit; nothing to do when both stand so', () => {
    const before = given(area, region, bupUnit, named);
    const to = { mandate: 'children-at-risk', since: localDate('2026-10-01') } as const;
    before.when(change(to)).then({
      type: 'directory.contact-person-changed',
      happenedOn: to.since,
      data: { contactPersonId: kim, unitId: bup, mandate: to.mandate },
    });
    before.when(change()).thenNothing();
  });

  it('happens: is told of in other words, which are an event of their own (found B8)', () => {
    const before = given(area, region, bupUnit, named);
    const words: ChangedFields = { changed: ['email'], cleared: ['phone'] };
    const reworded: DirectoryEvent = {
      type: 'directory.contact-person-reworded',
      happenedOn: today,
      data: { contactPersonId: kim, ...words },
    };
    before.when(change({ words })).then(reworded);
    expect(before.when(change({ words, mandate: 'children-at-risk' })).inShort).toEqual([
      'directory.contact-person-changed',
      'directory.contact-person-reworded',
    ]);
    given(area, region, bupUnit)
      .when(change({ words }))
      .thenRefused('directory.contact-person-unknown');
    expect(given(area, region, bupUnit, named, reworded).state).toEqual(before.state);
  });

  it('refused: changed to a day to come, or when not there', () => {
    const later = change({ since: localDate('2026-11-23') });
    given(area, region, bupUnit, named)
      .when(later)
      .thenRefused('directory.contact-person-in-future');
    given(area, region, bupUnit).when(change()).thenRefused('directory.contact-person-unknown');
  });

  it('refused: unknown unit, a day to come, named twice, left before or never there', () => {
    const before = given(area, region, bupUnit);
    before.when(name({ unitId: clinic })).thenRefused('directory.unit-unknown');
    before
      .when(name({ since: localDate('2026-11-23') }))
      .thenRefused('directory.contact-person-in-future');
    given(area, region, bupUnit, named).when(name()).thenRefused('directory.contact-person-exists');
    before.when(end).thenRefused('directory.contact-person-unknown');
  });
});

describe('addresses', () => {
  const reword = (...reworded: readonly AddressesReworded[]): DirectoryRequest => ({
    type: 'reword-addresses',
    reworded,
  });
  const office: AddressesReworded = {
    ...{ of: { kind: 'unit', unitId: bup } },
    ...{ changed: ['email'], cleared: ['phone'] },
  };
  const team: AddressesReworded = { of: { kind: 'team' }, changed: ['email'], cleared: [] };
  const manager: AddressesReworded = { ...team, of: { kind: 'manager', unitId: bup } };
  const event = (data: AddressesReworded): DirectoryEvent => ({
    ...{ type: 'directory.addresses-reworded', happenedOn: today, data },
  });

  it('happens: are others of a unit, of its manager, of the team; nothing when none is', () => {
    const before = given(area, region, bupUnit);
    before.when(reword(office, manager)).then(event(office), event(manager));
    before.when(reword(team)).then(event(team));
    before.when(reword()).thenNothing();
    expect(given(area, region, bupUnit, event(office)).state).toEqual(before.state);
  });

  it('refused: of a unit that is not there', () => {
    given(area, region).when(reword(office)).thenRefused('directory.unit-unknown');
    given(area, region).when(reword(team, manager)).thenRefused('directory.unit-unknown');
  });
});
