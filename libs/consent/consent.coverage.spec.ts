import type { ConsentEvent, ConsentPurpose } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { addDays, localDate } from '@famsam/kernel';
import fc from 'fast-check';
import type { Person } from './consent.coverage';
import { coveredBy, missingAtMeeting, missingConsents, spokenOf } from './consent.coverage';
import type { ConsentState } from './consent.state';
import { evolveOf, noConsents } from './consent.state';

const day = localDate;
const [school, care] = ['school', 'care'];
const [mother, father, uncle] = ['mother', 'father', 'uncle'];
const child: Person = { memberId: 'child', role: 'child', birthYear: 2014 };
const meetingDay = day('2026-05-10');

function consent(
  memberId: string,
  agencyId: string,
  times: { on?: string; until?: string; withdrawnOn?: string; refusedOn?: string } = {},
  purpose: ConsentPurpose = 'collaboration-meetings',
): ConsentEvent[] {
  const consentId = `${memberId} ${agencyId} ${purpose} ${JSON.stringify(times)}`;
  const { on = '2026-01-01', until = '2026-12-31', withdrawnOn, refusedOn } = times;
  const asked: ConsentEvent = {
    type: 'consent.asked',
    happenedOn: day('2025-12-01'),
    data: { consentId, memberId, agencyId, information: ['coordination'], purpose },
  };
  if (refusedOn)
    return [asked, { type: 'consent.refused', happenedOn: day(refusedOn), data: { consentId } }];
  const given: ConsentEvent = {
    type: 'consent.given',
    happenedOn: day(on),
    data: { consentId, until: day(until), how: { form: 'written' } },
  };
  if (!withdrawnOn) return [asked, given];
  const happenedOn = day(withdrawnOn);
  return [asked, given, { type: 'consent.withdrawn', happenedOn, data: { consentId } }];
}

function paper(from: string, until: string): ConsentEvent {
  return {
    type: 'consent.on-paper-before-import',
    happenedOn: day(from),
    data: { until: day(until) },
  };
}

function paperWithdrawn(memberId: string, on: string): ConsentEvent {
  return { type: 'consent.paper-withdrawn', happenedOn: day(on), data: { memberId } };
}

interface Question {
  on?: LocalDate;
  discussed?: Person[];
  guardians?: string[];
  agencies?: string[];
  /** Who was of the family when its paper was noted, if not all of them. */
  then?: string[];
}

function missing(events: readonly ConsentEvent[], question: Question = {}): string[] {
  const { on = meetingDay, discussed = [child], guardians = [mother, father] } = question;
  const { then = [...guardians, ...discussed.map(({ memberId }) => memberId)] } = question;
  const state = stateOf(events, then);
  return missingConsents(state, on, discussed, guardians, question.agencies ?? [school]).map(
    ({ memberId, agencyId }) => `${memberId} for ${agencyId}`,
  );
}

function stateOf(events: readonly ConsentEvent[], family: readonly string[]): ConsentState {
  return events.reduce((state, event) => evolveOf(family, state, event), noConsents);
}

const bothParents = [...consent(mother, school), ...consent(father, school)];

describe('law.md 8: every guardian consents for a minor', () => {
  it('is covered when both have', () => expect(missing(bothParents)).toEqual([]));

  it('lacks the one who has not', () => {
    expect(missing(consent(mother, school))).toEqual(['father for school']);
    expect(missing([])).toEqual(['mother for school', 'father for school']);
    expect(
      missing([
        ...consent(mother, school),
        ...consent(father, school, { refusedOn: '2026-01-02' }),
      ]),
    ).toEqual(['father for school']);
  });

  it('is covered by the only guardian there is', () => {
    expect(missing(consent(mother, school), { guardians: [mother] })).toEqual([]);
  });

  it('lacks somebody to consent when no guardian is known, whatever the child says', () => {
    expect(missing([], { guardians: [] })).toEqual(['child for school']);
    expect(missing(consent('child', school), { guardians: [] })).toEqual(['child for school']);
  });

  it('names each guardian once, however many children', () => {
    const sister = { ...child, memberId: 'sister' };
    expect(missing([], { discussed: [child, sister], guardians: [mother] })).toEqual([
      'mother for school',
    ]);
  });
});

