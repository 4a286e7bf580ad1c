import { JobQueues, JobReminder, newId } from '@famsam/platform';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { MailIn } from '../../libs/messages/answers/mail-in';
import { anApp, type TestApp } from '../support/app';
import { reachTeamAt, reachUnitAt, withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { rewordMember, writeWords } from '../support/words';
import { answerAgreement, guestWith } from '../support/guest';
import { PostOffice } from '../support/post-office';
import { strictCalendar } from '../support/strict-calendar';

const redisUrl = process.env.TEST_REDIS_URL;
if (!redisUrl) process.stderr.write('SKIPPED the journey with queues on Redis: no redis-server\n');
const backends: readonly [string, Record<string, string>][] = [
  ['Postgres', {}],
  ...(redisUrl ? [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]] : []),
];

const [schoolMail, managerMail, motherMail, teamMail] = [
  'elevhalsan@exempel.se',
  'rektor@exempel.se',
  'anna.zyxwv@exempel.se',
  'teamet@exempel.se',
] as const;
/** Nowhere in anything that is sent (law.md 25). */
const secrets = ['Zyxwvutsa', 'Qwertling', 'Skolan ordnar', 'BUP', 'familj', 'FamSam'];

interface Mail {
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: string | undefined;
  readonly link: string;
}

let house: TestApp;
let office: PostOffice;
const team = () => house.as('coordinator');

async function mails(): Promise<readonly Mail[]> {
  return Promise.all(
    office.received.map(async ({ to, raw }) => {
      const mail = await PostalMime.parse(raw);
      const { subject = '', text = '', messageId = '' } = mail;
      // The attached file, byte for byte: a reader of mail may change the ends of its lines.
      const [, file] =
        /^Content-Type: application\/ics.*?\r\n\r\n([\w+/=\r\n]+)/ms.exec(raw.toString()) ?? [];
      const calendar = file && Buffer.from(file, 'base64').toString('utf8');
      const [, link = ''] = /\/svar\/([\w-]+)/.exec(text) ?? [];
      return { to, id: messageId, subject, text, link, calendar };
    }),
  );
}

/** Those that come from now on, when there are as many as expected; by recipient. */
async function newMails(expected: number, work: () => Promise<unknown>): Promise<readonly Mail[]> {
  const before = office.received.length;
  await work();
  await house.app.get(JobReminder, { strict: false }).remind();
  await office.until(before + expected);
  const found = (await mails()).slice(before);
  expect(found).toHaveLength(expected);
  return [...found].sort((one, other) => one.to.localeCompare(other.to));
}

async function at(instant: string): Promise<void> {
  house.clock.moveTo(instant);
  await house.app.get(JobReminder, { strict: false }).remind();
}

async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise(setImmediate);
  }
}

