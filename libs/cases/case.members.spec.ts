import type { CaseEvent, MemberRole } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { CaseBuilder } from '../../tests/support/case-builder';
import { aCase, idOf } from '../../tests/support/case-builder';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { CaseCommand } from './case.decider';
import { caseDecider } from './case.decider';
import type { InterpreterNeed } from './case.members';

const today = localDate('2022-06-01');
const given = deciderSpec(caseDecider, { today });

const aFamily = () => aCase().takenOn('2021-01-12').withGuardian('Bo');
const told = { role: 'guardian', birthYear: 1985, household: null } as const;
const added = ['case.member-added', 'case.member-interpreter-noted'];

function add(interpreter?: InterpreterNeed): Without<CaseCommand, 'today'> {
  const member = { ...told, memberId: idOf('New'), number: 'F001-New' };
  return { type: 'add-member', member, interpreter };
}

function correct(who: string, interpreter?: InterpreterNeed): Without<CaseCommand, 'today'> {
  return { type: 'correct-member', member: { ...told, memberId: idOf(who) }, interpreter };
}

function noted(language: string | null): CaseEvent {
  const data = { memberId: idOf('Bo'), language };
  return { type: 'case.member-interpreter-noted', happenedOn: today, data };
}

describe('the need of an interpreter (law.md 24)', () => {
  it.each(['so', null])('is noted with a new member: %s', (language) => {
    expect(given(...aFamily().events()).when(add(language)).inShort).toEqual(added);
  });

  it('is not noted where nobody has asked', () => {
    const family = aFamily().events();
    expect(given(...family).when(add()).inShort).toEqual(['case.member-added']);
    given(...family)
      .when(correct('Bo'))
      .thenNothing();
  });

  it('is noted when a family is referred', () => {
    const member = { ...told, memberId: idOf('New'), number: 'F002-P1', interpreter: 'sgn' };
    const referral = {
      ...({ number: 'F002', municipality: '1884', category: 'parent' } as const),
      ...{ criteria: ['family-perspective' as const], domains: [], childrenUnder23: 1 },
    };
    const family = { members: [member], contacts: [], known: new Set<string>() };
    const area = new Set(['1884']);
    const refer = { type: 'refer', on: today, referral, area, family } as const;
    expect(given().when(refer).inShort).toEqual(['case.referred', ...added]);
  });

  it('is corrected; the same again is nothing to do', () => {
    const family = aFamily().events();
    given(...family)
      .when(correct('Bo', 'so'))
      .then(noted('so'));
    given(...family, noted('so'))
      .when(correct('Bo', null))
      .then(noted(null));
    given(...family, noted('so'))
      .when(correct('Bo', 'so'))
      .thenNothing();
  });

  it('is refused for somebody who is not in the family', () => {
    given(...aFamily().events())
      .when(correct('Cleo', 'so'))
      .thenRefused('entry.unknown');
  });

  it('is gone with the member', () => {
    const family = aFamily().withInterpreter('Bo', 'so').struckEntry('member', 'Bo').events();
    expect(given(...family).state.interpreterNeeds).toEqual({});
  });
});

describe('the people of a family', () => {
  const member = (role: MemberRole, birthYear: number) => ({
    ...{ memberId: idOf('New'), number: 'F001-New', role, birthYear, household: null },
  });
  const addTo = (family: CaseBuilder, role: MemberRole, birthYear: number) =>
    given(...family.events()).when({ type: 'add-member', member: member(role, birthYear) });

  it('have guardians who can have custody (found K7)', () => {
    addTo(aFamily(), 'guardian', 2008).thenRefused('member.guardian-too-young', {
      field: 'birthYear',
    });
    expect(addTo(aFamily(), 'guardian', 2007).inShort).toEqual(['case.member-added']);
  });

  it('are no more children than the referral says (found T3)', () => {
    const two = aFamily().withChild('Ada').withChild('Cleo');
    addTo(two, 'child', 2015).thenRefused('referral.children-fewer-than-members', {
      field: 'childrenUnder23',
      details: { children: 3 },
    });
    // Born in the year of the referral, or 23 that year: may not have been counted.
    for (const birthYear of [2021, 1998])
      expect(addTo(two, 'child', birthYear).inShort).toEqual(['case.member-added']);
  });

  it('are referred with as many children as are told of (found T3)', () => {
    const referral = {
      ...{ number: 'F002', municipality: '1884', category: 'parent' as const },
      ...{ criteria: ['family-perspective' as const], domains: [], childrenUnder23: 0 },
    };
    const family = { members: [member('child', 2015)], contacts: [], known: new Set<string>() };
    const on = localDate('2021-01-10');
    given()
      .when({ type: 'refer', on, referral, area: new Set(['1884']), family })
      .thenRefused('referral.children-fewer-than-members', { field: 'childrenUnder23' });
  });

  it('had no contact before they were born, nor are born later than that (found K7)', () => {
    const family = aFamily().withChild('Ada', 2014).withContact('Ada', 'BUP', '2014-01-01');
    const later = { ...member('child', 2015), memberId: idOf('Ada') };
    given(...family.events())
      .when({ type: 'correct-member', member: later })
      .thenRefused('contact.before-birth', { field: 'since' });
  });
});
