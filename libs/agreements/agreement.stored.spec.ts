import type { AgreementEvent } from '@famsam/contracts';
import { agreementContracts } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { agreed, clinic, mother } from '../../tests/support/agreement-builder';

const dueOn = localDate('2027-01-15');
const stored: readonly Pick<AgreementEvent, 'type' | 'data'>[] = [
  { type: 'agreement.made', data: agreed },
  { type: 'agreement.corrected', data: agreed },
  { type: 'agreement.reworded', data: { words: ['what', 'note'] } },
  { type: 'agreement.taken-on', data: {} },
  { type: 'agreement.done', data: {} },
  { type: 'agreement.blocked', data: { reason: 'no-time-or-staff' } },
  { type: 'agreement.not-mine', data: { suggested: clinic } },
  { type: 'agreement.handed-over', data: { owner: mother, dueOn } },
  { type: 'agreement.moved', data: { dueOn } },
  { type: 'agreement.silent', data: { step: 'reminder' } },
  { type: 'agreement.withdrawn', data: {} },
  { type: 'agreement.struck', data: {} },
];

it.each(stored)('$type is as its contract says, and stays as it was stored', ({ type, data }) => {
  const contract = agreementContracts.find((one) => one.type === type);
  expect(contract?.parse(data)).toEqual(data);
});

it('has one of each type', () => {
  expect(new Set(stored.map(({ type }) => type)).size).toBe(agreementContracts.length);
});
