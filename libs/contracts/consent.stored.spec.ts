import { consentContracts } from './consent';

const id = '00000000-0000-4000-8000-000000000001';
const until = '2027-03-02';
const oral = { form: 'oral', informedBy: id, language: 'so', interpreterUsed: true };
const question = { consentId: id, memberId: id, agencyId: id, information: ['coordination'] };

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: object }[] = [
  {
    type: 'consent.asked',
    version: 1,
    data: { ...question, purpose: 'collaboration-meetings' },
  },
  { type: 'consent.given', version: 1, data: { consentId: id, until, how: oral } },
  {
    type: 'consent.given',
    version: 2,
    data: {
      ...{ consentId: id, until },
      how: { ...oral, interpretedBy: { kind: 'directory', interpreterId: id } },
    },
  },
  { type: 'consent.refused', version: 1, data: { consentId: id } },
  { type: 'consent.withdrawn', version: 1, data: { consentId: id } },
  { type: 'consent.on-paper-before-import', version: 1, data: { until } },
  { type: 'consent.paper-lapsed', version: 1, data: { from: '2025-01-10', until } },
  { type: 'consent.paper-withdrawn', version: 1, data: { memberId: id } },
  {
    type: 'consent.child-view-recorded',
    version: 1,
    data: { memberId: id, asked: true, maturity: 'decides-with-guardians', view: 'agrees' },
  },
];

function contractOf(type: string) {
  const contract = consentContracts.find((one) => one.type === type);
  if (!contract) throw new Error(`no contract of ${type}`);
  return contract;
}

function upcast(type: string, version: number, data: unknown): unknown {
  const contract = contractOf(type);
  let current = data;
  for (let from = version; from < contract.version; from += 1)
    current = contract.upcasts[from]?.(current);
  return current;
}

describe('what is stored of consents', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, version, data }) => {
    const contract = contractOf(type);
    const current = upcast(type, version, data);
    expect(contract.parse(current)).toEqual(version === contract.version ? data : current);
    expect(() => contract.parse({ ...(current as object), name: 'Anna' })).toThrow();
  });

  it('has an example of every version of every type', () => {
    const wanted = consentContracts.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
    );
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });

  it('did not say who interpreted in version 1', () => {
    const given = (how: object) => ({ consentId: id, until, how });
    const spoken = given({ ...oral, interpretedBy: null });
    expect(upcast('consent.given', 1, given(oral))).toEqual(spoken);
    const written = given({ form: 'written' });
    expect(upcast('consent.given', 1, written)).toEqual(written);
  });

  it('takes no oral consent without who informed, in which language (law.md 12)', () => {
    const { informedBy: _left, ...how } = { ...oral, interpretedBy: null };
    expect(() => contractOf('consent.given').parse({ consentId: id, until, how })).toThrow();
  });
});
