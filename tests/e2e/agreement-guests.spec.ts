import type { AgreementOwner } from '@famsam/contracts';
import { MessagesAbout } from '@famsam/messages';
import { JobQueues, JobReminder, newId } from '@famsam/platform';
import { QueryBus } from '@nestjs/cqrs';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, usualReferral, withOffices, type Offices } from '../support/family';
import { aGuest, answerAgreement } from '../support/guest';

let house: TestApp;
let school: Offices;
let clinic: Offices;

beforeAll(async () => {
  house = await anApp();
  school = await withOffices(house, 'Nora kommun');
  clinic = await withOffices(house, 'Region Örebro län');
});

afterAll(() => house?.close());
beforeEach(() => house.clock.moveTo('2025-03-31T11:00:00.000Z'));

const team = () => house.as('coordinator');
const what = 'Skolan ordnar en plats i den lilla gruppen.';

/** An open case with a mother and a child; the mother lets the school know until summer. */
async function aFamily() {
  const { id: caseId } = (await team().post('/cases', usualReferral).expect(201)).body;
  let version = 1;
  const write = async (path: string, entry: object): Promise<string> => {
    const sent = team().post(`/cases/${caseId}/${path}`, entry).set('If-Match', `"${version}"`);
    const { body } = await sent.expect(201);
    version = body.version;
    return body.entryId;
  };
  await write('assessment', { on: '2025-01-13', outcome: 'taken-on' });
  const mother = await write('members', { role: 'guardian', birthYear: 1985 });
  await write('members', { role: 'child', birthYear: 2014 });
  const consents = `/cases/${caseId}/consents`;
  const asked = await team()
    .post(consents, {
      memberId: mother,
      agencyId: school.agencyId,
      information: ['coordination'],
      purpose: 'collaboration-meetings',
      on: '2025-01-14',
    })
    .expect(201);
  const given = { on: '2025-01-14', until: '2025-06-30', how: { form: 'written' } };
  const consent = `${consents}/${asked.body.id}`;
  const answered = await team()
    .post(`${consent}/given`, given)
    .set('If-Match', String(asked.headers.etag))
    .expect(200);
  const withdraw = () =>
    team()
      .post(`${consent}/withdrawn`, { on: '2025-03-31' })
      .set('If-Match', String(answered.headers.etag))
      .expect(200);
  return { caseId, mother, withdraw, close: () => write('closings', closing) };
}

const closing = { on: '2025-03-31', reason: 'situation-resolved' };
const ofSchool = (): AgreementOwner => ({ kind: 'unit', unitId: school.unitId });

async function agreed(caseId: string, owner: AgreementOwner = ofSchool()): Promise<string> {
  const body = { on: '2025-03-31', owner, dueOn: '2025-04-30', what };
  return (await team().post(`/cases/${caseId}/agreements`, body).expect(201)).body.id;
}

async function act(agreementId: string, path: string, version: number, body: object) {
  const sent = team().post(`/agreements/${agreementId}/${path}`, body);
  await sent.set('If-Match', `"${version}"`).expect(200);
}

/** What is or was to be sent about it, `kind status`. */
async function told(agreementId: string): Promise<string[]> {
  const about = { kind: 'agreement', id: agreementId } as const;
  const messages = await house.app
    .get(QueryBus, { strict: false })
    .execute(new MessagesAbout(house.areaId, about));
  return messages.map(({ kind, status }) => `${kind} ${status}`).sort();
}

async function guestOf(agreementId: string, recipient = ofSchool()) {
  const guest = aGuest(house, { purpose: 'agreement', subjectId: agreementId, recipient });
  await guest.comeIn();
  return guest;
}

