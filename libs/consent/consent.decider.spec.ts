import type { ConsentEvent, ConsentScope } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';
import {
  agencyId,
  asked,
  consentId,
  given,
  guardian,
  guardianId,
  notePaper,
  paper,
  referredOn,
  refused,
  scope,
  today,
  until,
  withdrawn,
  withdrawPaper,
  written,
  type Input,
} from '../../tests/support/consent-events';
import { deciderSpec } from '../../tests/support/decider-spec';
import type { KnownMember } from './consent.decider';
import { consentDecider } from './consent.decider';

const day = localDate;
const otherConsentId = '00000000-0000-4000-8000-000000000002';
const childId = '00000000-0000-4000-8000-00000000000c';
const informant = '00000000-0000-4000-8000-0000000000e1';

const child: KnownMember = { role: 'child', birthYear: 2014 };
const oral = {
  form: 'oral',
  informedBy: informant,
  language: 'so',
  interpreterUsed: true,
  interpretedBy: { kind: 'outside' },
} as const;
const childView: ConsentEvent = {
  type: 'consent.child-view-recorded',
  happenedOn: day('2026-03-03'),
  data: { memberId: childId, asked: true, maturity: 'decides-with-guardians', view: 'agrees' },
};

const family = { [guardianId]: guardian, [childId]: child };
const after = deciderSpec(consentDecider, { today, referredOn, family });

function ask(change: Partial<Extract<Input, { type: 'ask' }>> = {}): Input {
  const on = asked.happenedOn;
  return { type: 'ask', on, scope, member: guardian, agencyKnown: true, ...change };
}

function give(change: Partial<Extract<Input, { type: 'give' }>> = {}): Input {
  const on = given.happenedOn;
  return { type: 'give', on, consentId, until, how: written, interpreterKnown: true, ...change };
}

function refuse(on: LocalDate = refused.happenedOn): Input {
  return { type: 'refuse', on, consentId };
}

function withdraw(on: LocalDate = withdrawn.happenedOn): Input {
  return { type: 'withdraw', on, consentId };
}

function recordView(change: Partial<Extract<Input, { type: 'record-child-view' }>> = {}): Input {
  const { happenedOn: on, data } = childView as Extract<
    ConsentEvent,
    { type: 'consent.child-view-recorded' }
  >;
  return { type: 'record-child-view', on, childView: data, member: child, ...change };
}

describe('every command', () => {
  it.each<[string, (on: LocalDate) => Input]>([
    ['ask', (on) => ask({ on })],
    ['give', (on) => give({ on })],
    ['refuse', refuse],
    ['withdraw', withdraw],
    ['withdraw-paper', (on) => withdrawPaper(on)],
    ['record-child-view', (on) => recordView({ on })],
  ])('%s is refused in the future, and before the referral (found K7)', (_name, commandOn) => {
    const at = after(asked, given, paper);
    at.when(commandOn(day('2026-11-23'))).thenRefused('day.in-future');
    at.when(commandOn(day('2019-12-31'))).thenRefused('consent.before-referral', { field: 'on' });
  });

  it('note-paper is refused in the future as well', () => {
    after()
      .when(notePaper(day('2026-11-23')))
      .thenRefused('day.in-future');
  });

  it('happens on a day in the past, and today', () => {
    after().when(ask()).then(asked);
    after()
      .when(ask({ on: today }))
      .then({ ...asked, happenedOn: today });
  });
});

