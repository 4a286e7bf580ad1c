/** What people and programs write for a dash. */
const dashes = /[\p{Pd}\u2212]/gu;
const invisible = /\p{Cf}/gu;

const shapes = [
  // A person or coordination number, with whatever stands before its last four.
  /(?<!\d)(?:\d{2})?\d{2}(?<month>\d{2})(?<day>\d{2})\s*[^\p{L}\d]?\s*\d{4}(?!\d)/gu,
  /(?<!\d)(?:\d{2})?\d{2}-(?<month>\d{2})-(?<day>\d{2})[-+]\d{4}(?!\d)/gu,
  // Reserve numbers.
  /(?<![\p{L}\d])(?:\d{2})?\d{2}(?<month>\d{2})(?<day>\d{2})-?[A-Z][0-9A-Z]{3}(?![\p{L}\d])/gu,
  /(?<!\d)99\d{10}(?!\d)/gu,
];

/**
 * Whether anything in a text looks like the number of a person, also with a wrong check digit: it may not stand where
 * nothing can be removed. Which numbers there are, privacy knows.
 */
export function holdsPersonNumber(text: string): boolean {
  const written = text
    .normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(invisible, '')
    .toUpperCase();
  return shapes.some((shape) =>
    [...written.matchAll(shape)].some(({ groups }) => !groups || isBirthDay(groups)),
  );
}

/** Also of a coordination number (day + 60), or one that knows no day or month (00). */
function isBirthDay({ month, day }: Readonly<Record<string, string>>): boolean {
  const [inYear, inMonth] = [Number(month), Number(day) % 60];
  return inYear <= 12 && inMonth <= 31;
}
