import { LiveNews, newId } from '@famsam/platform';
import type { Test } from 'supertest';
import { anApp, type TestApp } from '../support/app';
import { familyToMeet } from '../support/family-to-meet';
import { referralTold, withOffices, type Offices } from '../support/family';

let house: TestApp;
let offices: Offices;
let caseId: string;
let agreementId: string;
let memberId: string;
/** A meeting held in the case, and the closing of another one. */
let heldId: string;
/** A meeting on its day, with something on its agenda and something agreed. */
let meetingId: string;
let itemId: string;
let noteId: string;
let closed: { readonly caseId: string; readonly closingId: string };
const heard: string[] = [];

const team = () => house.as('coordinator');
const on = '2025-03-31';

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
  ({ caseId, child: memberId } = await familyToMeet(house, offices, { consent: true }));
  heldId = await entered(caseId, 'meetings', talk);
  const other = (await familyToMeet(house, offices, { consent: false })).caseId;
  closed = { caseId: other, closingId: await entered(other, 'closings', closing) };
  agreementId = (await team().post(`/cases/${caseId}/agreements`, agreed('Ordna en plats'))).body
    .id;
  await onItsDay();
  const stale = (keys: readonly (readonly string[])[]) =>
    void heard.push(...keys.map((key) => key.join(' ')));
  const news = house.app.get(LiveNews, { strict: false });
  await news.join(house.areaId, { role: 'coordinator', stale, close: () => undefined });
});

afterAll(() => house?.close());

const talk = { heldOn: '2025-02-03', kind: 'family-talk', form: 'digital', minutes: 60 };
const closing = { on: '2025-03-03', reason: 'situation-improved' };
const child = { role: 'child', birthYear: 2014 };

async function entered(inCase: string, path: string, entry: object): Promise<string> {
  const { headers } = await team().get(`/cases/${inCase}`).expect(200);
  const sent = team().post(`/cases/${inCase}/${path}`, entry);
  return (await sent.set('If-Match', String(headers.etag)).expect(201)).body.entryId;
}

async function onItsDay(): Promise<void> {
  const { guardian, request, ...family } = await familyToMeet(house, offices, { consent: true });
  const must = { memberIds: [guardian], unitIds: [] };
  const asked = { ...request, caseId: family.caseId, must, kind: 'family-talk' };
  meetingId = (await team().post('/meetings', asked).expect(201)).body.id;
  const path = `/meetings/${meetingId}`;
  const time = { from: `${on}T11:00:00Z`, to: `${on}T12:00:00Z`, roomId: null, itemIds: [] };
  await team().post(`${path}/booking`, time).set('If-Match', '"1"').expect(201);
  const item = { text: 'Skolskjutsen', minutes: 5 };
  await team().post(`${path}/agenda/items`, item).expect(201);
  await team().post(`${path}/notes`, noted('Ordna en plats')).expect(201);
  const { items, notes } = (await team().get(`${path}/agenda`).expect(200)).body;
  itemId = items.find(({ text }: { text: string | null }) => text !== null).itemId;
  noteId = notes[0].noteId;
}

function noted(what: string) {
  return { owner: { kind: 'unit', unitId: offices.unitId }, dueOn: '2025-04-30', what };
}

async function ofMeeting(find: (body: AgendaShown) => string | null | undefined) {
  const { body } = await team().get(`/meetings/${meetingId}/agenda`).expect(200);
  return { version: body.version as number, words: find(body) ?? null };
}

interface AgendaShown {
  readonly items: readonly { readonly itemId: string; readonly text: string | null }[];
  readonly notes: readonly { readonly noteId: string; readonly what: string | null }[];
}

function agreed(what: string) {
  return { on, dueOn: '2025-04-30', owner: { kind: 'unit', unitId: offices.unitId }, what };
}

async function agreement() {
  const { items } = (await team().get(`/cases/${caseId}/agreements`).expect(200)).body;
  return items.find((one: { agreementId: string }) => one.agreementId === agreementId);
}

