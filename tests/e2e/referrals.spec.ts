import { newId } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';
import { rewordMember } from '../support/words';

let house: TestApp;
let offices: Offices;

beforeAll(async () => {
  house = await anApp();
  offices = await withOffices(house);
});

afterAll(() => house?.close());

const team = () => house.as('coordinator', house.areaId);
const referrer = () => house.as('referrer', house.areaId);

const sent = () => ({
  ...usualReferral,
  familyName: 'Łukasz-Öström',
  note: 'Kim har varit hemma från skolan sedan i höstas.',
  members: [
    { role: 'child', birthYear: 2014, personal: { name: 'Kim', personNumber: '20140312-2383' } },
    { role: 'guardian', interpreter: 'so', personal: { name: 'Robin' } },
  ],
  contacts: [
    { member: 0, unitId: offices.unitId, kind: 'individual-support', since: '2024-09-01' },
  ],
});

async function refer(role: 'coordinator' | 'referrer' = 'referrer'): Promise<string> {
  const { body } = await house.as(role, house.areaId).post('/cases', sent()).expect(201);
  return body.id;
}

const own = async (caseId: string) =>
  (await referrer().get(`/referrals/${caseId}`).expect(200)).body;

async function write(caseId: string, path: string, body: object): Promise<string> {
  const { version } = (await team().get(`/cases/${caseId}`).expect(200)).body;
  const change = team().post(`/cases/${caseId}${path}`, body);
  return (await change.set('If-Match', `"${version}"`).expect(201)).body.entryId;
}

async function consent(caseId: string): Promise<void> {
  const { state } = (await team().get(`/cases/${caseId}`).expect(200)).body;
  const members = Object.values<{ memberId: string; role: string }>(state.members);
  for (const { memberId } of members.filter(({ role }) => role === 'guardian')) {
    const path = `/cases/${caseId}/consents`;
    const question = { memberId, agencyId: offices.agencyId, information: ['coordination'] };
    const asked = await team()
      .post(path, { ...question, purpose: 'collaboration-meetings', on: '2025-01-15' })
      .expect(201);
    await team()
      .post(`${path}/${asked.body.id}/given`, {
        on: '2025-01-20',
        until: '2025-12-31',
        how: { form: 'written' },
      })
      .set('If-Match', `"${asked.body.version}"`)
      .expect(200);
  }
}

describe('the status of an own referral', () => {
  it('has the day of each stage it has come to', async () => {
    const caseId = await refer();
    const stages: unknown[] = [];
    const look = async () => {
      const { stage, days } = await own(caseId);
      stages.push([stage, days]);
    };
    await look();
    await write(caseId, '/assessment', { on: '2025-01-13', outcome: 'taken-on' });
    await look();
    await consent(caseId);
    await look();
    const { state } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    await write(caseId, '/meetings', {
      ...{ heldOn: '2025-02-03', kind: 'collaboration', form: 'digital', minutes: 60 },
      ...{ unitIds: [offices.unitId], discussed: [Object.keys(state.members)[0]] },
    });
    await look();
    await write(caseId, '/closings', { on: '2025-03-10', reason: 'situation-improved' });
    await look();

    const none = { assessed: null, consents: null, firstMeeting: null, closed: null };
    const received = { ...none, received: '2025-01-10' };
    const assessed = { ...received, assessed: '2025-01-13' };
    const consents = { ...assessed, consents: '2025-01-20' };
    const met = { ...consents, firstMeeting: '2025-02-03' };
    expect(stages).toEqual([
      ['received', received],
      ['taken-on', assessed],
      ['consents', consents],
      ['met', met],
      ['closed', { ...met, closed: '2025-03-10' }],
    ]);
  });

  it('says why FamSam pointed elsewhere, by its code', async () => {
    const caseId = await refer();
    const outcome = { outcome: 'pointed-elsewhere', reason: 'sip-fits-better' };
    await write(caseId, '/assessment', { on: '2025-01-13', ...outcome, note: 'Talade med BUP' });
    const body = await own(caseId);
    expect(body).toMatchObject({ stage: 'pointed-elsewhere', reason: 'sip-fits-better' });
    expect(JSON.stringify(body)).not.toContain('Talade');
  });

  it('is listed, the newest first, page by page', async () => {
    const ids = [await refer(), await refer()];
    const first = (await referrer().get('/referrals?limit=1').expect(200)).body;
    const path = `/referrals?limit=1&cursor=${first.nextCursor}`;
    const second = (await referrer().get(path).expect(200)).body;
    expect([first, second].map(({ items }) => items[0].caseId)).toEqual(ids.reverse());
    expect(first.items[0]).toMatchObject({ name: 'Łukasz-Öström', stage: 'received' });
  });
});

