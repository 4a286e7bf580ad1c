import type { MessageAnswered, Outgoing } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { AnswerListeners, MessagesAbout, SendMessage } from '@famsam/messages';
import { JobQueues, JobReminder, newId } from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { MailIn } from '../../libs/messages/answers/mail-in';
import { ReplyAddresses, partyId } from '../../libs/messages/reply-address';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, withOffices } from '../support/family';
import { familyToMeet } from '../support/family-to-meet';
import { PostOffice } from '../support/post-office';

const start = '2025-03-31T10:00:00.000Z';
const inMinutes = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();
const address = 'elevhalsan@exempel.se';

let house: TestApp;
let office: PostOffice;
let unitId: string;
let offices: Awaited<ReturnType<typeof withOffices>>;

const team = () => house.as('coordinator');
const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

beforeAll(async () => {
  office = new PostOffice();
  await office.open();
  house = await anApp({
    MAIL_URL: `smtp://127.0.0.1:${office.port}`,
    MAIL_FROM: 'bokning@exempel.se',
    MAIL_IN_PORT: '0',
  });
  offices = await withOffices(house);
  ({ unitId } = offices);
  await reachUnitAt(house, unitId, { email: address });
  await get(JobQueues).startWorkers();
}, 60_000);

afterAll(async () => {
  await house?.close();
  await office?.close();
});

beforeEach(() => {
  house.clock.moveTo(start);
  office.received.length = 0;
});

/** To the unit; an agenda with a calendar is of a kind that no room listens to. */
async function queued(calendar: Outgoing['calendar'] = null): Promise<Outgoing> {
  const id = calendar?.uid ?? newId();
  const message: Outgoing = {
    kind: calendar ? 'agenda' : 'agreement-reminder',
    recipient: { kind: 'unit', unitId },
    about: { kind: calendar ? 'meeting' : 'agreement', id },
    ...{ caseId: null, link: null, calendar },
    speaksOf: null,
    ...{ dueAt: start, meaningfulUntil: inMinutes(14 * 24 * 60) },
  };
  const actor = { id: 'tester', role: 'coordinator' };
  const context = { areaId: house.areaId, commandId: commandId(newId()), actor };
  await get(CommandBus).execute(new SendMessage(context, { name: newId(), message }));
  return message;
}

async function now({ about }: Pick<Outgoing, 'about'>) {
  const [found] = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
  if (!found) throw new Error('the message is not there');
  return found;
}

async function until(
  message: Outgoing,
  is: (found: Awaited<ReturnType<typeof now>>) => boolean,
): Promise<Awaited<ReturnType<typeof now>>> {
  for (;;) {
    const found = await now(message);
    if (is(found)) return found;
    await new Promise(setImmediate);
  }
}

function mailIn(mail: SendMailOptions): Promise<unknown> {
  const port = get(MailIn).port ?? 0;
  return createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail(mail);
}

interface Said {
  readonly by?: string;
  readonly stamp?: string;
  /** Some calendars send no Message-ID. */
  readonly unnamed?: boolean;
}

