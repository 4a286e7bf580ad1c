import type { CaseEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { aCase, idOf } from '../../../tests/support/case-builder';
import { deciderSpec, type Without } from '../../../tests/support/decider-spec';
import { activityProjection } from '../activity.view';
import type { CaseCommand } from '../case.decider';
import { caseDecider } from '../case.decider';
import type { Reworded } from './rewording.rules';

const today = localDate('2022-06-01');
const given = deciderSpec(caseDecider, { today });
const family = () => aCase().takenOn('2021-01-12').withGuardian('Bo');

const phone: Reworded = {
  ...{ entry: 'member', entryId: idOf('Bo') },
  ...{ changed: ['phone'], cleared: ['email'] },
};
const reworded: CaseEvent = { type: 'case.reworded', happenedOn: today, data: phone };
const struck: CaseEvent = { type: 'case.struck', happenedOn: today, data: {} };
const name: Reworded = { entry: 'case', entryId: idOf('case'), changed: ['name'], cleared: [] };

function correct(birthYear: number, others: readonly Reworded[]): Without<CaseCommand, 'today'> {
  const member = { memberId: idOf('Bo'), role: 'guardian', birthYear, household: null } as const;
  return { type: 'correct-member', member, reworded: others };
}

describe('words of a case (found B7, B8)', () => {
  it('are an event when nothing else changes: which fields, never what they say', () => {
    given(...family().events())
      .when(correct(1985, [phone]))
      .then(reworded);
    given(...family().events())
      .when(correct(1985, []))
      .thenNothing();
  });

  it('are told beside what else is corrected', () =>
    expect(given(...family().events()).when(correct(1984, [phone])).inShort).toEqual([
      'case.member-corrected',
      'case.reworded',
    ]));

  it('are nothing where the correction is refused', () =>
    given(...family().events())
      .when(correct(2023, [phone]))
      .thenRefused('member.born-in-future'));

  it('of several members and of the case itself may come at once', () => {
    const reword = { type: 'reword', memberIds: [idOf('Bo')], reworded: [phone, name] } as const;
    given(...family().events())
      .when(reword)
      .then(reworded, { ...reworded, data: name });
    given(...family().events())
      .when({ ...reword, reworded: [] })
      .thenNothing();
  });

  it.each([
    ['of nobody in the family', [], [idOf('Cleo')], 'entry.unknown'],
    ['of a case that was struck', [struck], [], 'case.struck'],
  ] as const)('are refused %s', (_, later, memberIds, code) =>
    given(...family().events(), ...later)
      .when({ type: 'reword', memberIds, reworded: [phone] })
      .thenRefused(code),
  );

  it('change nothing else of the case, closed or not', () => {
    const closed = family().closed('end', '2022-05-01').events();
    expect(given(...closed).when(correct(1985, [phone])).inShort).toEqual(['case.reworded']);
    expect(given(...closed, reworded).state).toEqual(given(...closed).state);
  });

  it('are no sign that anything happens with the family', () =>
    expect(activityProjection.handles).not.toContain('case.reworded'));
});
