import type { DirectoryEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { DirectoryRequest, DirectoryState } from './directory.decider';
import { directoryDecider, unitNamed } from './directory.decider';

const today = localDate('2026-11-22');
const health = '00000000-0000-4000-8000-000000000001';
const school = '00000000-0000-4000-8000-000000000002';
const bup = '00000000-0000-4000-8000-000000000011';
const clinic = '00000000-0000-4000-8000-000000000012';

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

function given(...events: readonly DirectoryEvent[]) {
  return {
    when: (request: DirectoryRequest) => {
      const decision = directoryDecider.decide({ ...request, today }, stateAfter(events));
      return decision.accepted ? decision.events : decision.rejection;
    },
  };
}

describe('an area', () => {
  it('happens: is created with its name', () => {
    expect(given().when({ type: 'create-area', name: ' Norra länet ' })).toEqual([area]);
  });
  it('refused: a second time by another name', () => {
    expect(given(area).when({ type: 'create-area', name: 'Södra länet' })).toEqual({
      code: 'directory.area-exists',
      because: 'state',
    });
  });
  it('refused: without a name, or with one longer than a name may be', () => {
    const refusal = { code: 'directory.name-unfit', because: 'value', field: 'name' };
    expect(given().when({ type: 'create-area', name: '  ' })).toEqual(refusal);
    expect(given().when({ type: 'create-area', name: 'a'.repeat(121) })).toEqual(refusal);
  });
  it('nothing to do: created again by the same name', () => {
    expect(given(area).when({ type: 'create-area', name: 'Norra länet' })).toEqual([]);
  });
  it('refused: anything else before it is created', () => {
    const missing = { code: 'directory.area-missing', because: 'state' };
    expect(given().when({ type: 'join-municipality', code: '1884' })).toEqual(missing);
  });
});

describe('a municipality', () => {
  it('happens: joins by its national code (law.md 31)', () => {
    expect(given(area).when({ type: 'join-municipality', code: '1884' })).toEqual([nora]);
  });
  it('refused: when there is none of that code in Sweden', () => {
    expect(given(area).when({ type: 'join-municipality', code: '1899' })).toEqual({
      code: 'directory.municipality-unknown',
      because: 'value',
      field: 'code',
    });
  });
  it('refused: twice', () => {
    expect(given(area, nora).when({ type: 'join-municipality', code: '1884' })).toEqual({
      code: 'directory.municipality-already-joined',
      because: 'state',
      field: 'code',
    });
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
    expect(given(area, nora).when(record())).toEqual([people(10721)]);
  });
  it('happens: another figure of the same day and source replaces it', () => {
    expect(given(area, nora, people(10700)).when(record())).toEqual([people(10721)]);
  });
  it('happens: what was replaced may come back', () => {
    expect(given(area, nora, people(10721), people(10700)).when(record())).toEqual([people(10721)]);
  });
  it('refused: of a municipality that has not joined', () => {
    expect(given(area).when(record())).toEqual({
      code: 'directory.municipality-not-joined',
      because: 'state',
      field: 'code',
    });
  });
  it('refused: of a day to come', () => {
    expect(given(area, nora).when(record({ on: localDate('2026-12-31') }))).toEqual({
      code: 'directory.population-in-future',
      because: 'value',
      field: 'on',
    });
  });
  it('nothing to do: the same figure again', () => {
    expect(given(area, nora, people(10721)).when(record())).toEqual([]);
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
    expect(given(area).when(add('Regionen'))).toEqual([region]);
  });
  it('refused: with a name that another bears, whatever the case of the letters', () => {
    expect(given(area, schools).when(add('SKOLAN'))).toMatchObject({
      code: 'directory.agency-name-taken',
    });
  });
  it('refused: with the id of another', () => {
    expect(given(area, region).when(add('Något annat'))).toMatchObject({
      code: 'directory.agency-exists',
    });
  });
  it('refused: without a name', () => {
    expect(given(area).when(add(' '))).toMatchObject({ code: 'directory.name-unfit' });
  });
  it('nothing to do: added again as it is', () => {
    expect(given(area, region).when(add('Regionen'))).toEqual([]);
  });

  const rename = (name: string): DirectoryRequest => ({
    type: 'rename-agency',
    agencyId: health,
    name,
  });
  it('happens: is renamed, also to other letters of its own name', () => {
    expect(given(area, region).when(rename('REGIONEN'))).toMatchObject([
      { type: 'directory.agency-renamed', data: { name: 'REGIONEN', kind: 'region' } },
    ]);
  });
  it('refused: renamed when there is none, to no name, or to the name of another', () => {
    expect(given(area).when(rename('Ny'))).toMatchObject({ code: 'directory.agency-unknown' });
    expect(given(area, region).when(rename(''))).toMatchObject({ code: 'directory.name-unfit' });
    expect(given(area, region, schools).when(rename('skolan'))).toMatchObject({
      code: 'directory.agency-name-taken',
    });
  });
  it('nothing to do: renamed to its own name', () => {
    expect(given(area, region).when(rename('Regionen'))).toEqual([]);
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
    expect(given(area, region).when(add('BUP'))).toEqual([bupUnit]);
  });
  it('refused: under an agency that is not there', () => {
    expect(given(area).when(add('BUP'))).toMatchObject({ code: 'directory.agency-unknown' });
  });
  it('refused: with the name of another unit of the area, under whichever agency', () => {
    expect(given(area, region, clinicUnit).when(add('vårdcentral'))).toMatchObject({
      code: 'directory.unit-name-taken',
    });
  });
  it('refused: with the id of another, or without a name', () => {
    expect(given(area, region, bupUnit).when(add('Annat'))).toMatchObject({
      code: 'directory.unit-exists',
    });
    expect(given(area, region).when(add(' '))).toMatchObject({ code: 'directory.name-unfit' });
  });
  it('nothing to do: added again as it is', () => {
    expect(given(area, region, bupUnit).when(add('BUP'))).toEqual([]);
  });

  const change = (more: object): DirectoryRequest => ({
    type: 'change-unit',
    unitId: bup,
    ...more,
  });
  it('happens: gets another name, another agency, or both', () => {
    const before = given(area, region, schools, bupUnit);
    const after = (agencyId: string, name: string) => [changed({ unitId: bup, agencyId, name })];
    expect(before.when(change({ name: 'Bup Nord' }))).toEqual(after(health, 'Bup Nord'));
    expect(before.when(change({ agencyId: school }))).toEqual(after(school, 'BUP'));
    expect(before.when(change({ name: 'X', agencyId: school }))).toEqual(after(school, 'X'));
  });
  it('refused: unknown unit or agency, no name, the name of another', () => {
    const before = given(area, region, bupUnit, clinicUnit);
    expect(given(area).when(change({ name: 'X' }))).toMatchObject({
      code: 'directory.unit-unknown',
    });
    expect(before.when(change({ agencyId: school }))).toMatchObject({
      code: 'directory.agency-unknown',
    });
    expect(before.when(change({ name: ' ' }))).toMatchObject({ code: 'directory.name-unfit' });
    expect(before.when(change({ name: 'VÅRDCENTRAL' }))).toMatchObject({
      code: 'directory.unit-name-taken',
    });
  });
  it('nothing to do: changed to what it is', () => {
    const before = given(area, region, bupUnit);
    expect(before.when(change({ name: 'BUP', agencyId: health }))).toEqual([]);
    expect(before.when(change({}))).toEqual([]);
  });

  it('is found by the name it bore before, unless another bears that name now', () => {
    const renamed = [area, region, bupUnit, changed({ unitId: bup, agencyId: health, name: 'Ny' })];
    expect(unitNamed(stateAfter(renamed), 'bup')).toBe(bup);
    const taken = [...renamed, unit({ unitId: clinic, agencyId: health, name: 'Bup' })];
    expect(unitNamed(stateAfter(taken), 'bup')).toBe(clinic);
    expect(unitNamed(stateAfter(taken), 'okänd')).toBeUndefined();
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
    to: Partial<Pick<Extract<DirectoryRequest, { since: unknown }>, 'mandate' | 'since'>> = {},
  ): DirectoryRequest => ({
    type: 'change-contact-person',
    ...{ contactPersonId: kim, mandate, since, ...to },
  });
  const end: DirectoryRequest = { type: 'end-contact-person', contactPersonId: kim };
  const named: DirectoryEvent = {
    type: 'directory.contact-person-named',
    happenedOn: since,
    data: { contactPersonId: kim, unitId: bup, mandate },
  };

  it('happens: is named in a unit from a day, and leaves', () => {
    expect(given(area, region, bupUnit).when(name())).toEqual([named]);
    expect(given(area, region, bupUnit, named).when(end)).toEqual([
      {
        type: 'directory.contact-person-left',
        happenedOn: today,
        data: { contactPersonId: kim },
      },
    ]);
  });

  it('happens: gets another mandate or day in the same unit; nothing to do when both stand so', () => {
    const before = given(area, region, bupUnit, named);
    const to = { mandate: 'children-at-risk', since: localDate('2026-10-01') } as const;
    expect(before.when(change(to))).toEqual([
      {
        type: 'directory.contact-person-changed',
        happenedOn: to.since,
        data: { contactPersonId: kim, unitId: bup, mandate: to.mandate },
      },
    ]);
    expect(before.when(change())).toEqual([]);
  });

  it('refused: changed to a day to come, or when not there', () => {
    const later = change({ since: localDate('2026-11-23') });
    expect(given(area, region, bupUnit, named).when(later)).toMatchObject({
      code: 'directory.contact-person-in-future',
    });
    expect(given(area, region, bupUnit).when(change())).toMatchObject({
      code: 'directory.contact-person-unknown',
    });
  });

  it('refused: unknown unit, a day to come, named twice, left before or never there', () => {
    const before = given(area, region, bupUnit);
    expect(before.when(name({ unitId: clinic }))).toMatchObject({ code: 'directory.unit-unknown' });
    expect(before.when(name({ since: localDate('2026-11-23') }))).toMatchObject({
      code: 'directory.contact-person-in-future',
    });
    expect(given(area, region, bupUnit, named).when(name())).toMatchObject({
      code: 'directory.contact-person-exists',
    });
    expect(before.when(end)).toMatchObject({ code: 'directory.contact-person-unknown' });
  });
});
