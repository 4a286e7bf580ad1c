import { scheduleContracts } from '@famsam/contracts';

const id = '00000000-0000-4000-8000-000000000001';
const hours = [{ weekday: 1, from: 480, to: 1_020 }];
const term = { from: '2026-08-18', to: '2026-12-18' };

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  { type: 'schedule.agency-hours-set', version: 1, data: { agencyId: id, hours } },
  {
    type: 'schedule.school-time-set',
    version: 1,
    data: { agencyId: id, school: { terms: [term], breaks: [term], hours } },
  },
  {
    type: 'schedule.unit-set',
    version: 1,
    data: { unitId: id, placeId: null, followsTerms: true },
  },
  { type: 'schedule.place-set', version: 1, data: { placeId: id, name: 'Nora' } },
  { type: 'schedule.place-removed', version: 1, data: { placeId: id } },
  { type: 'schedule.travel-set', version: 1, data: { placeIds: [id, id], minutes: 35 } },
  {
    type: 'schedule.room-set',
    version: 1,
    data: { roomId: id, placeId: id, name: 'Bergslagen', seats: 8, equipment: ['screen'] },
  },
  { type: 'schedule.room-removed', version: 1, data: { roomId: id } },
  {
    type: 'schedule.item-set',
    version: 1,
    data: { itemId: id, placeId: id, name: 'Slinga', code: 'hearing-loop' },
  },
  { type: 'schedule.item-removed', version: 1, data: { itemId: id } },
  {
    type: 'schedule.interpreter-set',
    version: 1,
    data: { interpreterId: id, languages: ['ar', 'so'], hours, placeId: null },
  },
  {
    type: 'schedule.interpreter-reworded',
    version: 1,
    data: { interpreterId: id, changed: ['name'], cleared: ['email'] },
  },
  { type: 'schedule.interpreter-removed', version: 1, data: { interpreterId: id } },
];

describe('what is stored of a schedule', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, data }) => {
    const contract = scheduleContracts.find((one) => one.type === type);
    expect(contract?.parse(data)).toEqual(data);
  });

  it('has an example of every version of every type', () => {
    const wanted = scheduleContracts.map(({ type, version }) => `${type} ${version}`);
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });
});
