import type { CaseEvent } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { dayNumber, learn, unknownFamily, type FamilyEvent } from './family.facts';
import { timeline } from './timeline';

type DataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];

function event<T extends FamilyEvent['type']>(
  type: T,
  on: string,
  data: Partial<DataOf<T>>,
): FamilyEvent {
  return { type, happenedOn: localDate(on), data } as unknown as FamilyEvent;
}

const referral = { municipality: '1884', category: 'school', childrenUnder23: 2 } as const;
const referred = event('case.referred', '2021-01-10', referral);
const meeting = (id: string, on: string, kind: 'collaboration' | 'family-talk' = 'collaboration') =>
  event('case.meeting-held', on, { meetingId: id, kind });
const child = event('case.member-added', '2021-01-10', {
  memberId: 'c',
  role: 'child',
  birthYear: 2012,
});
const guardian = event('case.member-added', '2021-01-10', {
  memberId: 'g',
  role: 'guardian',
  birthYear: null,
});
const started = (memberId: string, on: string) => event('case.process-started', on, { memberId });
const closed = (on: string, closingId = 'x') => event('case.closed', on, { closingId });

/** The classes a family and its processes are in on a day. */
function classesOn(day: string, ...events: readonly FamilyEvent[]): string[] {
  const facts = unknownFamily();
  for (const one of events) learn(facts, one);
  const sums = new Map<string, number>();
  for (const { day: from, key, delta } of timeline(facts)) {
    if (from <= dayNumber(localDate(day))) sums.set(key, (sums.get(key) ?? 0) + delta);
  }
  expect([...sums.values()].every((sum) => sum === 0 || sum === 1)).toBe(true);
  return [...sums].filter(([, sum]) => sum === 1).map(([key]) => key);
}

const waiting = 'family|1884|school|2|waiting|||0';
const active = 'family|1884|school|2|active|2021||0';

describe('where a family is counted', () => {
  it('is nowhere before its referral and waits from that day', () => {
    expect(classesOn('2021-01-09', referred)).toEqual([]);
    expect(classesOn('2021-01-10', referred)).toEqual([waiting]);
  });

  it('counts from its first held collaboration meeting, whatever is written down first', () => {
    const events = [referred, meeting('b', '2021-03-01'), meeting('a', '2021-02-01')];
    expect(classesOn('2021-01-31', ...events)).toEqual([waiting]);
    expect(classesOn('2021-02-01', ...events)).toEqual([active]);
  });

  it('starts by no meeting held without consent, until that is corrected (found K3)', () => {
    const told = { meetingId: 'a', kind: 'collaboration' } as const;
    const held = { ...told, withoutConsent: 'not-asked' } as const;
    const deviation = event('case.meeting-held', '2021-02-01', held);
    expect(classesOn('2021-02-01', referred, deviation)).toEqual([waiting]);
    const corrected = event('case.meeting-corrected', '2021-02-01', {
      ...told,
      withoutConsent: null,
    });
    expect(classesOn('2021-02-01', referred, deviation, corrected)).toEqual([active]);
    const taken = event('case.meeting-corrected', '2021-02-01', held);
    expect(classesOn('2021-02-01', referred, meeting('a', '2021-02-01'), taken)).toEqual([waiting]);
  });

  it('starts by no other kind of meeting', () => {
    const events = [referred, meeting('a', '2021-02-01', 'family-talk')];
    expect(classesOn('2021-12-31', ...events)).toEqual([waiting]);
  });

  it('stops waiting on the day of an assessment that points elsewhere', () => {
    const elsewhere = event('case.assessed', '2021-01-20', { outcome: 'pointed-elsewhere' });
    expect(classesOn('2021-01-19', referred, elsewhere)).toEqual([waiting]);
    expect(classesOn('2021-01-20', referred, elsewhere)).toEqual([]);
  });

  it('is counted apart when closed before the first meeting', () => {
    expect(classesOn('2021-02-01', referred, closed('2021-02-01'))).toEqual([
      'family|1884|school|2|closed-before-first-meeting||2021|0',
    ]);
  });

  it('is closed from the day of closing, with the meetings it had', () => {
    const events = [referred, meeting('a', '2021-02-01'), meeting('b', '2021-03-01')];
    expect(classesOn('2022-02-03', ...events, closed('2022-02-03'))).toEqual([
      'family|1884|school|2|closed|2021|2022|0',
      'meetings|1884|2022|2',
    ]);
  });

  it('is active again from a reopening, and its year does not move', () => {
    const events = [
      referred,
      meeting('a', '2021-02-01'),
      closed('2021-05-01'),
      event('case.reopened', '2022-03-01', { closingId: 'x' }),
      meeting('b', '2022-04-01'),
      closed('2022-06-01', 'y'),
    ];
    expect(classesOn('2022-02-28', ...events)).toEqual([
      'family|1884|school|2|closed|2021|2021|0',
      'meetings|1884|2021|1',
    ]);
    expect(classesOn('2022-03-01', ...events)).toEqual([active]);
    expect(classesOn('2022-06-01', ...events)).toEqual([
      'family|1884|school|2|closed|2021|2022|0',
      'meetings|1884|2022|2',
    ]);
  });

  it('is nowhere when the case is struck, and back when it is restored', () => {
    const struck = event('case.struck', '2021-05-01', {});
    expect(classesOn('2021-06-01', referred, struck)).toEqual([]);
    const restored = event('case.restored', '2021-05-02', {});
    expect(classesOn('2021-06-01', referred, struck, restored)).toEqual([waiting]);
  });

  it('follows a corrected referral on every day', () => {
    const corrected = event('case.referral-corrected', '2021-01-15', {
      ...referral,
      municipality: '1885',
    });
    expect(classesOn('2021-01-14', referred, corrected)).toEqual([]);
    expect(classesOn('2021-01-15', referred, corrected)).toEqual([
      'family|1885|school|2|waiting|||0',
    ]);
  });
});

