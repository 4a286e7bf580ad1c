import { MessagesAbout } from '@famsam/messages';
import { JobQueues, JobReminder } from '@famsam/platform';
import { QueryBus } from '@nestjs/cqrs';
import { anApp, type TestApp } from '../support/app';
import { withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { aGuest } from '../support/guest';

/** The clock of the tests stands at 2025-03-31, a Monday; law.md 24 from the question to the meeting. */
let house: TestApp;
let offices: Offices;
let interpreterId: string;

const team = () => house.as('coordinator');

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
  const interpreter = { name: 'Tolkbyrån Zyxwv', email: 'tolk@exempel.se', languages: ['so'] };
  interpreterId = (await team().post('/directory/interpreters', interpreter).expect(201)).body.id;
}, 60_000);
afterAll(() => house?.close());

type Meeting = Awaited<ReturnType<typeof aMeeting>>;

interface Interpreted {
  readonly language: string;
  readonly standing: string;
}

async function aFamily() {
  const { caseId, guardian, child, request } = await familyToMeet(house, offices, {
    consent: true,
  });
  const needs = async (memberId: string, told: object) => {
    const { version } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    await team()
      .put(`/cases/${caseId}/members/${memberId}`, told)
      .set('If-Match', `"${version}"`)
      .expect(200);
  };
  return {
    ...{ caseId, guardian, child, request },
    guardianNeeds: (interpreter: string | null) =>
      needs(guardian, { role: 'guardian', birthYear: 1985, interpreter }),
  };
}

/** A meeting that was asked for, and what is done with it by one who has just looked. */
async function aMeeting(caseId: string, request: object) {
  const { id } = (
    await team()
      .post('/meetings', { caseId, ...request })
      .expect(201)
  ).body;
  const path = `/meetings/${id}`;
  const meeting = async () => (await team().get(path).expect(200)).body;
  const act = async (
    method: 'post' | 'put' | 'delete',
    what: string,
    body: object | undefined,
    status: number,
  ) => {
    const seen = `"${(await meeting()).version}"`;
    const { [method]: send } = team();
    return send(`${path}${what}`, body).set('If-Match', seen).expect(status);
  };
  const slots = async () => (await team().get(`${path}/slots?limit=200`).expect(200)).body.best;
  const interpreting = async (): Promise<readonly Interpreted[]> =>
    (await meeting()).interpreting.map(({ language, standing }: Interpreted) => ({
      language,
      standing,
    }));
  /** What the interpreter was told, or will be, by its kind. */
  const told = async (only?: string) => {
    const about = new MessagesAbout(house.areaId, { kind: 'meeting', id });
    const messages = await house.app.get(QueryBus, { strict: false }).execute(about);
    const own = messages.filter(
      ({ recipient, status }) => recipient.kind === 'interpreter' && (only ?? status) === status,
    );
    return own.map(({ kind }) => kind).sort();
  };
  return { id, path, meeting, act, slots, interpreting, told };
}

/** What stands on the team's day of this meeting. */
async function today(meetingId: string) {
  const { sections } = (await team().get('/meetings/today').expect(200)).body;
  for (const { kind, items } of sections)
    for (const item of items)
      if (item.meetingId === meetingId) return { kind, interpreting: item.interpreting };
  return null;
}

const timeOf = ({ from, to, roomId, itemIds, interpreterIds }: Record<string, unknown>) => ({
  ...{ from, to, roomId, itemIds, interpreterIds },
});

