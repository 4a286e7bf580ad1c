import { plainSpaces } from '@famsam/kernel';

/** What makes two names the same name: not the case, the kind of spaces or the Unicode form. */
export function foldedName(name: string): string {
  return plainSpaces(name).normalize('NFC').toLocaleLowerCase('sv');
}
