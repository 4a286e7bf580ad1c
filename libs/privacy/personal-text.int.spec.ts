import { randomBytes } from 'node:crypto';
import type { AreaId } from '@famsam/kernel';
import { CommandReusedError, InvalidInputError, namedId } from '@famsam/platform';
import { Logger } from '@nestjs/common';
import { FixedClock } from '../../tests/support/fixed-clock';
import {
  alex,
  aRequest,
  aVault,
  coordinator,
  karlstad,
  kim,
  nora,
  vaultHandlers,
  type AVault,
} from '../../tests/support/vault';
import { AccessLogOf } from './access-log';
import { FindSubjects } from './find-subjects';
import { together } from './first-search-index';
import { WritePersonalText } from './personal-text.commands';
import { ReadPersonalText } from './personal-text.view';
import { personalFields } from './wordings';

const operator = { id: 'operator-1', role: 'operator' };

let vault: AVault;
let write: AVault['write'];
let forget: AVault['forget'];
let rowsOf: AVault['rowsOf'];
let owner: AVault['owner'];
let rooms: AVault['rooms'];
let transactions: AVault['transactions'];

beforeAll(async () => {
  vault = await aVault();
  ({ write, forget, rowsOf, owner, rooms, transactions } = vault);
});

afterAll(() => vault?.close());
beforeEach(() => vault.empty());

async function read(subjects: readonly string[], area: AreaId = nora) {
  const query = new ReadPersonalText(area, coordinator, subjects, personalFields, 'case-work');
  return Object.fromEntries(await rooms.read.execute(query));
}

const name = { field: 'name', text: 'Kim Exempel' } as const;
const phone = { field: 'phone', text: '070-174 06 05' } as const;

