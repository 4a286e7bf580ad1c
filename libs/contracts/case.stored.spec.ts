import { caseContracts } from './case';

const id = '00000000-0000-4000-8000-000000000001';
const source = 'team';
const referral = {
  ...{ source, number: 'F083', municipality: '1884', category: 'school' },
  ...{ criteria: ['family-perspective'], domains: ['school-absence'], childrenUnder23: 2 },
};
const assessment = { source, outcome: 'declined', reason: 'outside-area' };
const member = {
  ...{ source, memberId: id, number: 'F083-P1', role: 'child' },
  ...{ birthYear: 2014, household: 'A' },
};
const contact = { source, contactId: id, memberId: id, unitId: id, kind: 'individual-support' };
const meeting = {
  ...{ source, meetingId: id, number: 'F083-M1', kind: 'collaboration', form: 'digital' },
  ...{ minutes: 60, unitIds: [id], discussed: [id] },
};
const closing = { source: 'register', closingId: id, reason: 'situation-improved' };

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  { type: 'case.referred', version: 1, data: referral },
  { type: 'case.referral-corrected', version: 1, data: referral },
  { type: 'case.assessed', version: 1, data: assessment },
  { type: 'case.assessment-corrected', version: 1, data: assessment },
  { type: 'case.member-added', version: 1, data: member },
  { type: 'case.member-corrected', version: 1, data: { ...member, birthYear: null } },
  { type: 'case.member-interpreter-noted', version: 1, data: { memberId: id, language: 'so' } },
  { type: 'case.contact-added', version: 1, data: contact },
  { type: 'case.contact-added', version: 2, data: { ...contact, precision: 'day' } },
  { type: 'case.contact-corrected', version: 1, data: contact },
  { type: 'case.contact-corrected', version: 2, data: { ...contact, precision: 'month' } },
  { type: 'case.contact-ended', version: 1, data: { source, contactId: id } },
  { type: 'case.meeting-held', version: 1, data: meeting },
  { type: 'case.meeting-held', version: 2, data: { ...meeting, withoutConsent: null } },
  { type: 'case.meeting-corrected', version: 1, data: meeting },
  { type: 'case.meeting-corrected', version: 2, data: { ...meeting, withoutConsent: 'refused' } },
  { type: 'case.process-started', version: 1, data: { memberId: id, meetingId: id } },
  { type: 'case.process-start-corrected', version: 1, data: { memberId: id, meetingId: id } },
  { type: 'case.process-start-struck', version: 1, data: { memberId: id } },
  { type: 'case.process-ended', version: 1, data: { source, memberId: id } },
  { type: 'case.closed', version: 1, data: closing },
  { type: 'case.closing-corrected', version: 1, data: closing },
  { type: 'case.reopened', version: 1, data: { source, closingId: id } },
  { type: 'case.entry-struck', version: 1, data: { entry: 'member', entryId: id } },
  {
    type: 'case.reworded',
    version: 1,
    data: { entry: 'member', entryId: id, changed: ['person-number'], cleared: ['phone'] },
  },
  { type: 'case.struck', version: 1, data: {} },
  { type: 'case.restored', version: 1, data: {} },
];

describe('what is stored of a case', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, version, data }) => {
    const contract = caseContracts.find((one) => one.type === type);
    let current = data;
    for (let from = version; from < (contract?.version ?? 0); from += 1)
      current = contract?.upcasts[from]?.(current);
    expect(contract?.parse(current)).toEqual(version === contract?.version ? data : current);
  });

  it('begins to the day, of a contact from before anything else could be told', () => {
    const contract = caseContracts.find(({ type }) => type === 'case.contact-added');
    expect(contract?.upcasts[1]?.(contact)).toEqual({ ...contact, precision: 'day' });
  });

  it('has an example of every version of every type', () => {
    const wanted = caseContracts.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
    );
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });
});