describe('asking for consent (law.md 11)', () => {
  it('happens, to a guardian as to a child', () => {
    after().when(ask()).then(asked);
    const toChild = { ...scope, memberId: childId };
    after()
      .when(ask({ scope: toChild, member: child }))
      .then({ ...asked, data: toChild });
  });

  it('is refused for somebody who is no member', () => {
    after()
      .when(ask({ member: null }))
      .thenRefused('consent.member-unknown');
  });

  it('is refused for an agency that the directory does not know', () => {
    after()
      .when(ask({ agencyKnown: false }))
      .thenRefused('consent.agency-unknown');
  });

  it('is refused with the same kind of information twice', () => {
    const twice: ConsentScope = { ...scope, information: ['school', 'school'] };
    after()
      .when(ask({ scope: twice }))
      .thenRefused('consent.information-twice');
  });

  it('has nothing to do when it was asked so', () => {
    after(asked).when(ask()).thenNothing();
    after(asked, given).when(ask()).thenNothing();
  });

  it('is refused with an id that is in use', () => {
    const other: ConsentScope = { ...scope, information: ['health'] };
    after(asked)
      .when(ask({ scope: other }))
      .thenRefused('consent.id-taken');
    after(asked)
      .when(ask({ on: today }))
      .thenRefused('consent.id-taken');
  });

  it('is refused while the same question is open, and happens again once it is answered', () => {
    const again: ConsentScope = { ...scope, consentId: otherConsentId };
    after(asked)
      .when(ask({ scope: again }))
      .thenRefused('consent.already-asked');
    for (const answer of [given, refused])
      after(asked, answer)
        .when(ask({ scope: again }))
        .then({ ...asked, data: again });
  });

  it('happens beside an open question about something else', () => {
    const other: ConsentScope = { ...scope, consentId: otherConsentId, information: ['health'] };
    after(asked)
      .when(ask({ scope: other }))
      .then({ ...asked, data: other });
  });
});

describe('giving consent', () => {
  it('happens, in writing or orally (law.md 12)', () => {
    after(asked).when(give()).then(given);
    const spoken = { ...given, data: { consentId, until, how: oral } } as ConsentEvent;
    after(asked)
      .when(give({ how: oral }))
      .then(spoken);
  });

  it.each([
    ['a child of the family', childId, 'consent.child-as-interpreter'],
    ['somebody who is not of the family', agencyId, 'consent.interpreter-unknown'],
  ])('is not interpreted by %s (law.md 12, 24)', (_who, memberId, code) => {
    const how = { ...oral, interpretedBy: { kind: 'member', memberId } } as const;
    after(asked).when(give({ how })).thenRefused(code, { field: 'how.interpretedBy' });
  });

  it('is interpreted by one whom the directory knows, or by a grown-up of the family', () => {
    const how = { ...oral, interpretedBy: { kind: 'directory', interpreterId: agencyId } } as const;
    const unknown = give({ how, interpreterKnown: false });
    after(asked).when(unknown).thenRefused('consent.interpreter-unknown');
    expect(after(asked).when(give({ how })).inShort).toEqual(['consent.given']);
    const byAdult = { ...oral, interpretedBy: { kind: 'member', memberId: guardianId } } as const;
    expect(after(asked).when(give({ how: byAdult })).inShort).toEqual(['consent.given']);
  });

  it('is refused of somebody who is not of the family any more', () => {
    const left = deciderSpec(consentDecider, { today, referredOn, family: { [childId]: child } });
    left(asked).when(give()).thenRefused('consent.member-unknown');
  });

  it('is refused when it was never asked for, or before it was', () => {
    after().when(give()).thenRefused('consent.not-asked');
    after(asked)
      .when(give({ on: day('2026-02-28') }))
      .thenRefused('consent.before-asked');
  });

  it('needs an end after the day it is given, at most five years ahead (law.md 11)', () => {
    const on = given.happenedOn;
    after(asked)
      .when(give({ until: on }))
      .thenRefused('consent.until-not-after-given');
    const latest = day('2031-03-02');
    after(asked)
      .when(give({ until: latest }))
      .then({
        ...given,
        data: { consentId, until: latest, how: written },
      });
    after(asked)
      .when(give({ until: day('2031-03-03') }))
      .thenRefused('consent.until-too-far');
  });

  it('counts five years from a leap day to the 28th', () => {
    const leapDay = day('2024-02-29');
    const before = { ...asked, happenedOn: leapDay };
    const tooFar = give({ on: leapDay, until: day('2029-03-01') });
    after(before).when(tooFar).thenRefused('consent.until-too-far');
  });

  it('has nothing to do when it was given so', () => {
    after(asked, given).when(give()).thenNothing();
    const spoken = { ...given, data: { consentId, until, how: oral } } as ConsentEvent;
    after(asked, spoken)
      .when(give({ how: oral }))
      .thenNothing();
  });

  it('is refused once it is decided otherwise', () => {
    after(asked, given)
      .when(give({ until: day('2027-01-01') }))
      .thenRefused('consent.already-decided');
    after(asked, given)
      .when(give({ how: oral }))
      .thenRefused('consent.already-decided');
    after(asked, refused).when(give()).thenRefused('consent.already-decided');
    after(asked, given, withdrawn).when(give()).thenRefused('consent.already-decided');
  });
});

