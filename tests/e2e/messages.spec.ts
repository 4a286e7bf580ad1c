import type { MessageAnswered, Outgoing } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { AnswerListeners, MessagesAbout, SendMessage, WithdrawMessages } from '@famsam/messages';
import { JobQueues, JobReminder, newId, Transactions } from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { MailIn } from '../../libs/messages/answers/mail-in';
import { sendJob } from '../../libs/messages/sending/send-message.job';
import { anApp, type TestApp } from '../support/app';
import { reachTeamAt, reachUnitAt, usualReferral, withOffices } from '../support/family';
import { writeWords } from '../support/words';
import { PostOffice } from '../support/post-office';

const redisUrl = process.env.TEST_REDIS_URL;
const backends: readonly [string, Record<string, string>][] = [
  ['Postgres', {}],
  ...(redisUrl ? [['Redis', { REDIS_URL: redisUrl }] as [string, Record<string, string>]] : []),
];

const start = '2025-03-31T10:00:00.000Z';
const inMinutes = (minutes: number, from = start) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();
const day = 24 * 60;

let house: TestApp;
let office: PostOffice;
let unitId: string;

const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });
const context = () => ({
  areaId: house.areaId,
  commandId: commandId(newId()),
  actor: { id: 'tester', role: 'coordinator' },
});

function reminder(more: Partial<Outgoing> = {}): Outgoing {
  return {
    kind: 'agreement-reminder',
    recipient: { kind: 'unit', unitId },
    caseId: null,
    about: { kind: 'agreement', id: newId() },
    link: 'agreement',
    calendar: null,
    speaksOf: null,
    dueAt: start,
    meaningfulUntil: inMinutes(14 * day),
    ...more,
  };
}

function invitation(sequence = 0, id = newId()): Outgoing {
  const from = '2025-04-10T07:00:00.000Z';
  return reminder({
    kind: 'invitation',
    about: { kind: 'meeting', id },
    link: 'invitation',
    calendar: { method: 'request', uid: id, sequence, from, to: inMinutes(60, from) },
  });
}

async function queued(message: Outgoing, name: string = newId()): Promise<Outgoing> {
  await get(CommandBus).execute(new SendMessage(context(), { name, message }));
  return message;
}

async function now(message: Outgoing) {
  const [found] = await get(QueryBus).execute(new MessagesAbout(house.areaId, message.about));
  if (!found) throw new Error('the message is not there');
  return found;
}

async function until(message: Outgoing, status: string) {
  for (;;) {
    const found = await now(message);
    if (found.status === status) return found;
    await new Promise(setImmediate);
  }
}

/** A try is counted before it is made; that it has failed is in the log. */
async function untilLogged(...words: readonly string[]): Promise<void> {
  const isThere = () => house.log.some((line) => words.every((word) => line.includes(word)));
  while (!isThere()) await new Promise(setImmediate);
}

/** The clock stands so long after the start, and the worker looks. */
async function later(minutes: number): Promise<void> {
  house.clock.moveTo(inMinutes(minutes));
  await get(JobReminder).remind();
}

async function lastMail() {
  const { to = '', raw = Buffer.from('') } = office.received.at(-1) ?? {};
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  const calendars = mail.attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
  return { ...mail, sentTo: to, calendar: calendars[0]?.content as string | undefined };
}

