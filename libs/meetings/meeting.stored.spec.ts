import { meetingContracts } from '@famsam/contracts';

const id = '00000000-0000-4000-8000-000000000001';
const party = { kind: 'unit', unitId: id };
const request = {
  kind: 'collaboration',
  form: 'in-person',
  must: { memberIds: [id], unitIds: [id] },
  may: { memberIds: [], unitIds: [] },
  minutes: 60,
  earliest: '2026-11-30',
  latest: '2026-12-18',
  noticeDays: 7,
  interpreter: 'so',
  equipment: ['screen'],
  wishes: { weekdays: [2], dayParts: ['afternoon'], notInSchoolTimeOf: id },
};
const [from, to] = ['2026-12-08T12:00:00.000Z', '2026-12-08T13:00:00.000Z'];
const time = { from, to, roomId: id, itemIds: [id] };
/** A thing could once be named twice. */
const slot = { ...time, itemIds: [id, id], slotId: id };
const item = { itemId: id, kind: 'own', agreementId: null, from: party, minutes: 5 };

const held = { minutes: 55, unitIds: [id], memberIds: [id], discussed: [id] };

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  { type: 'meeting.requested', version: 1, data: { caseId: id, request } },
  { type: 'meeting.request-changed', version: 1, data: { request } },
  { type: 'meeting.request-cancelled', version: 1, data: {} },
  {
    type: 'meeting.poll-opened',
    version: 1,
    data: { pollId: id, slots: [slot, slot], answerBy: '2026-12-01' },
  },
  {
    type: 'meeting.poll-answered',
    version: 1,
    data: { pollId: id, party, answers: [{ slotId: id, answer: 'if-need-be' }] },
  },
  {
    type: 'meeting.poll-closed',
    version: 1,
    data: { pollId: id, because: 'decided', slotId: null },
  },
  { type: 'meeting.booked', version: 1, data: time },
  { type: 'meeting.moved', version: 1, data: { ...time, roomId: null } },
  { type: 'meeting.cancelled', version: 1, data: {} },
  {
    type: 'meeting.invitation-answered',
    version: 1,
    data: { party, sequence: 0, answer: 'tentative' },
  },
  {
    type: 'meeting.invitation-answered',
    version: 2,
    data: { party, sequence: 0, answer: 'tentative', at: from },
  },
  {
    type: 'meeting.interpreters-chosen',
    version: 1,
    data: { interpreters: [{ language: 'so', interpreterId: id }] },
  },
  {
    type: 'meeting.interpreter-answered',
    version: 1,
    data: { interpreterId: id, sequence: 0, answer: 'declined' },
  },
  {
    type: 'meeting.interpreter-answered',
    version: 2,
    data: { interpreterId: id, sequence: 0, answer: 'declined', at: from },
  },
  { type: 'meeting.interpreter-ordered', version: 1, data: { language: 'so' } },
  { type: 'meeting.interpreter-confirmed', version: 1, data: { language: 'so' } },
  { type: 'meeting.interpreter-order-withdrawn', version: 1, data: { language: 'so' } },
  { type: 'meeting.agenda-item-added', version: 1, data: item },
  { type: 'meeting.agenda-item-timed', version: 1, data: { itemId: id, minutes: 10 } },
  { type: 'meeting.agenda-item-removed', version: 1, data: { itemId: id } },
  { type: 'meeting.agenda-ordered', version: 1, data: { itemIds: [id] } },
  { type: 'meeting.agenda-warned', version: 1, data: { because: 'thin' } },
  { type: 'meeting.agenda-sent', version: 1, data: { items: [item] } },
  { type: 'meeting.attendance-noted', version: 1, data: { party, came: true } },
  { type: 'meeting.item-begun', version: 1, data: { itemId: id, at: from } },
  { type: 'meeting.item-ended', version: 1, data: { itemId: id, at: to } },
  {
    type: 'meeting.agreement-noted',
    version: 1,
    data: { noteId: id, owner: party, dueOn: '2026-12-18' },
  },
  { type: 'meeting.agreement-note-removed', version: 1, data: { noteId: id } },
  {
    type: 'meeting.reworded',
    version: 1,
    data: { entry: 'agenda-item', entryId: id, changed: ['note'], cleared: [] },
  },
  {
    type: 'meeting.held',
    version: 1,
    data: held,
  },
  {
    type: 'meeting.held',
    version: 2,
    data: { ...held, withoutConsent: 'came-uninvited' },
  },
];

describe('what is stored of a meeting', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, version, data }) => {
    const contract = meetingContracts.find((one) => one.type === type);
    let current = data;
    for (let from = version; from < (contract?.version ?? 0); from += 1)
      current = contract?.upcasts[from]?.(current);
    expect(contract?.parse(current)).toEqual(version === contract?.version ? data : current);
  });

  it('has an example of every version of every type', () => {
    const wanted = meetingContracts.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
    );
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });
});