/** What a case says, and where in its answer that stands. */
async function ofCase(id: string, find: (body: CaseShown) => string | null | undefined) {
  const { body } = await team().get(`/cases/${id}`).expect(200);
  return { version: body.version as number, words: find(body) ?? null };
}

interface CaseShown {
  readonly name: string | null;
  readonly notes: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, { readonly name?: string; readonly phone?: string }>>;
}

/** A door that puts what stands already in other words, and nothing else. */
interface Rewording {
  readonly door: string;
  send(words: string): Test;
  read(): Promise<{ readonly version: number; readonly words: string | null }>;
  /** What the open pages hear of. */
  readonly stale: string;
}

const rewordings: readonly Rewording[] = [
  {
    door: 'PUT /cases/{caseId}/referral',
    send: (familyName) => team().put(`/cases/${caseId}/referral`, { ...referralTold, familyName }),
    read: () => ofCase(caseId, ({ name }) => name),
    stale: 'case',
  },
  {
    door: 'PUT /cases/{caseId}/assessment',
    send: (note) => {
      const assessment = { on: '2025-01-13', outcome: 'taken-on', note };
      return team().put(`/cases/${caseId}/assessment`, assessment);
    },
    read: () => ofCase(caseId, ({ notes }) => notes.assessment),
    stale: 'case',
  },
  {
    door: 'PUT /cases/{caseId}/members/{memberId}',
    send: (name) => {
      const member = { ...child, personal: { name } };
      return team().put(`/cases/${caseId}/members/${memberId}`, member);
    },
    read: () => ofCase(caseId, ({ people }) => people[memberId]?.name),
    stale: 'case',
  },
  {
    door: 'PUT /cases/{caseId}/members/{memberId}/personal',
    send: (phone) => team().put(`/cases/${caseId}/members/${memberId}/personal`, { phone }),
    read: () => ofCase(caseId, ({ people }) => people[memberId]?.phone),
    stale: 'case',
  },
  {
    door: 'PUT /cases/{caseId}/meetings/{meetingId}',
    send: (note) => team().put(`/cases/${caseId}/meetings/${heldId}`, { ...talk, note }),
    read: () => ofCase(caseId, ({ notes }) => notes[heldId]),
    stale: 'case',
  },
  {
    door: 'PUT /cases/{caseId}/closings/{closingId}',
    send: (note) => {
      const path = `/cases/${closed.caseId}/closings/${closed.closingId}`;
      return team().put(path, { ...closing, note });
    },
    read: () => ofCase(closed.caseId, ({ notes }) => notes[closed.closingId]),
    stale: 'case',
  },
  {
    door: 'PUT /meetings/{meetingId}/agenda/items/{itemId}/text',
    send: (text) => team().put(`/meetings/${meetingId}/agenda/items/${itemId}/text`, { text }),
    read: () => ofMeeting(({ items }) => items.find((one) => one.itemId === itemId)?.text),
    stale: 'meetings',
  },
  {
    door: 'PUT /meetings/{meetingId}/notes/{noteId}',
    send: (what) => team().put(`/meetings/${meetingId}/notes/${noteId}`, noted(what)),
    read: () => ofMeeting(({ notes }) => notes.find((one) => one.noteId === noteId)?.what),
    stale: 'meetings',
  },
  {
    door: 'POST /agreements/{agreementId}/correction',
    send: (what) => team().post(`/agreements/${agreementId}/correction`, agreed(what)),
    read: async () => {
      const { version, what } = await agreement();
      return { version, words: what };
    },
    stale: 'agreements',
  },
  ...[
    { act: 'blocked', told: { reason: 'no-time-or-staff' } },
    { act: 'not-mine', told: { suggested: null } },
    { act: 'taken-on', told: {} },
    { act: 'done', told: {} },
  ].map(({ act, told }) => ({
    door: `POST /agreements/{agreementId}/${act}`,
    send: (note: string) => team().post(`/agreements/${agreementId}/${act}`, { on, ...told, note }),
    read: async () => {
      const { version, note } = await agreement();
      return { version, words: note };
    },
    stale: 'agreements',
  })),
];

