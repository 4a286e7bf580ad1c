import { newId, Transactions } from '@famsam/platform';
import type { QueryRunner } from 'typeorm';
import { ContactEnds1795600000071 } from '../../infra/migrations/1795600000071-cases-contact-ends';
import { anApp, type TestApp } from '../support/app';
import { usualReferral } from '../support/family';

let house: TestApp;
let agencyId: string;
let unitId: string;

beforeAll(async () => {
  house = await anApp();
  const operator = house.as('operator');
  await operator.post('/directory/municipalities', { code: '1884' }).expect(201);
  const agency = { name: 'Nora kommun', kind: 'municipality' };
  agencyId = (await operator.post('/directory/agencies', agency).expect(201)).body.id;
  const unit = { agencyId, name: 'Elevhälsan' };
  unitId = (await operator.post('/directory/units', unit).expect(201)).body.id;
});

afterAll(() => house?.close());

const team = () => house.as('coordinator');

/** A case that was taken on, with two guardians and a child. */
async function aFamily() {
  const referral = {
    municipality: '1884',
    referredOn: '2025-01-10',
    category: 'school',
    criteria: ['several-interventions'],
    childrenUnder23: 1,
  };
  const { body } = await team().post('/cases', referral).expect(201);
  const caseId: string = body.id;
  let version: number = body.version;
  const write = async (path: string, entry: object): Promise<string> => {
    const request = team().post(`/cases/${caseId}/${path}`, entry);
    const answer = await request.set('If-Match', `"${version}"`).expect(201);
    version = answer.body.version;
    return answer.body.entryId;
  };
  await write('assessment', { on: '2025-01-13', outcome: 'taken-on' });
  const mother = await write('members', { role: 'guardian', birthYear: 1985 });
  const father = await write('members', { role: 'guardian', birthYear: 1983 });
  const child = await write('members', { role: 'child', birthYear: 2014 });
  const hold = (heldOn: string, told: object = {}) =>
    team()
      .post(`/cases/${caseId}/meetings`, {
        heldOn,
        kind: 'collaboration',
        form: 'digital',
        minutes: 60,
        unitIds: [unitId],
        discussed: [child],
        ...told,
      })
      .set('If-Match', `"${version}"`);
  return { caseId, mother, father, child, hold, consents: `/cases/${caseId}/consents` };
}

type Family = Awaited<ReturnType<typeof aFamily>>;

function ask({ consents }: Family, memberId: string, change: object = {}) {
  return team().post(consents, {
    memberId,
    agencyId,
    information: ['coordination', 'school'],
    purpose: 'collaboration-meetings',
    on: '2025-01-14',
    ...change,
  });
}

const given = { on: '2025-01-20', until: '2025-12-31', how: { form: 'written' } };

async function aConsent(family: Family, memberId: string): Promise<string> {
  const { body, headers } = await ask(family, memberId).expect(201);
  await team()
    .post(`${family.consents}/${body.id}/given`, given)
    .set('If-Match', String(headers.etag))
    .expect(200);
  return body.id;
}

it('lets no meeting be held until every guardian lets the agency take part (law.md 8)', async () => {
  const family = await aFamily();
  const refused = await family.hold('2025-02-03').expect(409);
  expect(refused.body).toMatchObject({
    code: 'meeting.consent-missing',
    details: {
      missing: [
        { memberId: family.mother, agencyId },
        { memberId: family.father, agencyId },
      ],
    },
  });
  await aConsent(family, family.mother);
  const half = await family.hold('2025-02-03').expect(409);
  expect(half.body.details.missing).toEqual([{ memberId: family.father, agencyId }]);
  await aConsent(family, family.father);
  await family.hold('2025-02-03').expect(201);
});