describe('law.md 9: custody ends at 18', () => {
  const born = (birthYear: number | null) => [{ ...child, birthYear }];
  const own = consent('child', school);

  it('asks only the guardians until the year of 18', () => {
    expect(missing(bothParents, { discussed: born(2009) })).toEqual([]);
    expect(missing(own, { discussed: born(2009), guardians: [mother] })).toEqual([
      'mother for school',
    ]);
  });
  it('asks both in the year of 18, since only the birth year is known', () => {
    expect(missing(bothParents, { discussed: born(2008) })).toEqual(['child for school']);
    expect(missing(own, { discussed: born(2008), guardians: [mother] })).toEqual([
      'mother for school',
    ]);
    expect(missing([...bothParents, ...own], { discussed: born(2008) })).toEqual([]);
  });
  it('asks both when the birth year is not told', () => {
    expect(missing(bothParents, { discussed: born(null) })).toEqual(['child for school']);
  });
  it('asks only the young person after that', () => {
    expect(missing(own, { discussed: born(2007) })).toEqual([]);
    expect(missing(bothParents, { discussed: born(2007) })).toEqual(['child for school']);
    expect(missing(own, { discussed: born(2007), guardians: [] })).toEqual([]);
  });
});

describe('law.md 10: each person for themselves', () => {
  const discussed: Person[] = [
    { memberId: mother, role: 'guardian', birthYear: 1985 },
    { memberId: uncle, role: 'other-adult', birthYear: null },
  ];
  it('asks the adults who are talked about, and not the guardians beside them', () => {
    expect(missing([], { discussed })).toEqual(['mother for school', 'uncle for school']);
    expect(missing([...consent(mother, school), ...consent(uncle, school)], { discussed })).toEqual(
      [],
    );
  });
});

describe('law.md 11: scope, end and withdrawal', () => {
  const one = { guardians: [mother] };

  it('holds for the agency it names', () => {
    expect(missing(consent(mother, school), { ...one, agencies: [school, care] })).toEqual([
      'mother for care',
    ]);
    expect(missing([], { ...one, agencies: [] })).toEqual([]);
  });

  it('holds for the purpose it names', () => {
    const contact = consent(mother, school, {}, 'contact-with-agency');
    expect(missing(contact, one)).toEqual(['mother for school']);
  });

  it.each([
    ['the day before', '2025-12-31', ['mother for school']],
    ['the first day', '2026-01-01', []],
    ['the last day', '2026-12-31', []],
    ['the day after', '2027-01-01', ['mother for school']],
  ])('on %s', (_name, on, expected) => {
    expect(missing(consent(mother, school), { ...one, on: day(on) })).toEqual(expected);
  });

  it('ends at once when withdrawn, and not before', () => {
    const events = consent(mother, school, { withdrawnOn: '2026-05-10' });
    expect(missing(events, { ...one, on: day('2026-05-09') })).toEqual([]);
    expect(missing(events, { ...one, on: day('2026-05-10') })).toEqual(['mother for school']);
  });

  it('holds again when asked and given anew', () => {
    const anew = consent(mother, school, { on: '2026-05-10' });
    expect(
      missing([...consent(mother, school, { withdrawnOn: '2026-02-01' }), ...anew], one),
    ).toEqual([]);
  });

  it('ends by a no to the same agency, whichever question it answers, until they say yes again', () => {
    const on = (when: string, ...told: readonly ConsentEvent[][]) =>
      missing(told.flat(), { ...one, on: day(when) }).length;
    const [yes, no] = [consent(mother, school), { refusedOn: '2026-05-10' }];
    const renewal = [...yes, ...consent(mother, school, no)];
    expect([on('2026-05-09', renewal), on('2026-05-10', renewal)]).toEqual([0, 1]);
    const again = consent(mother, school, { on: '2026-06-01' });
    expect([on('2026-05-31', renewal, again), on('2026-06-01', renewal, again)]).toEqual([1, 0]);
    const taken = consent(mother, school, { withdrawnOn: '2026-05-10' });
    expect(on('2026-05-10', taken, consent(mother, school, { on: '2026-04-01' }))).toBe(1);
    expect(on('2026-05-10', taken, consent(mother, school, { on: '2026-05-10' }))).toBe(0);
    const contact = consent(mother, school, no, 'contact-with-agency');
    const elsewhere = [consent(mother, care, no), consent(father, school, no), contact];
    expect(on('2026-05-10', yes, ...elsewhere)).toBe(0);
  });

  it('property: a longer consent covers no fewer days, a withdrawal no more', () => {
    const offset = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(offset, offset, offset, offset, (at, until, longer, withdrawn) => {
        const start = day('2026-01-01');
        const plus = (days: number) => addDays(start, days);
        const lacks = (end: number, withdrawnOn?: string) =>
          missing(
            consent(mother, school, {
              on: start,
              until: plus(end),
              ...(withdrawnOn && { withdrawnOn }),
            }),
            { ...one, on: plus(at) },
          ).length;
        expect(lacks(until + longer)).toBeLessThanOrEqual(lacks(until));
        expect(lacks(until, plus(withdrawn))).toBeGreaterThanOrEqual(lacks(until));
      }),
    );
  });
});

