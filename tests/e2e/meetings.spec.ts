import { newId, Transactions } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { aGuest } from '../support/guest';
import { familyToMeet } from '../support/family-to-meet';
import { withOffices } from '../support/family';

/** The clock of the tests stands at 2025-03-31, a Monday. */
let house: TestApp;
let agencyId: string;
let unitId: string;

beforeAll(async () => {
  house = await anApp();
  ({ agencyId, unitId } = await withOffices(house));
}, 60_000);
afterAll(() => house?.close());

const team = () => house.as('coordinator');

const aFamily = (choice: { consent: boolean }) => familyToMeet(house, { agencyId, unitId }, choice);

function calendar(...times: readonly (readonly [string, string])[]): { text: string } {
  const events = times.flatMap(([from, to], at) => [
    ...['BEGIN:VEVENT', `UID:${at}`, 'SUMMARY:Hemligt möte om Kim'],
    ...[`DTSTART:${from}`, `DTEND:${to}`, 'END:VEVENT'],
  ]);
  return { text: ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n') };
}

describe('a meeting that is asked for', () => {
  it('is kept, changed and cancelled by one who has seen it', async () => {
    const { caseId, request } = await aFamily({ consent: true });
    const key = newId();
    const send = () =>
      team()
        .post('/meetings', { caseId, ...request })
        .set('Idempotency-Key', key);
    const { body, headers } = await send().expect(201);
    expect((await send().expect(201)).body).toMatchObject({ id: body.id, repeated: true });
    const path = `/meetings/${body.id}`;
    const meeting = (await team().get(path).expect(200)).body;
    expect(meeting).toMatchObject({
      caseId,
      stage: 'requested',
      requestedOn: '2025-03-31',
      request,
    });

    const seen = String(headers.etag);
    const longer = { ...request, minutes: 90 };
    await team().put(`${path}/request`, longer).expect(428);
    await team().put(`${path}/request`, longer).set('If-Match', seen).expect(200);
    await team().delete(`${path}/request`).set('If-Match', seen).expect(412);
    const now = String((await team().get(path).expect(200)).headers.etag);
    await team().delete(`${path}/request`).set('If-Match', now).expect(200);

    const list = (await team().get(`/meetings?caseId=${caseId}`).expect(200)).body;
    expect(list.items).toMatchObject([{ stage: 'cancelled', request: { minutes: 90 } }]);
    await team().get(`/meetings/${newId()}`).expect(404);
  });

  it('is the coordinator’s alone', async () => {
    for (const persona of ['referrer', 'steering-group', 'operator'] as const)
      await house.as(persona).get(`/meetings/${newId()}`).expect(403);
    await house.as('referrer').get('/calendars').expect(403);
  });

  it('invites no unit whose agency the family has not consented to (law.md 11)', async () => {
    const { caseId, guardian, request } = await aFamily({ consent: false });
    const { body } = await team()
      .post('/meetings', { caseId, ...request })
      .expect(409);
    expect(body).toMatchObject({ code: 'meeting.consent-missing' });
    expect(body.details.missing).toEqual([{ memberId: guardian, agencyId }]);
    const alone = { ...request, must: { memberIds: [guardian], unitIds: [] } };
    await team()
      .post('/meetings', { caseId, ...alone })
      .expect(201);
  });

  it('says which rule is broken, of a case that is there', async () => {
    const { caseId, request } = await aFamily({ consent: true });
    const soon = { caseId, ...request, noticeDays: 10 };
    const { body } = await team().post('/meetings', soon).expect(422);
    expect(body).toMatchObject({ code: 'meeting.days-too-soon', field: 'latest' });
    await team()
      .post('/meetings', { ...soon, minutes: 5 })
      .expect(400);
    await team()
      .post('/meetings', { caseId: newId(), ...request })
      .expect(404);
  });

  it('takes no list that says the same twice, at any door', async () => {
    const [id, sent] = [newId(), { from: '2025-04-03T12:00:00Z', to: '2025-04-03T13:00:00Z' }];
    const twice = { ...sent, roomId: null, itemIds: [id, id] };
    const once = { ...twice, itemIds: [] };
    const { request } = await aFamily({ consent: false });
    const must = { memberIds: [id, id.toUpperCase()], unitIds: [] };
    const held = { minutes: 60, unitIds: [], memberIds: [id, id], discussed: [] };
    const path = `/meetings/${id}`;
    for (const [method, at, body, field] of [
      ['post', '/meetings', { caseId: id, ...request, must }, 'must.memberIds'],
      ['post', `${path}/booking`, twice, 'itemIds'],
      ['put', `${path}/booking`, twice, 'itemIds'],
      ['post', `${path}/booking`, { ...once, interpreterIds: [id, id] }, 'interpreterIds'],
      ['post', `${path}/poll`, { slots: [once, twice], answerBy: '2025-04-01' }, 'slots.1.itemIds'],
      ['put', `${path}/interpreters`, { interpreterIds: [id, id] }, 'interpreterIds'],
      ['put', `${path}/agenda/order`, { itemIds: [id, id] }, 'itemIds'],
      ['post', `${path}/held`, held, 'memberIds'],
    ] as const) {
      const { body: answer } = await team()[method](at, body).set('If-Match', '"1"').expect(400);
      expect(answer).toMatchObject({
        ...{ code: 'input.invalid', errors: [{ field, rule: 'list.twice' }] },
      });
    }
  });
});

describe('what is wanted of its agenda', () => {
  it('is so much of one guest, who stops it for nobody else', async () => {
    const { caseId, request } = await aFamily({ consent: true });
    const { body } = await team()
      .post('/meetings', { caseId, ...request })
      .expect(201);
    const path = `/meetings/${body.id}`;
    const time = { from: '2025-04-08T12:00:00Z', to: '2025-04-08T13:00:00Z' };
    await team()
      .post(`${path}/booking`, { ...time, roomId: null, itemIds: [] })
      .set('If-Match', '"1"')
      .expect(201);
    const guest = aGuest(house, {
      ...{ purpose: 'invitation', subjectId: body.id },
      recipient: { kind: 'unit', unitId },
    });
    await guest.comeIn();
    const want = (text: string) => guest.post('/invitation/items', { text });
    for (const text of ['1', '2', '3', '4', '5']) await want(text).expect(201);
    expect((await want('6').expect(409)).body.code).toBe('meeting.agenda-own-full');
    const item = { text: 'Skolskjutsen', minutes: 5, from: null };
    await team().post(`${path}/agenda/items`, item).expect(201);
    const agenda = await team().get(`${path}/agenda`).expect(200);
    expect(agenda.body).toMatchObject({ leftOut: [] });
    expect(agenda.body.items).toHaveLength(7);
    await team()
      .post(`${path}/agenda/sent`)
      .set('If-Match', String(agenda.headers.etag))
      .expect(200);

    house.clock.moveTo('2025-04-08T13:05:00.000Z');
    await team()
      .post(`${path}/held`, { minutes: 55, unitIds: [unitId], memberIds: [], discussed: [] })
      .set('If-Match', `"${agenda.body.version + 1}"`)
      .expect(200);
    await guest.comeIn();
    await guest.get('/invitation').expect(200);
    // Once it never was, nobody reads when and where and of what (law.md 2).
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    await team()
      .post(`/cases/${caseId}/strikes`, { entry: 'meeting', entryId: body.id })
      .set('If-Match', String(headers.etag))
      .expect(201);
    expect((await guest.get('/invitation').expect(409)).body.code).toBe(
      'meeting.not-invited-any-more',
    );
    house.clock.moveTo('2025-03-31T10:00:00.000Z');
  });
});

describe('what was agreed on', () => {
  it('is on no agenda of a unit that may not know of it (law.md 10, 11; found K3)', async () => {
    const { caseId, guardian, child, request } = await aFamily({ consent: true });
    const path = `/cases/${caseId}`;
    const write = async (what: string, entry: object): Promise<string> => {
      const { headers } = await team().get(path).expect(200);
      const seen = String(headers.etag);
      return (await team().post(`${path}/${what}`, entry).set('If-Match', seen).expect(201)).body
        .entryId;
    };
    const unit = { kind: 'unit', unitId };
    const agree = async (what: string, meetingId: string | null, owner: object = unit) => {
      const on = meetingId === null ? '2025-03-31' : '2025-03-24';
      const terms = { on, meetingId, owner, dueOn: '2025-05-30', what };
      return (await team().post(`${path}/agreements`, terms).expect(201)).body.id as string;
    };
    const held = (discussed: string[], how: object) =>
      write('meetings', {
        ...{ kind: 'family-talk', form: 'digital', minutes: 60, heldOn: '2025-03-24' },
        ...{ unitIds: [], discussed, ...how },
      });
    const ofChild = await agree('Om barnet', await held([child], { unitIds: [unitId] }));
    const ofFamily = await agree('Om familjen', null);

    const { body } = await team()
      .post('/meetings', { caseId, ...request })
      .expect(201);
    const agendaOf = `/meetings/${body.id}/agenda`;
    const time = { from: '2025-04-09T12:00:00Z', to: '2025-04-09T13:00:00Z' };
    await team()
      .post(`/meetings/${body.id}/booking`, { ...time, roomId: null, itemIds: [] })
      .set('If-Match', '"1"')
      .expect(201);
    await team().post(`${agendaOf}/sent`).set('If-Match', '"2"').expect(200);
    const guest = aGuest(house, {
      ...{ purpose: 'invitation', subjectId: body.id },
      recipient: { kind: 'unit', unitId },
    });
    await guest.comeIn();
    const read = async () => (await guest.get('/invitation').expect(200)).body.agenda;
    const texts = (items: { text: string | null }[]) => items.map(({ text }) => text).sort();
    expect(texts(await read())).toEqual(['Om barnet', 'Om familjen', null]);

    // Somebody of age has said yes to nobody, and one meeting was held although they had not.
    const grown = await write('members', { role: 'child', birthYear: 2005 });
    const without = { unitIds: [unitId], withoutConsent: 'not-answered' };
    const left = [
      ofFamily,
      await agree('Om den vuxna', await held([grown], {})),
      await agree('Utan samtycke', await held([grown], without)),
      await agree('Av den vuxna', null, { kind: 'member', memberId: grown }),
      await agree('Av mamman', await held([grown], {}), { kind: 'member', memberId: guardian }),
    ];
    const agenda = (await team().get(agendaOf).expect(200)).body;
    const agreements = agenda.items.filter((item: { kind: string }) => item.kind === 'agreement');
    expect(agreements).toMatchObject([{ itemId: ofChild, text: 'Om barnet' }]);
    const out = agenda.leftOut as { itemId: string; because: string }[];
    expect(out.map(({ itemId }) => itemId).sort()).toEqual([...left].sort());
    expect(new Set(out.map(({ because }) => because))).toEqual(new Set(['consent-missing']));
    expect(agenda.changedSinceSent).toBe(true);
    // Of what was sent before, too.
    expect(texts(await read())).toEqual(['Om barnet', null]);
    await team().post(`${agendaOf}/sent`).set('If-Match', `"${agenda.version}"`).expect(200);
    expect(texts(await read())).toEqual(['Om barnet', null]);

    // Where no unit comes, the family speaks of all that is its own.
    const alone = { ...request, must: { memberIds: [guardian], unitIds: [] } };
    const talk = await team()
      .post('/meetings', { caseId, ...alone })
      .expect(201);
    const own = (await team().get(`/meetings/${talk.body.id}/agenda`).expect(200)).body;
    expect(own.items).toHaveLength(7);
    expect(own.leftOut).toEqual([]);
    await team()
      .delete(`/meetings/${body.id}/booking`)
      .set('If-Match', `"${agenda.version + 1}"`)
      .expect(200);
  });
});

describe('the times for it', () => {
  it('are all that suit, the best first, and follow the calendars', async () => {
    const { caseId, request } = await aFamily({ consent: true });
    const { body } = await team()
      .post('/meetings', { caseId, ...request })
      .expect(201);
    const slots = async () => (await team().get(`/meetings/${body.id}/slots`).expect(200)).body;

    const open = await slots();
    expect(open.found).toBe(33);
    expect(open.best).toHaveLength(10);
    expect(open.best[0]).toMatchObject({
      from: '2025-04-03T10:00:00.000Z',
      to: '2025-04-03T11:00:00.000Z',
      reasons: [{ code: 'everybody-can' }, { code: 'wish-met', wish: 'day-parts' }],
    });
    expect(open.hours[0]).toEqual({ day: '2025-04-03', hour: 8, slots: 4, rank: 18 });
    expect(open.withoutCalendar).toEqual([house.areaId, unitId]);

    const path = `/calendars/unit/${unitId}`;
    await team().put(path, { text: 'Kim kommer klockan tre' }).expect(400);
    await team().put(`/calendars/unit/${newId()}`, calendar()).expect(404);
    const busy = calendar(['20250403T060000Z', '20250403T130000Z']);
    const read = (await team().put(path, busy).expect(200)).body;
    expect(read.items).toMatchObject([{ owner: 'unit', ownerId: unitId }]);
    expect(JSON.stringify(read)).not.toContain('Kim');
    const later = await slots();
    expect(later.best[0].from).toBe('2025-04-03T13:00:00.000Z');
    expect(later.withoutCalendar).toEqual([house.areaId]);

    const mine = calendar(['20250403T130000Z', '20250403T150000Z']);
    await team().put(`/calendars/team/${house.areaId}`, mine).expect(200);
    const none = await slots();
    expect(none).toMatchObject({ found: 0, best: [], hours: [] });
    expect(none.obstacles).toEqual([
      { notice: false, rooms: null, interpreter: false, partyIds: [house.areaId, unitId] },
    ]);
    await team().delete(path).expect(200);
    await team().delete(`/calendars/team/${house.areaId}`).expect(200);
    expect((await slots()).found).toBe(33);

    // An invitation to a meeting of this area blocks nobody, one to another area's does (found D11).
    const invited = async (meetingId: string) => {
      const text = mine.text.replace('UID:0', `UID:${meetingId}@exempel.se`);
      await team().put(`/calendars/team/${house.areaId}`, { text }).expect(200);
      return (await slots()).found;
    };
    expect(await invited(newId())).toBeLessThan(33);
    expect(await invited(body.id)).toBe(33);
    await team().delete(`/calendars/team/${house.areaId}`).expect(200);
  });

  it('know a calendar as long as its door says, with å and breaks of lines on the way (found: 413 below the limit)', async () => {
    const path = `/calendars/unit/${unitId}`;
    const [begin = '', end = ''] = calendar(['20250403T060000Z', '20250403T130000Z']).text.split(
      /(?=END:VCALENDAR)/,
    );
    const lines = 'X-ORT:Hällefors går på båt\r\n'.repeat(50_000);
    const long = `${begin}${lines}`.slice(0, 1_000_000 - 2 - end.length);
    const text = `${long}\r\n${end}`;
    expect(Buffer.byteLength(JSON.stringify({ text }))).toBeGreaterThan(1_048_576);
    expect(text).toHaveLength(1_000_000);
    await team().put(path, { text }).expect(200);
    await team()
      .put(path, { text: `${text} ` })
      .expect(400);
    await team().delete(path).expect(200);
  });

  it('know the calendar that came last, whatever comes again or at once (found A11)', async () => {
    const path = `/calendars/unit/${unitId}`;
    const [first, second] = [calendar(), calendar(['20250403T060000Z', '20250403T130000Z'])];
    const send = (body: object, key = newId()) =>
      team().put(path, body).set('Idempotency-Key', key);
    const key = newId();
    await send(first, key).expect(200);
    house.clock.moveTo('2025-03-31T10:01:00.000Z');
    await send(second).expect(200);
    house.clock.moveTo('2025-03-31T10:02:00.000Z');
    const { body } = await send(first, key).expect(200);
    expect(body.items).toMatchObject([{ readAt: '2025-03-31T10:01:00.000Z' }]);
    await send(second, key).expect(422);
    const together = await Promise.all(Array.from({ length: 6 }, () => send(second)));
    expect(together.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const forgetting = newId();
    const forget = () => team().delete(path).set('Idempotency-Key', forgetting).expect(200);
    await forget();
    await send(first).expect(200);
    expect((await forget()).body.items).toHaveLength(1);
    const remembered = async () =>
      (
        await house.app
          .get(Transactions, { strict: false })
          .inArea(house.areaId, (tx) => tx.query('select from meetings.calendar_request'))
      ).length;
    expect(await remembered()).toBeGreaterThan(8);
    // Who repeats a request does so within a month.
    house.clock.moveTo('2025-05-01T10:00:00.000Z');
    await team().delete(path).expect(200);
    expect(await remembered()).toBe(1);
    house.clock.moveTo('2025-03-31T10:00:00.000Z');
  });

  it('have a room that is large enough, near, and has what is needed', async () => {
    const place = await team().post('/directory/schedule/places', { name: 'Nora' }).expect(201);
    const placeId: string = place.body.id;
    const rooms = '/directory/schedule/rooms';
    const small = { placeId, name: 'Lilla', seats: 2, equipment: ['screen'] };
    await team().post(rooms, small).expect(201);
    const large = { placeId, name: 'Stora', seats: 12, equipment: ['screen'] };
    const roomId = (await team().post(rooms, large).expect(201)).body.id;

    const { caseId, request } = await aFamily({ consent: true });
    const there = {
      caseId,
      ...request,
      form: 'in-person',
      equipment: ['screen'],
      interpreter: 'so',
    };
    const { body } = await team().post('/meetings', there).expect(201);
    const found = (await team().get(`/meetings/${body.id}/slots?limit=1`).expect(200)).body;
    expect(found.best).toMatchObject([{ roomId, otherRoomIds: [] }]);
    expect(found.best[0].reasons.slice(2)).toEqual([
      { code: 'room', roomId, seats: 12 },
      { code: 'interpreter-to-order', language: 'so' },
    ]);
  });
});
