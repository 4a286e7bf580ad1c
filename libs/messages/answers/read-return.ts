import type { MailParts } from './mail-reader';

/**
 * Whether a mail is a report that another could not be delivered (RFC 3464). Of who it was for and why nothing is
 * read: the address that it came to says which mail it was.
 */
export function isReturn({ reports }: MailParts): boolean {
  return reports.some(saysFailed);
}

/** Of delays, and of what was delivered after all, nobody need be told. */
function saysFailed(report: string): boolean {
  return /^Action:\s*failed\b/im.test(report.replaceAll(/\r?\n[ \t]+/g, ' '));
}
