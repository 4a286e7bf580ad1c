import { BlockList, isIPv6 } from 'node:net';

/** Why a calendar could not be fetched; a code and nothing else, since what servers say may quote an address. */
export const fetchFailures = [
  'host-not-allowed',
  'address-not-allowed',
  'unreachable',
  'too-slow',
  'too-large',
  'too-many-redirects',
  'not-found',
  'refused',
  'unexpected-answer',
  'unreadable',
  'over-limit',
  'owner-gone',
] as const;
export type FetchFailure = (typeof fetchFailures)[number];

/** What `webcal:` has meant to all who use it: the same address, by the web. Null for what cannot be fetched. */
export function addressOf(text: string, from?: URL): URL | null {
  const given = text.trim().replace(/^webcal:/i, 'https:');
  if (!URL.canParse(given, from?.href)) return null;
  const url = new URL(given, from?.href);
  const known = url.protocol === 'https:' || url.protocol === 'http:';
  return known && url.username === '' && url.password === '' ? url : null;
}

/**
 * How far the operator's list lets an address be fetched. A host alone stands for its port 443, encrypted;
 * any other port, and so the plain web, has to be named. Only `named` may lie in a private network.
 */
export function standingOf(url: URL, hosts: readonly string[]): 'named' | 'open' | 'closed' {
  if (hosts.includes(`${url.hostname}:${portOf(url)}`)) return 'named';
  const encrypted = url.protocol === 'https:' && portOf(url) === 443;
  return encrypted && hosts.includes(url.hostname) ? 'open' : 'closed';
}

export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** Two lists: one of both kinds would find every IPv4 address in the IPv6 ranges that can hold it. */
const closed4 = new BlockList();
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
]) {
  const [net = '', bits] = range.split('/');
  closed4.addSubnet(net, Number(bits), 'ipv4');
}
/** All but 2000::/3; and within it what carries an IPv4 address, or is for documents. */
const closed6 = new BlockList();
for (const range of ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16']) {
  const [net = '', bits] = range.split('/');
  closed6.addSubnet(net, Number(bits), 'ipv6');
}

/** Whether it is an address of the public internet: not loopback, not private, not of a link. */
export function isPublic(ip: string): boolean {
  return isIPv6(ip) ? !closed6.check(ip, 'ipv6') : !closed4.check(ip, 'ipv4');
}