describe.each(backends)('from a request to what was kept, with queues on %s', (_name, queues) => {
  beforeAll(async () => {
    office = new PostOffice();
    await office.open();
    house = await anApp({
      ...queues,
      MAIL_URL: `smtp://127.0.0.1:${office.port}`,
      MAIL_FROM: 'bokning@exempel.se',
      MAIL_IN_PORT: '0',
      PUBLIC_URL: 'https://bokning.exempel.se',
    });
    await house.app.get(JobQueues, { strict: false }).startWorkers();
  }, 60_000);

  afterAll(async () => {
    await house?.close();
    await office?.close();
  });

  it('request, slots, poll, booking, invitations, agenda, meeting, agreements, silence', async () => {
    const offices = await withOffices(house);
    const { unitId } = offices;
    const { caseId, guardian, child, request } = await familyToMeet(house, offices, {
      consent: true,
    });
    await writeWords(house, caseId, { name: 'Familjen Zyxwvutsa' });
    await rewordMember(house, caseId, guardian, { name: 'Anna Zyxwvutsa', email: motherMail });
    await rewordMember(house, caseId, child, { name: 'Kim Qwertling' });
    await reachUnitAt(house, unitId, { email: schoolMail, managerEmail: managerMail });
    await reachTeamAt(house, teamMail);
    const school = { kind: 'unit', unitId };
    const mother = { kind: 'member', memberId: guardian };

    // Request and slots.
    const ask = { caseId, ...request, earliest: '2025-04-07', latest: '2025-04-11' };
    const { id } = (await team().post('/meetings', ask).expect(201)).body;
    const path = `/meetings/${id}`;
    const meeting = async () => (await team().get(path).expect(200)).body;
    const tagged = async (test: ReturnType<ReturnType<typeof team>['post']>) =>
      test.set('If-Match', `"${(await meeting()).version}"`);
    const { best } = (await team().get(`${path}/slots?limit=200`).expect(200)).body;
    const timeOn = (day: string) => {
      const slot = best.find(({ from }: { from: string }) => from.startsWith(day));
      const { from, to, roomId, itemIds } = slot;
      return { from, to, roomId, itemIds };
    };
    const slots = ['2025-04-08', '2025-04-09', '2025-04-10'].map(timeOn);

    // Poll: the mother and the school by link, the child by what the team wrote down.
    const asked = await newMails(
      2,
      async () =>
        await tagged(team().post(`${path}/poll`, { slots, answerBy: '2025-04-03' })).then(
          ({ status }) => expect(status).toBe(201),
        ),
    );
    expect(asked.map(({ to }) => to)).toEqual([motherMail, schoolMail]);
    const { poll } = await meeting();
    const told = (...answers: string[]) => ({
      answers: poll.slots.map(({ slotId }: { slotId: string }, n: number) => ({
        slotId,
        answer: answers[n],
      })),
    });
    const answerings = [told('no', 'yes', 'if-need-be'), told('yes', 'yes', 'no')];
    for (const [n, { link }] of asked.entries()) {
      const guest = guestWith(house, link);
      await newMails(1, () => guest.comeIn());
      const seen = (await guest.get('/poll').expect(200)).body;
      expect(seen.slots).toHaveLength(3);
      await guest.post('/poll/answers', answerings[n] ?? {}).expect(200);
      await guest.get('/invitation').expect(403);
    }
    await team()
      .post(`${path}/poll/answers`, {
        party: { kind: 'member', memberId: child },
        ...told('yes', 'yes', 'yes'),
      })
      .expect(200);
    const decided = (await meeting()).poll;
    expect(decided.closed).toEqual({ because: 'decided', slotId: poll.slots[1].slotId });
    expect((await team().get('/meetings/today').expect(200)).body.sections).toContainEqual(
      expect.objectContaining({
        kind: 'poll-closed',
        items: [expect.objectContaining({ caseId })],
      }),
    );

    // Booking and invitations; one is answered by link, the other by mail, then the meeting is moved.
    const invited = await newMails(2, async () =>
      expect((await tagged(team().post(`${path}/booking`, slots[1]))).status).toBe(201),
    );
    const organizers = invited.map(({ calendar = '', to }) => {
      const { organizer, attendees, ...said } = strictCalendar(calendar);
      expect(said).toMatchObject({ method: 'REQUEST', sequence: 0 });
      expect(new Date(said.from).toISOString()).toBe(slots[1]?.from);
      expect(attendees).toEqual([to]);
      return organizer;
    });
    const motherGuest = guestWith(house, invited[0]?.link ?? '');
    await newMails(1, () => motherGuest.comeIn());
    await motherGuest.post('/invitation/answer', { sequence: 0, answer: 'tentative' }).expect(200);
    const changed = await newMails(2, async () =>
      expect((await tagged(team().put(`${path}/booking`, slots[2] ?? {}))).status).toBe(200),
    );
    for (const { calendar = '' } of changed)
      expect(strictCalendar(calendar)).toMatchObject({ method: 'REQUEST', sequence: 1 });
    await reply(organizers[1] ?? '', 'ACCEPTED', 1);
    await motherGuest.post('/invitation/answer', { sequence: 0, answer: 'accepted' }).expect(409);
    await motherGuest.post('/invitation/answer', { sequence: 1, answer: 'accepted' }).expect(200);
    const answers = (await meeting()).invited;
    expect(answers).toContainEqual(expect.objectContaining({ party: school, answer: 'accepted' }));
    expect(answers).toContainEqual(expect.objectContaining({ party: mother, answer: 'accepted' }));

    // The agenda: thin, so the team is warned on the fourth working day before, and sent on the third.
    const warned = await newMails(1, () => at('2025-04-04T08:00:00.000Z'));
    expect(warned[0]?.to).toBe(teamMail);
    const motherAgain = guestWith(house, changed[0]?.link ?? '');
    await newMails(1, () => motherAgain.comeIn());
    await motherAgain.post('/invitation/items', { text: 'Skolskjutsen på måndagar' }).expect(201);
    const sent = await newMails(2, () => at('2025-04-07T08:00:00.000Z'));
    expect(sent.map(({ to }) => to)).toEqual([motherMail, schoolMail]);
    const motherLater = guestWith(house, sent[0]?.link ?? '');
    await newMails(1, () => motherLater.comeIn());
    expect((await motherLater.get('/invitation').expect(200)).body.agenda).toMatchObject([
      { text: null },
      { text: 'Skolskjutsen på måndagar' },
    ]);

    // The meeting itself.
    await team().put(`${path}/attendance`, { party: school, came: true }).expect(409);
    house.clock.moveTo(slots[2]?.from ?? '');
    await team().put(`${path}/attendance`, { party: school, came: true }).expect(200);
    const { items } = (await team().get(`${path}/agenda`).expect(200)).body;
    const [{ itemId }] = items;
    await team().post(`${path}/items/${itemId}/begun`).expect(200);
    house.clock.moveTo(new Date(Date.parse(slots[2]?.from ?? '') + 90_000).toISOString());
    const { running } = (await team().get(`${path}/agenda`).expect(200)).body;
    expect(running).toEqual({ itemId, at: slots[2]?.from, seconds: 90 });
    for (const [n, owner] of [school, school, mother].entries())
      await team()
        .post(`${path}/notes`, {
          ...{ owner, dueOn: '2025-04-30', what: `Skolan ordnar sak ${n}` },
        })
        .expect(201);
    const held = { minutes: 55, unitIds: [unitId], memberIds: [guardian], discussed: [child] };
    const owners = await newMails(3, async () =>
      expect((await tagged(team().post(`${path}/held`, held))).status).toBe(200),
    );
    expect(owners.map(({ to }) => to)).toEqual([motherMail, schoolMail, schoolMail]);
    const held2 = (await team().get(`/cases/${caseId}`).expect(200)).body;
    expect(JSON.stringify(held2)).toContain(id);

    // One done, one blocked, by link; one silent.
    const board = async () =>
      (await team().get(`/cases/${caseId}/agreements`).expect(200)).body.items as {
        agreementId: string;
        what: string;
        status: string;
        silence: string[];
      }[];
    const answered: string[] = [];
    for (const { link } of owners.slice(1)) {
      const guest = guestWith(house, link);
      await newMails(1, () => guest.comeIn());
      const { what } = (await guest.get('/agreement').expect(200)).body;
      const said =
        answered.length === 0
          ? { answer: 'done' }
          : { answer: 'blocked', reason: 'no-time-or-staff' };
      await answerAgreement(guest, said);
      answered.push(what);
    }
    expect(answered.sort()).toEqual(['Skolan ordnar sak 0', 'Skolan ordnar sak 1']);
    const silences: [string, string][] = [
      ['2025-04-15', motherMail],
      ['2025-04-17', motherMail],
      ['2025-04-23', teamMail],
      ['2025-04-25', teamMail],
    ];
    for (const [day, to] of silences) {
      const [mail] = await newMails(1, () => at(`${day}T08:00:00.000Z`));
      expect([day, mail?.to]).toEqual([day, to]);
    }
    await at('2025-04-29T08:00:00.000Z');
    const silent = await until(async () =>
      (await board()).find(({ silence }) => silence.includes('agenda')),
    );
    expect(silent.what).toBe('Skolan ordnar sak 2');

    // It stands first on the next agenda, and the blocked one after it.
    const next = { ...ask, earliest: '2025-05-05', latest: '2025-05-09' };
    const other = (await team().post('/meetings', next).expect(201)).body.id;
    const agenda = (await team().get(`/meetings/${other}/agenda`).expect(200)).body;
    expect(
      agenda.items.map((one: { agreement: { standing: string } | null; text: string }) => [
        one.agreement?.standing ?? null,
        one.text,
      ]),
    ).toEqual([
      ['silent', 'Skolan ordnar sak 2'],
      ['blocked', expect.stringMatching(/^Skolan ordnar sak [01]$/)],
      [null, null],
    ]);

    // Nothing went out twice, and nothing says whom it is about (law.md 25).
    const all = await mails();
    expect(new Set(all.map(({ id: messageId }) => messageId)).size).toBe(all.length);
    for (const { subject, text, calendar = '', link } of all) {
      const seen = `${subject} ${text} ${calendar}`.replaceAll(link, '');
      for (const secret of secrets) expect(seen).not.toContain(secret);
    }
    process.stdout.write(`journey: ${all.length} messages, each once\n`);
  }, 180_000);

  function reply(to: string, partstat: string, sequence: number): Promise<unknown> {
    const lines = ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', `SEQUENCE:${sequence}`];
    const attendee = `ATTENDEE;PARTSTAT=${partstat}:mailto:${schoolMail}`;
    const content = [...lines, attendee, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
    const { port } = house.app.get(MailIn, { strict: false });
    return createTransport({ host: '127.0.0.1', port: port ?? 0, ignoreTLS: true }).sendMail({
      ...{ from: schoolMail, to, messageId: `<${newId()}@exempel.se>`, text: '' },
      icalEvent: { method: 'REPLY', content },
    });
  }
});
