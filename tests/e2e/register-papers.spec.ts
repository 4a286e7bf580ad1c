import type { Meeting } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { JobQueues } from '@famsam/platform';
import { anApp, type TestApp } from '../support/app';
import { usualReferral } from '../support/family';
import {
  exportedText,
  importOver,
  importText,
  sendRegister,
  undoImport,
  zipped,
} from '../support/register-doors';

/** The family's paper from before FamSam, and what a register may do to it. The clock of the tests stands at 2025-03-31. */
let house: TestApp;

beforeAll(async () => {
  house = await anApp();
  await house.app.get(JobQueues, { strict: false }).startWorkers();
}, 60_000);
afterAll(() => house?.close());

describe('an area of its own', () => {
  let areaId: AreaId;
  let headings: ReadonlyMap<string, string>;
  const there = () => house.as('coordinator', areaId);
  const today = '2025-03-31';

  beforeEach(async () => {
    areaId = await house.anotherArea('Området för sig');
    headings = await exportedText(there());
  });

  /** One family of a guardian and a child with a contact, and its meetings with the unit of it. */
  function registerOf(number: string, referredOn: string, ...meetings: readonly string[]) {
    const rows: Record<string, string> = {
      'familjer.csv': `${number};Nora;${referredOn};Vården;2;;\r\n`,
      'personer.csv': `${number};${number}-P1;barn;2015;\r\n${number};${number}-P2;vårdnadshavare;1985;\r\n`,
      'kontakter.csv': `${number};${number}-P1;BUP;individuellt stöd;2023-01-01\r\n`,
      'moten.csv': meetings.map((heldOn) => meetingOf(number, heldOn)).join(''),
    };
    return new Map([...headings].map(([name, head]) => [name, `${head}${rows[name] ?? ''}`]));
  }

  function meetingOf(number: string, heldOn: string): string {
    return `${number}-M${heldOn};${number};${heldOn};samverkansmöte;digitalt;60;BUP;${number}-P1\r\n`;
  }

  async function caseOf(number: string) {
    const { body: found } = await there().get(`/cases?number=${number}`).expect(200);
    const { caseId } = found.items[0];
    const { body: file } = await there().get(`/cases/${caseId}`).expect(200);
    const { body: ledger } = await there().get(`/cases/${caseId}/consents`).expect(200);
    return { caseId, state: file.state, ledger };
  }

  async function put(number: string, path: string, told: object) {
    const { caseId } = await caseOf(number);
    const { headers } = await there().get(`/cases/${caseId}`).expect(200);
    const request = there().put(`/cases/${caseId}/${path}`, told);
    return request.set('If-Match', String(headers.etag));
  }

  const lapsed = (from: string) => ({
    ...{ paper: [], paperLapsed: [{ from, until: '2026-03-31', on: today }] },
  });
  const listed = async (kind: string): Promise<readonly string[]> => {
    const { sections } = (await there().get('/today').expect(200)).body;
    const { items } = sections.find((section: { kind: string }) => section.kind === kind);
    return items.map(({ number }: { number: string }) => number);
  };
  const refusedMeeting = (rule: string) => ({
    ...{ state: 'refused', faultCount: 1 },
    faults: [{ file: 'moten.csv', column: 'mote', rule }],
  });

  describe('a family that has a paper and was referred since the first day after all (found K1, K6)', () => {
    beforeEach(async () => {
      await importText(there(), registerOf('F120', '2024-01-10'));
      const { ledger } = await caseOf('F120');
      expect(ledger.paper).toMatchObject([{ from: '2024-01-10' }]);
    });

    it('has it no more when a register says so, nor for a meeting of the same register', async () => {
      expect(await importText(there(), registerOf('F120', today, today))).toMatchObject(
        refusedMeeting('register.meeting-without-consent'),
      );
      expect((await importText(there(), registerOf('F120', today))).state).toBe('done');
      const { ledger } = await caseOf('F120');
      expect(ledger).toMatchObject(lapsed('2024-01-10'));
      expect(await listed('consent-lapsed')).toEqual(['F120']);
    });

    it('has it no more when the team says so at the door of the case', async () => {
      const assessment = { on: today, outcome: 'taken-on' };
      expect((await put('F120', 'assessment', assessment)).status).toBe(200);
      const moved = await put('F120', 'referral', { ...usualReferral, referredOn: '2025-03-30' });
      expect([moved.status, (await caseOf('F120')).ledger.paper.length]).toEqual([200, 1]);
      const again = await put('F120', 'referral', { ...usualReferral, referredOn: today });
      expect(again.status).toBe(200);
      const { ledger } = await caseOf('F120');
      expect(ledger).toMatchObject(lapsed('2024-01-10'));
      expect(await listed('consent-lapsed')).toEqual(['F120']);
    });

    it('has it no more when it was struck and comes back', async () => {
      expect((await importText(there(), registerOf('F121', '2024-01-10'))).state).toBe('done');
      expect((await importText(there(), registerOf('F120', today))).state).toBe('done');
      const { ledger } = await caseOf('F120');
      expect(ledger).toMatchObject(lapsed('2024-01-10'));
      expect(await listed('consent-lapsed')).toEqual(['F120']);
    });
  });

  it('where all were struck asks for the meetings since its first day of families without a paper', async () => {
    await importText(there(), registerOf('F120', '2024-01-10', '2024-02-01'));
    expect((await importText(there(), headings)).state).toBe('done');
    const since = await importText(there(), registerOf('F121', today, today));
    expect(since).toMatchObject(refusedMeeting('register.meeting-without-consent'));
    // A paper from before binds nobody who has come of age.
    const grown = registerOf('F122', '2024-01-10', today);
    grown.set('personer.csv', grown.get('personer.csv')!.replace('2015', '2006'));
    expect(await importText(there(), grown)).toMatchObject(
      refusedMeeting('register.meeting-without-consent'),
    );
    const moved = await importText(there(), registerOf('F120', today, today));
    expect(moved).toMatchObject(refusedMeeting('register.meeting-without-consent'));
    for (const number of ['F122', 'F120']) {
      const before = registerOf(number, '2024-01-10', '2024-03-04', today);
      expect((await importText(there(), before)).state).toBe('done');
      expect((await caseOf(number)).ledger.paper).toMatchObject([{ from: '2024-01-10' }]);
      expect((await importText(there(), headings)).state).toBe('done');
    }
  });

  it('takes no other meeting for one that was held without consent, and says so before an import (found K3)', async () => {
    await importText(there(), registerOf('F121', '2024-01-10'));
    expect((await importText(there(), registerOf('F083', today))).state).toBe('done');
    const { caseId, state } = await caseOf('F083');
    const [unitId] = Object.values(state.contacts as Record<string, { unitId: string }>).map(
      (contact) => contact.unitId,
    );
    const { headers } = await there().get(`/cases/${caseId}`).expect(200);
    const held = { heldOn: today, kind: 'family-talk', form: 'digital', minutes: 60 };
    await there()
      .post(`/cases/${caseId}/meetings`, {
        ...held,
        unitIds: [unitId],
        withoutConsent: 'not-asked',
      })
      .set('If-Match', String(headers.etag))
      .expect(201);
    const files = await exportedText(there());
    expect(files.get('moten.csv')?.trim().split('\r\n')).toHaveLength(1);
    const row = `F083-M1;F083;${today};samverkansmöte;digitalt;60;BUP;F083-P1\r\n`;
    files.set('moten.csv', `${files.get('moten.csv')}${row}`);
    const refused = refusedMeeting('register.meeting-number-taken');
    expect(await importText(there(), files)).toMatchObject(refused);
    const bytes = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
    const { body } = await sendRegister(there(), 'previews', await zipped(bytes)).expect(202);
    expect(await importOver(there(), body.importId)).toMatchObject(refused);
  });

  it('is told at the case’s own door what its register told of a day before the paper’s', async () => {
    await importText(there(), registerOf('F120', '2024-01-10'));
    const earlier = registerOf('F120', '2024-01-02', '2024-01-08');
    expect((await importText(there(), earlier)).state).toBe('done');
    const { state } = await caseOf('F120');
    const [[meetingId, told]] = Object.entries(state.meetings) as [[string, Meeting]];
    const { kind, form, unitIds, discussed } = told;
    const meeting = { kind, form, unitIds, discussed, heldOn: '2024-01-08', minutes: 45 };
    const corrected = await put('F120', `meetings/${meetingId}`, meeting);
    expect(corrected.status).toBe(200);
  });
});

