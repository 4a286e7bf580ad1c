import { answerIn, readReply } from './read-reply';

function reply(partstat: string, more: readonly string[] = []): string {
  return [
    ...['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', 'UID:x@exempel.se', 'SEQUENCE:2'],
    `ATTENDEE;CN="Kim; Exempel:";PARTSTAT=${partstat}:mailto:kim@exempel.se`,
    ...[...more, 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
}

describe('an answer from a calendar', () => {
  it.each([
    ['ACCEPTED', 'accepted'],
    ['TENTATIVE', 'tentative'],
    ['DECLINED', 'declined'],
  ])('%s is read', (said, answer) => {
    expect(answerIn(reply(said))).toEqual({ answer, sequence: 2 });
  });

  it('is read from folded lines', () => {
    const folded = reply('DECLINED')
      .replace('PARTSTAT', '\r\n PART\r\n\tSTAT')
      .replaceAll('\r', '');
    expect(answerIn(folded)).toEqual({ answer: 'declined', sequence: 2 });
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
    expect(await readReply(Buffer.from(mail))).toEqual({
      ...{ answer: 'accepted', sequence: 2 },
      mailId: '<one@exempel.se>',
    });
    expect(await readReply(Buffer.from('Subject: Hej\r\n\r\nHej'))).toBeNull();
  });
});
