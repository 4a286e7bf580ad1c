import { JobQueues } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral, withOffices, type Offices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { exportedText, importText } from '../support/register-doors';

/** A register must not say yes where a family has said no. The clock of the tests stands at 2025-03-31. */
let house: TestApp;
let offices: Offices;
const team = () => house.as('coordinator');

beforeAll(async () => {
  house = await anApp();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
  offices = await withOffices(house);
}, 60_000);
afterAll(() => house?.close());

async function aRefusal(): Promise<{ caseId: string; hold: () => Promise<unknown> }> {
  const { agencyId, unitId } = offices;
  const { caseId, child, guardian } = await familyToMeet(house, offices, { consent: false });
  const question = { agencyId, information: ['coordination'], purpose: 'collaboration-meetings' };
  const asked = await team()
    .post(`/cases/${caseId}/consents`, { memberId: guardian, ...question, on: '2025-01-14' })
    .expect(201);
  await team()
    .post(`/cases/${caseId}/consents/${asked.body.id}/refused`, { on: '2025-01-20' })
    .set('If-Match', String(asked.headers.etag))
    .expect(200);
  const meeting = {
    ...{ heldOn: '2025-03-20', kind: 'collaboration', form: 'digital', minutes: 60 },
    ...{ unitIds: [unitId], discussed: [child] },
  };
  const hold = async () => {
    const { headers } = await team().get(`/cases/${caseId}`).expect(200);
    const { body } = await team()
      .post(`/cases/${caseId}/meetings`, meeting)
      .set('If-Match', String(headers.etag));
    return body.code;
  };
  return { caseId, hold };
}

async function consentsOf(caseId: string) {
  return (await team().get(`/cases/${caseId}/consents`).expect(200)).body;
}

it('an export that comes back with a changed cell brings no consent, after a refusal or before any answer (found K1)', async () => {
  const { caseId: unasked } = await familyToMeet(house, offices, { consent: false });
  const { caseId, hold } = await aRefusal();
  expect(await hold()).toBe('meeting.consent-missing');
  const files = await exportedText(team());
  const families = files.get('familjer.csv') ?? '';
  files.set('familjer.csv', families.replaceAll('Skola/förskola', 'Vården'));
  expect(await importText(team(), files)).toMatchObject({ state: 'done', summary: { events: 3 } });
  for (const id of [unasked, caseId]) expect(await consentsOf(id)).toMatchObject({ paper: [] });
  expect(await hold()).toBe('meeting.consent-missing');
  const { body } = await team().get('/settings').expect(200);
  expect(body.firstDay).toBe('2025-03-31');
});

it('a meeting that is refused at its own door is refused in a register as well (found K1)', async () => {
  const { caseId, hold } = await aRefusal();
  expect(await hold()).toBe('meeting.consent-missing');
  const { body } = await team().get(`/cases/${caseId}`).expect(200);
  const { number } = body.state.referral;
  const unit = `BUP Region Örebro län`;
  const files = await exportedText(team());
  const held = (kind: string) =>
    `M77;${number};2025-03-20;${kind};digitalt;60;${unit};${number}-P2\r\n`;
  for (const kind of ['samverkansmöte', 'verksamhetsmöte']) {
    const meetings = new Map(files).set('moten.csv', `${files.get('moten.csv')}${held(kind)}`);
    expect(await importText(team(), meetings)).toMatchObject({
      ...{ state: 'refused', faultCount: 1 },
      faults: [{ file: 'moten.csv', rule: 'register.meeting-without-consent' }],
    });
  }
  expect(await exportedText(team())).toEqual(files);
});

it('a family is not referred after it was asked or agreed with, at the door of the case or in a register (found K6)', async () => {
  const { caseId: asked } = await aRefusal();
  const { caseId: agreed } = await familyToMeet(house, offices, { consent: false });
  const agreement = { on: '2025-02-10', owner: { kind: 'unit', unitId: offices.unitId } };
  const { body: made } = await team()
    .post(`/cases/${agreed}/agreements`, { ...agreement, dueOn: '2025-04-30', what: 'Ringer.' })
    .expect(201);
  const numbers: string[] = [];
  const move = async (caseId: string, referredOn: string) => {
    const { body, headers } = await team().get(`/cases/${caseId}`).expect(200);
    numbers.push(body.state.referral.number);
    const told = { ...usualReferral, childrenUnder23: 9, referredOn };
    return team().put(`/cases/${caseId}/referral`, told).set('If-Match', String(headers.etag));
  };
  expect((await move(asked, '2025-01-15')).body.code).toBe('referral.after-consent');
  expect((await move(agreed, '2025-02-11')).body.code).toBe('referral.after-agreement');

  const files = await exportedText(team());
  const moved = (day: string) => {
    const rows = (files.get('familjer.csv') ?? '').split('\r\n').map((row) => {
      const cells = row.split(';');
      if (numbers.includes(cells[0]!)) Object.assign(cells, { 2: day, 8: day });
      return cells.join(';');
    });
    return new Map(files).set('familjer.csv', rows.join('\r\n'));
  };
  const register = moved('2025-02-11');
  expect(register.get('familjer.csv')?.split('\r\n')[0]).toContain('bedomning;bedomd');
  expect(await importText(team(), register)).toMatchObject({
    ...{ state: 'refused', faultCount: 2 },
    faults: [
      {
        ...{ file: 'familjer.csv', column: 'aktualiserad', expected: 'senast 2025-01-14' },
        rule: 'register.referral-after-consent',
      },
      { rule: 'register.referral-after-agreement', expected: 'senast 2025-02-10' },
    ],
  });
  expect(await exportedText(team())).toEqual(files);
  await team()
    .post(`/agreements/${made.id}/struck`, { on: '2025-03-31' })
    .set('If-Match', '"1"')
    .expect(200);
  expect((await move(agreed, '2025-02-11')).body.code).toBe('assessment.before-referral');
});