describe('the vault', () => {
  it('gives back what was written, and only under the fields asked for', async () => {
    await write(kim, [name, phone]);
    expect(await read([kim, alex])).toEqual({ [kim]: { name: name.text, phone: phone.text } });
    const only = new ReadPersonalText(nora, coordinator, [kim], ['name'], 'case-work');
    expect((await rooms.read.execute(only)).get(kim)).toEqual({ name: name.text });
  });

  it('overwrites, and takes away what is told to be gone', async () => {
    await write(kim, [name, phone]);
    await write(kim, [
      { field: 'name', text: 'Kim Andersson' },
      { ...phone, text: null },
    ]);
    expect(await read([kim])).toEqual({ [kim]: { name: 'Kim Andersson' } });
  });

  it('holds ciphertext only, another each time, and keys that are wrapped', async () => {
    await write(kim, [name]);
    await write(alex, [name]);
    const [first, second] = (await rowsOf('personal_text')).map((row) => row.ciphertext as Buffer);
    expect(first).not.toEqual(second);
    expect(JSON.stringify(await rowsOf('personal_text'))).toContain(first!.join());
    for (const table of ['personal_text', 'person_key', 'access_log'])
      for (const form of [name.text, Buffer.from(name.text).join()])
        expect(JSON.stringify(await rowsOf(table))).not.toContain(form);
  });

  it('does not open ciphertext that was moved to another person or field', async () => {
    await write(kim, [name, phone]);
    await write(alex, [name]);
    const text = `select ciphertext from privacy.personal_text where subject_id = '${kim}'`;
    await owner.query(`update privacy.personal_text set ciphertext = (${text} and field = 'name')
      where subject_id = '${alex}' or field = 'phone'`);
    await expect(read([alex])).rejects.toThrow();
    await expect(read([kim])).rejects.toThrow();
  });

  it('misses only what cannot be opened where texts are shown, and counts it', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    await write(kim, [name, phone]);
    await write(alex, [name]);
    await owner.query(`update privacy.personal_text set ciphertext = '\\x00'
      where subject_id = '${kim}' and field = 'name'`);
    const show = (master?: Buffer) => {
      const handlers = master ? vaultHandlers(transactions, master) : rooms;
      const query = [nora, coordinator, [kim, alex], ['name', 'phone'], 'today'] as const;
      return handlers.read.execute(new ReadPersonalText(...query, 'left-out'));
    };
    expect(Object.fromEntries(await show())).toEqual({
      [kim]: { phone: phone.text },
      [alex]: { name: name.text },
    });
    expect(error.mock.calls).toEqual([[expect.objectContaining({ count: 1, ids: [kim] })]]);
    // Who writes to somebody must not take their address for none.
    await expect(read([kim])).rejects.toThrow();
    // With the key of another house nobody has a name: not they are at fault.
    await expect(show(randomBytes(32))).rejects.toThrow('a key does not open');
    error.mockRestore();
  });

  it('opens nothing without the master key', async () => {
    await write(kim, [name]);
    const other = vaultHandlers(transactions, randomBytes(32));
    const query = new ReadPersonalText(nora, coordinator, [kim], ['name'], 'case-work');
    await expect(other.read.execute(query)).rejects.toThrow();
    const closed = { code: 'not-ready' };
    await expect(vaultHandlers(transactions, null).read.execute(query)).rejects.toMatchObject(
      closed,
    );
    const command = new WritePersonalText(aRequest(), kim, [name]);
    await expect(vaultHandlers(transactions, null).write.execute(command)).rejects.toMatchObject(
      closed,
    );
  });

  it('shows nothing to another area, even with raw SQL', async () => {
    await write(kim, [{ ...name, text: 'Kim' }]);
    await write(kim, [name]);
    expect(await read([kim], karlstad)).toEqual({});
    for (const table of ['personal_text', 'earlier_wording', 'person_key', 'access_log']) {
      const rows = transactions.inArea(karlstad, (tx) =>
        tx.query(`select * from privacy.${table} where subject_id = $1 and area_id = $2`, [
          kim,
          nora,
        ]),
      );
      expect(await rows).toEqual([]);
    }
  });

  it('commits with the open transaction, or not at all', async () => {
    const failing = transactions.inArea(nora, async () => {
      await write(kim, [name]);
      throw new Error('the case command failed');
    });
    await expect(failing).rejects.toThrow('the case command failed');
    expect(await read([kim])).toEqual({});
    expect(await rowsOf('person_key')).toEqual([]);
  });

  it('keeps a key when two write about a new person at once', async () => {
    await Promise.all([write(kim, [name]), write(kim, [phone])]);
    expect(await read([kim])).toEqual({ [kim]: { name: name.text, phone: phone.text } });
  });

  it('refuses a number that is no person number, without repeating it (law.md 22)', async () => {
    const wrong = write(kim, [name, { field: 'person-number', text: '811228-9875' }]);
    const error: unknown = await wrong.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect((error as InvalidInputError).errors).toMatchObject([
      { field: 'personNumber', rule: 'person_number' },
    ]);
    expect(JSON.stringify(error)).not.toContain('811228');
    expect(await read([kim])).toEqual({});
    await write(kim, [{ field: 'person-number', text: '198112289874' }]);
    expect(await read([kim])).toEqual({ [kim]: { 'person-number': '19811228-9874' } });
  });
});

describe('a request that comes twice', () => {
  it('writes once: what was written later stays', async () => {
    const context = aRequest();
    await write(kim, [name], context);
    await write(kim, [{ field: 'name', text: 'Kim Andersson' }]);
    await write(kim, [name], context);
    expect(await read([kim])).toEqual({ [kim]: { name: 'Kim Andersson' } });
  });

  it('writes once when both come at the same moment', async () => {
    const context = aRequest();
    await Promise.all([write(kim, [name], context), write(kim, [name], context)]);
    expect(await rowsOf('access_log')).toHaveLength(1);
  });

  it('writes of several people: a case command may tell of a whole family', async () => {
    const context = aRequest();
    await write(kim, [name], context);
    await write(alex, [name], context);
    expect(await read([kim, alex])).toEqual({
      [kim]: { name: name.text },
      [alex]: { name: name.text },
    });
  });

  it('is refused when the key was used for another request', async () => {
    const context = aRequest();
    await write(kim, [name], context);
    const other = write(kim, [phone], { ...context, fingerprint: 'another' });
    await expect(other).rejects.toBeInstanceOf(CommandReusedError);
    const elsewhere = write(alex, [name], { ...context, fingerprint: 'another' });
    await expect(elsewhere).rejects.toBeInstanceOf(CommandReusedError);
    await expect(forget(kim, { ...context, fingerprint: 'a third' })).rejects.toBeInstanceOf(
      CommandReusedError,
    );
  });
});

