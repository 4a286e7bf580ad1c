import mailParts from './mail-reader';
import { isReturn } from './read-return';

const comesBack = async (mail: Buffer) => isReturn(await mailParts(mail));

function report(action: string, type = 'message/delivery-status'): Buffer {
  const lines = [
    ...['From: MAILER-DAEMON@exempel.se', 'MIME-Version: 1.0', 'Subject: Undelivered'],
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    ...['', '--b', 'Content-Type: text/plain', '', 'I am sorry.', '--b'],
    ...[`Content-Type: ${type}`, '', 'Reporting-MTA: dns; mx.exempel.se', ''],
    ...['Final-Recipient: rfc822; kim@exempel.se', `Action: ${action}`, 'Status: 5.1.1', ''],
    ...[
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Subject: Action: failed',
      '',
      'Hej',
      '--b--',
      '',
    ],
  ];
  return Buffer.from(lines.join('\r\n'));
}

describe('a mail that came back (RFC 3464)', () => {
  it.each([
    ['failed', true],
    ['Failed (no such user)', true],
    ['delayed', false],
    ['delivered', false],
    ['relayed', false],
  ])('%s: %s', async (action, is) => expect(await comesBack(report(action))).toBe(is));

  it('is one with addresses in any script as well (RFC 6533)', async () => {
    expect(await comesBack(report('failed', 'message/global-delivery-status'))).toBe(true);
  });

  it('is none without a report', async () => {
    expect(await comesBack(Buffer.from('Subject: Action: failed\r\n\r\nAction: failed'))).toBe(
      false,
    );
  });
});
