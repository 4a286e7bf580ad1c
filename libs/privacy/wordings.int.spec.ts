import { alex, aVault, coordinator, kim, nora, type AVault } from '../../tests/support/vault';
import { ChangedWords } from './changed-words';
import { EarlierWordings } from './earlier-wordings';
import { ReadPersonalText } from './personal-text.view';

let vault: AVault;
let write: AVault['write'];
let forget: AVault['forget'];
let rowsOf: AVault['rowsOf'];
let rooms: AVault['rooms'];
let transactions: AVault['transactions'];

beforeAll(async () => {
  vault = await aVault();
  ({ write, forget, rowsOf, rooms, transactions } = vault);
});

afterAll(() => vault?.close());
beforeEach(() => vault.empty());

const name = { field: 'name', text: 'Kim Exempel' } as const;
const phone = { field: 'phone', text: '070-174 06 05' } as const;

describe('words that change', () => {
  const note = (text: string | null) => ({ field: 'note', text }) as const;
  const changed = async (...entries: readonly ReturnType<typeof note>[]) =>
    (await rooms.changed.execute(new ChangedWords(nora, [{ subjectId: kim, entries }]))).get(kim);
  const earlier = (limit = 10, cursor?: string, subject = kim) =>
    rooms.earlier.execute(
      new EarlierWordings(nora, coordinator, subject, 'note', 'case-work', { limit, cursor }),
    );

  it('are told by field: new, taken away, or not at all', async () => {
    await write(kim, [note('Ringer helst'), phone]);
    expect(await changed(note('Skriver helst'))).toEqual({ changed: ['note'], cleared: [] });
    expect(await changed(note(null))).toEqual({ changed: [], cleared: ['note'] });
    expect(await changed(note(' Ringer helst\n'))).toBeUndefined();
    const other = new ChangedWords(nora, [{ subjectId: alex, entries: [note('Ny')] }]);
    expect([...(await rooms.changed.execute(other))]).toEqual([
      [alex, { changed: ['note'], cleared: [] }],
    ]);
  });

  it('are the same however their letters are encoded, and a text of nothing is none', async () => {
    const all = new ReadPersonalText(nora, coordinator, [kim], ['note'], 'case-work');
    await write(kim, [note('A\u030asa')]);
    expect(await rooms.read.execute(all)).toEqual(new Map([[kim, { note: 'Åsa' }]]));
    expect(await changed(note('Åsa'))).toBeUndefined();
    expect(await changed(note('  '))).toEqual({ changed: [], cleared: ['note'] });
  });

  it('are not read by anybody when they are held against others, so nothing is logged', async () => {
    await write(kim, [note('Ringer helst')]);
    await transactions.readInArea(nora, () => changed(note('Skriver helst')));
    expect((await rowsOf('access_log')).map(({ act }) => act)).toEqual(['write']);
  });

  it('leave the earlier wording readable, the latest first, and the read is logged', async () => {
    for (const text of ['Ett', 'Två', null, 'Tre']) await write(kim, [note(text)]);
    const first = await earlier(1);
    expect(first.items.map(({ text }) => text)).toEqual(['Två']);
    const second = await earlier(1, first.nextCursor ?? undefined);
    expect(second).toMatchObject({ items: [{ text: 'Ett' }], nextCursor: null });
    expect((await earlier(10, undefined, alex)).items).toEqual([]);
    expect((await rowsOf('access_log')).filter(({ act }) => act === 'read')).toMatchObject([
      { subject_id: kim, fields: ['note'], purpose: 'case-work' },
      { subject_id: kim },
      { subject_id: alex },
    ]);
  });

  it('that are the same again change nothing, and leave that they were sent', async () => {
    await write(kim, [note('Ringer helst'), phone]);
    await write(kim, [note('Ringer helst '), { ...phone, text: '070-111 22 33' }]);
    await write(kim, [note('Ringer helst')]);
    expect((await earlier()).items).toEqual([]);
    expect(
      (await rowsOf('access_log')).filter(({ act }) => act === 'write').map((row) => row.fields),
    ).toEqual([['note', 'phone'], ['phone'], []]);
  });

  it('twice in one transaction leave both wordings', async () => {
    await transactions.inArea(nora, async () => {
      await write(kim, [note('Ett')]);
      await write(kim, [note('Två')]);
    });
    expect((await earlier()).items.map(({ text }) => text)).toEqual(['Ett']);
  });

  it('leave no secret that was replaced', async () => {
    const address = (text: string) => ({ field: 'calendar-address', text }) as const;
    await write(kim, [address('https://exempel.se/ett')]);
    await write(kim, [address('https://exempel.se/ett-annat')]);
    expect(await rowsOf('earlier_wording')).toEqual([]);
  });

  it('leave ciphertext alone behind, which goes when the subject is forgotten (law.md 20)', async () => {
    await write(kim, [note('Ringer helst'), name]);
    await write(kim, [note(null)]);
    await write(alex, [note('Ett')]);
    await write(alex, [note('Två')]);
    const kept = JSON.stringify(await rowsOf('earlier_wording'));
    expect(kept).not.toContain(Buffer.from('Ringer helst').join());
    expect(await forget(kim)).toEqual({ fields: ['name', 'note'] });
    expect((await earlier()).items).toEqual([]);
    expect((await rowsOf('earlier_wording')).map((row) => row.subject_id)).toEqual([alex]);
  });
});
