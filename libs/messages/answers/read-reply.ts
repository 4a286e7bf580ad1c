import type { InvitationAnswer, MessageAnswered } from '@famsam/contracts';
import PostalMime from 'postal-mime';

const answers: Readonly<Record<string, InvitationAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

export interface Reply extends MessageAnswered {
  /** Of the mail that brought it. */
  readonly mailId: string | null;
}

/** The answer that a mail brings in its calendar part (iTIP REPLY, RFC 5546); null when it brings none. */
export async function readReply(mail: Buffer): Promise<Reply | null> {
  const { attachments, messageId } = await PostalMime.parse(mail, {
    attachmentEncoding: 'arraybuffer',
  });
  for (const { mimeType, content } of attachments) {
    if (mimeType !== 'text/calendar' && mimeType !== 'application/ics') continue;
    const answer = answerIn(Buffer.from(content as ArrayBuffer).toString('utf8'));
    if (answer) return { ...answer, mailId: messageId ?? null };
  }
  return null;
}

/** Nothing else is taken from it: no name, no comment. */
export function answerIn(calendar: string): MessageAnswered | null {
  const lines = calendar.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  if (!lines.some((line) => /^METHOD:REPLY\s*$/i.test(line))) return null;
  const attendees = lines.filter((line) => /^ATTENDEE[;:]/i.test(line));
  // Who answers, answers for oneself alone.
  if (attendees.length !== 1) return null;
  const said = /;PARTSTAT="?([A-Z-]+)/i.exec(attendees[0] ?? '')?.[1]?.toUpperCase() ?? '';
  const answer = answers[said];
  if (!answer) return null;
  const sequences = lines.map((line) => /^SEQUENCE(?:;[^:]*)?:(\d{1,9})\s*$/i.exec(line)?.[1]);
  return { answer, sequence: Number(sequences.find((number) => number !== undefined) ?? 0) };
}
