import PostalMime from 'postal-mime';

/**
 * Whether a mail is a report that another could not be delivered (RFC 3464). Of who it was for and why nothing is
 * read: the address that it came to says which mail it was.
 */
export async function isReturn(mail: Buffer): Promise<boolean> {
  const { attachments } = await PostalMime.parse(mail, { attachmentEncoding: 'arraybuffer' });
  return attachments
    .filter(({ mimeType }) => /^message\/(global-)?delivery-status$/.test(mimeType))
    .some(({ content }) => saysFailed(Buffer.from(content as ArrayBuffer).toString('utf8')));
}

/** Of delays, and of what was delivered after all, nobody need be told. */
export function saysFailed(report: string): boolean {
  return /^Action:\s*failed\b/im.test(report.replaceAll(/\r?\n[ \t]+/g, ' '));
}
