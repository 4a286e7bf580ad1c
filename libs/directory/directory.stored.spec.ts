import { directoryContracts } from '@famsam/contracts';

const id = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e001';

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  { type: 'directory.area-created', version: 1, data: { name: 'Norra Örebro län' } },
  { type: 'directory.municipality-joined', version: 1, data: { code: '1884' } },
  { type: 'directory.municipality-left', version: 1, data: { code: '1884' } },
  {
    type: 'directory.population-recorded',
    version: 1,
    data: { code: '1884', on: '2021-12-31', inhabitants: 10721, source: 'SCB' },
  },
  {
    type: 'directory.agency-added',
    version: 1,
    data: { agencyId: id, name: 'Region Örebro län', kind: 'region' },
  },
  {
    type: 'directory.agency-renamed',
    version: 1,
    data: { agencyId: id, name: 'Regionen', kind: 'region' },
  },
  { type: 'directory.agency-removed', version: 1, data: { agencyId: id } },
  {
    type: 'directory.unit-added',
    version: 1,
    data: { unitId: id, agencyId: id, name: 'Elevhälsa' },
  },
  {
    type: 'directory.unit-changed',
    version: 1,
    data: { unitId: id, agencyId: id, name: 'Elevhälsan' },
  },
  { type: 'directory.unit-removed', version: 1, data: { unitId: id } },
  {
    type: 'directory.contact-person-named',
    version: 1,
    data: { contactPersonId: id, unitId: id, mandate: 'collaboration-around-the-child' },
  },
  {
    type: 'directory.contact-person-changed',
    version: 1,
    data: { contactPersonId: id, unitId: id, mandate: 'rights-of-the-child' },
  },
  {
    type: 'directory.contact-person-reworded',
    version: 1,
    data: { contactPersonId: id, changed: ['name'], cleared: ['phone'] },
  },
  { type: 'directory.contact-person-left', version: 1, data: { contactPersonId: id } },
  {
    type: 'directory.addresses-reworded',
    version: 1,
    data: { of: { kind: 'manager', unitId: id }, changed: ['email'], cleared: [] },
  },
];

describe('what is stored of a directory', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, version, data }) => {
    const contract = directoryContracts.find((one) => one.type === type);
    if (!contract) throw new Error(`no contract of ${type}`);
    let current = data;
    for (let from = version; from < contract.version; from += 1) {
      current = contract.upcasts[from]?.(current);
    }
    expect(contract.parse(current)).toEqual(version === contract.version ? data : current);
  });

  it('has an example of every version of every type', () => {
    const wanted = directoryContracts.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
    );
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });
});
