import type { Recipient } from '@famsam/contracts';
import { CONFIGURATION, newId, type Configuration } from '@famsam/platform';
import Redis from 'ioredis';
import { Client } from 'pg';
import type { Response } from 'supertest';
import { ZipFile } from 'yazl';
import { anApp, type TestApp } from '../support/app';
import { CalendarServer } from '../support/calendar-server';
import { withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { aGuest, answerAgreement } from '../support/guest';
import { backends } from '../support/queue-backends';
import { doorsBesideStreams, wordDoors } from '../support/word-doors';
import { plantInDirectory } from './marker-directory';
import { listen } from './marker-listen';
import { writeTo } from './marker-messages';
import {
  findInDatabase,
  findInRedis,
  markedCalendar,
  markedNote,
  marker,
  markers,
  markersIn,
} from './marker-search';

/**
 * Personal text is planted through every door that takes it, with and without success, and looked for
 * everywhere: events, views, queues, logs, answers to what was refused.
 */
describe.each(backends)(
  'no personal text outside the vault, with queues on %s',
  (_name, queues) => {
    const elsewhere = new CalendarServer();
    let house: TestApp;
    let owner: Client;
    const printed: string[] = [];
    const answers: Response[] = [];
    const doors = new Set<string>();
    let importId: string;

    beforeAll(async () => {
      listen(printed);
      elsewhere.answer = (response) => response.end(markedCalendar);
      await elsewhere.open();
      house = await anApp({ ...queues, CALENDAR_HOSTS: `127.0.0.1:${elsewhere.port}` });
      const { databaseUrl } = house.app.get<Configuration>(CONFIGURATION, { strict: false });
      owner = new Client({ connectionString: databaseUrl });
      await owner.connect();
      await plantEverywhere();
    }, 60_000);

    afterAll(async () => {
      jest.restoreAllMocks();
      await owner?.end();
      await house?.close();
      await elsewhere.close();
    });

    /** Sends through a door, `{…}` filled in, and keeps the answer. */
    async function send(
      door: string,
      ids: Readonly<Record<string, string>>,
      body: object,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<Response> {
      doors.add(door);
      const [method = '', template = ''] = door.split(' ');
      const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? newId());
      const team = house.as('coordinator');
      const request = method === 'PUT' ? team.put(path, body) : team.post(path, body);
      return keep(request.set(headers));
    }

    async function keep(request: PromiseLike<Response>): Promise<Response> {
      const response = await request;
      answers.push(response);
      return response;
    }

    async function plantEverywhere(): Promise<void> {
      const operator = house.as('operator');
      await operator.post('/directory/municipalities', { code: '1884' }).expect(201);
      const referral = {
        municipality: '1884',
        referredOn: '2025-01-10',
        category: 'school',
        criteria: ['several-interventions'],
        childrenUnder23: 1,
        note: markedNote,
      };
      const caseId: string = (await planted('POST /cases', {}, referral)).body.id;
      const corrected = { ...referral, childrenUnder23: 2 };
      await planted('PUT /cases/{caseId}/referral', { caseId }, corrected);
      const assessment = { on: '2025-01-13', outcome: 'taken-on', note: markedNote };
      await planted('POST /cases/{caseId}/assessment', { caseId }, assessment);
      const reassessed = { ...assessment, on: '2025-01-14' };
      await planted('PUT /cases/{caseId}/assessment', { caseId }, reassessed);

      const member = { role: 'guardian', birthYear: 1985, personal: marker };
      const added = await planted('POST /cases/{caseId}/members', { caseId }, member);
      const memberId: string = added.body.entryId;
      const older = { ...member, birthYear: 1984 };
      await planted('PUT /cases/{caseId}/members/{memberId}', { caseId, memberId }, older);

      const talk = {
        heldOn: '2025-02-03',
        kind: 'family-talk',
        form: 'digital',
        minutes: 60,
        note: markedNote,
      };
      const held = await planted('POST /cases/{caseId}/meetings', { caseId }, talk);
      const meetingId: string = held.body.entryId;
      const longer = { ...talk, minutes: 90 };
      await planted('PUT /cases/{caseId}/meetings/{meetingId}', { caseId, meetingId }, longer);

      await plantInAgreement(caseId, memberId);

      const closing = { on: '2025-03-03', reason: 'situation-improved', note: markedNote };
      const closed = await planted('POST /cases/{caseId}/closings', { caseId }, closing);
      const closingId: string = closed.body.entryId;
      const later = { ...closing, on: '2025-03-04' };
      await planted('PUT /cases/{caseId}/closings/{closingId}', { caseId, closingId }, later);

      const known = { ...marker, phone: '070-174 99 62' };
      await planted('PUT /cases/{caseId}/members/{memberId}/personal', { caseId, memberId }, known);
      const said = { page: '/idag', message: `Says ${marker.name}`, contact: marker.email };
      await planted('POST /feedback', {}, said);
      await plantInMessages(memberId);
      await plantInMeeting();
      await plantInQueue();
      await plantInVain(caseId, memberId, member);
    }

    async function plantInAgreement(caseId: string, memberId: string): Promise<void> {
      const on = '2025-02-03';
      const owner = { kind: 'member', memberId };
      const told = { on, owner, dueOn: '2025-03-03', what: markedNote };
      const made = await planted('POST /cases/{caseId}/agreements', { caseId }, told);
      const ids = { caseId, agreementId: made.body.id as string };
      const later = { ...told, dueOn: '2025-03-10', what: `${markedNote} igen` };
      await planted('POST /agreements/{agreementId}/correction', ids, later);
      const said = { on: '2025-03-31', note: markedNote };
      await planted('POST /agreements/{agreementId}/taken-on', ids, said);
      const blocked = { ...said, reason: 'other' };
      await planted('POST /agreements/{agreementId}/blocked', ids, blocked);
      const notMine = { ...said, suggested: null };
      await planted('POST /agreements/{agreementId}/not-mine', ids, notMine);
      await plantAsGuest(ids.agreementId, { kind: 'member', memberId });
      await planted('POST /agreements/{agreementId}/done', ids, said);
    }

    async function plantAsGuest(subjectId: string, recipient: Recipient): Promise<void> {
      const guest = aGuest(house, { purpose: 'agreement', subjectId, recipient });
      const answer = { answer: 'blocked', reason: 'no-time-or-staff', note: markedNote };
      doors.add('POST /guest/agreement/answer');
      await keep(answerAgreement(guest, answer, 401)); // No session yet.
      await guest.comeIn();
      await keep(answerAgreement(guest, { ...answer, reason: marker.name }, 400));
      await keep(answerAgreement(guest, answer));
    }

    /** From the request to what was kept of it, and in what calendars say. */
    async function plantInMeeting(): Promise<void> {
      const team = house.as('coordinator');
      const offices = await withOffices(house, 'Nora kommun');
      const family = await familyToMeet(house, offices, { consent: false });
      const { caseId, guardian, request } = family;
      const must = { memberIds: [guardian], unitIds: [] };
      const asked = { ...request, caseId, must, kind: 'family-talk' };
      const meetingId: string = (await team.post('/meetings', asked).expect(201)).body.id;
      const ids = { meetingId };
      const time = { from: '2025-03-31T11:00:00Z', to: '2025-03-31T12:00:00Z' };
      await team
        .post(`/meetings/${meetingId}/booking`, { ...time, roomId: null, itemIds: [] })
        .set('If-Match', '"1"')
        .expect(201);
      const words = { text: markedNote };
      await planted('POST /meetings/{meetingId}/agenda/items', ids, { ...words, minutes: 5 });
      const { items } = (await team.get(`/meetings/${meetingId}/agenda`).expect(200)).body;
      const item = { ...ids, itemId: items[0].itemId };
      await planted('PUT /meetings/{meetingId}/agenda/items/{itemId}/text', item, words);

      const recipient = { kind: 'member', memberId: guardian } as const;
      const guest = aGuest(house, { purpose: 'invitation', subjectId: meetingId, recipient });
      doors.add('POST /guest/invitation/items');
      await guest.comeIn();
      await keep(guest.post('/invitation/items', { text: [marker.name] }).expect(400));
      await keep(guest.post('/invitation/items', { text: markedNote }).expect(201));

      const agreed = { owner: recipient, dueOn: '2025-04-30', what: markedNote };
      await planted('POST /meetings/{meetingId}/notes', ids, agreed);
      const { notes } = (await team.get(`/meetings/${meetingId}/agenda`).expect(200)).body;
      const ofNote = { ...ids, noteId: notes[0].noteId };
      await planted('PUT /meetings/{meetingId}/notes/{noteId}', ofNote, agreed);
      const held = { minutes: 55, unitIds: [], memberIds: [guardian], discussed: [] };
      await planted('POST /meetings/{meetingId}/held', ids, { ...held, note: markedNote });

      const of = { owner: 'unit', ownerId: offices.unitId };
      await planted('PUT /calendars/{owner}/{ownerId}', of, { text: markedCalendar });
      const shared = { address: elsewhere.address(`/${marker.email}.ics`) };
      await planted('PUT /calendars/{owner}/{ownerId}/subscription', of, shared);
    }

    /** A message that goes where somebody is reached. */
    async function plantInMessages(memberId: string): Promise<void> {
      const { unitId } = await withOffices(house);
      await plantInDirectory(planted, unitId);
      const written = await writeTo(house, [
        { kind: 'unit', unitId },
        { kind: 'member', memberId },
      ]);
      expect(written).toEqual(['sent', 'sent']);
    }

    /** The way that succeeds, then ways that do not: another reason each. */
    async function planted(
      door: string,
      ids: Readonly<Record<string, string>>,
      body: object,
    ): Promise<Response> {
      await send(door, ids, { ...body, note: [markedNote], personal: marker.name });
      await send(door, ids, { ...body, unheardOf: marker.name }, { 'If-Match': '"0"' });
      await send(door, ids, body, { 'Idempotency-Key': 'short' });
      await send(door, ids, body, { 'X-Demo-Persona': marker.email });
      await send(door, ids, body, { 'X-Demo-Persona': 'steering-group' });
      await send(door, { ...ids, caseId: newId() }, body, { 'If-Match': '"0"' });
      await send(door, ids, body, { 'If-Match': '"4711"' });
      if (ids.caseId) await send(door, ids, body);
      const done = await send(door, ids, body, await versionFor(door, ids));
      expect({ door, ok: done.ok, code: done.body.code }).toEqual({ door, ok: true });
      return done;
    }

    /** An agreement has versions of its own; a new one has none. */
    async function versionFor(
      door: string,
      { caseId, agreementId, meetingId }: Readonly<Record<string, string>>,
    ): Promise<Record<string, string>> {
      if (door.endsWith('/agreements')) return {};
      if (door.startsWith('PUT /directory/'))
        return seenVersion(door.includes('interp') ? '/directory/schedule' : '/directory');
      if (agreementId === undefined && meetingId !== undefined && caseId === undefined)
        return seenVersion(`/meetings/${meetingId}`);
      if (agreementId === undefined) return caseId ? seenVersion(`/cases/${caseId}`) : {};
      const agreements = `/cases/${caseId}/agreements`;
      const { body } = await house.as('coordinator').get(agreements).expect(200);
      const found = body.items.find(
        (item: { agreementId: string }) => item.agreementId === agreementId,
      );
      return { 'If-Match': `"${found.version}"` };
    }

    async function seenVersion(path: string): Promise<Record<string, string>> {
      const { headers } = await house.as('coordinator').get(path).expect(200);
      return { 'If-Match': String(headers.etag) };
    }

    /** A file of the register holds no names; here one does, and the queue must not have it. */
    async function plantInQueue(): Promise<void> {
      const zip = new ZipFile();
      zip.addBuffer(Buffer.from(`Familj;Namn\r\nF001;${marker.name}\r\n`), 'familjer.csv');
      zip.end();
      const parts: Buffer[] = [];
      for await (const part of zip.outputStream) parts.push(part as Buffer);
      const request = house.as('coordinator').post('/register/imports').type('application/zip');
      importId = (await keep(request.send(Buffer.concat(parts)).expect(202))).body.importId;
    }

    async function plantInVain(caseId: string, memberId: string, member: object): Promise<void> {
      const members = `/cases/${caseId}/members`;
      const fresh = () => house.as('coordinator');
      await keep(fresh().post(members).type('application/json').send(`{"name":"${marker.name}"`));
      await keep(fresh().post(members).type('text/plain').send(marker.name));
      await keep(fresh().get(`/cases?number=${encodeURIComponent(marker.name)}`));
      await keep(
        fresh().get(`/people/${newId()}/texts?purpose=${encodeURIComponent(marker.name)}`),
      );
      // An address is shown to whoever sent it, so only logs and tables are looked through for this one.
      await fresh().get(`/people/${encodeURIComponent(marker.name)}/texts?purpose=case-work`);
      const personal = { ...marker, personNumber: '811228-9875' };
      const wrong = await send(
        'POST /cases/{caseId}/members',
        { caseId },
        { ...member, personal },
        await seenVersion(`/cases/${caseId}`),
      );
      expect(wrong.status).toBe(400);
      const again = { on: '2025-01-14', outcome: 'taken-on', note: markedNote };
      const assess = 'POST /cases/{caseId}/assessment';
      await send(assess, { caseId }, again, await seenVersion(`/cases/${caseId}`));
      const door = 'PUT /cases/{caseId}/members/{memberId}/personal';
      const ids = { caseId, memberId };
      const once = { 'Idempotency-Key': newId(), ...(await seenVersion(`/cases/${caseId}`)) };
      expect((await send(door, ids, { name: 'Somebody' }, once)).status).toBe(200);
      expect((await send(door, ids, marker, once)).status).toBe(422);

      // Reading the case is logged too, so it is read while the log can still be written.
      const seen = await seenVersion(`/cases/${caseId}`);
      await owner.query(
        'alter table privacy.access_log add constraint broken check (false) not valid',
      );
      const failed = [
        await send(door, ids, marker, seen),
        await send('POST /cases/{caseId}/members', { caseId }, member, seen),
      ];
      await owner.query('alter table privacy.access_log drop constraint broken');
      expect(failed.map(({ status }) => status)).toEqual([500, 500]);
    }

    it('was planted through every door that takes personal text', () => {
      const calendar = 'PUT /calendars/{owner}/{ownerId}';
      const open = [...wordDoors, ...doorsBesideStreams, calendar];
      const taking = open.filter((door) => !door.startsWith('DELETE '));
      expect([...doors].sort()).toEqual(taking.sort());
    });

    it('stands in the vault, readable to those who may', async () => {
      const { rows } = await owner.query<{ subject: string; fields: number }>(
        `select subject_id as subject, count(*)::int as fields from privacy.personal_text
         -- Of an office, and open to no door.
         where field <> 'calendar-address'
        group by subject_id order by fields desc`,
      );
      const readings = rows.map(async ({ subject }) => {
        const path = `/people/${subject}/texts?purpose=case-work`;
        return (await house.as('coordinator').get(path).expect(200)).text;
      });
      for (const text of await Promise.all(readings)) expect(text).toMatch(/Zyxwvutsa|Somebody/i);
      expect(rows.map(({ fields }) => fields).slice(0, 2)).toEqual([5, 3]);
    });

    it('stands in no table: not in events, views or queues, and in the vault as ciphertext', async () => {
      expect(await findInDatabase(owner, markers)).toEqual([]);
    });

    it('stands in no queue, where the id of the import does', async () => {
      const find = (texts: readonly string[]) =>
        queues.REDIS_URL ? findInRedis(queues.REDIS_URL, texts) : findInDatabase(owner, texts);
      expect(await find([importId])).toContainEqual(expect.stringMatching(/^(bullmq|famsam-)/));
      expect(await find(markers)).toEqual([]);
    });

    it('stands in no line that was logged or printed', () => {
      expect(house.log.length).toBeGreaterThan(50);
      expect(markersIn([...house.log, ...printed].join('\n'))).toEqual([]);
    });

    it('stands in no answer to a change or to what was refused', () => {
      const refused = answers.filter(({ status }) => status >= 400).map(({ status }) => status);
      expect(new Set(refused)).toEqual(new Set([400, 401, 403, 404, 409, 412, 415, 422, 428, 500]));
      const echoes = answers.map((answer) => `${JSON.stringify(answer.headers)} ${answer.text}`);
      expect(echoes.flatMap(markersIn)).toEqual([]);
    });

    it('would be found if it stood there', async () => {
      await owner.query('create table public.leak (told jsonb, sealed bytea)');
      const leak = 'insert into public.leak values ($1, $2)';
      await owner.query(leak, [{ who: marker.name }, null]);
      await owner.query(leak, [null, Buffer.from(`… ${marker.address} …`)]);
      const found = await findInDatabase(owner, markers);
      await owner.query('drop table public.leak');
      expect(found).toContain('public.leak: zyxwvutsa');
      expect(found).toContain(`public.leak: ${Buffer.from('Qwertzgatan').toString('hex')}`);
      expect(markersIn(`{"message":"wrote to ${marker.email}"}`)).toEqual(['zyxwvutsa']);
      process.stdout.write(`${marker.phone}\n`);
      expect(markersIn(printed.join(''))).toEqual(['174 99 61']);
      if (!queues.REDIS_URL) return;
      const redis = new Redis(queues.REDIS_URL);
      await redis.hset('famsam-leak', 'data', marker.name);
      const inRedis = await findInRedis(queues.REDIS_URL, markers);
      await redis.del('famsam-leak');
      redis.disconnect();
      expect(inRedis).toContain('famsam-leak: zyxwvutsa');
    });
  },
);