async function hears(key: string): Promise<void> {
  while (!heard.some((one) => one.startsWith(key))) await new Promise(setImmediate);
}

describe.each(rewordings)('words by $door (found B1, B7)', ({ send, read, stale }) => {
  const said = (version: number, words: string) => send(words).set('If-Match', `"${version}"`);
  const etagAfter = async (request: Test) => {
    const { status, headers, body } = await request;
    expect({ ok: status < 300, code: body.code }).toEqual({ ok: true, code: undefined });
    return Number(String(headers.etag).replaceAll('"', ''));
  };

  it('move the version, are heard of, and are lost to nobody who saw earlier ones', async () => {
    const [first, second, third] = [newId(), newId(), newId()];
    // The first time it may be another answer as well, with its words.
    await etagAfter(said((await read()).version, first));
    const seen = await read();
    expect(seen.words).toBe(first);

    heard.length = 0;
    const version = await etagAfter(said(seen.version, second));
    await hears(stale);
    expect({ version, now: await read() }).toEqual({
      version: seen.version + 1,
      now: { version: seen.version + 1, words: second },
    });
    // Another editor who saw the first ones.
    const late = await said(seen.version, third);
    expect({ status: late.status, code: late.body.code }).toEqual({
      status: 412,
      code: 'version.stale',
    });
    expect(await read()).toEqual({ version, words: second });
    // White space says nothing.
    expect(await etagAfter(said(version, `${second} `))).toBe(version);
  });
});

describe('a number or an address (found B8)', () => {
  const told = { name: 'Kim', phone: '070-174 06 05', email: 'kim@exempel.se', address: 'Nora' };
  const known = async (id: string) => {
    const { body } = await team().get(`/cases/${caseId}`).expect(200);
    return body.people[id];
  };
  const last = async () => {
    const { items } = (await team().get(`/cases/${caseId}/events`).expect(200)).body;
    return items.at(-1);
  };
  async function put(path: string, body: object): Promise<void> {
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    const sent = team().put(`/cases/${caseId}/members/${path}`, body);
    await sent.set('If-Match', String(headers.etag)).expect(200);
  }

  it.each([
    ['with the rest of the member', '', (personal: object) => ({ ...child, personal })],
    ['by itself', '/personal', (personal: object) => personal],
  ])('is taken away %s, and the timeline says which', async (_how, path, body) => {
    const id = await entered(caseId, 'members', { ...child, personal: told });
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
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    const path = `/cases/${caseId}/members/${newId()}/personal`;
    const sent = team().put(path, { phone: null }).set('If-Match', String(headers.etag));
    expect((await sent.expect(422)).body.code).toBe('entry.unknown');
  });
});

describe('an earlier wording', () => {
  const earlier = (subject: string, persona: Parameters<TestApp['as']>[0] = 'coordinator') =>
    house.as(persona).get(`/people/${subject}/earlier-wordings?field=note&purpose=case-work`);

  async function reworded(...all: readonly string[]): Promise<string> {
    const [first = '', ...others] = all;
    const path = `/cases/${caseId}/agreements`;
    const { id } = (await team().post(path, agreed(first)).expect(201)).body;
    for (const [at, what] of others.entries())
      await team()
        .post(`/agreements/${id}/correction`, agreed(what))
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
    const log = await house.as('operator').get(`/people/${subject}/access-log`).expect(200);
    const reads = log.body.items.filter(({ act }: { act: string }) => act === 'read');
    expect(reads).toMatchObject([{ fields: ['note'], purpose: 'case-work' }]);
  });

  it('goes with all others when the subject is forgotten (law.md 20)', async () => {
    const subject = await reworded('Ordna en plats', 'Ordna en plats i juni');
    await house.as('operator').delete(`/people/${subject}/texts?ground=legal-ground`).expect(200);
    expect((await earlier(subject).expect(200)).body.items).toEqual([]);
  });
});