describe('law.md 20: forgetting', () => {
  it('removes key and ciphertext of the person, of nobody else, and says so', async () => {
    await write(kim, [name, phone]);
    await write(alex, [name]);
    expect(await forget(kim)).toEqual({ fields: ['name', 'phone'] });
    expect(await read([kim, alex])).toEqual({ [alex]: { name: name.text } });
    expect((await rowsOf('person_key')).map((row) => row.subject_id)).toEqual([alex]);
    expect((await rowsOf('personal_text')).map((row) => row.subject_id)).toEqual([alex]);
    const log = await rowsOf('access_log');
    expect(log.filter((entry) => entry.act === 'forget')).toMatchObject([
      { subject_id: kim, fields: ['name', 'phone'], purpose: 'archive-decision' },
    ]);
  });

  it('has nothing left to do the second time', async () => {
    await write(kim, [name]);
    const context = aRequest();
    await forget(kim, context);
    await write(kim, [phone]);
    expect(await forget(kim, context)).toEqual({ fields: ['name'] });
    expect(await read([kim])).toEqual({ [kim]: { phone: phone.text } });
  });
});

describe('law.md 4: the access log', () => {
  it('tells who read or wrote what about whom, when and why', async () => {
    await write(kim, [name]);
    await read([kim, alex]);
    const { items } = await rooms.log.execute(new AccessLogOf(nora, operator, kim, { limit: 10 }));
    const at = new FixedClock().now().toISOString();
    const common = { at, subjectId: kim, actor: coordinator, purpose: 'case-work' };
    expect(items).toEqual([
      { ...common, actor: operator, act: 'check', fields: [], purpose: 'log-check' },
      { ...common, act: 'read', fields: [...personalFields] },
      { ...common, act: 'write', fields: ['name'] },
    ]);
    expect((await rowsOf('access_log')).filter((row) => row.subject_id === alex)).toHaveLength(1);
  });

  it('comes in pages, the newest first', async () => {
    for (const text of ['Kim', 'Kamal', 'Karim']) await write(kim, [{ field: 'name', text }]);
    const first = await rooms.log.execute(new AccessLogOf(nora, operator, kim, { limit: 2 }));
    expect(first.items.map((entry) => entry.act)).toEqual(['check', 'write']);
    const cursor = first.nextCursor ?? undefined;
    const second = await rooms.log.execute(
      new AccessLogOf(nora, operator, kim, { limit: 2, cursor }),
    );
    expect(second).toMatchObject({ items: [{ act: 'write' }, { act: 'write' }], nextCursor: null });
  });

  it('cannot be changed by the role of the services', async () => {
    await write(kim, [name]);
    for (const sql of [
      'update privacy.access_log set purpose = $$x$$',
      'delete from privacy.access_log',
    ])
      await expect(transactions.inArea(nora, (tx) => tx.query(sql))).rejects.toThrow(/permission/);
  });

  it('takes codes, not sentences', async () => {
    const query = new ReadPersonalText(nora, coordinator, [kim], ['name'], 'Kim asked me to');
    await expect(rooms.read.execute(query)).rejects.toThrow();
  });

  it('stops the read, the write and the removal when it cannot be written', async () => {
    await write(kim, [name]);
    await owner.query(
      'alter table privacy.access_log add constraint broken check (false) not valid',
    );
    try {
      await expect(read([kim])).rejects.toThrow(/broken/);
      await expect(write(kim, [phone])).rejects.toThrow(/broken/);
      await expect(forget(kim)).rejects.toThrow(/broken/);
      const check = rooms.log.execute(new AccessLogOf(nora, operator, kim, { limit: 10 }));
      await expect(check).rejects.toThrow(/broken/);
    } finally {
      await owner.query('alter table privacy.access_log drop constraint broken');
    }
    expect(await read([kim])).toEqual({ [kim]: { name: name.text } });
  });

  it('stops a read inside a transaction that only reads', async () => {
    await write(kim, [name]);
    await expect(transactions.readInArea(nora, () => read([kim]))).rejects.toThrow();
  });
});

