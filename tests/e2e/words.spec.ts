import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LiveNews, newId, ProjectionRunner, Rooms, Transactions } from '@famsam/platform';
import type { Test } from 'supertest';
import type { TestApp } from '../support/app';
import { rewordings } from '../support/rewordings';
import {
  doorsBesideStreams,
  doorsOfFreeText,
  doorsOfOtherText,
  wordDoors,
} from '../support/word-doors';
import {
  agreed,
  aWordedHouse,
  entered,
  seenAt,
  teamOf,
  type WordedHouse,
} from '../support/worded-house';
import { wordings } from '../support/wordings';

let there: WordedHouse;
const heard: string[] = [];

const team = () => teamOf(there);

beforeAll(async () => {
  there = await aWordedHouse();
  const { app, areaId } = there.house;
  const stale = (keys: readonly (readonly string[])[]) =>
    void heard.push(...keys.map((key) => key.join(' ')));
  const news = app.get(LiveNews, { strict: false });
  await news.join(areaId, { role: 'coordinator', stale, close: () => undefined });
}, 60_000);

afterAll(() => there?.house.close());

async function hears(key: string): Promise<void> {
  while (!heard.some((one) => one.startsWith(key))) await new Promise(setImmediate);
}

function read<Row>(sql: string, ...values: readonly unknown[]): Promise<Row[]> {
  const { app, areaId } = there.house;
  return app
    .get(Transactions, { strict: false })
    .readInArea(areaId, (tx) => tx.query<Row>(sql, [areaId, ...values]));
}

async function lastEntry(): Promise<string> {
  const [row] = await read<{ entry: string }>(
    'select max(entry) as entry from privacy.access_log where area_id = $1',
  );
  return row!.entry;
}

/** What was told of the words that were written since: the events of the same commands. */
function toldSince(entry: string): Promise<{ type: string; version: number }[]> {
  return read(
    `select distinct e.position, e.type, e.version
       from privacy.access_log l join platform.event e using (area_id, command_id)
      where area_id = $1 and l.entry > $2 and l.act = 'write' order by e.position`,
    entry,
  );
}

/** The version that the answer names. */
async function versionAfter(request: Test): Promise<number> {
  const { status, headers, body } = await request;
  expect({ ok: status < 300, code: body.code }).toEqual({ ok: true, code: undefined });
  return Number(String(headers.etag).replaceAll('"', ''));
}

describe.each(rewordings)('words by $door (found B1, B7)', ({ send, read: shown, stale }) => {
  const said = (version: number, words: string) =>
    send(there, words).set('If-Match', `"${version}"`);

  it('move the version, are heard of, and are lost to nobody who saw earlier ones', async () => {
    const [first, second, third] = [newId(), newId(), newId()];
    // The first time it may be another answer as well, with its words.
    await versionAfter(said((await shown(there)).version, first));
    const seen = await shown(there);
    expect(seen.words).toBe(first);

    heard.length = 0;
    const before = await lastEntry();
    const version = await versionAfter(said(seen.version, second));
    await hears(stale);
    expect({ version, now: await shown(there) }).toEqual({
      version: seen.version + 1,
      now: { version: seen.version + 1, words: second },
    });
    expect(await toldSince(before)).toMatchObject([
      { type: expect.stringMatching(/reworded$/), version },
    ]);
    // Another editor who saw the first ones.
    const late = await said(seen.version, third);
    expect({ status: late.status, code: late.body.code }).toEqual({
      status: 412,
      code: 'version.stale',
    });
    expect(await shown(there)).toEqual({ version, words: second });
    // White space says nothing.
    expect(await versionAfter(said(version, `${second} `))).toBe(version);
  });
});

describe.each(wordings)('words that come or go by $door', ({ ready, stale }) => {
  it('leave an event, move the version, and are heard of', async () => {
    const send = await ready(there);
    heard.length = 0;
    const before = await lastEntry();
    const version = await versionAfter(send(newId()));
    await hears(stale);
    expect(await toldSince(before)).toContainEqual(expect.objectContaining({ version }));
  });
});

describe('a door by which words come into the vault, or leave it', () => {
  it('has a line above', () => {
    const lines = [...rewordings, ...wordings].map(({ door }) => door);
    expect(lines.sort()).toEqual([...wordDoors].sort());
  });

  it('is none besides those: whoever takes free text says where it goes', async () => {
    const { body } = await there.house.nobody().get('/api/docs-json').expect(200);
    const known = [...wordDoors, ...doorsBesideStreams, ...doorsOfOtherText];
    const open = doorsOfFreeText(body);
    expect(open.length).toBeGreaterThan(40);
    expect(open.filter((door) => !known.includes(door))).toEqual([]);
  });

  it('leads to one of these places, where words are written with an event or have no stream', () => {
    const libs = join(__dirname, '../../libs');
    const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        /(?<!\.spec)\.ts$/.test(file) &&
        readFileSync(join(libs, file), 'utf8').includes('new WritePersonalText('),
    );
    expect(files.sort()).toEqual([
      'agreements/agreement.commands.ts',
      'cases/words/case-words.ts',
      'directory/directory.commands.ts',
      'directory/schedule/interpreters.commands.ts',
      'feedback/feedback.store.ts',
      'meetings/calendars/calendar-subscription.store.ts',
      'meetings/meeting.commands.ts',
      // A letter, with the event that it was sent.
      'messages/sending/send-message.job.ts',
    ]);
  });
});

