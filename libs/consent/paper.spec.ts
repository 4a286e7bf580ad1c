import type { ConsentEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';
import { deciderSpec, type Without } from '../../tests/support/decider-spec';
import type { ConsentCommand, KnownMember } from './consent.decider';
import { consentDecider } from './consent.decider';

const day = localDate;
const today = day('2026-11-22');
const consentId = '00000000-0000-4000-8000-000000000001';
const guardianId = '00000000-0000-4000-8000-00000000000a';
const guardian: KnownMember = { role: 'guardian', birthYear: 1985 };

const asked: ConsentEvent = {
  type: 'consent.asked',
  happenedOn: day('2026-03-01'),
  data: {
    consentId,
    memberId: guardianId,
    agencyId: '00000000-0000-4000-8000-0000000000f1',
    information: ['coordination'],
    purpose: 'collaboration-meetings',
  },
};
const given: ConsentEvent = {
  type: 'consent.given',
  happenedOn: day('2026-03-02'),
  data: { consentId, until: day('2027-03-02'), how: { form: 'written' } },
};
const refused: ConsentEvent = {
  type: 'consent.refused',
  happenedOn: day('2026-03-02'),
  data: { consentId },
};
const withdrawn: ConsentEvent = {
  type: 'consent.withdrawn',
  happenedOn: day('2026-05-01'),
  data: { consentId },
};
const paper: ConsentEvent = {
  type: 'consent.on-paper-before-import',
  happenedOn: day('2025-01-10'),
  data: { until: day('2027-11-22') },
};
const paperLapsed: ConsentEvent = {
  type: 'consent.paper-lapsed',
  happenedOn: today,
  data: { from: day('2025-01-10'), until: day('2027-11-22') },
};
const paperWithdrawn: ConsentEvent = {
  type: 'consent.paper-withdrawn',
  happenedOn: day('2026-06-01'),
  data: { memberId: guardianId },
};

const referredOn = day('2020-01-01');
const family = { [guardianId]: guardian };
const after = deciderSpec(consentDecider, { today, referredOn, family });

type Input = Without<ConsentCommand, 'today' | 'referredOn' | 'family'>;

function withdrawPaper(on: LocalDate = paperWithdrawn.happenedOn): Input {
  return { type: 'withdraw-paper', on, memberId: guardianId, member: guardian };
}

function notePaper(on: LocalDate = paper.happenedOn, end = day('2027-11-22')): Input {
  return { type: 'note-paper', on, until: end, firstDay: day('2026-01-01') };
}

describe('paper from before the import', () => {
  it('is noted', () => after().when(notePaper()).then(paper));
  it('is refused without a day after its first', () => {
    const on = day('2026-01-01');
    after().when(notePaper(on, on)).thenRefused('consent.until-not-after-given');
  });
  it('is noted once, whatever the register says later (found K1)', () => {
    after(paper).when(notePaper()).thenNothing();
    after(paper)
      .when(notePaper(day('2025-01-09')))
      .thenNothing();
    const old = { ...paper, data: { until: day('2026-11-21') } } as ConsentEvent;
    after(old).when(notePaper()).thenNothing();
    after(paper, paperLapsed).when(notePaper()).thenNothing();
  });
  it('is noted of nobody who came on the first day here, or later (found K1)', () => {
    after()
      .when(notePaper(day('2026-01-01')))
      .thenNothing();
    after()
      .when(notePaper(day('2025-12-31')))
      .then({ ...paper, happenedOn: day('2025-12-31') });
  });
  it.each([
    ['asked', [asked]],
    ['given', [asked, given]],
    ['refused', [asked, refused]],
    ['withdrawn', [asked, given, withdrawn]],
  ])('is not noted where a consent was %s here (found K1)', (_what, history) => {
    after(...history)
      .when(notePaper())
      .thenNothing();
  });

  const lapsePapers = { type: 'lapse-papers', on: today, firstDay: day('2026-01-01') } as const;
  it('lapses when it was noted though nobody can have signed it, and covers nobody (found K1)', () => {
    const late = { ...paper, happenedOn: day('2026-02-01') };
    const again = { ...paper, happenedOn: day('2025-01-09') };
    const lapsed = (from: ConsentEvent) => ({
      ...paperLapsed,
      data: { from: from.happenedOn, until: day('2027-11-22') },
    });
    after(late).when(lapsePapers).then(lapsed(late));
    after(paper, again).when(lapsePapers).then(lapsed(again));
    after(asked, refused, paper).when(lapsePapers).then(lapsed(paper));
    after(late, lapsed(late)).when(lapsePapers).thenNothing();
    after(late, lapsed(late)).when(withdrawPaper(today)).thenRefused('consent.not-in-force');
  });
  it('stays when it was the first that was heard of the family', () => {
    after(paper, asked, refused).when(lapsePapers).thenNothing();
  });

  it('can be withdrawn by a member for themselves', () => {
    after(paper).when(withdrawPaper()).then(paperWithdrawn);
  });
  it('cannot be withdrawn when there is none in force, or by somebody who is no member', () => {
    after().when(withdrawPaper()).thenRefused('consent.not-in-force');
    after(paper)
      .when(withdrawPaper(day('2025-01-09')))
      .thenRefused('consent.not-in-force');
    after(paper)
      .when({ ...withdrawPaper(), member: null } as Input)
      .thenRefused('consent.member-unknown');
  });
  it('has nothing to do when it was withdrawn before', () => {
    after(paper, paperWithdrawn).when(withdrawPaper()).thenNothing();
    after(paper, paperWithdrawn).when(withdrawPaper(today)).thenNothing();
  });
});
