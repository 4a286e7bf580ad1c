import { UnreadableFileError } from '@famsam/kernel';
import PostalMime from 'postal-mime';

/** What is looked for in a mail. */
export interface MailParts {
  /** Of the mail itself. */
  readonly mailId: string | null;
  readonly calendars: readonly string[];
  /** On whether another mail could be delivered (RFC 3464). */
  readonly reports: readonly string[];
}

const calendar = /^(text\/calendar|application\/ics)$/;
const report = /^message\/(global-)?delivery-status$/;

/** Far more than an answer or a report takes; what is larger, and what comes after these, is neither. */
const mostBytes = 100_000;
const mostParts = 5;

/** Read in a thread of its own, by `ForeignFiles`: some mails take the library seconds. */
export default async function mailParts(mail: Uint8Array): Promise<MailParts> {
  const { attachments, messageId } = await PostalMime.parse(mail, {
    attachmentEncoding: 'arraybuffer',
  }).catch(() => {
    throw new UnreadableFileError('mail');
  });
  const texts = (type: RegExp) =>
    attachments
      .filter(({ mimeType }) => type.test(mimeType))
      .map(({ content }) => Buffer.from(content as ArrayBuffer))
      .filter(({ byteLength }) => byteLength <= mostBytes)
      .slice(0, mostParts)
      .map((content) => content.toString('utf8'));
  return { mailId: messageId || null, calendars: texts(calendar), reports: texts(report) };
}