describe('the owner of an agreement', () => {
  it('is asked in the transaction that makes it, by ids alone', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    const about = { kind: 'agreement', id } as const;
    const [message] = await house.app
      .get(QueryBus, { strict: false })
      .execute(new MessagesAbout(house.areaId, about));
    expect(message).toMatchObject({
      kind: 'agreement-asked',
      recipient: ofSchool(),
      caseId,
      link: 'agreement',
      status: 'waiting',
    });
  });

  it('sees what was agreed and by when, and not whose family it is (law.md 2)', async () => {
    const { caseId } = await aFamily();
    const guest = await guestOf(await agreed(caseId));
    const { body } = await guest.get('/agreement').expect(200);
    expect(body).toEqual({
      version: 1,
      status: 'open',
      since: '2025-03-31',
      madeOn: '2025-03-31',
      meetingOn: null,
      dueOn: '2025-04-30',
      blockedBy: null,
      suggestedUnitId: null,
      what,
      family: null,
      answers: ['taken-on', 'done', 'blocked', 'not-mine'],
      units: [{ unitId: clinic.unitId, name: 'BUP Region Örebro län' }],
    });
  });

  it('answers by a tap, takes it back by another, and nobody is told any more', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    const guest = await guestOf(id);
    await answerAgreement(guest, { answer: 'done' });
    expect(await told(id)).toEqual(['agreement-asked skipped']);
    expect((await guest.get('/agreement')).body).toMatchObject({
      status: 'done',
      answers: ['taken-on', 'blocked', 'not-mine'],
    });
    const blocked = { answer: 'blocked', reason: 'no-time-or-staff', note: 'Två är sjuka.' };
    await answerAgreement(guest, blocked);
    const unitId = clinic.unitId;
    await answerAgreement(guest, { answer: 'not-mine', suggestedUnitId: unitId });
    const { items } = (await team().get(`/cases/${caseId}/agreements`)).body;
    expect(items).toMatchObject([
      { status: 'not-mine', suggested: { kind: 'unit', unitId }, note: 'Två är sjuka.' },
    ]);
    await answerAgreement(guest, { answer: 'blocked', reason: 'x' }, 400);
    await answerAgreement(guest, { answer: 'not-mine' }, 400);
  });

  it('takes back the next day no more that it is done', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    await answerAgreement(await guestOf(id), { answer: 'done' });
    house.clock.moveTo('2025-04-01T11:00:00.000Z');
    const guest = await guestOf(id);
    const { body } = await guest.get('/agreement').expect(200);
    expect(body).toMatchObject({ status: 'done', answers: [] });
    const late = await answerAgreement(guest, { answer: 'taken-on' }, 409);
    expect(late.body.code).toBe('agreement.over');
  });

  it('is asked when it is handed over, and the one before has no say any more', async () => {
    const { caseId, mother } = await aFamily();
    const id = await agreed(caseId);
    const before = await guestOf(id);
    const owner = { kind: 'member', memberId: mother };
    await act(id, 'handed-over', 1, { on: '2025-03-31', owner, dueOn: '2025-05-02' });
    expect(await told(id)).toEqual(['agreement-asked skipped', 'agreement-asked waiting']);
    for (const refused of [
      await before.get('/agreement').expect(409),
      await answerAgreement(before, { answer: 'done' }, 409),
    ])
      expect(refused.body.code).toBe('agreement.not-yours');
  });

  it('comes for this agreement alone', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    const guest = aGuest(house, { purpose: 'poll', subjectId: id, recipient: ofSchool() });
    await guest.comeIn();
    expect((await guest.get('/agreement').expect(403)).body.code).toBe('guest.not-for-this');
    const elsewhere = aGuest(house, {
      purpose: 'agreement',
      subjectId: newId(),
      recipient: ofSchool(),
    });
    await elsewhere.comeIn();
    await elsewhere.get('/agreement').expect(404);
  });

  it('is asked and shown nothing when the family lets them know no more (law.md 11)', async () => {
    const { caseId, withdraw } = await aFamily();
    const id = await agreed(caseId);
    const guest = await guestOf(id);
    await withdraw();
    for (const refused of [
      await guest.get('/agreement').expect(409),
      await answerAgreement(guest, { answer: 'done' }, 409),
    ])
      expect(refused.body.code).toBe('agreement.not-asked-any-more');
    expect(await told(await agreed(caseId))).toEqual([]);
    // Nobody ever let the clinic know.
    expect(await told(await agreed(caseId, { kind: 'unit', unitId: clinic.unitId }))).toEqual([]);
  });

  it('is asked nothing when the case is closed', async () => {
    const { caseId, close } = await aFamily();
    const id = await agreed(caseId);
    const guest = await guestOf(id);
    await close();
    const { body } = await guest.get('/agreement').expect(409);
    expect(body.code).toBe('agreement.not-asked-any-more');
  });

  it.each(['withdrawn', 'struck'])('is told no more when it is %s', async (path) => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    await act(id, path, 1, { on: '2025-03-31' });
    expect(await told(id)).toEqual(['agreement-asked skipped']);
  });
});