it('only the first register of an area brings families with a paper, and none brings it again under another number (found K1)', async () => {
  const areaId = await house.anotherArea('Området med det gamla registret');
  const there = () => house.as('coordinator', areaId);
  const headings = await exportedText(there());
  const registerOf = (number: string) =>
    new Map(
      [...headings].map(([name, heading]) => [name, `${heading}${rowsOf(number)[name] ?? ''}`]),
    );
  const rowsOf = (number: string): Record<string, string> => ({
    'familjer.csv': `${number};Nora;2024-01-10;Vården;1;;\r\n`,
    'personer.csv':
      `${number};${number}-P1;barn;2015;\r\n` + `${number};${number}-P2;vårdnadshavare;1985;\r\n`,
    'kontakter.csv': `${number};${number}-P1;BUP;individuellt stöd;2023-01-01\r\n`,
    'moten.csv': `M1;${number};2024-03-04;samverkansmöte;digitalt;60;BUP;${number}-P1\r\n`,
  });
  const ledgerOf = async (number: string) => {
    const { body } = await there().get(`/cases?number=${number}`).expect(200);
    const { caseId } = body.items[0];
    return (await there().get(`/cases/${caseId}/consents`).expect(200)).body;
  };
  expect((await importText(there(), registerOf('F083'))).state).toBe('done');
  const { caseId, members, paper } = await ledgerOf('F083');
  const memberIds = members.map(({ memberId }: { memberId: string }) => memberId);
  expect(paper).toEqual([{ from: '2024-01-10', until: '2026-03-31', memberIds }]);

  // Whom a register brings later it dates to the referral as well, but they have signed nothing (law.md 8, 10).
  const grown = registerOf('F083');
  const add = (file: string, row: string) => grown.set(file, `${grown.get(file)}${row}\r\n`);
  add('personer.csv', 'F083;F083-P3;vårdnadshavare;1984;');
  expect((await importText(there(), grown)).state).toBe('done');
  expect((await ledgerOf('F083')).paper).toEqual(paper);
  add('moten.csv', 'M2;F083;2024-05-06;samverkansmöte;digitalt;60;BUP;F083-P1');
  expect(await importText(there(), grown)).toMatchObject({
    ...{ state: 'refused', faultCount: 1 },
    faults: [{ file: 'moten.csv', rule: 'register.meeting-without-consent' }],
  });

  const agencies = (await there().get('/directory/agencies').expect(200)).body.items;
  const question = { information: ['coordination'], purpose: 'collaboration-meetings' };
  const asked = await there()
    .post(`/cases/${caseId}/consents`, {
      ...{ ...question, memberId: members[1].memberId, agencyId: agencies[0].agencyId },
      on: '2025-03-31',
    })
    .expect(201);
  await there()
    .post(`/cases/${caseId}/consents/${asked.body.id}/refused`, { on: '2025-03-31' })
    .set('If-Match', String(asked.headers.etag))
    .expect(200);

  expect(await importText(there(), registerOf('F983'))).toMatchObject({
    ...{ state: 'done', faults: [] },
    summary: { changes: { newFamilies: 1, struckFamilies: 1, consents: 0 } },
  });
  expect(await ledgerOf('F983')).toMatchObject({ paper: [], consents: [] });
  const { sections } = (await there().get('/today').expect(200)).body;
  expect(
    sections.find(({ kind }: { kind: string }) => kind === 'consent-missing').items,
  ).toMatchObject([{ number: 'F983' }]);
});

it('a meeting with units of a family that came since the first day is refused (found K1)', async () => {
  const files = await exportedText(team());
  const add = (file: string, row: string) => files.set(file, `${files.get(file)}${row}\r\n`);
  add('familjer.csv', 'N3;Nora;2025-03-31;Vården;1;;;Tagits an;2025-03-31;');
  add('moten.csv', 'M78;N3;2025-03-31;samverkansmöte;digitalt;60;BUP Region Örebro län;');
  expect(await importText(team(), files)).toMatchObject({
    ...{ state: 'refused', faultCount: 1 },
    faults: [{ file: 'moten.csv', rule: 'register.meeting-without-consent' }],
  });
});
