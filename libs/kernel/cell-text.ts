/** Spaces that look like none, or like the usual one, and would make two names of one. */
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** With no space but the usual one, and none at either end. */
export function plainSpaces(text: string): string {
  return text.replace(unseen, '').replace(spaces, ' ').trim();
}

/** What makes two names the same name: not the case, the kind of spaces or the Unicode form. */
export function foldedName(name: string): string {
  return plainSpaces(name).normalize('NFC').toLocaleLowerCase('sv');
}

/** What a spreadsheet takes for the beginning of a formula. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * A text as it may stand in a cell of a spreadsheet: what would be run as a formula gets an apostrophe, by which
 * spreadsheets mark text. One more for each that stands there, so that it can be taken away again.
 */
export function neutral(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Whether `neutral` has put an apostrophe before it. */
export function isNeutral(text: string): boolean {
  return text.startsWith("'") && formula.test(text);
}