describe('Idag', () => {
  const today = async () => (await team().get('/agreements/today').expect(200)).body.sections;
  const kindsOf = async (agreementId: string): Promise<string[]> =>
    (await today()).flatMap((section: { kind: string; items: object[] }) =>
      JSON.stringify(section.items).includes(agreementId) ? section.kind : [],
    );

  it('has each agreement in the one section where it belongs', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    expect(await kindsOf(id)).toEqual([]);
    house.clock.moveTo('2025-05-01T11:00:00.000Z');
    expect(await kindsOf(id)).toEqual(['overdue']);
    await act(id, 'blocked', 1, { on: '2025-05-01', reason: 'other', note: 'x' });
    expect(await kindsOf(id)).toEqual(['blocked']);
    await act(id, 'not-mine', 2, { on: '2025-05-01', suggested: null });
    expect(await kindsOf(id)).toEqual(['not-mine']);
    await act(id, 'done', 3, { on: '2025-05-01' });
    expect(await kindsOf(id)).toEqual([]);
  });

  it('says what it is, whose, and since when', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    house.clock.moveTo('2025-05-07T11:00:00.000Z');
    const section = (await today()).find(({ kind }: { kind: string }) => kind === 'overdue');
    const item = section.items.find((one: { caseId: string }) => one.caseId === caseId);
    expect(item).toMatchObject({
      municipality: '1884',
      since: '2025-04-30',
      days: 7,
      details: { agreementId: id, what, owner: ofSchool(), ownerName: 'BUP Nora kommun' },
    });
  });
});