describe('after an import that was undone', () => {
  const anArea = async (name: string) => {
    const areaId = await house.anotherArea(name);
    const there = () => house.as('coordinator', areaId);
    const headings = await exportedText(there());
    const register = (rows: Readonly<Record<string, string>>) =>
      new Map([...headings].map(([file, heading]) => [file, `${heading}${rows[file] ?? ''}`]));
    const caseOf = async (number: string): Promise<string> =>
      (await there().get(`/cases?number=${number}`).expect(200)).body.items[0].caseId;
    const ledgerOf = async (number: string) =>
      (
        await there()
          .get(`/cases/${await caseOf(number)}/consents`)
          .expect(200)
      ).body;
    return { there, register, caseOf, ledgerOf };
  };
  const wrong = {
    'familjer.csv': 'F070;Nora;2024-01-10;Vården;1;;\r\nF071;Nora;2024-01-10;Vården;1;;\r\n',
    'personer.csv': 'F070;F070-P1;barn;2015;\r\nF070;F070-P2;vårdnadshavare;1985;\r\n',
    'kontakter.csv': 'F070;F070-P1;BUP;individuellt stöd;2023-01-01\r\n',
    'moten.csv': 'M1;F070;2024-03-04;samverkansmöte;digitalt;60;BUP;F070-P1\r\n',
  };
  const right = {
    'familjer.csv': 'F070;Nora;2023-05-02;Förälder;2;;\r\n',
    'personer.csv':
      'F070;F070-P1;barn;2012;\r\nF070;F070-P2;vårdnadshavare;1979;\r\n' +
      'F070;F070-P3;vårdnadshavare;1980;\r\n',
    'kontakter.csv': 'F070;F070-P1;BUP;individuellt stöd;2023-01-01\r\n',
    'moten.csv': 'M1;F070;2023-09-04;samverkansmöte;digitalt;45;BUP;F070-P1\r\n',
  };

  it('the next first register brings the papers of its own families, whatever their numbers (found K1)', async () => {
    const { there, register, ledgerOf } = await anArea('Området med fel fil först');
    const { importId } = await importText(there(), register(wrong));
    expect((await ledgerOf('F070')).paper).toMatchObject([{ from: '2024-01-10' }]);
    expect(await undoImport(there(), importId)).toMatchObject({ undone: { families: 2 } });

    expect(await importText(there(), register(right))).toMatchObject({
      ...{ state: 'done', faults: [] },
      summary: { changes: { correctedFamilies: 1, consents: 1 } },
    });
    const { members, paper, paperLapsed } = await ledgerOf('F070');
    const memberIds = members.map(({ memberId }: { memberId: string }) => memberId);
    expect(memberIds).toHaveLength(3);
    expect(paper).toEqual([{ from: '2023-05-02', until: '2026-03-31', memberIds }]);
    expect(paperLapsed).toEqual([]);
  });

  it('nobody is covered by the paper of whoever had the number before, where somebody is here (found K1)', async () => {
    const { there, register, caseOf, ledgerOf } = await anArea('Området där någon redan skrivit');
    const { importId } = await importText(there(), register(wrong));
    const touched = await caseOf('F071');
    const { headers } = await there().get(`/cases/${touched}`).expect(200);
    await there()
      .post(`/cases/${touched}/members`, { role: 'child', birthYear: 2014, household: null })
      .set('If-Match', String(headers.etag))
      .expect(201);
    const undone = await undoImport(there(), importId);
    expect(undone).toMatchObject({ undone: { families: 1 } });
    expect((await ledgerOf('F071')).paper).toMatchObject([{ from: '2024-01-10' }]);

    // Its meetings from before the first day are as they came, as those of any family that is new here.
    expect(await importText(there(), register(right))).toMatchObject({
      ...{ state: 'done', faults: [] },
      summary: { changes: { correctedFamilies: 1, consents: 0 } },
    });
    expect((await ledgerOf('F070')).paper).toEqual([]);
    const { sections } = (await there().get('/today').expect(200)).body;
    const lapsed = sections.find(({ kind }: { kind: string }) => kind === 'consent-lapsed');
    expect(lapsed.items).toMatchObject([{ number: 'F070' }]);
    // Of a family that is here they are not.
    const moved = { ...right, 'moten.csv': right['moten.csv'].replace(';45;', ';50;') };
    expect(await importText(there(), register(moved))).toMatchObject({
      ...{ state: 'refused', faultCount: 1 },
      faults: [{ file: 'moten.csv', rule: 'register.meeting-without-consent' }],
    });
  });
});
