import { anApp, type TestApp } from '../support/app';
import { count, extent } from '../support/extent';
import { withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';

const attempts = extent({ test: 30, soak: 200 });
let house: TestApp;
const team = () => house.as('coordinator');

beforeAll(async () => {
  house = await anApp();
}, 60_000);
afterAll(() => house?.close());

async function aRoom(): Promise<string> {
  const place = await team().post('/directory/schedule/places', { name: 'Nora' }).expect(201);
  const room = { placeId: place.body.id, name: 'Bergslagen', seats: 12, equipment: [] };
  return (await team().post('/directory/schedule/rooms', room).expect(201)).body.id;
}

/** The test's clock stands at ten in the morning of 31 March 2025, in UTC. */
const time = { from: '2025-04-03T08:00:00Z', to: '2025-04-03T09:00:00Z', itemIds: [] };

describe('one room', () => {
  it(`is booked by exactly one of ${attempts} at the same time, and each other hears what was taken`, async () => {
    const offices = await withOffices(house);
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const roomId = await aRoom();
    const ask = { caseId, ...request, form: 'in-person' };
    const meetings: string[] = [];
    for (let at = 0; at < attempts; at += 1)
      meetings.push((await team().post('/meetings', ask).expect(201)).body.id);

    const answers = await Promise.all(
      meetings.map((id) =>
        team()
          .post(`/meetings/${id}/booking`, { ...time, roomId })
          .set('If-Match', '"1"')
          .then(({ status, body }) => ({ status, body: body as Record<string, unknown> })),
      ),
    );
    const booked = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    count({ commands: attempts });
    expect(booked).toHaveLength(1);
    expect(refused).toHaveLength(attempts - 1);
    for (const { body } of refused) {
      expect(body).toMatchObject({ code: 'meeting.taken' });
      expect((body['details'] as { ownerIds: string[] }).ownerIds).toContain(roomId);
    }

    // Later is free, and the moved meeting leaves its first hour to another.
    const winner = meetings[answers.findIndex(({ status }) => status === 201)];
    const later = { from: '2025-04-03T09:00:00Z', to: '2025-04-03T10:00:00Z', itemIds: [], roomId };
    await team().put(`/meetings/${winner}/booking`, later).set('If-Match', '"2"').expect(200);
    const loser = meetings.find((id) => id !== winner);
    await team()
      .post(`/meetings/${loser}/booking`, { ...time, roomId })
      .set('If-Match', '"1"')
      .expect(201);
    await team().put(`/meetings/${loser}/booking`, later).set('If-Match', '"2"').expect(409);
    await team().delete(`/meetings/${winner}/booking`).set('If-Match', '"3"').expect(200);
    await team().put(`/meetings/${loser}/booking`, later).set('If-Match', '"2"').expect(200);
  }, 120_000);
});
