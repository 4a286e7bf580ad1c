import ical from 'node-ical';
import { idOf } from '../../../tests/support/case-builder';
import { keepsToForm, linesOf, partOf } from '../../../tests/support/strict-calendar';
import { calendarText } from './calendar-text';

const parties = {
  organizer: `svar+${'0'.repeat(32)}.${'1'.repeat(16)}@exempel.se`,
  attendee: 'en-ganska-lang-adress-till-elevhalsan-pa-centralskolan@exempel.se',
  host: 'exempel.se',
  stamp: new Date('2026-03-20T10:00:00.000Z'),
};
/** The Thursday before summer time, and the Monday after. */
const winter = { from: '2026-03-26T08:00:00.000Z', to: '2026-03-26T09:30:00.000Z' };
const summer = { from: '2026-03-30T07:00:00.000Z', to: '2026-03-30T08:30:00.000Z' };

function written(method: 'request' | 'cancel', times: { from: string; to: string }, sequence = 0) {
  return calendarText({ method, uid: idOf('meeting'), sequence, ...times }, parties);
}

const namesIn = (lines: readonly { name: string }[]) => lines.map(({ name }) => name).sort();
const required = [
  ...['ATTENDEE', 'CLASS', 'DTEND', 'DTSTAMP', 'DTSTART', 'ORGANIZER', 'SEQUENCE', 'STATUS'],
  ...['SUMMARY', 'UID'],
];

describe.each(['request', 'cancel'] as const)('a calendar with %s', (method) => {
  it.each([
    ['winter', winter],
    ['summer', summer],
  ])('keeps to the form, in %s (RFC 5545)', (_name, times) => {
    const text = written(method, times);
    keepsToForm(text);
    const zone = partOf(text, 'VTIMEZONE').find(({ name }) => name === 'TZID');
    const start = partOf(text, 'VEVENT').find(({ name }) => name === 'DTSTART');
    expect(zone?.value).toBe('Europe/Stockholm');
    expect(start?.parameters).toBe(`;TZID=${zone?.value}`);
  });

  it('has what RFC 5546 wants of it, once each, and no more: no place, no words (law.md 25)', () => {
    const text = written(method, winter, 3);
    const event = partOf(text, 'VEVENT');
    expect(namesIn(event)).toEqual(required);
    const value = (name: string) => event.find((line) => line.name === name);
    expect(linesOf(text).find(({ name }) => name === 'METHOD')?.value).toBe(method.toUpperCase());
    expect(value('SEQUENCE')?.value).toBe('3');
    expect(value('DTSTAMP')?.value).toBe('20260320T100000Z');
    expect(value('UID')?.value).toBe(`${idOf('meeting')}@exempel.se`);
    expect(value('ORGANIZER')?.value).toBe(`mailto:${parties.organizer}`);
    expect(value('ATTENDEE')?.value).toBe(`mailto:${parties.attendee}`);
    expect(value('SUMMARY')?.value).toBe('Bokat möte');
    expect(value('CLASS')?.value).toBe('PRIVATE');
    expect(value('STATUS')?.value).toBe(method === 'cancel' ? 'CANCELLED' : 'CONFIRMED');
    const asks = value('ATTENDEE')?.parameters.includes(';RSVP=TRUE');
    expect(asks).toBe(method === 'request');
  });

  it.each([
    ['winter', winter],
    ['summer', summer],
  ])('is read by another as the same instants, in %s', (_name, times) => {
    const read = Object.values(ical.sync.parseICS(written(method, times)));
    const [event] = read.filter((part) => part?.type === 'VEVENT');
    expect(event).toMatchObject({ method: method.toUpperCase() });
    expect(event && 'start' in event && event.start.toISOString()).toBe(times.from);
    expect(event && 'end' in event && event.end?.toISOString()).toBe(times.to);
  });
});

it.each([
  [
    'ends when the clock has shown its end before',
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ],
  ['is around the change of the clock', '2026-10-25T00:45:00.000Z', '2026-10-25T01:15:00.000Z'],
  ['is in the hour that comes again', '2026-10-25T01:05:00.000Z', '2026-10-25T01:50:00.000Z'],
  ['spans the hour that comes twice', '2026-10-24T23:30:00.000Z', '2026-10-25T02:30:00.000Z'],
])('a meeting that %s keeps its length (found B11)', (_name, from, to) => {
  const text = written('request', { from, to });
  keepsToForm(text);
  const [event] = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
  expect(event && 'start' in event && event.start.toISOString()).toBe(from);
  expect(event && 'end' in event && event.end?.toISOString()).toBe(to);
});