describe('refusing consent', () => {
  it('happens', () => after(asked).when(refuse()).then(refused));
  it('is refused when it was never asked for, or before it was', () => {
    after().when(refuse()).thenRefused('consent.not-asked');
    after(asked)
      .when(refuse(day('2026-02-28')))
      .thenRefused('consent.before-asked');
  });
  it('is refused once it is decided otherwise', () => {
    after(asked, given).when(refuse()).thenRefused('consent.already-decided');
    after(asked, refused).when(refuse(today)).thenRefused('consent.already-decided');
  });
  it('has nothing to do when it was refused so', () => {
    after(asked, refused).when(refuse()).thenNothing();
  });
});

describe('withdrawing consent (law.md 11)', () => {
  it('happens at any time while it is in force, its first and last day included', () => {
    after(asked, given).when(withdraw()).then(withdrawn);
    after(asked, given)
      .when(withdraw(given.happenedOn))
      .then({
        ...withdrawn,
        happenedOn: given.happenedOn,
      });
  });
  it('is refused before it was given', () => {
    after(asked, given)
      .when(withdraw(day('2026-03-01')))
      .thenRefused('consent.before-given');
  });
  it('is refused for what is not in force', () => {
    after().when(withdraw()).thenRefused('consent.not-asked');
    after(asked).when(withdraw()).thenRefused('consent.not-in-force');
    after(asked, refused).when(withdraw()).thenRefused('consent.not-in-force');
    after(asked, given, withdrawn).when(withdraw(today)).thenRefused('consent.not-in-force');
    const short = { ...given, data: { consentId, until: day('2026-04-30'), how: written } };
    after(asked, short).when(withdraw()).thenRefused('consent.not-in-force');
  });
  it('has nothing to do when it was withdrawn so', () => {
    after(asked, given, withdrawn).when(withdraw()).thenNothing();
  });
});

describe("the child's own view (law.md 9)", () => {
  const viewOf = (change: object) => ({ ...childView.data, ...change }) as never;

  it('is recorded at any age below that of majority, and in the year of turning 18', () => {
    after().when(recordView()).then(childView);
    for (const birthYear of [2025, 2008, null])
      after()
        .when(recordView({ member: { role: 'child', birthYear } }))
        .then(childView);
  });
  it('is refused for a grown-up', () => {
    after()
      .when(recordView({ member: guardian }))
      .thenRefused('child-view.not-a-child');
    const grown: KnownMember = { role: 'child', birthYear: 2007 };
    after()
      .when(recordView({ member: grown }))
      .thenRefused('child-view.of-age');
  });
  it('is refused for somebody who is no member', () => {
    after()
      .when(recordView({ member: null }))
      .thenRefused('consent.member-unknown');
  });
  it('is refused when a view is told though nobody asked', () => {
    const told = viewOf({ asked: false, view: 'disagrees' });
    after()
      .when(recordView({ childView: told }))
      .thenRefused('child-view.not-asked');
  });
  it('has nothing to do when it was recorded so, and is recorded anew when it changes', () => {
    after(childView).when(recordView()).thenNothing();
    const changed = { ...childView, data: viewOf({ view: 'disagrees' }) };
    after(childView)
      .when(recordView({ childView: changed.data }))
      .then(changed);
    after(childView, changed).when(recordView()).then(childView);
  });
});