describe('a meeting without consent', () => {
  it.each([
    ['found K2: nobody is said to be discussed', { discussed: [] }],
    ['found K3: it is called a family talk', { kind: 'family-talk' }],
    ['found K3: it is called an agency meeting', { kind: 'agency-meeting', discussed: [] }],
  ])('is refused although %s', async (_how, told) => {
    const family = await aFamily();
    const { body } = await family.hold('2025-02-03', told).expect(409);
    expect(body.code).toBe('meeting.consent-missing');
    expect(body.details.missing).toHaveLength(2);
    // With the family alone nobody else learns anything.
    await family.hold('2025-02-03', { ...told, kind: 'family-talk', unitIds: [] }).expect(201);
  });

  it('is refused in a family of which nobody is known (found K2)', async () => {
    const { body: referred } = await team().post('/cases', usualReferral).expect(201);
    const told = { heldOn: '2025-02-03', kind: 'family-talk', form: 'digital', minutes: 60 };
    const { body } = await team()
      .post(`/cases/${referred.id}/meetings`, { ...told, unitIds: [unitId] })
      .set('If-Match', '"1"')
      .expect(409);
    expect(body).toMatchObject({
      code: 'meeting.consent-missing',
      details: { missing: [{ memberId: null, agencyId }] },
    });
  });

  it('is written down with the reason when it was held, and counts nowhere (found K3)', async () => {
    const family = await aFamily();
    const withoutConsent = 'not-answered';
    const { body } = await family.hold('2025-02-03', { withoutConsent }).expect(201);
    const file = await team().get(`/cases/${family.caseId}`).expect(200);
    expect(file.body.state.meetings[body.entryId]).toMatchObject({ withoutConsent });
    expect(file.body.state.processStarts).toEqual({});
    const { body: listed } = await team().get('/cases?limit=200').expect(200);
    const one = listed.items.find(({ caseId }: { caseId: string }) => caseId === family.caseId);
    expect(one).toMatchObject({ firstMeetingOn: null, lastMeetingOn: null });
  });

  it('is not said to have been one when everybody had consented', async () => {
    const family = await aFamily();
    for (const guardian of [family.mother, family.father]) await aConsent(family, guardian);
    const unsaid = await family.hold('2025-02-03', { withoutConsent: 'other' }).expect(400);
    expect(unsaid.body.errors).toMatchObject([{ field: 'note', rule: 'note.says-why' }]);
    const said = { withoutConsent: 'other', note: 'Ingen visste att familjen hade flyttat.' };
    const { body } = await family.hold('2025-02-03', said).expect(422);
    expect(body).toMatchObject({ code: 'meeting.consent-not-missing', field: 'withoutConsent' });
  });
});

it('lets a withdrawal work at once, and not backwards (law.md 11)', async () => {
  const family = await aFamily();
  const consentId = await aConsent(family, family.mother);
  await aConsent(family, family.father);
  const withdrawal = team().post(`${family.consents}/${consentId}/withdrawn`, { on: '2025-02-10' });
  await withdrawal.expect(200);
  const refused = await family.hold('2025-02-10').expect(409);
  expect(refused.body.details.missing).toEqual([{ memberId: family.mother, agencyId }]);
  await family.hold('2025-02-09').expect(201);
});

it('lets a refused renewal end the yes from before it, at once (law.md 11)', async () => {
  const family = await aFamily();
  for (const guardian of [family.mother, family.father]) await aConsent(family, guardian);
  const renewal = { on: '2025-02-01', information: ['coordination'] };
  const { body, headers } = await ask(family, family.mother, renewal).expect(201);
  await family.hold('2025-02-10', { minutes: 30 }).expect(201);
  await team()
    .post(`${family.consents}/${body.id}/refused`, { on: '2025-02-10' })
    .set('If-Match', String(headers.etag))
    .expect(200);
  const { body: ledger } = await team().get(`${family.consents}?on=2025-02-10`).expect(200);
  const cells = ledger.matrix.filter((one: { memberId: string }) => one.memberId === family.mother);
  expect(cells).toMatchObject([{ coveredBy: null }]);
  const { sections } = (await team().get('/today').expect(200)).body;
  const held = sections.find(({ kind }: { kind: string }) => kind === 'consent-held-without');
  expect(held.items.map(({ caseId }: { caseId: string }) => caseId)).toContain(family.caseId);
});