describe('with a worker', () => {
  beforeAll(() => house.app.get(JobQueues, { strict: false }).startWorkers());

  /** Looks, as every minute, until what is expected is there. */
  async function until(there: () => Promise<boolean>): Promise<void> {
    while (!(await there())) {
      await house.app.get(JobReminder, { strict: false }).remind();
      await new Promise(setImmediate);
    }
  }
  const silenceOf = async (caseId: string, id: string): Promise<string[]> => {
    const { items } = (await team().get(`/cases/${caseId}/agreements`)).body;
    return items.find((one: { agreementId: string }) => one.agreementId === id).silence;
  };

  it('tells the owner, then the manager, then the team, then nobody: it stands first on the agenda', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    const days = ['2025-04-03', '2025-04-07', '2025-04-09', '2025-04-11', '2025-04-15'];
    for (const [at, day] of days.entries()) {
      house.clock.moveTo(`${day}T11:00:00.000Z`);
      await until(async () => (await silenceOf(caseId, id)).length > at);
    }
    const about = { kind: 'agreement', id } as const;
    const messages = await house.app
      .get(QueryBus, { strict: false })
      .execute(new MessagesAbout(house.areaId, about));
    const { unitId } = school;
    expect(messages.map(({ kind, recipient, link }) => ({ kind, recipient, link }))).toEqual([
      { kind: 'agreement-asked', recipient: ofSchool(), link: 'agreement' },
      { kind: 'agreement-reminder', recipient: ofSchool(), link: 'agreement' },
      { kind: 'agreement-second-reminder', recipient: ofSchool(), link: 'agreement' },
      { kind: 'agreement-manager', recipient: { kind: 'manager', unitId }, link: 'agreement' },
      { kind: 'agreement-coordinator', recipient: { kind: 'team' }, link: null },
    ]);
  });

  it('notices no silence of those whom the family lets know no more (law.md 11)', async () => {
    const [one, other] = [await aFamily(), await aFamily()];
    const [stopped, going] = [await agreed(one.caseId), await agreed(other.caseId)];
    await one.withdraw();
    house.clock.moveTo('2025-04-03T11:00:00.000Z');
    // The other one is noticed by the same look.
    await until(async () => (await silenceOf(other.caseId, going)).length > 0);
    expect(await silenceOf(one.caseId, stopped)).toEqual([]);
  });

  it.each(['the case is closed', 'the consent is gone'])(
    'takes back what nobody got, when %s; until then it stands on Idag',
    async (why) => {
      const { caseId, close, withdraw } = await aFamily();
      const id = await agreed(caseId);
      // The school has no address.
      await until(async () => (await told(id)).includes('agreement-asked failed'));
      const { sections } = (await team().get('/agreements/today').expect(200)).body;
      const failed = sections.find(({ kind }: { kind: string }) => kind === 'message-failed');
      expect(failed.items).toContainEqual(
        expect.objectContaining({
          caseId,
          details: expect.objectContaining({ why: 'no-address', recipientName: 'BUP Nora kommun' }),
        }),
      );
      await (why === 'the case is closed' ? close() : withdraw());
      await until(async () => (await told(id)).includes('agreement-asked skipped'));
    },
  );

  it('notices silence about other words as well, twice on one day', async () => {
    const { caseId } = await aFamily();
    const owner = ofSchool();
    const told = (words: string) => ({ on: '2025-03-31', dueOn: '2025-03-31', owner, what: words });
    const made = await team().post(`/cases/${caseId}/agreements`, told('Ett')).expect(201);
    const { id } = made.body;
    for (const [version, words] of [
      [2, 'Två'],
      [4, 'Tre'],
    ] as const) {
      await until(async () => (await silenceOf(caseId, id)).length > 0);
      await act(id, 'correction', version, told(words));
      expect(await silenceOf(caseId, id)).toEqual([]);
    }
    await until(async () => (await silenceOf(caseId, id)).length > 0);
  });

  it('is told and asked again when it is put in other words, and answers those (found B1)', async () => {
    const { caseId } = await aFamily();
    const id = await agreed(caseId);
    await reachUnitAt(house, school.unitId, { email: 'elevhalsan@exempel.se' });
    await until(async () => (await told(id)).includes('agreement-asked sent'));
    const guest = await guestOf(id);
    await answerAgreement(guest, { answer: 'taken-on' });
    const { headers } = await guest.get('/agreement').expect(200);
    const corrected = { on: '2025-03-31', owner: ofSchool(), dueOn: '2025-04-30' };
    const other = 'Skolan ordnar två platser.';
    await act(id, 'correction', 2, { ...corrected, what: other });
    await until(async () => (await told(id)).includes('agreement-reworded sent'));
    expect(await told(id)).toEqual(['agreement-asked sent', 'agreement-reworded sent']);

    const late = guest.post('/agreement/answer', { answer: 'done' });
    const refused = await late.set('If-Match', String(headers.etag)).expect(412);
    expect(refused.body.code).toBe('version.stale');
    expect((await guest.get('/agreement').expect(200)).body).toMatchObject({
      ...{ status: 'open', what: other },
      answers: ['taken-on', 'done', 'blocked', 'not-mine'],
    });
    await answerAgreement(guest, { answer: 'taken-on' });
    // A day alone is mended without asking anybody.
    await act(id, 'correction', 4, { ...corrected, dueOn: '2025-05-02' });
    expect(await told(id)).toEqual(['agreement-asked sent', 'agreement-reworded sent']);
  });
});
