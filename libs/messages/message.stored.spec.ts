import { messageContracts } from '@famsam/contracts';

const id = '0199b1f0-5f6e-5c1a-8d39-7a52c1f4e001';
const at = '2026-12-01T10:00:00.000Z';

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  {
    type: 'message.queued',
    version: 1,
    data: {
      kind: 'invitation',
      recipient: { kind: 'unit', unitId: id },
      caseId: id,
      about: { kind: 'meeting', id },
      link: 'invitation',
      calendar: { method: 'request', uid: id, sequence: 0, from: at, to: at },
      dueAt: at,
      meaningfulUntil: at,
    },
  },
  {
    type: 'message.queued',
    version: 2,
    data: {
      kind: 'invitation',
      recipient: { kind: 'unit', unitId: id },
      caseId: id,
      about: { kind: 'meeting', id },
      speaksOf: [id],
      link: 'invitation',
      calendar: { method: 'request', uid: id, sequence: 0, from: at, to: at },
      dueAt: at,
      meaningfulUntil: at,
    },
  },
  {
    type: 'message.attempted',
    version: 1,
    data: { number: 1, channel: 'mail', againAt: at },
  },
  { type: 'message.sent', version: 1, data: { channel: 'mailbox' } },
  { type: 'message.skipped', version: 1, data: { why: 'too-late' } },
  { type: 'message.failed', version: 1, data: { why: 'no-address' } },
  { type: 'message.retried', version: 1, data: { at } },
  { type: 'message.put-off', version: 1, data: { againAt: at } },
  { type: 'message.answered', version: 1, data: { answer: 'accepted', sequence: 0 } },
  {
    type: 'message.answered',
    version: 2,
    data: { answer: 'accepted', sequence: 0, stamp: at },
  },
  { type: 'message.answered-by-another', version: 1, data: { answer: 'declined', sequence: 0 } },
];

describe('what is stored of a message', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, version, data }) => {
    const contract = messageContracts.find((one) => one.type === type);
    const upcast = contract?.upcasts[version];
    const now = upcast ? upcast(data) : data;
    expect(contract?.parse(now)).toEqual(now);
  });

  it.each([
    { kind: 'unit', unitId: id },
    { kind: 'manager', unitId: id },
    { kind: 'member', memberId: id },
    { kind: 'interpreter', interpreterId: id },
    { kind: 'team' },
  ])('is understood for $kind', (to) => {
    const queued = { ...(stored[1]?.data as object), recipient: to };
    expect(messageContracts[0]?.parse(queued)).toEqual(queued);
  });

  it('has an example of every version of every type', () => {
    const wanted = messageContracts.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, earlier) => `${type} ${earlier + 1}`),
    );
    expect(stored.map(({ type, version }) => `${type} ${version}`).sort()).toEqual(wanted.sort());
  });
});