it('shows the ledger of a case and whom it covers', async () => {
  const family = await aFamily();
  const consentId = await aConsent(family, family.mother);
  const { id } = (await ask(family, family.father).expect(201)).body;
  const view = { memberId: family.child, asked: true, maturity: 'not-assessed', view: 'agrees' };
  await team()
    .post(`${family.consents}/child-views`, { ...view, on: '2025-01-15' })
    .expect(201);
  const { body, headers } = await team().get(`${family.consents}?on=2025-02-01`).expect(200);
  expect(headers.etag).toBe('"4"');
  expect(body).toMatchObject({
    caseId: family.caseId,
    version: 4,
    on: '2025-02-01',
    consents: [
      { consentId, status: 'given', given },
      { consentId: id, status: 'asked', given: null },
    ],
    childViews: [{ ...view, on: '2025-01-15' }],
  });
  const covered = (memberId: string) =>
    body.matrix.find((cell: { memberId: string }) => cell.memberId === memberId).coveredBy;
  expect([covered(family.mother), covered(family.father)]).toEqual(['consent', null]);
});

it('wants to know which version was seen, and refuses an old one', async () => {
  const family = await aFamily();
  const { id } = (await ask(family, family.mother).expect(201)).body;
  const refusal = () => team().post(`${family.consents}/${id}/refused`, { on: '2025-01-15' });
  await refusal().expect(428);
  await refusal().set('If-Match', '"0"').expect(412);
  await refusal().set('If-Match', '"1"').expect(200);
  const again = team().post(`${family.consents}/${id}/given`, given).set('If-Match', '"2"');
  expect((await again.expect(409)).body.code).toBe('consent.already-decided');
});

it('does once what is sent twice with the same key', async () => {
  const family = await aFamily();
  const key = newId();
  const first = await ask(family, family.mother).set('Idempotency-Key', key).expect(201);
  const second = await ask(family, family.mother).set('Idempotency-Key', key).expect(201);
  expect(second.body).toEqual({ ...first.body, repeated: true });
  const other = ask(family, family.father).set('Idempotency-Key', key);
  expect((await other.expect(422)).body.code).toBe('idempotency-key.reused');
});

it('names the field and the rule that stand against it', async () => {
  const family = await aFamily();
  const malformed = await ask(family, family.mother, { on: 'yesterday' }).expect(400);
  expect(malformed.body.errors).toMatchObject([{ field: 'on' }]);
  const future = await ask(family, family.mother, { on: '2025-04-01' }).expect(422);
  expect(future.body).toMatchObject({ code: 'day.in-future', field: 'on' });
  const stranger = await ask(family, newId()).expect(422);
  expect(stranger.body).toMatchObject({ code: 'consent.member-unknown', field: 'memberId' });
});

it('answers 404 for a case that is not in the area', async () => {
  await team().get(`/cases/${newId()}/consents`).expect(404);
  await team().get('/cases/not-an-id/consents').expect(404);
  const family = await aFamily();
  const elsewhere = house.as('coordinator', await house.anotherArea('Ett annat område'));
  await elsewhere.get(family.consents).expect(404);
});

it.each(['referrer', 'steering-group', 'operator'] as const)('is not for a %s', async (persona) => {
  const { consents } = await aFamily();
  await house.as(persona).get(consents).expect(403);
  await house.as(persona).post(consents, {}).expect(403);
});

