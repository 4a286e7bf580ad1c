import type { AgendaItem } from '@famsam/contracts';
import { composeAgenda, warningsOf } from './agenda';
import type { AgendaChanges } from '../meeting.state';

const child = 'child';
const unchanged: AgendaChanges = { added: [], minutes: {}, removed: [], order: [] };
const own: AgendaItem = { itemId: 'own', kind: 'own', agreementId: null, from: null, minutes: 7 };
const agreements = [
  { agreementId: 'silent', stuck: true },
  { agreementId: 'open', stuck: false },
];
const ids = (items: readonly AgendaItem[]) => items.map(({ itemId }) => itemId);

describe('the agenda that writes itself', () => {
  it('begins with what is stuck, and asks the child before what others want', () => {
    const items = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
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
    const items = composeAgenda(child, changes, agreements);
    expect(ids(items)).toEqual(['own', child, 'open']);
    expect(items[0]?.minutes).toBe(20);
  });

  it('is thin with the child’s question alone, too long when there is no time to begin and end', () => {
    const thin = composeAgenda(child, unchanged, []);
    expect(warningsOf(thin, 60, false)).toEqual(['thin']);
    const full = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
    expect(warningsOf(full, 42, false)).toEqual([]);
    expect(warningsOf(full, 41, false)).toEqual(['too-long']);
    expect(warningsOf([], 60, false)).toEqual(['thin']);
  });

  it('says when nobody interprets what has to be interpreted (law.md 24)', () => {
    const full = composeAgenda(child, { ...unchanged, added: [own] }, agreements);
    expect(warningsOf(full, 42, true)).toEqual(['no-interpreter']);
  });
});