describe('law.md 5: the search', () => {
  const number = { field: 'person-number', text: '19811228-9874' } as const;
  const find = (text: string, area: AreaId = nora) =>
    rooms.find.execute(new FindSubjects(area, coordinator, text));

  it('finds names by the beginning of each word, and whole numbers', async () => {
    await write(kim, [{ field: 'name', text: 'Kim Öström' }, number]);
    await write(alex, [{ field: 'name', text: 'Alex Öström' }]);
    expect((await find('ostr')).toSorted()).toEqual([kim, alex]);
    expect(await find('ÖST ki')).toEqual([kim]);
    expect(await find('811228-9874')).toEqual([kim]);
    for (const text of ['o', 'strom', '811228', 'kim alex', '', '811228-9875'])
      expect({ text, found: await find(text) }).toEqual({ text, found: [] });
  });

  it('knows nothing of another area, of notes, or of what was there before', async () => {
    await write(kim, [
      { field: 'name', text: 'Kim' },
      { field: 'note', text: 'Robin' },
    ]);
    await write(kim, [{ field: 'name', text: 'Kamal' }]);
    expect(await find('Kim')).toEqual([]);
    expect(await find('Robin')).toEqual([]);
    expect(await find('Kamal', karlstad)).toEqual([]);
    await write(kim, [{ field: 'name', text: null }]);
    expect(await rowsOf('search_index')).toEqual([]);
  });

  it('forgets with the subject', async () => {
    await write(kim, [{ field: 'name', text: 'Kim' }, number]);
    await forget(kim);
    expect(await find('Kim')).toEqual([]);
    expect(await rowsOf('search_index')).toEqual([]);
  });

  it('holds no letter, and other hashes for the same name in another area', async () => {
    await write(kim, [{ field: 'name', text: 'Kim' }]);
    await write(kim, [{ field: 'name', text: 'Kim' }], aRequest(karlstad));
    const tokens = (await rowsOf('search_index')).map(({ token }) =>
      (token as Buffer).toString('hex'),
    );
    expect(new Set(tokens).size).toBe(4);
    expect(tokens.every((token) => /^[0-9a-f]{32}$/.test(token))).toBe(true);
  });

  it('of a number is logged with those it found (law.md 4)', async () => {
    await write(kim, [number]);
    await find(number.text);
    const log = await rowsOf('access_log');
    expect(log.filter(({ act }) => act === 'read')).toMatchObject([
      { subject_id: kim, fields: ['person-number'], purpose: 'case-search' },
    ]);
  });

  it('finds names from before there was one, after the next start', async () => {
    await write(kim, [{ field: 'name', text: 'Kim' }, number]);
    await write(alex, [{ field: 'name', text: 'Alex' }]);
    await owner.query('truncate privacy.search_index');
    expect(await find('kim')).toEqual([]);
    await rooms.first.onApplicationBootstrap();
    expect([await find('kim'), await find('alex'), await find(number.text)]).toEqual([
      [kim],
      [alex],
      [kim],
    ]);
    const reads = (await rowsOf('access_log')).filter((row) => row.purpose === 'search-index');
    expect(reads.map((row) => row.subject_id).sort()).toEqual([kim, alex].sort());
    await rooms.first.onApplicationBootstrap();
    expect((await rowsOf('access_log')).filter((r) => r.purpose === 'search-index')).toHaveLength(
      2,
    );
  });

  it('passes over no text where one batch ends, nor beside those it cannot open (found B15)', async () => {
    const last = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    await write(last, [{ field: 'name', text: 'Kim' }, number]);
    // Before it, so many that its two texts are the last of one batch and the first of the next.
    const others = Array.from({ length: together - 1 }, (_, at) => namedId(kim, `${at}`));
    await owner.query(
      `insert into privacy.person_key (area_id, subject_id, wrapped_key)
         select area_id, other, wrapped_key from privacy.person_key, unnest($1::uuid[]) as other`,
      [others],
    );
    await owner.query(
      `insert into privacy.personal_text (area_id, subject_id, field, ciphertext, written_at)
         select area_id, other, field, ciphertext, written_at
           from privacy.personal_text, unnest($1::uuid[]) as other where field = 'name'`,
      [others],
    );
    await owner.query('truncate privacy.search_index');
    const warned = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    await rooms.first.onApplicationBootstrap();
    expect(warned.mock.calls).toEqual([[expect.objectContaining({ count: together - 1 })]]);
    warned.mockRestore();
    expect([await find('kim'), await find(number.text)]).toEqual([[last], [last]]);
  });
});
