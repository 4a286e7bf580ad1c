import { addressOf, isPublic, standingOf } from './calendar-subscription.rules';

describe('the address of a calendar', () => {
  it.each([
    ['webcal://kalender.exempel.se/a.ics', 'https://kalender.exempel.se/a.ics'],
    ['WEBCAL://Kalender.Exempel.SE/A', 'https://kalender.exempel.se/A'],
    [' https://kalender.exempel.se ', 'https://kalender.exempel.se/'],
    ['http://10.0.0.8:8080/a', 'http://10.0.0.8:8080/a'],
    // However it is written, it is the address that it comes to.
    ['http://0x7f.1/a', 'http://127.0.0.1/a'],
  ])('%s is %s', (text, url) => expect(addressOf(text)?.href).toBe(url));

  it.each(['kalender.exempel.se', 'ftp://exempel.se/a', 'file:///etc/passwd', 'https://a:b@c.se/'])(
    '%s is none',
    (text) => expect(addressOf(text)).toBeNull(),
  );
});

describe('the list of the operator', () => {
  const hosts = ['kalender.exempel.se', 'intern.exempel.se:8443', '[::1]:8080'];

  it.each([
    ['https://kalender.exempel.se/a', 'open'],
    ['https://kalender.exempel.se:443/a', 'open'],
    ['https://kalender.exempel.se:8443/a', 'closed'],
    ['http://kalender.exempel.se/a', 'closed'],
    ['http://kalender.exempel.se:443/a', 'closed'],
    ['https://kalender.exempel.se.ond.se/a', 'closed'],
    ['https://under.kalender.exempel.se/a', 'closed'],
    ['https://intern.exempel.se:8443/a', 'named'],
    ['https://intern.exempel.se/a', 'closed'],
    ['http://[0:0:0:0:0:0:0:1]:8080/a', 'named'],
  ])('lets %s be %s', (address, standing) =>
    expect(standingOf(addressOf(address) as URL, hosts)).toBe(standing),
  );

  it('closes everything when it is empty', () =>
    expect(standingOf(new URL('https://kalender.exempel.se/'), [])).toBe('closed'));
});

describe('an address of the network', () => {
  it.each(['8.8.8.8', '172.32.0.1', '193.180.1.1', '2a00:1450:400f::1'])('%s is public', (ip) =>
    expect(isPublic(ip)).toBe(true),
  );
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1'],
  ])('%s is not', (ip) => expect(isPublic(ip)).toBe(false));
});
