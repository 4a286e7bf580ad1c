import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';

let house: TestApp;
let offices: Offices;

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
});

afterAll(() => house?.close());

const team = () => house.as('coordinator', house.areaId);
const referrer = () => house.as('referrer', house.areaId);

const number = '20140312-2383';

function aFamily(familyName: string, children: readonly object[] = []) {
  return {
    ...usualReferral,
    familyName,
    note: `Om ${familyName}`,
    members: [
      ...children.map((personal) => ({ role: 'child', birthYear: 2014, personal })),
      { role: 'guardian', personal: { name: `Robin ${familyName}`, phone: '070-1740605' } },
    ],
    contacts: children.length
      ? [{ member: 0, unitId: offices.unitId, kind: 'individual-support', since: '2024-09-01' }]
      : [],
  };
}

async function refer(body: object): Promise<string> {
  return (await team().post('/cases', body).expect(201)).body.id;
}

async function found(search: string, doors = team()): Promise<readonly string[]> {
  const { body } = await doors.get(`/cases?search=${encodeURIComponent(search)}`).expect(200);
  return body.items.map(({ name }: { name: string | null }) => name);
}

describe('law.md 5: cases are found', () => {
  beforeAll(async () => {
    await refer(aFamily('Öström', [{ name: 'Åsa-Märta', personNumber: number }]));
    await refer(aFamily('Al-Hakim', [{ name: 'Noor' }]));
    await refer(aFamily('Östberg'));
  });

  it.each([
    ['part of the family’s name', 'öst', ['Öström', 'Östberg']],
    ['without case and accents', 'OSTR', ['Öström']],
    ['a later word of a name', 'hak', ['Al-Hakim']],
    ['a member’s name', 'marta', ['Öström']],
    ['two words of one name', 'robin al', ['Al-Hakim']],
    ['a whole person number', '20140312-2383', ['Öström']],
    ['the same without century or dash', '1403122383', ['Öström']],
    ['a name without its hyphen', 'alhakim', ['Al-Hakim']],
    ['a name with a space for its hyphen', 'al hakim', ['Al-Hakim']],
    ['a name with a hyphen that does not break', 'AL‑HAK', ['Al-Hakim']],
    ['two names in one', 'åsamärta', ['Öström']],
    ['a person number with an en dash', '140312–2383', ['Öström']],
    ['a person number of the century before', '140312+2383', []],
    ['the beginning of a number', 'f0', ['Öström', 'Al-Hakim', 'Östberg']],
    ['one letter of a name', 'ö', []],
    ['part of a person number', '20140312', []],
    ['the middle of a word', 'ström', []],
    ['a word of a note', 'om', []],
    ['a phone number', '070-1740605', []],
  ])('by %s', async (_what, search, names) => expect(await found(search)).toEqual(names));

  it('in pages, and within a status', async () => {
    const first = (await team().get('/cases?search=ost&limit=1').expect(200)).body;
    const rest = await team().get(`/cases?search=ost&limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0].name, rest.body.items[0].name]).toEqual(['Öström', 'Östberg']);
    expect(rest.body.nextCursor).toBeNull();
    const { body } = await team().get('/cases?search=ost&status=closed').expect(200);
    expect(body.items).toEqual([]);
  });

  it('in the own area only, and by the team only', async () => {
    const other = await house.anotherArea('Södra området');
    expect(await found('öst', house.as('coordinator', other))).toEqual([]);
    for (const role of ['referrer', 'steering-group', 'operator'] as const)
      await house.as(role).get('/cases?search=ost').expect(403);
  });

  it('no more when a name is changed or the person forgotten (law.md 20)', async () => {
    const caseId = await refer(aFamily('Vinter'));
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    await team()
      .put(`/cases/${caseId}/referral`, { ...usualReferral, familyName: 'Sommar' })
      .set('If-Match', String(headers.etag))
      .expect(200);
    expect([await found('vinter'), await found('somm')]).toEqual([['Sommar'], ['Sommar']]);
    await house.as('operator').delete(`/people/${caseId}/texts?ground=legal-ground`).expect(200);
    expect(await found('somm')).toEqual([]);
  });

  it('and the names read are logged, those that led there as well (law.md 4)', async () => {
    const caseId = await refer(aFamily('Ekström', [{ name: 'Kattis' }]));
    await found('kattis');
    await team().get('/cases').expect(200);
    const { people } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    const child = Object.keys(people).find((id) => people[id].name === 'Kattis');
    const purposes = async (subjectId: string | undefined) =>
      (await house.as('operator').get(`/people/${subjectId}/access-log`).expect(200)).body.items
        .filter(({ act }: { act: string }) => act === 'read')
        .map(({ purpose }: { purpose: string }) => purpose);
    expect(await purposes(caseId)).toEqual(['case-work', 'case-list', 'case-search']);
    expect(await purposes(child)).toEqual(['case-work', 'case-search']);
  });

  it('and what was searched for stands in no log line', () => {
    expect(house.log.join('\n')).not.toMatch(/kattis|vinter|20140312|0312-?2383/i);
  });
});

describe('GET /cases/{id}', () => {
  it('gives the names and notes with the case, at once', async () => {
    const caseId = await refer(aFamily('Lindqvist', [{ name: 'Kim', personNumber: number }]));
    await team()
      .post(`/cases/${caseId}/assessment`, {
        on: '2025-01-13',
        outcome: 'taken-on',
        note: 'Vi tar oss an familjen',
      })
      .set('If-Match', '"4"')
      .expect(201);
    const talk = { heldOn: '2025-02-03', kind: 'family-talk', form: 'digital', minutes: 60 };
    const { body: held } = await team()
      .post(`/cases/${caseId}/meetings`, { ...talk, note: 'Första samtalet' })
      .set('If-Match', '"5"')
      .expect(201);
    const { body } = await team().get(`/cases/${caseId}`).expect(200);
    const members = Object.values<{ memberId: string; role: string }>(body.state.members);
    const [child, guardian] = members;
    expect(body).toMatchObject({
      name: 'Lindqvist',
      people: {
        [child!.memberId]: { name: 'Kim', personNumber: number },
        [guardian!.memberId]: { name: 'Robin Lindqvist', phone: '070-1740605' },
      },
      notes: {
        [caseId]: 'Om Lindqvist',
        assessment: 'Vi tar oss an familjen',
        [held.entryId]: 'Första samtalet',
      },
    });
    await referrer().get(`/cases/${caseId}`).expect(403);
  });
});

describe('a referral with its family, in one request', () => {
  const events = async (caseId: string) =>
    (await team().get(`/cases/${caseId}/events`).expect(200)).body.items.map(
      ({ type }: { type: string }) => type,
    );

  it.each(['coordinator', 'referrer'] as const)('is written down whole by a %s', async (role) => {
    const family = aFamily('Sandberg', [{ name: 'Kim' }, { name: 'Alex' }]);
    const key = newId();
    const send = () =>
      house.as(role, house.areaId).post('/cases', family).set('Idempotency-Key', key).expect(201);
    const { body } = await send();
    expect(body).toMatchObject({ version: 5, events: 5, repeated: false });
    expect((await send()).body).toMatchObject({ id: body.id, version: 5, repeated: true });
    expect(await events(body.id)).toEqual([
      'case.referred',
      ...Array.from({ length: 3 }, () => 'case.member-added'),
      'case.contact-added',
    ]);
    const { state, people } = (await team().get(`/cases/${body.id}`).expect(200)).body;
    const members = Object.values<{ memberId: string; number: string }>(state.members);
    expect(members.map(({ memberId }) => people[memberId].name)).toEqual([
      'Kim',
      'Alex',
      'Robin Sandberg',
    ]);
    const { number: caseNumber } = state.referral;
    expect(members.map((member) => member.number)).toEqual(
      [1, 2, 3].map((place) => `${caseNumber}-P${place}`),
    );
    expect(Object.values(state.contacts)).toMatchObject([{ memberId: members[0]!.memberId }]);
  });

  it.each([
    ['a child without a birth year', { members: [{ role: 'child' }] }, 'members.0.birthYear'],
    [
      'a child who is too old',
      { members: [{ role: 'guardian' }, { role: 'child', birthYear: 1990 }] },
      'members.1.birthYear',
    ],
    [
      'a contact in the future',
      {
        members: [{ role: 'guardian' }],
        contacts: [{ member: 0, unit: true, kind: 'course', since: '2025-04-01' }],
      },
      'contacts.0.since',
    ],
    [
      'a unit that is none',
      {
        members: [{ role: 'guardian' }],
        contacts: [
          { member: 0, unit: true, kind: 'course', since: '2025-03-01' },
          { member: 0, unit: false, kind: 'course', since: '2025-03-01' },
        ],
      },
      'contacts.1.unitId',
    ],
  ])('%s is refused at its field, and nothing is kept', async (_what, change, field) => {
    const { contacts = [], ...told } = change as { contacts?: { unit: boolean }[] };
    const body = {
      ...usualReferral,
      familyName: 'Avvisad',
      ...told,
      contacts: contacts.map(({ unit, ...contact }) => ({
        ...contact,
        unitId: unit ? offices.unitId : newId(),
      })),
    };
    const refused = await referrer().post('/cases', body).expect(422);
    expect(refused.body.field).toBe(field);
    expect(await found('avvisad')).toEqual([]);
  });

  it('a contact of nobody is not of the right form', async () => {
    const contact = { member: 1, unitId: offices.unitId, kind: 'course', since: '2025-03-01' };
    const told = { ...usualReferral, members: [{ role: 'guardian' }], contacts: [contact] };
    const { body } = await team().post('/cases', told).expect(400);
    expect(body.errors).toMatchObject([{ field: 'contacts.0.member' }]);
  });

  it('a number that is none is named, and nothing is kept', async () => {
    const told = aFamily('Felnummer', [{ name: 'Kim', personNumber: '20140312-2385' }]);
    const { body } = await team().post('/cases', told).expect(400);
    expect(body.errors).toMatchObject([{ field: 'members.0.personal.personNumber' }]);
    expect(await found('felnummer')).toEqual([]);
  });
});