describe('where a process is counted', () => {
  const began = [referred, child, guardian, meeting('a', '2021-02-01')];

  it('from its start, in the year of its start', () => {
    const events = [...began, started('c', '2022-02-01')];
    expect(classesOn('2022-01-31', ...events)).toEqual([active]);
    expect(classesOn('2022-02-01', ...events)).toEqual([
      active,
      'process|1884|child|2012|2022|1|1',
    ]);
  });

  it('makes the family one with a guardian process', () => {
    const events = [...began, started('g', '2021-02-01')];
    expect(classesOn('2021-02-01', ...events)).toEqual([
      'family|1884|school|2|active|2021||1',
      'process|1884|guardian||2021|1|1',
    ]);
  });

  it('is no longer active when ended, and stays so when the family is closed and reopened', () => {
    const events = [
      ...began,
      started('c', '2021-02-01'),
      event('case.process-ended', '2021-04-01', { memberId: 'c' }),
      closed('2021-05-01'),
      event('case.reopened', '2021-06-01', { closingId: 'x' }),
    ];
    expect(classesOn('2021-03-31', ...events)).toContain('process|1884|child|2012|2021|1|1');
    expect(classesOn('2021-04-01', ...events)).toContain('process|1884|child|2012|2021|0|1');
    expect(classesOn('2021-05-01', ...events)).toContain('process|1884|child|2012|2021|0|0');
    expect(classesOn('2021-06-01', ...events)).toContain('process|1884|child|2012|2021|0|1');
  });

  it('is active again when the family is reopened and it was not ended', () => {
    const events = [
      ...began,
      started('c', '2021-02-01'),
      closed('2021-05-01'),
      event('case.reopened', '2021-06-01', { closingId: 'x' }),
    ];
    expect(classesOn('2021-05-01', ...events)).toContain('process|1884|child|2012|2021|0|0');
    expect(classesOn('2021-06-01', ...events)).toContain('process|1884|child|2012|2021|1|1');
  });

  it('is not counted when its start is struck, or of a member nobody knows', () => {
    const struck = event('case.process-start-struck', '2021-03-01', { memberId: 'c' });
    expect(classesOn('2021-04-01', ...began, started('c', '2021-02-01'), struck)).toEqual([active]);
    expect(classesOn('2021-04-01', ...began, started('nobody', '2021-02-01'))).toEqual([active]);
  });
});

describe('an entry that was never true', () => {
  const events = [referred, child, meeting('a', '2021-02-01'), closed('2021-05-01')];
  const strike = (entry: DataOf<'case.entry-struck'>['entry'], entryId: string) =>
    event('case.entry-struck', '2021-07-01', { entry, entryId });

  it('leaves no trace of a meeting', () => {
    expect(classesOn('2021-06-01', ...events, strike('meeting', 'a'))).toEqual([
      'family|1884|school|2|closed-before-first-meeting||2021|0',
    ]);
  });

  it('leaves no trace of a closing or a reopening', () => {
    expect(classesOn('2021-06-01', ...events, strike('closing', 'x'))).toEqual([active]);
    const reopened = event('case.reopened', '2021-05-05', { closingId: 'x' });
    expect(classesOn('2021-06-01', ...events, reopened, strike('reopening', 'x'))).toContain(
      'meetings|1884|2021|1',
    );
  });

  it('leaves no trace of a process end', () => {
    const process = [
      ...events.slice(0, 3),
      started('c', '2021-02-01'),
      event('case.process-ended', '2021-04-01', { memberId: 'c' }),
    ];
    expect(classesOn('2021-06-01', ...process, strike('process-end', 'c'))).toContain(
      'process|1884|child|2012|2021|1|1',
    );
  });
});
