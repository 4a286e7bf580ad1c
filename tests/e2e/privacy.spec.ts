import { newId, Transactions } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { unreadableIn } from '../support/unreadable';
import { writeWords } from '../support/words';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

const team = () => house.as('coordinator');
const operator = () => house.as('operator');
const texts = (subject: string) => `/people/${subject}/texts`;
const read = (subject: string) => team().get(`${texts(subject)}?purpose=case-work`);

const nothing = {
  name: null,
  personNumber: null,
  phone: null,
  email: null,
  address: null,
  note: null,
};

it('gives what the vault holds', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel', 'person-number': '198112289874' });
  expect((await read(subject).expect(200)).body).toEqual({
    subjectId: subject,
    texts: { ...nothing, name: 'Kim Exempel', personNumber: '19811228-9874' },
  });
});

it('goes with the member of a case, into the vault', async () => {
  const referral = {
    municipality: '1884',
    referredOn: '2025-01-10',
    category: 'school',
    criteria: ['several-interventions'],
    childrenUnder23: 2,
  };
  await operator().post('/directory/municipalities', { code: '1884' }).expect(201);
  const { body, headers } = await team().post('/cases', referral).expect(201);
  const personal = { name: 'Kim Exempel', personNumber: '811228-9874' };
  const member = { role: 'child', birthYear: 2014, personal };
  const added = await team()
    .post(`/cases/${body.id}/members`, member)
    .set('If-Match', String(headers.etag))
    .expect(201);
  const kept = (await read(added.body.entryId).expect(200)).body;
  expect(kept.texts).toEqual({ ...nothing, ...personal });

  const wrong = { ...member, personal: { name: 'Alex Exempel', personNumber: '811228-9875' } };
  const refused = await team()
    .post(`/cases/${body.id}/members`, wrong)
    .set('If-Match', String(added.headers.etag))
    .expect(400);
  expect(refused.body.errors).toMatchObject([{ rule: 'person_number' }]);
  expect(refused.text).not.toContain('811228');
  const { version } = (await team().get(`/cases/${body.id}`).expect(200)).body;
  expect(version).toBe(added.body.version);
});

it('has no door that writes about any subject, past the room it belongs to (found A8)', async () => {
  const subject = newId();
  await team().put(texts(subject), { name: 'Kim Exempel' }).expect(404);
  expect((await read(subject).expect(200)).body.texts).toEqual(nothing);
});

it('wants a reason for reading (law.md 4)', async () => {
  await team().get(texts(newId())).expect(400);
  await team()
    .get(`${texts(newId())}?purpose=curiosity`)
    .expect(400);
});

it('shows who touched the texts, and records that somebody looked (law.md 3)', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel' });
  await read(subject).expect(200);
  const log = () => operator().get(`/people/${subject}/access-log`).expect(200);
  const acts = async () => (await log()).body.items.map((entry: { act: string }) => entry.act);
  expect(await acts()).toEqual(['check', 'read', 'write']);
  expect(await acts()).toEqual(['check', 'check', 'read', 'write']);
});

it('forgets on a ground, and says so (law.md 20)', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel', note: 'Ringer helst' });
  await operator().delete(texts(subject)).expect(400);
  const gone = await operator()
    .delete(`${texts(subject)}?ground=archive-decision`)
    .expect(200);
  expect(gone.body).toEqual({ subjectId: subject, removed: ['name', 'note'] });
  expect((await read(subject)).body.texts).toEqual(nothing);
  const { items } = (await operator().get(`/people/${subject}/access-log`)).body;
  expect(items).toContainEqual(
    expect.objectContaining({ act: 'forget', purpose: 'archive-decision' }),
  );
});

it('shows nothing to another area', async () => {
  const subject = newId();
  await writeWords(house, subject, { name: 'Kim Exempel' });
  const elsewhere = house.as('coordinator', await house.anotherArea('Ett annat område'));
  const { body } = await elsewhere.get(`${texts(subject)}?purpose=case-work`).expect(200);
  expect(body.texts).toEqual(nothing);
});

it('is for the team; the log and the removal are for the operator', async () => {
  const subject = newId();
  for (const persona of ['referrer', 'steering-group', 'operator'] as const) {
    await house
      .as(persona)
      .get(`${texts(subject)}?purpose=case-work`)
      .expect(403);
  }
  for (const persona of ['referrer', 'steering-group', 'coordinator'] as const) {
    await house.as(persona).get(`/people/${subject}/access-log`).expect(403);
    await house
      .as(persona)
      .delete(`${texts(subject)}?ground=archive-decision`)
      .expect(403);
  }
});

