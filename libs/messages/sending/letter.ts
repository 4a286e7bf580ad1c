import type { MessageKind } from '@famsam/contracts';

/** What is sent, ready but for the envelope. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null;
}

/**
 * law.md 25: what goes unencrypted names no child, no family, no reason, no place and nobody else. What it
 * is about is seen behind the link, or after signing in.
 */
const words: Readonly<Record<MessageKind, readonly [subject: string, text: string]>> = {
  poll: ['Vilka tider passar?', 'Vi söker en tid och vill veta vilka som passar dig.'],
  invitation: ['Du har en bokning', 'Du har en bokning.'],
  'invitation-changed': ['Din bokning har ändrats', 'Din bokning har en ny tid.'],
  'invitation-cancelled': [
    'Din bokning är avbokad',
    'Din bokning är avbokad. Du behöver inte göra något.',
  ],
  agenda: ['Inför din bokning', 'Det finns något att läsa inför din bokning.'],
  'agenda-warning': [
    'En dagordning behöver ses över',
    'En dagordning behöver ses över innan den går ut.',
  ],
  'agreement-asked': ['Du har något att svara på', 'Du har något att svara på.'],
  'agreement-reworded': [
    'Något du har fått har ändrats',
    'Något du har fått att svara på har ändrats. Läs och svara igen.',
  ],
  'agreement-reminder': ['Påminnelse', 'Vi väntar fortfarande på ditt svar.'],
  'agreement-second-reminder': [
    'Påminnelse igen',
    'Vi har påmint en gång och väntar fortfarande på ditt svar.',
  ],
  'agreement-manager': ['Något väntar på svar', 'Något i din verksamhet väntar på svar.'],
  'agreement-coordinator': [
    'Något har blivit utan svar',
    'Något har blivit utan svar och behöver dig.',
  ],
  'one-time-code': [
    'Din kod',
    'Din kod står här. Den gäller i tio minuter. Lämna den inte till någon.',
  ],
};

export interface Behind {
  /** The address of the page where one answers. */
  readonly link: string | null;
  readonly code: string | null;
  /** Where one signs in. */
  readonly signIn: string;
}

export function wordsOf(
  kind: MessageKind,
  { link, code, signIn }: Behind,
): Pick<Letter, 'subject' | 'text'> {
  const [subject, text] = words[kind];
  const lines = [text];
  if (code !== null) lines.push(code);
  else if (link !== null) lines.push(`Öppna: ${link}`);
  else if (kind !== 'invitation-cancelled') lines.push(`Logga in: ${signIn}`);
  return { subject, text: `${lines.join('\n\n')}\n` };
}