describe('an own contact', () => {
  const support = { kind: 'individual-support', since: '2024-09-01' };
  async function aSupported() {
    const family = await aFamily();
    const path = `/cases/${family.caseId}`;
    const send = async (method: 'post' | 'put', door: string, body: object) => {
      const { headers } = await team().get(path).expect(200);
      return team()[method](`${path}/${door}`, body).set('If-Match', String(headers.etag));
    };
    const own = { ...support, memberId: family.child, unitId };
    const { body } = await send('post', 'contacts', own);
    const state = async () => (await team().get(path).expect(200)).body.state;
    return { ...family, own, send, state, contactId: body.entryId as string };
  }
  const lacking = async (caseId: string): Promise<number> => {
    const { sections } = (await team().get('/today').expect(200)).body;
    const missing = sections.find(({ kind }: { kind: string }) => kind === 'consent-missing');
    return missing.items.filter((item: { caseId: string }) => item.caseId === caseId).length;
  };

  it('that ended starts no process and wants no consent any more, until its end is struck', async () => {
    const one = await aSupported();
    const { caseId, child, contactId, send, state } = one;
    expect((await state()).contacts[contactId]).toMatchObject({ precision: 'day', ended: null });
    expect(await lacking(caseId)).toBe(1);
    const door = `contacts/${contactId}`;
    const vague = { ...one.own, precision: 'month' };
    const refused = await send('put', door, { ...vague, since: '2024-09-02' });
    expect(refused.body).toMatchObject({ code: 'contact.not-first-day', field: 'since' });
    expect((await send('put', door, vague)).status).toBe(200);
    expect((await send('post', `${door}/end`, { on: '2025-02-02' })).status).toBe(200);
    expect(await lacking(caseId)).toBe(0);
    const again = await send('post', `${door}/end`, { on: '2025-02-03' });
    expect(again.body.code).toBe('contact.already-ended');

    for (const guardian of [one.mother, one.father]) await aConsent(one, guardian);
    const meeting = { kind: 'collaboration', form: 'digital', minutes: 60, heldOn: '2025-02-03' };
    await send('post', 'meetings', { ...meeting, unitIds: [unitId], discussed: [child] });
    expect(await state()).toMatchObject({
      contacts: {
        [contactId]: { precision: 'month', ended: { on: '2025-02-02', source: 'team' } },
      },
      meetings: { [Object.keys((await state()).meetings)[0] ?? '']: { heldOn: '2025-02-03' } },
      processStarts: {},
    });
    await send('post', 'strikes', { entry: 'contact-end', entryId: contactId });
    expect((await state()).processStarts[child].on).toBe('2025-02-03');
  });

  it('from before one could end is brought up to date as it would be rebuilt', async () => {
    const { caseId, own, send } = await aSupported();
    for (const since of ['2024-10-01', '2024-08-01'])
      await send('post', 'contacts', { ...own, kind: 'course', since });
    await house.app.get(Transactions, { strict: false }).inArea(house.areaId, async (tx) => {
      for (const [table, column] of [
        ['cases.case_file', 'state'],
        ['consent.family', 'family'],
      ] as const) {
        const at = [tx.areaId, caseId];
        const where = `${table} where area_id = $1 and case_id = $2`;
        const told = async () => {
          const rows = await tx.query<{ told: { contacts: Record<string, object> } }>(
            `select ${column} as told from ${where}`,
            at,
          );
          return rows[0]!.told;
        };
        const now = await told();
        const contacts = Object.fromEntries(
          Object.entries(now.contacts).map(([id, contact]) => {
            const {
              precision: _exactly,
              ended: _ever,
              ...before
            } = contact as never as {
              readonly [field: string]: unknown;
            };
            return [id, before];
          }),
        );
        await tx.query(`update ${table} set ${column} = $3 where area_id = $1 and case_id = $2`, [
          ...at,
          JSON.stringify({ ...now, contacts }),
        ]);
        expect(await told()).not.toEqual(now);
        await new ContactEnds1795600000071().up(tx as unknown as QueryRunner);
        expect(await told()).toEqual(now);
        expect(Object.keys((await told()).contacts)).toEqual(Object.keys(now.contacts));
      }
    });
  });
});