describe('a board', () => {
  interface Row {
    readonly caseId: string;
    readonly name: string | null;
  }
  let offices: Offices;
  beforeAll(async () => {
    offices = await withOffices(house);
  });
  const get = <T>(token: abstract new (...args: never[]) => T): T =>
    house.app.get(token as never, { strict: false });
  const inDatabase = (sql: string, values: readonly unknown[]) =>
    get(Transactions).inArea(house.areaId, (tx) => tx.query(sql, [house.areaId, ...values]));
  const rowsOf = async (path: string, kind: string): Promise<Row[]> => {
    const { sections } = (await team().get(path).expect(200)).body;
    return sections.find((one: { kind: string }) => one.kind === kind).items;
  };
  const named = async (familyName: string) => {
    const { caseId, request, version } = await familyToMeet(house, offices, { consent: true });
    const change = { familyName, referredOn: '2025-01-10' };
    await team()
      .put(`/cases/${caseId}/referral`, { ...usualReferral, childrenUnder23: 9, ...change })
      .set('If-Match', `"${version}"`)
      .expect(200);
    const meeting = await team()
      .post('/meetings', { caseId, ...request })
      .expect(201);
    const owner = { kind: 'unit', unitId: offices.unitId };
    const body = { on: '2025-03-24', owner, dueOn: '2025-03-25', what: 'Skolan ringer.' };
    const made = await team().post(`/cases/${caseId}/agreements`, body).expect(201);
    return { caseId, agreementId: String(made.body.id), meetingId: String(meeting.body.id) };
  };

  it('shows a row without its words when these cannot be opened, and all others as ever', async () => {
    const [bad, good] = [await named('Oläslig'), await named('Läslig')];
    const spoil = (by: string) =>
      inDatabase(
        `update privacy.personal_text set ciphertext = ${by}
          where area_id = $1 and subject_id = any ($2)`,
        [[bad.caseId, bad.agreementId]],
      );
    await spoil(`ciphertext || '\\x00'::bytea`);
    const boards = ['/agreements/today overdue', '/meetings/today to-find-a-time'];
    for (const board of boards) {
      const [path = '', kind = ''] = board.split(' ');
      const rows = await rowsOf(path, kind);
      const nameOf = ({ caseId }: { caseId: string }) =>
        rows.find((row) => row.caseId === caseId)?.name;
      expect([board, nameOf(bad), nameOf(good)]).toEqual([board, null, 'Läslig']);
    }
    const lists = ['/today', '/cases', `/cases/${bad.caseId}`, '/agreements'];
    for (const path of [...lists, `/cases/${bad.caseId}/agreements`])
      await team().get(path).expect(200);
    expect(house.log.some((line) => line.includes(bad.agreementId))).toBe(true);
    const { text: metrics } = await house.nobody().get('/metrics').expect(200);
    expect(metrics).toMatch(/famsam_unreadable_total\{what="text"\} [1-9]/);
    await spoil('substring(ciphertext for length(ciphertext) - 1)');
    expect((await rowsOf('/agreements/today', 'overdue')).map(({ name }) => name)).toContain(
      'Oläslig',
    );
  });

  it('shows what cannot be read at all with its case, and all others as ever', async () => {
    const [bad, good] = [await named('Oläslig'), await named('Läslig')];
    const mend = [
      await unreadableIn(
        house,
        ['agreements.agreement', 'agreement_id', 'state'],
        bad.agreementId,
        'owner',
        null,
      ),
      await unreadableIn(
        house,
        ['meetings.meeting', 'meeting_id', 'body'],
        bad.meetingId,
        'request.must',
        null,
      ),
      await unreadableIn(
        house,
        ['meetings.meeting', 'meeting_id', 'body'],
        bad.meetingId,
        'booking',
        { from: 'no instant', to: '9' },
      ),
      await unreadableIn(house, ['meetings.meeting', 'meeting_id', 'body'], bad.meetingId, 'poll', {
        slots: null,
        answers: {},
        closed: null,
      }),
    ];
    const casesIn = async (path: string, kind: string) =>
      (await rowsOf(path, kind)).map(({ caseId, name }) => `${caseId} ${name}`);
    for (const [path, kind] of [
      ['/agreements/today', 'overdue'],
      ['/meetings/today', 'to-find-a-time'],
    ] as const) {
      expect(await casesIn(path, 'unreadable')).toEqual([`${bad.caseId} Oläslig`]);
      const others = await casesIn(path, kind);
      expect(others).toContain(`${good.caseId} Läslig`);
      expect(others).not.toContain(`${bad.caseId} Oläslig`);
    }
    for (const whole of mend.reverse()) await whole();
    expect(await casesIn('/agreements/today', 'unreadable')).toEqual([]);
    expect(await casesIn('/meetings/today', 'unreadable')).toEqual([]);
  });
});
