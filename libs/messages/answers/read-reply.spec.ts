import mailParts from './mail-reader';
import { answerIn, readReply } from './read-reply';

function reply(partstat: string, more: readonly string[] = []): string {
  return [
    ...['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', 'UID:x@exempel.se', 'SEQUENCE:2'],
    'DTSTAMP:20250401T080000Z',
    `ATTENDEE;CN="Kim; Exempel:";PARTSTAT=${partstat}:mailto:kim@exempel.se`,
    ...[...more, 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
}

const told = { sequence: 2, stamp: '2025-04-01T08:00:00Z', attendee: 'kim@exempel.se' };

describe('an answer from a calendar', () => {
  it.each([
    ['ACCEPTED', 'accepted'],
    ['TENTATIVE', 'tentative'],
    ['DECLINED', 'declined'],
  ])('%s is read', (said, answer) => {
    expect(answerIn(reply(said))).toEqual({ answer, ...told });
  });

  it('is read from folded lines', () => {
    const folded = reply('DECLINED')
      .replace('PARTSTAT', '\r\n PART\r\n\tSTAT')
      .replaceAll('\r', '');
    expect(answerIn(folded)).toEqual({ answer: 'declined', ...told });
  });

  it('says when it was given, if that is an instant (found R01)', () => {
    const stamped = (stamp: string) =>
      answerIn(reply('ACCEPTED').replace('DTSTAMP:20250401T080000Z', stamp))?.stamp;
    expect(stamped('dtstamp;X=1:20250401T090000Z')).toBe('2025-04-01T09:00:00Z');
    for (const none of ['X-A:1', 'DTSTAMP:20250231T080000Z', 'DTSTAMP:99991231T235959Z'])
      expect(stamped(none)).toBeNull();
  });

  it('says who gave it, in small letters (found R02)', () => {
    const by = (written: string) =>
      answerIn(reply('ACCEPTED').replace('mailto:kim@exempel.se', written))?.attendee;
    expect(by('MAILTO:Kim@Exempel.SE')).toBe('kim@exempel.se');
    expect(by('mailto:kim@örebro.se')).toBe('kim@xn--rebro-iua.se');
    expect(by('urn:uuid:1')).toBeNull();
  });

  it('takes no time to read, however often a line says mailto (found 1)', () => {
    const to = (times: number) =>
      answerIn(reply('ACCEPTED').replace('mailto:kim', `${':mailto:'.repeat(times)}kim`));
    expect(to(125_000)).toBeNull();
    expect(to(200)).toEqual({ answer: 'accepted', ...told });
    const open = reply('ACCEPTED').replace('kim@exempel.se', `${':mailto:'.repeat(200)}a"`);
    expect(answerIn(open)?.attendee).toBeNull();
  });

  it('that is none is none', () => {
    expect(answerIn(reply('NEEDS-ACTION'))).toBeNull();
    expect(answerIn(reply('ACCEPTED').replace('METHOD:REPLY', 'METHOD:REQUEST'))).toBeNull();
    expect(answerIn('')).toBeNull();
  });

  it('is for oneself alone', () => {
    const other = 'ATTENDEE;PARTSTAT=DECLINED:mailto:other@exempel.se';
    expect(answerIn(reply('ACCEPTED', [other]))).toBeNull();
  });

  it('is found in a mail of many parts, with the id of the mail', async () => {
    const mail = [
      ...['From: kim@exempel.se', 'Message-ID: <one@exempel.se>', 'MIME-Version: 1.0'],
      'Content-Type: multipart/mixed; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'Ja', '--b'],
      'Content-Type: text/calendar; method=REPLY; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      ...['', Buffer.from(reply('ACCEPTED')).toString('base64'), '--b--', ''],
    ].join('\r\n');
    const read = async (text: string) => readReply(await mailParts(Buffer.from(text)));
    expect(await read(mail)).toEqual({
      ...{ answer: 'accepted', ...told },
      mailId: '<one@exempel.se>',
    });
    const unnamed = mail.replace('<one@exempel.se>', '');
    expect((await read(unnamed))?.mailId).toBeNull();
    expect(await read('Subject: Hej\r\n\r\nHej')).toBeNull();
    const long = Buffer.from(reply('ACCEPTED', [`COMMENT:${'x'.repeat(100_000)}`]));
    const base64 = Buffer.from(reply('ACCEPTED')).toString('base64');
    expect(await read(mail.replace(base64, long.toString('base64')))).toBeNull();
  });
});
