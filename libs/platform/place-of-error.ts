/** Where an error came from. Its message stays out: messages of drivers and parsers quote values (law.md 16). */
export function placeOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = stack.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 8);
}