describe('of whom a meeting speaks', () => {
  const members = [
    { memberId: 'mother', role: 'guardian' },
    { memberId: 'father', role: 'guardian' },
    { memberId: 'kim', role: 'child' },
    { memberId: 'robin', role: 'child' },
  ] as const;

  it.each([
    ['those who come', ['mother', 'kim'], ['mother', 'kim']],
    ['all children, where none comes (law.md 8)', ['mother'], ['mother', 'kim', 'robin']],
    ['all, where it names nobody (found K2)', [], ['mother', 'father', 'kim', 'robin']],
    ['nobody who is not of the family any more', ['uncle', 'kim'], ['kim']],
    ['all, where only strangers come', ['uncle'], ['mother', 'father', 'kim', 'robin']],
  ])('is %s', (_whom, named, spoken) => {
    expect(spokenOf(members, named).map(({ memberId }) => memberId)).toEqual(spoken);
  });

  it('lacks all consent where nobody is known, but on paper (found K2)', () => {
    expect(missing([], { discussed: [], guardians: [] })).toEqual(['null for school']);
    const signed = paper('2025-01-10', '2026-12-31');
    expect(missing([signed], { discussed: [], guardians: [] })).toEqual([]);
  });
});

describe('paper from before the import', () => {
  const signed = paper('2025-01-10', '2026-12-31');

  it('covers every member of then and every agency between its days', () => {
    const agencies = [school, care];
    expect(missing([signed], { agencies })).toEqual([]);
    expect(missing([signed], { on: day('2025-01-09'), guardians: [mother] })).toHaveLength(1);
    expect(missing([signed], { on: day('2025-01-10') })).toEqual([]);
    expect(missing([signed], { on: day('2027-01-01'), guardians: [mother] })).toHaveLength(1);
  });

  it('covers a child whose guardians the register does not name', () => {
    expect(missing([signed], { guardians: [] })).toEqual([]);
  });

  it('covers no longer whoever withdraws it, at once', () => {
    const events = [signed, paperWithdrawn(mother, '2026-05-10')];
    expect(missing(events)).toEqual(['mother for school']);
    expect(missing(events, { on: day('2026-05-09') })).toEqual([]);
  });

  it('gives way to a later no to an agency, not to a no about another', () => {
    const no = consent(mother, school, { refusedOn: '2026-02-01' });
    expect(missing([signed, ...no], { agencies: [school, care] })).toEqual(['mother for school']);
    const withdrawnConsent = consent(mother, school, { withdrawnOn: '2026-02-01' });
    expect(missing([signed, ...withdrawnConsent])).toEqual(['mother for school']);
  });

  it('gives way to nothing that was said before it was signed', () => {
    const earlier = consent(mother, school, {
      on: '2024-01-01',
      until: '2025-01-01',
      withdrawnOn: '2024-02-01',
    });
    expect(missing([...earlier, signed])).toEqual([]);
  });

  describe('of whom it is', () => {
    const one = { guardians: [mother] };
    const sister: Person = { memberId: 'sister', role: 'child', birthYear: 2018 };
    const aunt: Person = { memberId: 'aunt', role: 'other-adult', birthYear: 1990 };
    const then = [mother, 'child'];

    it('is not of a guardian who came to the family after it (law.md 8)', () => {
      expect(missing([signed], { then })).toEqual(['father for school']);
      expect(missing([signed, ...consent(father, school)], { then })).toEqual([]);
    });

    it('is not of another adult who came after it (law.md 10)', () => {
      expect(missing([signed], { ...one, discussed: [child, aunt], then })).toEqual([
        'aunt for school',
      ]);
      const all = { ...one, discussed: [child, aunt], then: [...then, 'aunt'] };
      expect(missing([signed], all)).toEqual([]);
    });

    it('speaks of no child who came after it, whoever signed it (law.md 8)', () => {
      expect(missing([signed], { ...one, discussed: [sister], then })).toEqual([
        'mother for school',
      ]);
      expect(missing([signed], { ...one, discussed: [child], then })).toEqual([]);
      expect(missing([signed], { guardians: [], discussed: [sister], then })).toEqual([
        'sister for school',
      ]);
      const asked = consent(mother, school);
      expect(missing([signed, ...asked], { ...one, discussed: [sister], then })).toEqual([]);
    });

    // It was signed in 2025.
    it.each([
      ['was of age', 2006, []],
      ['may have turned 18 that year', 2007, ['child for school']],
      ['was 17', 2008, ['child for school']],
      ['is still a minor', 2009, []],
      ['was born nobody knows when', null, ['child for school']],
    ])('binds nobody who came of age since: one who %s (law.md 9)', (_who, birthYear, lacking) => {
      const discussed = [{ ...child, birthYear }];
      expect(missing([signed], { ...one, discussed })).toEqual(lacking);
      const own = consent('child', school);
      expect(missing([signed, ...own], { ...one, discussed })).toEqual([]);
      expect(missing([signed], { guardians: [], discussed })).toEqual(lacking);
    });

    it('speaks of a family of which nobody is known, and of nobody who is known later', () => {
      const nobody = { discussed: [], guardians: [], then: [] };
      expect(missing([signed], nobody)).toEqual([]);
      expect(missing([signed], { ...one, then: [] })).toEqual(['mother for school']);
    });
  });

  it('says of each person whether it covers all that is wanted of them', () => {
    const parent: Person = { memberId: mother, role: 'guardian', birthYear: 1985 };
    const sister: Person = { memberId: 'sister', role: 'child', birthYear: 2018 };
    const state = stateOf([signed, ...consent(father, care)], [mother, 'child']);
    const by = (one: Person, family: readonly Person[], agencyId = school) =>
      coveredBy(state, one, family, agencyId, meetingDay);
    expect(by(parent, [parent, child])).toBe('paper');
    expect(by(child, [parent, child])).toBe('paper');
    expect(by(parent, [parent, child, sister])).toBe(null);
    expect(by(sister, [parent, child, sister])).toBe(null);
    const other: Person = { memberId: father, role: 'guardian', birthYear: null };
    expect(by(other, [parent, child, other])).toBe(null);
    expect(by(other, [parent, child, other], care)).toBe('consent');
  });
});

