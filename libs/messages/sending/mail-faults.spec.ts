import { kindOfFault, mailFaultOf } from './mail-faults';

function refused(response: string, command: string, code = 'EENVELOPE') {
  const responseCode = Number(response.slice(0, 3));
  return mailFaultOf(Object.assign(new Error('no'), { code, command, response, responseCode }));
}

describe('what a server for mail refuses (found M01)', () => {
  it.each([
    ['530 5.7.0 Authentication required', 'MAIL FROM', 'set-up'],
    ['530 Must issue a STARTTLS command first', 'MAIL FROM', 'set-up'],
    ['550 5.7.1 Relaying denied', 'RCPT TO', 'set-up'],
    ['550-5.7.26 Unauthenticated', 'RCPT TO', 'set-up'],
    ['554 5.7.1 Relay access denied', 'RCPT TO', 'set-up'],
    ['553 5.1.8 Sender domain does not exist', 'RCPT TO', 'set-up'],
    ['553 Sender address rejected', 'MAIL FROM', 'set-up'],
    ['550 5.1.1 No such user', 'RCPT TO', 'recipient'],
    ['550 No such user', 'RCPT TO', 'recipient'],
    ['553 5.1.3 Bad recipient address', 'RCPT TO', 'recipient'],
    ['552 5.2.2 Mailbox full', 'RCPT TO', 'recipient'],
    ['450 4.7.1 Greylisted', 'RCPT TO', 'passing'],
    ['451 4.3.0 Try again', 'MAIL FROM', 'passing'],
  ])('%s to %s: %s', (response, command, kind) => {
    expect(kindOfFault(refused(response, command))).toBe(kind);
  });

  it('is of our set-up when it is our account', () => {
    const fault = refused('535 5.7.8 Authentication credentials invalid', 'AUTH PLAIN', 'EAUTH');
    expect(kindOfFault(fault)).toBe('set-up');
  });

  it('is passing when there was no server to refuse it', () => {
    expect(kindOfFault(mailFaultOf({ code: 'ECONNECTION' }))).toBe('passing');
    expect(kindOfFault(mailFaultOf(new Error('lost')))).toBe('passing');
  });

  it('is told in codes, and twice as once', () => {
    const fault = refused('550 5.1.1 <kim@exempel.se> is not here', 'RCPT TO');
    const codes = { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', status: '5.1.1' };
    expect(fault).toEqual(codes);
    expect(mailFaultOf(fault)).toEqual(codes);
  });
});
