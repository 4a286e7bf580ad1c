import type { AgendaItem, Party } from '@famsam/contracts';
import { mostAgendaItems } from '@famsam/contracts';
import { composeAgenda, fullFor, warningsOf } from './agenda';
import type { AgendaChanges } from '../meeting.state';

const child = 'child';
const unchanged: AgendaChanges = { added: [], minutes: {}, removed: [], order: [] };
const own: AgendaItem = { itemId: 'own', kind: 'own', agreementId: null, from: null, minutes: 7 };
const agreements = [
  { agreementId: 'silent', stuck: true, untold: false },
  { agreementId: 'open', stuck: false, untold: false },
];
const ids = (items: readonly AgendaItem[]) => items.map(({ itemId }) => itemId);

describe('the agenda that writes itself', () => {
  it('begins with what is stuck, and asks the child before what others want', () => {
    const { items } = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
    expect(items.map(({ itemId, minutes }) => [itemId, minutes])).toEqual([
      ['silent', 10],
      ['open', 5],
      [child, 10],
      ['own', 7],
    ]);
  });

  it('keeps what was changed in it; what came later stands last', () => {
    const changes = {
      ...unchanged,
      added: [own],
      minutes: { own: 20 },
      removed: ['silent'],
      order: ['own', child],
    };
    const { items } = composeAgenda(child, changes, agreements);
    expect(ids(items)).toEqual(['own', child, 'open']);
    expect(items[0]?.minutes).toBe(20);
  });

  it('leaves out what not all who are invited may know of (law.md 10, 11)', () => {
    const untold = agreements.map((one) => ({ ...one, untold: one.agreementId === 'silent' }));
    const { items, leftOut } = composeAgenda(child, unchanged, untold);
    expect(ids(items)).toEqual(['open', child]);
    expect(leftOut).toMatchObject([{ itemId: 'silent', because: 'consent-missing' }]);
    expect(composeAgenda(child, { ...unchanged, removed: ['silent'] }, untold).leftOut).toEqual([]);
  });

  it('is thin with the child’s question alone, too long when there is no time to begin and end', () => {
    const { items: thin } = composeAgenda(child, unchanged, []);
    expect(warningsOf(thin, 60, false)).toEqual(['thin']);
    const { items: full } = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
    expect(warningsOf(full, 42, false)).toEqual([]);
    expect(warningsOf(full, 41, false)).toEqual(['too-long']);
    expect(warningsOf([], 60, false)).toEqual(['thin']);
  });

  it('says when nobody interprets what has to be interpreted (law.md 24)', () => {
    const { items: full } = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
    expect(warningsOf(full, 42, true)).toEqual(['no-interpreter']);
  });
});

describe('an agenda for which more is wanted than it holds', () => {
  const party = (unitId: string): Party => ({ kind: 'unit', unitId });
  const wishes = (from: Party | null, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const itemId = `${from?.kind === 'unit' ? from.unitId : 'team'} ${at}`;
      return { ...own, itemId, from };
    });
  const wanting = (...added: AgendaItem[][]) => ({ ...unchanged, added: added.flat() });

  it('takes so much of one, so much of all who are invited, and keeps room for the team', () => {
    expect(fullFor(party('a'), wanting(wishes(party('a'), 4)))).toBeNull();
    const enough = wanting(wishes(party('a'), 5));
    expect(fullFor(party('a'), enough)).toBe('agenda-own-full');
    expect(fullFor(party('a'), { ...enough, removed: ['a 0'] })).toBeNull();
    expect(fullFor(party('b'), enough)).toBeNull();
    const eight = wanting(...[...'abcdefgh'].map((name) => wishes(party(name), 5)));
    expect(fullFor(party('i'), eight)).toBe('agenda-full');
    expect(fullFor(null, eight)).toBeNull();
    expect(fullFor(null, wanting(wishes(null, 30)))).toBe('agenda-full');
    expect(fullFor(party('a'), wanting(wishes(null, 30)))).toBeNull();
  });

  it('holds as much as can be sent, whatever was taken before there were bounds', () => {
    const changes = wanting(wishes(party('much'), 150), wishes(party('late'), 3), wishes(null, 2));
    const many = Array.from({ length: 60 }, (_, at) => ({
      agreementId: `${at}`,
      stuck: false,
      untold: false,
    }));
    const { items, leftOut } = composeAgenda(child, changes, many);
    expect(items).toHaveLength(mostAgendaItems);
    // The most due agreements, the child's question, and nobody's first wishes are crowded out by another's.
    expect(ids(items).slice(0, 26)).toEqual([
      ...many.slice(0, 25).map((it) => it.agreementId),
      child,
    ]);
    expect(ids(items).slice(-5)).toEqual(['late 0', 'late 1', 'late 2', 'team 0', 'team 1']);
    expect(leftOut).toHaveLength(150 + 3 + 2 + 60 + 1 - mostAgendaItems);
    expect(leftOut[0]).toMatchObject({ itemId: '25', because: 'no-room' });
    // What is taken off makes room.
    const removed = composeAgenda(child, { ...changes, removed: ['much 0'] }, many);
    expect(ids(removed.items)).toContain(leftOut.find(({ kind }) => kind === 'own')?.itemId);
  });

  it('lets agreements have the room that nobody else wants', () => {
    const many = Array.from({ length: 120 }, (_, at) => ({
      agreementId: `${at}`,
      stuck: false,
      untold: false,
    }));
    const { items } = composeAgenda(child, unchanged, many);
    expect(items.filter(({ kind }) => kind === 'agreement')).toHaveLength(mostAgendaItems - 1);
  });
});
