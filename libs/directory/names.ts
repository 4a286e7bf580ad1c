/** What makes two names the same name: not the case, the outer white space or the Unicode form. */
export function foldedName(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase('sv');
}