describe('what was told', () => {
  it('is what the referrer sent, word for word', async () => {
    const { details } = await own(await refer());
    const { familyName: _family, referredOn: _day, contacts, ...expected } = sent();
    expect(details).toMatchObject({
      ...expected,
      municipalityName: 'Nora',
      contacts: [{ ...contacts[0], unitName: 'BUP Region Örebro län' }],
    });
  });

  it('is never what others wrote since: entries, corrections, names, notes (law.md 2)', async () => {
    const caseId = await refer();
    const { state } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    const [child] = Object.keys(state.members);
    const uncle = { role: 'other-adult', personal: { name: 'Hemlig Morbror' } };
    await write(caseId, '/members', uncle);
    await rewordMember(house, caseId, String(child), { phone: '070-9999999' });
    const { version } = (await team().get(`/cases/${caseId}`).expect(200)).body;
    const { members: _m, contacts: _c, familyName: _f, note: _n, ...corrected } = sent();
    const others = { domains: ['parenting-capacity'], note: 'Hemlig anteckning' };
    await team()
      .put(`/cases/${caseId}/referral`, { ...corrected, ...others })
      .set('If-Match', `"${version}"`)
      .expect(200);
    const body = await own(caseId);
    expect(JSON.stringify(body)).not.toMatch(/Hemlig|9999999|parenting/);
    // Their own words stay theirs to read, in other words for the team by now.
    expect(body.details.note).toBe(sent().note);
    expect(body.details.members).toHaveLength(2);
    await house.as('operator').delete(`/people/${caseId}/texts?ground=legal-ground`).expect(200);
    expect((await own(caseId)).details.note).toBeNull();
  });

  it('is for the one who told it: others’ referrals, other areas and other roles find nothing', async () => {
    const theirs = await refer('coordinator');
    const mine = await refer();
    const other = await house.anotherArea('Södra området');
    for (const path of ['', '/receipt.pdf']) {
      await referrer().get(`/referrals/${theirs}${path}`).expect(404);
      await referrer().get(`/referrals/${newId()}${path}`).expect(404);
      await house.as('referrer', other).get(`/referrals/${mine}${path}`).expect(404);
      for (const role of ['coordinator', 'steering-group', 'operator'] as const)
        await house.as(role).get(`/referrals/${mine}${path}`).expect(403);
    }
    const { items } = (await referrer().get('/referrals?limit=200').expect(200)).body;
    expect(items.map((item: { caseId: string }) => item.caseId)).not.toContain(theirs);
  });

  it('is gone from the list when the case is struck', async () => {
    const caseId = await refer();
    await team().delete(`/cases/${caseId}`).set('If-Match', '"5"').expect(200);
    await referrer().get(`/referrals/${caseId}`).expect(404);
  });
});

describe('the receipt', () => {
  const pdf = async (caseId: string): Promise<string> => {
    const answer = await referrer()
      .get(`/referrals/${caseId}/receipt.pdf`)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200)
      .expect('content-type', 'application/pdf')
      .expect('cache-control', 'no-store');
    return (answer.body as Buffer).toString('latin1');
  };

  it('is a letter with title, language and tags, so that it can be read aloud', async () => {
    const letter = await pdf(await refer());
    expect(letter.startsWith('%PDF-1.7')).toBe(true);
    expect(letter).toMatch(/\/Lang \(sv-SE\)/);
    expect(letter).toMatch(/\/Marked true/);
    expect(letter).toMatch(/\/DisplayDocTitle true/);
    for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'LBody'])
      expect(letter).toContain(`/S /${tag}`);
  });

  it('reads what it tells, logged as the referrer’s own (law.md 4)', async () => {
    const caseId = await refer();
    await pdf(caseId);
    const { items } = (await house.as('operator').get(`/people/${caseId}/access-log`).expect(200))
      .body;
    expect(items).toContainEqual(
      expect.objectContaining({
        act: 'read',
        purpose: 'own-referral',
        actor: { id: 'demo-referrer', role: 'referrer' },
      }),
    );
  });
});