describe('a number or an address (found B8)', () => {
  const adult = { role: 'other-adult', birthYear: 1980 };
  const told = { name: 'Kim', phone: '070-174 06 05', email: 'kim@exempel.se', address: 'Nora' };
  const known = async (id: string) => {
    const { body } = await team().get(`/cases/${there.caseId}`).expect(200);
    return body.people[id];
  };
  const last = async () => {
    const { items } = (await team().get(`/cases/${there.caseId}/events`).expect(200)).body;
    return items.at(-1);
  };
  async function put(path: string, body: object): Promise<void> {
    const seen = await seenAt(there, `/cases/${there.caseId}`);
    const sent = team().put(`/cases/${there.caseId}/members/${path}`, body);
    await sent.set('If-Match', seen).expect(200);
  }

  it.each([
    ['with the rest of the member', '', (personal: object) => ({ ...adult, personal })],
    ['by itself', '/personal', (personal: object) => personal],
  ])('is taken away %s, and the timeline says which', async (_how, path, body) => {
    const id = await entered(there, there.caseId, 'members', { ...adult, personal: told });
    await put(`${id}${path}`, body({ phone: null, email: null, address: 'Lindesberg' }));
    expect(await known(id)).toEqual({ name: 'Kim', address: 'Lindesberg' });
    expect(await last()).toMatchObject({
      type: 'case.reworded',
      by: { role: 'coordinator' },
      data: {
        ...{ entry: 'member', entryId: id },
        ...{ changed: ['address'], cleared: ['phone', 'email'] },
      },
    });
    const earlier = `/people/${id}/earlier-wordings?field=phone&purpose=case-work`;
    expect((await team().get(earlier).expect(200)).body.items).toMatchObject([
      { text: told.phone },
    ]);
    // Once more is nothing to do.
    const { version } = await last();
    await put(`${id}${path}`, body({ phone: null, email: null }));
    expect((await last()).version).toBe(version);
  });

  it('is refused to nobody in the family', async () => {
    const path = `/cases/${there.caseId}/members/${newId()}/personal`;
    const seen = await seenAt(there, `/cases/${there.caseId}`);
    const sent = team().put(path, { phone: null }).set('If-Match', seen);
    expect((await sent.expect(422)).body.code).toBe('entry.unknown');
  });
});

describe('an earlier wording', () => {
  const earlier = (subject: string, persona: Parameters<TestApp['as']>[0] = 'coordinator') =>
    there.house.as(persona).get(`/people/${subject}/earlier-wordings?field=note&purpose=case-work`);

  async function reworded(...all: readonly string[]): Promise<string> {
    const [first = '', ...others] = all;
    const path = `/cases/${there.caseId}/agreements`;
    const { id } = (await team().post(path, agreed(there.offices, first)).expect(201)).body;
    for (const [at, what] of others.entries())
      await team()
        .post(`/agreements/${id}/correction`, agreed(there.offices, what))
        .set('If-Match', `"${at + 1}"`)
        .expect(200);
    return id;
  }

  it('stays readable to the team alone, the latest first, and the read is logged', async () => {
    const subject = await reworded('Ordna en plats', 'Ordna en plats i juni', 'Ordna två platser');
    expect((await earlier(subject).expect(200)).body).toMatchObject({
      items: [{ text: 'Ordna en plats i juni' }, { text: 'Ordna en plats' }],
      nextCursor: null,
    });
    for (const persona of ['referrer', 'steering-group', 'operator'] as const)
      await earlier(subject, persona).expect(403);
    const log = await there.house.as('operator').get(`/people/${subject}/access-log`).expect(200);
    const reads = log.body.items.filter(({ act }: { act: string }) => act === 'read');
    expect(reads).toMatchObject([{ fields: ['note'], purpose: 'case-work' }]);
  });

  it('goes with all others when the subject is forgotten (law.md 20)', async () => {
    const subject = await reworded('Ordna en plats', 'Ordna en plats i juni');
    await there.house
      .as('operator')
      .delete(`/people/${subject}/texts?ground=legal-ground`)
      .expect(200);
    expect((await earlier(subject).expect(200)).body.items).toEqual([]);
  });
});

describe('projections (found B1, B7)', () => {
  it('made anew say what they said live, with words changed in every room', async () => {
    const { app, areaId } = there.house;
    await there.house.catchUp();
    const rooms = app.get(Rooms, { strict: false }).all;
    const told = await read<{ type: string }>(
      `select distinct type from platform.event where area_id = $1 and type like '%reworded'`,
    );
    const contracts = rooms.flatMap(({ streams }) => streams.flatMap((one) => one.contracts));
    const rewords = contracts.map(({ type }) => type).filter((type) => type.endsWith('reworded'));
    expect(told.map(({ type }) => type).sort()).toEqual([...new Set(rewords)].sort());

    for (const { name, tables } of rooms.flatMap(({ projections }) => projections)) {
      const rows = () =>
        Promise.all(
          tables.map((table) =>
            // A number that the database gave out says nothing.
            read(
              `select (to_jsonb(t) - 'seq')::text as row from ${table} t
                where area_id = $1 order by 1`,
            ),
          ),
        );
      const live = await rows();
      await app.get(ProjectionRunner, { strict: false }).rebuild(name, areaId);
      expect({ name, rows: await rows() }).toEqual({ name, rows: live });
    }
  });
});
