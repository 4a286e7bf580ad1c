/** Enough to know one's own address again, too little to learn another's (law.md 25). */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  // A telephone number: its last two digits.
  if (at < 1) return `***${[...address].slice(-2).join('')}`;
  const [first] = address;
  return `${first}***${address.slice(at)}`;
}
