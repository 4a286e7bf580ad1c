import type { ConsentEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import {
  asked,
  given,
  guardian,
  guardianId,
  notePaper,
  paper,
  paperWithdrawn,
  referredOn,
  refused,
  today,
  withdrawn,
  withdrawPaper,
  type Input,
} from '../../tests/support/consent-events';
import { deciderSpec } from '../../tests/support/decider-spec';
import { consentDecider } from './consent.decider';

const day = localDate;
const paperLapsed: ConsentEvent = {
  type: 'consent.paper-lapsed',
  happenedOn: today,
  data: { from: day('2025-01-10'), until: day('2027-11-22') },
};
const family = { [guardianId]: guardian };
const lapsePapers = { type: 'lapse-papers', on: today, firstDay: day('2026-01-01') } as const;
const after = deciderSpec(consentDecider, { today, referredOn, family });

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
  });
  it('lapses when the import that noted it is undone, and the next may note another (found K1)', () => {
    after(paper).when({ type: 'take-back-papers', on: today }).then(paperLapsed);
    after(paper, paperLapsed).when({ type: 'take-back-papers', on: today }).thenNothing();
    after().when({ type: 'take-back-papers', on: today }).thenNothing();
    after(paper, paperLapsed).when(notePaper()).then(paper);
    after(paper, paperWithdrawn, paperLapsed).when(notePaper()).thenNothing();
    after(paper, paperLapsed, asked).when(notePaper()).thenNothing();
  });
  it('that was noted after one that lapsed stays like any first one', () => {
    after(paper, paperLapsed, paper).when(lapsePapers).thenNothing();
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
  it('lapses when the family turns out to have been referred on the first day here, or later (found K1, K6)', () => {
    const referred = (on: string) => ({ ...lapsePapers, referredOn: day(on) });
    after(paper).when(referred('2025-12-31')).thenNothing();
    after(paper).when(referred('2026-01-01')).then(paperLapsed);
    after(paper, paperLapsed).when(referred('2026-01-01')).thenNothing();
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