/** As a calendar answers to the invitation of one booking. */
function answer(
  uid: string,
  partstat: string,
  { by = address, stamp = '20250331T090000Z', unnamed = false }: Said = {},
): Promise<unknown> {
  const content = [
    ...['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', 'SEQUENCE:0', `DTSTAMP:${stamp}`],
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${by}`,
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
  const to = get(ReplyAddresses).of(partyId(uid, { kind: 'unit', unitId }));
  const raw = `Content-Type: text/calendar; method=REPLY\r\n\r\n${content}`;
  if (unnamed) return mailIn({ envelope: { from: by, to }, raw });
  return mailIn({ from: by, to, text: '', icalEvent: { method: 'REPLY', content } });
}

describe('answers by mail', () => {
  const heard: MessageAnswered[] = [];

  beforeAll(() => {
    get(AnswerListeners).add('agenda', async (_context, _message, { answer: given }) => {
      heard.push({ answer: given, sequence: 0 });
    });
  });

  beforeEach(() => void (heard.length = 0));

  async function invited() {
    const [from, to] = ['2025-04-10T07:00:00.000Z', '2025-04-10T08:00:00.000Z'];
    const uid = newId();
    const message = await queued({ method: 'request', uid, sequence: 0, from, to });
    await until(message, ({ status }) => status === 'sent');
    return { message, uid };
  }

  it('count by when they were given, not by when the mail came (found R01)', async () => {
    const { message, uid } = await invited();
    await answer(uid, 'ACCEPTED', { stamp: '20250331T090000Z' });
    await answer(uid, 'DECLINED', { stamp: '20250331T080000Z' });
    expect((await now(message)).answer).toMatchObject({ answer: 'accepted' });
    await answer(uid, 'TENTATIVE', { stamp: '20250331T093000Z' });
    expect((await now(message)).answer).toMatchObject({ answer: 'tentative' });
    expect(heard.map((one) => one.answer)).toEqual(['accepted', 'tentative']);
  });

  it('of tomorrow do not outlast the one of today (found R01)', async () => {
    const { message, uid } = await invited();
    await answer(uid, 'ACCEPTED', { stamp: '21990101T000000Z' });
    house.clock.moveTo(inMinutes(1));
    await answer(uid, 'DECLINED', { stamp: '20250331T100030Z' });
    expect((await now(message)).answer).toMatchObject({ answer: 'declined' });
  });

  it('count each time somebody thinks again, also from mails without an id (found 10)', async () => {
    const { message, uid } = await invited();
    const said = (partstat: string, stamp: string) =>
      answer(uid, partstat, { stamp, unnamed: true });
    await said('ACCEPTED', '20250331T080000Z');
    await said('DECLINED', '20250331T090000Z');
    await said('ACCEPTED', '20250331T093000Z');
    await said('ACCEPTED', '20250331T093000Z');
    expect((await now(message)).answer).toMatchObject({ answer: 'accepted' });
    expect(heard.map((one) => one.answer)).toEqual(['accepted', 'declined', 'accepted']);
  });

  it('of another than who was invited do not count (found R02)', async () => {
    const { message, uid } = await invited();
    await answer(uid, 'ACCEPTED', { by: 'nagon.annan@exempel.se' });
    const byAnother = { answer: 'accepted', sequence: 0 };
    expect(await now(message)).toMatchObject({ answer: null, byAnother });
    expect(heard).toEqual([]);
    await answer(uid, 'DECLINED', { by: address.toUpperCase() });
    expect(await now(message)).toMatchObject({ answer: { answer: 'declined' }, byAnother: null });
  });

  /** A meeting that the unit is invited to, and the id of its invitation. */
  async function meeting() {
    const { caseId, request } = await familyToMeet(house, offices, { consent: true });
    const asked = { caseId, ...request, earliest: '2025-04-07', latest: '2025-04-11' };
    const { id } = (await team().post('/meetings', asked).expect(201)).body;
    const { best } = (await team().get(`/meetings/${id}/slots`).expect(200)).body;
    const { from, to, roomId, itemIds } = best[0];
    const time = { from, to, roomId, itemIds };
    await team().post(`/meetings/${id}/booking`, time).set('If-Match', '"1"').expect(201);
    await office.until(1);
    const about = { kind: 'meeting', id } as const;
    const all = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
    const invitation = all.find(({ recipient }) => recipient.kind === 'unit');
    return { id, uid: invitation?.calendar?.uid ?? '' };
  }

  it('do not overtake what was answered later by other means (found R01)', async () => {
    const { id, uid } = await meeting();
    const party = { kind: 'unit', unitId };
    await team()
      .post(`/meetings/${id}/answers`, { party, sequence: 0, answer: 'declined' })
      .expect(200);
    await answer(uid, 'ACCEPTED', { stamp: '20250331T095959Z' });
    const answered = async () => {
      const { invited: shown } = (await team().get(`/meetings/${id}`).expect(200)).body;
      return shown.find((one: { party: object }) => JSON.stringify(one.party).includes(unitId))
        .answer;
    };
    expect(await answered()).toBe('declined');
    house.clock.moveTo(inMinutes(2));
    await answer(uid, 'TENTATIVE', { stamp: '20250331T100100Z' });
    expect(await answered()).toBe('tentative');
  });

  it('of another are shown beside the meeting (found R02)', async () => {
    const { id, uid } = await meeting();
    await answer(uid, 'ACCEPTED', { by: 'nagon.annan@exempel.se' });
    const { invited: shown } = (await team().get(`/meetings/${id}`).expect(200)).body;
    const party = { kind: 'unit', unitId };
    expect(shown).toContainEqual(
      expect.objectContaining({ party, answer: null, byAnother: 'accepted' }),
    );
  });
});

describe('mail that comes back (RFC 3464)', () => {
  const comeBack = (to: string, action: string) =>
    mailIn({
      envelope: { from: '', to },
      raw: [
        ...['Subject: Undelivered', 'MIME-Version: 1.0'],
        ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
        ...['--b', 'Content-Type: text/plain', '', 'Zyxwvutsa is not here', '--b'],
        ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; x.se', ''],
        ...['Final-Recipient: rfc822; x@exempel.se', `Action: ${action}`, 'Status: 5.1.1', ''],
        ...['--b--', ''],
      ].join('\r\n'),
    });

  it('has failed, where the team sees it', async () => {
    const message = await queued();
    const { messageId } = await until(message, ({ status }) => status === 'sent');
    const { from = '' } = office.received.at(-1) ?? {};
    expect(from).toMatch(/^retur\+[0-9a-f]{32}\.[0-9a-f]{16}@exempel\.se$/);
    await comeBack(from, 'delayed');
    expect(await now(message)).toMatchObject({ status: 'sent' });
    const forged = from.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@');
    await expect(comeBack(forged, 'failed')).rejects.toMatchObject({ responseCode: 550 });
    await comeBack(from, 'failed');
    await comeBack(from, 'failed');
    expect(await now(message)).toMatchObject({ status: 'failed', why: 'returned' });
    const { items } = (await team().get('/messages/failed').expect(200)).body;
    expect(items).toContainEqual(expect.objectContaining({ messageId, why: 'returned' }));
    expect(house.log.join('\n')).not.toContain('Zyxwvutsa');
    await team().post(`/messages/${messageId}/retry`).expect(200);
    await until(message, ({ status }) => status === 'sent');
  });

  it('before it counts as sent is asked for again (found 9)', async () => {
    office.think();
    const message = await queued();
    await office.until(1);
    const { from = '' } = office.received.at(-1) ?? {};
    await expect(comeBack(from, 'failed')).rejects.toMatchObject({ responseCode: 451 });
    office.answer();
    await until(message, ({ status }) => status === 'sent');
    await comeBack(from, 'failed');
    expect(await now(message)).toMatchObject({ status: 'failed', why: 'returned' });
  });
});

describe('mail that nobody can read', () => {
  const sent = (raw: string) => {
    const to = get(ReplyAddresses).of(partyId(newId(), { kind: 'unit', unitId }));
    return mailIn({ envelope: { from: '', to }, raw }).catch((error: unknown) => error);
  };

  it('is refused for good', async () => {
    const part = (at: number) => [`Content-Type: multipart/mixed; boundary=b${at}`, '', `--b${at}`];
    const nested = Array.from({ length: 300 }, (_, at) => part(at)).flat();
    expect(await sent(nested.join('\r\n'))).toMatchObject({ response: '550 It cannot be read' });
  });

  it('holds up nobody, however long that takes to find out (found 1)', async () => {
    const delays = monitorEventLoopDelay();
    delays.enable();
    const slow = `To: ${'a:'.repeat(500_000)}\r\n\r\n`;
    expect(await sent(slow)).toMatchObject({ responseCode: 550 });
    delays.disable();
    expect(delays.max / 1e9).toBeLessThan(1.5);
  });
});

describe('mail that our own set-up keeps from leaving', () => {
  it.each([
    { responseCode: 530, words: '5.7.0 Authentication required' },
    { responseCode: 550, words: '5.7.1 Relaying denied' },
    { responseCode: 553, words: 'Sender address rejected' },
  ])('waits, $responseCode $words, where the operator sees it (found M01)', async (asksFor) => {
    office.asksFor = asksFor;
    const message = await queued();
    // For longer than a round of tries, after which others are given up.
    for (let hour = 0; hour <= 7; hour += 1) {
      house.clock.moveTo(inMinutes(hour * 60));
      await get(JobReminder).remind();
      await until(message, ({ attempts, why }) => attempts === hour + 1 && why === 'set-up');
    }
    const { messageId, status } = await now(message);
    expect(status).toBe('waiting');
    const failed = () => house.as('operator').get('/messages/failed').expect(200);
    const waiting = expect.objectContaining({ messageId, why: 'set-up' });
    expect((await failed()).body.items).toContainEqual(waiting);
    office.asksFor = null;
    await house.as('operator').post(`/messages/${messageId}/retry`).expect(200);
    await until(message, (found) => found.status === 'sent');
    expect((await failed()).body.items).not.toContainEqual(waiting);
    expect(house.log.join('\n')).not.toContain(asksFor.words);
  });
});

describe('addresses with letters beyond ASCII (found M04)', () => {
  it('are written to in the letters of their domain that servers know', async () => {
    await reachUnitAt(house, unitId, { email: 'elevhalsan@örebro.se' });
    await until(await queued(), ({ status }) => status === 'sent');
    const raw = office.received.at(-1)?.raw.toString();
    expect(raw).toContain('To: elevhalsan@xn--rebro-iua.se\r\n');
  });

  it('are refused with the reason where they stand before the @', async () => {
    const path = `/directory/units/${unitId}/addresses`;
    const { headers } = await team().get(path).expect(200);
    const reached = { email: 'elevhälsan@exempel.se', phone: null, secure: null };
    const { body } = await team()
      .put(path, { ...reached, managerEmail: null })
      .set('If-Match', String(headers.etag))
      .expect(400);
    expect(body.errors).toEqual([
      expect.objectContaining({ field: 'email', rule: 'address.local-part' }),
    ]);
  });
});