describe('a meeting from before the area’s first day', () => {
  const grown: Person = { memberId: 'grown', role: 'child', birthYear: 2007 };
  const family: Person[] = [grown, { memberId: mother, role: 'guardian', birthYear: 1980 }];
  const signed = stateOf([paper('2024-01-10', '2027-01-09')], ['grown', mother]);
  const firstDay = day('2026-02-01');
  const lacking = (state: ConsentState, on: string, members = family) =>
    missingAtMeeting(state, day(on), firstDay, { members, named: [] }, [school]).map(
      ({ memberId }) => memberId,
    );

  it('is as it came for those on the paper, also who had come of age; no later one is (law.md 9)', () => {
    expect(lacking(signed, '2026-01-31')).toEqual([]);
    expect(lacking(signed, '2026-02-01')).toEqual(['grown']);
  });

  it('needs whoever has said no by then, whoever came later, and all where nothing was signed', () => {
    const withdrawn = [paper('2024-01-10', '2027-01-09'), paperWithdrawn(mother, '2026-01-15')];
    const state = stateOf(withdrawn, ['grown', mother]);
    expect([lacking(state, '2026-01-14'), lacking(state, '2026-01-15')]).toEqual([[], [mother]]);
    const later: Person = { memberId: 'uncle', role: 'other-adult', birthYear: 1970 };
    expect(lacking(signed, '2026-01-31', [...family, later])).toEqual(['uncle']);
    expect(lacking(noConsents, '2026-01-31').sort()).toEqual(['grown', mother]);
  });

  it('needs a guardian’s yes for a child who came after the paper, though they signed it (law.md 8)', () => {
    const sister: Person = { memberId: 'sister', role: 'child', birthYear: 2018 };
    expect(lacking(signed, '2026-01-31', [...family, sister])).toEqual([mother]);
    const alone = stateOf([paper('2024-01-10', '2027-01-09')], ['child']);
    expect(lacking(alone, '2026-01-31', [child])).toEqual([]);
    expect(lacking(alone, '2026-01-31', [child, sister])).toEqual(['sister']);
  });

  it('has no day before its family’s paper, whose referral was corrected to an earlier one', () => {
    expect(lacking(signed, '2023-12-01')).toEqual([]);
    const taken = [paper('2024-01-10', '2027-01-09'), paperWithdrawn(mother, '2024-01-10')];
    expect(lacking(stateOf(taken, ['grown', mother]), '2023-12-01')).toEqual([]);
    expect(lacking(noConsents, '2023-12-01')).toEqual([mother]);
    expect(lacking(signed, '2023-12-01', [])).toEqual([]);
  });
});
