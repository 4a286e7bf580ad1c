import ical from 'node-ical';

/** Name, parameters and value of each line, once lines are unfolded (RFC 5545, 3.1). */
export function linesOf(text: string) {
  return text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/.exec(line);
      if (!found) throw new Error(`no line of a calendar: ${line}`);
      const [, name = '', parameters = '', value = ''] = found;
      return { name, parameters, value };
    });
}

export function partOf(text: string, part: string) {
  const lines = linesOf(text);
  const begin = lines.findIndex(({ name, value }) => name === 'BEGIN' && value === part);
  const end = lines.findIndex(({ name, value }) => name === 'END' && value === part);
  expect([begin >= 0, end > begin]).toEqual([true, true]);
  return lines.slice(begin + 1, end);
}

/** The form of RFC 5545: line ends, lengths, what a calendar has to say of itself. */
export function keepsToForm(text: string): void {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const all = linesOf(text);
  expect(all[0]).toMatchObject({ name: 'BEGIN', value: 'VCALENDAR' });
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['PRODID', 'VERSION', 'METHOD']),
  );
}

/** What an invitation says, read by another library; throws when its form is not what RFC 5545 and 5546 want. */
export function strictCalendar(text: string) {
  keepsToForm(text);
  const event = partOf(text, 'VEVENT');
  const value = (name: string) => {
    const found = event.filter((line) => line.name === name);
    expect([name, found.length]).toEqual([name, 1]);
    return found[0]?.value ?? '';
  };
  const read = Object.values(ical.sync.parseICS(text)).find((part) => part?.type === 'VEVENT');
  if (!read || !('start' in read)) throw new Error('no event that another library can read');
  return {
    method: linesOf(text).find(({ name }) => name === 'METHOD')?.value,
    sequence: Number(value('SEQUENCE')),
    uid: value('UID'),
    from: read.start.toISOString(),
    organizer: value('ORGANIZER').replace('mailto:', ''),
    attendees: [value('ATTENDEE').replace('mailto:', '')],
  };
}