describe('an interpreter of the directory (law.md 24)', () => {
  it('comes with the time, by what the family needs now', async () => {
    const { caseId, guardianNeeds, child, request } = await aFamily();
    const one = await aMeeting(caseId, request);
    expect(await one.interpreting()).toEqual([]);
    expect((await one.slots())[0].interpreterIds).toEqual([]);
    await guardianNeeds('so');
    const [slot] = await one.slots();
    expect(slot.reasons).toContainEqual({
      ...{ code: 'interpreter', language: 'so', partyId: interpreterId },
    });
    const byChild = { ...timeOf(slot), interpreterIds: [child] };
    expect((await one.act('post', '/booking', byChild, 422)).body).toMatchObject({
      ...{ code: 'meeting.child-as-interpreter', field: 'interpreterIds' },
    });
    await one.act('post', '/booking', timeOf(slot), 201);
    expect(await one.interpreting()).toEqual([{ language: 'so', standing: 'booked' }]);
    expect((await today(one.id))?.kind).not.toBe('interpreter-to-order');
    await one.act('delete', '/booking', undefined, 200);
  });

  it('is taken by one meeting at a time, whoever asks at once', async () => {
    const meetings = [];
    for (const _at of [1, 2]) {
      const { caseId, guardianNeeds, request } = await aFamily();
      await guardianNeeds('so');
      meetings.push(await aMeeting(caseId, request));
    }
    const [one, other] = meetings as [Meeting, Meeting];
    const [slot] = await one.slots();
    expect((await other.slots())[0].from).toBe(slot.from);
    const answers = await Promise.all(
      meetings.map(({ path }) =>
        team().post(`${path}/booking`, timeOf(slot)).set('If-Match', '"1"'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = answers.find(({ status }) => status === 409)!;
    expect(body).toMatchObject({ code: 'meeting.taken' });
    expect(body.details.ownerIds).toContain(interpreterId);
    const at = answers.findIndex(({ status }) => status === 409);
    const left = (await meetings[at]!.slots()) as { from: string; to: string }[];
    expect(left.some(({ from, to }) => from < slot.to && slot.from < to)).toBe(false);
    await meetings[1 - at]!.act('delete', '/booking', undefined, 200);
  });

  it('is told of the booking alone, answers by link, and is called off (law.md 25)', async () => {
    const { caseId, guardianNeeds, request } = await aFamily();
    await guardianNeeds('so');
    const one = await aMeeting(caseId, request);
    const [slot, later] = await one.slots();
    await one.act('post', '/booking', timeOf(slot), 201);
    expect(await one.told()).toEqual(['invitation']);
    await team()
      .post(`${one.path}/agenda/items`, { text: 'Hemlig punkt', minutes: 10, from: null })
      .expect(201);
    await one.act('post', '/agenda/sent', undefined, 200);
    const guest = aGuest(house, {
      ...{ purpose: 'invitation', subjectId: one.id },
      recipient: { kind: 'interpreter', interpreterId },
    });
    await guest.comeIn();
    const seen = (await guest.get('/invitation').expect(200)).body;
    expect(seen).toMatchObject({ from: slot.from, interprets: ['so'], agenda: null, ownItems: [] });
    expect(JSON.stringify(seen)).not.toContain('Hemlig');
    await guest.post('/invitation/items', { text: 'Något' }).expect(409);
    await guest.post('/invitation/answer', { sequence: 0, answer: 'declined' }).expect(200);
    expect(await one.interpreting()).toEqual([{ language: 'so', standing: 'declined' }]);
    expect(await today(one.id)).toEqual({
      kind: 'interpreter-to-order',
      interpreting: [{ language: 'so', standing: 'declined' }],
    });

    await one.act('put', '/booking', timeOf(later), 200);
    expect(await one.told('waiting')).toEqual(['invitation']);
    await guest.post('/invitation/answer', { sequence: 0, answer: 'accepted' }).expect(409);
    await guest.post('/invitation/answer', { sequence: 1, answer: 'accepted' }).expect(200);
    expect(await one.interpreting()).toEqual([{ language: 'so', standing: 'accepted' }]);
    await one.act('put', '/interpreters', { interpreterIds: [] }, 200);
    // Sent now, the invitation would put the meeting back into their calendar.
    expect(await one.told('waiting')).toEqual([]);
    expect((await guest.get('/invitation').expect(409)).body).toMatchObject({
      code: 'meeting.not-invited-any-more',
    });
    await one.act('put', '/interpreters', { interpreterIds: [interpreterId] }, 200);
    await one.act('delete', '/booking', undefined, 200);
    // Nothing is over for whom no invitation ever came to.
    expect(await one.told()).toEqual(['invitation', 'invitation', 'invitation']);
    expect(await one.told('waiting')).toEqual([]);
  });

  it('is let in no more once the case is over, before the meeting is called off', async () => {
    const { caseId, guardianNeeds, request } = await aFamily();
    await guardianNeeds('so');
    const one = await aMeeting(caseId, request);
    await one.act('post', '/booking', timeOf((await one.slots())[0]), 201);
    const guest = aGuest(house, {
      ...{ purpose: 'invitation', subjectId: one.id },
      recipient: { kind: 'interpreter', interpreterId },
    });
    await guest.comeIn();
    await guest.get('/invitation').expect(200);
    const { version } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    await team().delete(`/cases/${caseId}`).set('If-Match', `"${version}"`).expect(200);
    for (const refused of [
      guest.get('/invitation'),
      guest.post('/invitation/answer', { sequence: 0, answer: 'accepted' }),
    ])
      expect((await refused.expect(409)).body.code).toBe('meeting.not-invited-any-more');
    await one.act('delete', '/booking', undefined, 200);
  });
});

describe('a language that nobody of the directory speaks', () => {
  it('is to be ordered: on the team’s day until it is, anew when the meeting moves', async () => {
    const { caseId, guardianNeeds, request } = await aFamily();
    await guardianNeeds('fa');
    const one = await aMeeting(caseId, {
      ...request,
      earliest: '2025-04-22',
      latest: '2025-04-25',
    });
    const [slot, later] = await one.slots();
    expect(slot.reasons).toContainEqual({ code: 'interpreter-to-order', language: 'fa' });
    const language = { language: 'fa' };
    await one.act('post', '/interpreters/ordered', language, 409);
    await one.act('post', '/booking', timeOf(slot), 201);
    const toOrder = {
      kind: 'interpreter-to-order',
      interpreting: [{ ...language, standing: 'to-order' }],
    };
    expect(await today(one.id)).toEqual(toOrder);
    expect((await team().get(`${one.path}/agenda`).expect(200)).body.warnings).toContain(
      'no-interpreter',
    );
    await one.act('post', '/interpreters/confirmed', language, 422);
    await one.act('post', '/interpreters/ordered', language, 200);
    expect(await one.interpreting()).toEqual([{ ...language, standing: 'ordered' }]);
    expect(await today(one.id)).toBeNull();
    expect((await team().get(`${one.path}/agenda`).expect(200)).body.warnings).not.toContain(
      'no-interpreter',
    );

    await one.act('put', '/booking', timeOf(later), 200);
    expect(await today(one.id)).toEqual(toOrder);
    await one.act('post', '/interpreters/ordered', language, 200);
    // So near the meeting the order has to be confirmed as well.
    house.clock.moveTo('2025-04-16T10:00:00.000Z');
    expect(await today(one.id)).toEqual({
      ...toOrder,
      interpreting: [{ ...language, standing: 'ordered' }],
    });
    await one.act('post', '/interpreters/confirmed', language, 200);
    expect(await one.interpreting()).toEqual([{ ...language, standing: 'confirmed' }]);
    expect((await today(one.id))?.kind).not.toBe('interpreter-to-order');
    await one.act('post', '/interpreters/order-withdrawn', language, 200);
    expect(await today(one.id)).toEqual(toOrder);
    // Whoever needs none any more is waited for by nobody.
    await guardianNeeds(null);
    expect(await one.interpreting()).toEqual([]);
    expect((await today(one.id))?.kind).not.toBe('interpreter-to-order');
  });
});

describe('an interpreter whose invitation was sent', () => {
  beforeAll(() => house.app.get(JobQueues, { strict: false }).startWorkers());

  it('hears of another time, and once that it is over', async () => {
    const { caseId, guardianNeeds, request } = await aFamily();
    await guardianNeeds('so');
    const one = await aMeeting(caseId, {
      ...request,
      earliest: '2025-05-06',
      latest: '2025-05-07',
    });
    const sent = async (kinds: readonly string[]) => {
      while ((await one.told('sent')).join() !== kinds.join())
        await house.app.get(JobReminder, { strict: false }).remind();
    };
    const [slot, later] = await one.slots();
    await one.act('post', '/booking', timeOf(slot), 201);
    await sent(['invitation']);
    await one.act('put', '/booking', timeOf(later), 200);
    await sent(['invitation', 'invitation-changed']);
    await one.act('put', '/interpreters', { interpreterIds: [] }, 200);
    await sent(['invitation', 'invitation-cancelled', 'invitation-changed']);
    await one.act('delete', '/booking', undefined, 200);
    expect(await one.told('waiting')).toEqual([]);
  });
});