describe.each(backends)('messages, with queues on %s', (_name, queues) => {
  beforeAll(async () => {
    office = new PostOffice();
    await office.open();
    house = await anApp({
      ...queues,
      MAIL_URL: `smtp://127.0.0.1:${office.port}`,
      MAIL_FROM: 'bokning@exempel.se',
      MAIL_IN_PORT: '0',
      PUBLIC_URL: 'https://famsam.exempel.se',
    });
    ({ unitId } = await withOffices(house));
    await reachSchoolAt('elevhalsan@exempel.se');
  });

  afterAll(async () => {
    await house?.close();
    await office?.close();
  });

  beforeEach(() => {
    house.clock.moveTo(start);
    office.received.length = 0;
  });

  const reachSchoolAt = (email: string | null) =>
    reachUnitAt(house, unitId, { email, managerEmail: 'chef@exempel.se' });

  it('are sent once, also when the queue is emptied before anybody works', async () => {
    const message = await queued(reminder());
    await get(JobReminder).remind();
    const jobs = get(JobQueues);
    const job = jobs.definitions.find(({ name }) => name === sendJob);
    const queue = await jobs['queueOf'](job as never);
    expect(await queue.getJobs(['waiting'], 0, 10)).toHaveLength(1);
    await (queue as unknown as { obliterate(how: object): Promise<void> }).obliterate({
      force: true,
    });
    await jobs.startWorkers();
    const sent = await until(message, 'sent');
    await get(JobReminder).remind();
    expect(sent).toMatchObject({ attempts: 1, channel: 'mail' });
    expect(office.received).toHaveLength(1);
  });

  it('of one fact are one, in the transaction of the fact or not at all', async () => {
    const name = newId();
    const message = reminder();
    const asked = () => get(CommandBus).execute(new SendMessage(context(), { name, message }));
    await expect(
      get(Transactions).inArea(house.areaId, async () => {
        await asked();
        throw new Error('the fact did not happen');
      }),
    ).rejects.toThrow('the fact did not happen');
    expect(await get(QueryBus).execute(new MessagesAbout(house.areaId, message.about))).toEqual([]);
    const first = await asked();
    expect(await asked()).toMatchObject({ id: first.id, repeated: true });
    await until(message, 'sent');
    expect(office.received).toHaveLength(1);
  });

  it('say nothing but that there is something, and where to answer (law.md 25)', async () => {
    await until(await queued(reminder()), 'sent');
    const { sentTo, from, subject, text = '', headers } = await lastMail();
    expect([sentTo, from?.address]).toEqual(['elevhalsan@exempel.se', 'bokning@exempel.se']);
    expect(subject).toBe('Påminnelse');
    expect(text).toMatch(/^Vi väntar fortfarande på ditt svar\.\s+Öppna: https:\/\/famsam/);
    const [, link = ''] = /\/svar\/(\S+)/.exec(text) ?? [];
    const seen = headers.map(({ value }) => value).join('\n') + text.replace(link, '');
    for (const word of ['BUP', 'familj', 'barn', unitId]) expect(seen).not.toContain(word);
  });

  it('reach a manager, the team, and a member of a family, each at an address of their own', async () => {
    await reachTeamAt(house, 'teamet@exempel.se');
    const memberId = newId();
    await writeWords(house, memberId, { email: 'kim@exempel.se' });
    const addressed: string[] = [];
    for (const recipient of [
      { kind: 'manager', unitId },
      { kind: 'team' },
      { kind: 'member', memberId },
    ] as const) {
      await until(await queued(reminder({ recipient })), 'sent');
      addressed.push(office.received.at(-1)?.to ?? '');
    }
    expect(addressed).toEqual(['chef@exempel.se', 'teamet@exempel.se', 'kim@exempel.se']);
  });

  it('that a server refuses, or that have no address, fail where the team sees it, and can be tried again', async () => {
    office.unknown.add('elevhalsan@exempel.se');
    const refused = await queued(reminder());
    expect(await until(refused, 'failed')).toMatchObject({ why: 'refused', attempts: 1 });
    office.unknown.clear();
    await reachSchoolAt(null);
    const unaddressed = await queued(reminder());
    const { messageId } = await until(unaddressed, 'failed');
    const { items } = (await team().get('/messages/failed').expect(200)).body;
    expect(items.map(({ why }: { why: string }) => why).sort()).toEqual(['no-address', 'refused']);
    await reachSchoolAt('elevhalsan@exempel.se');
    await team().post(`/messages/${messageId}/retry`).expect(200);
    await until(unaddressed, 'sent');
    const again = await team().post(`/messages/${messageId}/retry`).expect(409);
    expect(again.body.code).toBe('message.not-failed');
    await get(CommandBus).execute(
      new WithdrawMessages(context(), refused.about, ['agreement-reminder']),
    );
    expect(await now(refused)).toMatchObject({ status: 'skipped', why: 'superseded' });
  });

  it('wait for a server that is down', async () => {
    await office.close();
    const message = await queued(reminder());
    const { messageId } = await now(message);
    await untilLogged('a message could not be sent', messageId);
    await office.open();
    await later(6);
    expect(await until(message, 'sent')).toMatchObject({ attempts: 2 });
    expect(office.received).toHaveLength(1);
  });

  it('whose end was not heard of go out again as the same mail', async () => {
    office.breaksAfterTaking = true;
    const message = await queued(reminder());
    await office.until(1);
    office.breaksAfterTaking = false;
    await later(6);
    const { messageId } = await until(message, 'sent');
    await office.until(2);
    const ids = await Promise.all(
      office.received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(ids).toEqual(Array(2).fill(`<${messageId}@exempel.se>`));
  });

  it('after a week without a worker are sent if they still mean something, and the log says which are not', async () => {
    const dueAt = inMinutes(day);
    const late = [
      await queued(reminder({ dueAt, meaningfulUntil: inMinutes(2 * day) })),
      await queued(reminder({ dueAt, meaningfulUntil: inMinutes(3 * day), kind: 'agenda' })),
    ];
    const withdrawn = await queued(reminder({ dueAt }));
    const meant = await queued(reminder({ dueAt }));
    await get(CommandBus).execute(
      new WithdrawMessages(context(), withdrawn.about, ['agreement-reminder']),
    );
    await later(8 * day);
    await until(meant, 'sent');
    for (const message of late)
      expect(await until(message, 'skipped')).toMatchObject({ why: 'too-late' });
    expect(await now(withdrawn)).toMatchObject({ status: 'skipped', why: 'superseded' });
    expect(office.received).toHaveLength(1);
    const lines = house.log.filter((line) => line.includes('messages came too late')).join('\n');
    expect(lines).toContain('agreement-reminder');
    expect(lines).toContain('agenda');
    expect(house.log.join('\n')).not.toContain('exempel.se');
  });

  it('are not sent by a queue that remembers them for longer than they mean something', async () => {
    const message = await queued(
      reminder({ dueAt: inMinutes(day), meaningfulUntil: inMinutes(2 * day) }),
    );
    const { messageId } = await now(message);
    house.clock.moveTo(inMinutes(3 * day));
    const job = { areaId: house.areaId, messageId, number: 1 };
    await get(JobQueues).enqueue(sendJob, newId(), job);
    expect(await until(message, 'skipped')).toMatchObject({ why: 'too-late', attempts: 0 });
    expect(office.received).toEqual([]);
  });

  describe('that invite', () => {
    const heard: { messageId: string; answer: MessageAnswered }[] = [];

    beforeAll(() => {
      get(AnswerListeners).add('agenda', async (_context, { messageId }, answer) => {
        heard.push({ messageId, answer });
      });
    });

    beforeEach(() => void (heard.length = 0));

    async function invited(): Promise<{ message: Outgoing; organizer: string; calendar: string }> {
      // Of a kind that no room listens to: there is no meeting behind it.
      const message = await queued({ ...invitation(), kind: 'agenda' });
      await until(message, 'sent');
      const { calendar = '' } = await lastMail();
      const [, organizer = ''] =
        /ORGANIZER[^:]*:mailto:(\S+)/.exec(calendar.replaceAll(/\r?\n /g, '')) ?? [];
      return { message, organizer, calendar };
    }

    function answer(to: string, partstat: string | null, messageId = `<${newId()}@exempel.se>`) {
      const lines = ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', 'SEQUENCE:0'];
      const attendee = `ATTENDEE;PARTSTAT=${partstat}:mailto:elevhalsan@exempel.se`;
      const content = [...lines, attendee, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
      const transport = createTransport({
        host: '127.0.0.1',
        port: get(MailIn).port ?? 0,
        ignoreTLS: true,
      });
      return transport.sendMail({
        ...{ from: 'elevhalsan@exempel.se', to, messageId, text: 'Hej Zyxwvutsa' },
        ...(partstat !== null && { icalEvent: { method: 'REPLY', content } }),
      });
    }

    it('carry a calendar with one who is asked, and the same organizer when the time changes', async () => {
      const { message, organizer, calendar } = await invited();
      expect(calendar).toContain('METHOD:REQUEST');
      expect(organizer).toMatch(/^svar\+/);
      expect(calendar.match(/^ATTENDEE/gm)).toHaveLength(1);
      expect(calendar).not.toContain('LOCATION');
      const changed = { ...invitation(1, message.about.id), kind: 'invitation-changed' } as const;
      await queued(changed);
      await office.until(office.received.length);
      for (;;) {
        const all = await get(QueryBus).execute(new MessagesAbout(house.areaId, message.about));
        if (all.every(({ status }) => status === 'sent')) break;
        await new Promise(setImmediate);
      }
      const { calendar: later = '' } = await lastMail();
      expect(later).toContain('SEQUENCE:1');
      expect(later.replaceAll(/\r?\n /g, '')).toContain(organizer);
    });

    it('are answered from the calendar, once for each mail', async () => {
      const { message, organizer } = await invited();
      const mailId = `<${newId()}@exempel.se>`;
      await answer(organizer, 'TENTATIVE', mailId);
      await answer(organizer.toUpperCase(), 'TENTATIVE', mailId);
      const { messageId, answer: noted } = await now(message);
      expect(noted).toMatchObject({ answer: 'tentative', sequence: 0 });
      await answer(organizer, 'DECLINED');
      expect((await now(message)).answer).toMatchObject({ answer: 'declined', sequence: 0 });
      expect(heard.map((one) => [one.messageId, one.answer.answer])).toEqual([
        [messageId, 'tentative'],
        [messageId, 'declined'],
      ]);
    });

    it('take nothing else by mail', async () => {
      const { organizer, message } = await invited();
      const forged = organizer.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@');
      for (const to of [forged, 'nagon@exempel.se', 'svar+x@exempel.se'])
        await expect(answer(to, 'ACCEPTED')).rejects.toMatchObject({ responseCode: 550 });
      const gone = await queued(invitation());
      await until(gone, 'sent');
      const { calendar = '' } = await lastMail();
      const [, toGone = ''] =
        /ORGANIZER[^:]*:mailto:(\S+)/.exec(calendar.replaceAll(/\r?\n /g, '')) ?? [];
      await expect(answer(toGone, 'ACCEPTED')).rejects.toMatchObject({ responseCode: 550 });
      expect((await now(gone)).answer).toBeNull();
      await expect(answer(organizer, null)).rejects.toMatchObject({ responseCode: 550 });
      expect((await now(message)).answer).toBeNull();
      expect(house.log.join('\n')).not.toContain('Zyxwvutsa');
    });
  });

  it('leave a parked job for an operator to look at and begin anew', async () => {
    const { items } = (await house.as('operator').get('/operation/jobs/parked').expect(200)).body;
    expect(items).toEqual([]);
    await team().get('/operation/jobs/parked').expect(403);
    await house.as('operator').post(`/operation/jobs/${sendJob}/${newId()}/retry`).expect(404);
    await team().get('/demo/mailbox').expect(404);
  });
});

describe('messages without a server for mail', () => {
  beforeAll(async () => {
    house = await anApp();
    ({ unitId } = await withOffices(house));
    await get(JobQueues).startWorkers();
  });

  afterAll(() => house?.close());

  it('lie in the mailbox inside the product, to a contact person where the unit has no address', async () => {
    await team().post('/cases', usualReferral).expect(201);
    const person = { since: '2025-01-01', name: 'Kim Exempel', email: 'kim@exempel.se' };
    await team().post(`/directory/units/${unitId}/contact-persons`, person).expect(201);
    const message = await queued(invitation());
    expect(await until(message, 'sent')).toMatchObject({ channel: 'mailbox' });
    const { body } = await house.as('referrer').get('/demo/mailbox').expect(200);
    expect(body.items).toMatchObject([
      { kind: 'invitation', to: 'kim@exempel.se', subject: 'Du har en bokning' },
    ]);
    expect(body.items[0].text).toContain('http://127.0.0.1:3000/svar/');
    expect(body.items[0].calendar).toContain('METHOD:REQUEST');
  });
});
