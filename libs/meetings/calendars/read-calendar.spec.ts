import { OverLimitError, UnreadableFileError } from '@famsam/kernel';
import read from './calendar-reader';
import { busyTimes } from './read-calendar';

const minute = (instant: string) => Date.parse(instant) / 60_000;
const within = { from: minute('2026-10-01T00:00Z'), to: minute('2026-12-01T00:00Z') };
const ownHost = 'bokning.exempel.se';
const stockholm = 'TZID=Europe/Stockholm';

/** Each event as its lines; a calendar as Outlook and Google write it, with CRLF. */
function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event, at) => [
    ...['BEGIN:VEVENT', 'DTSTAMP:20260901T000000Z', 'SUMMARY:Samtal om Kim'],
    ...(event.some((line) => line.startsWith('UID:')) ? [] : [`UID:${at}`]),
    ...event,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function busy(...events: readonly (readonly string[])[]): string[] {
  return busyTimes({ text: calendar(...events), within, ownHost }).spans.map(({ from, to }) =>
    [from, to].map((at) => new Date(at * 60_000).toISOString().slice(5, 16)).join(' '),
  );
}

const nine = [`DTSTART;${stockholm}:20261019T090000`, `DTEND;${stockholm}:20261019T100000`];
const weekly = [...nine, 'RRULE:FREQ=WEEKLY;COUNT=4'];

describe('reading a calendar', () => {
  it('keeps when, and nothing else', () => {
    expect(busyTimes({ text: calendar(nine), within, ownHost })).toEqual({
      spans: [{ from: minute('2026-10-19T07:00Z'), to: minute('2026-10-19T08:00Z') }],
      invitations: [],
    });
  });

  it('repeats at the same time on the wall when summer time ends', () => {
    expect(busy(weekly)).toEqual([
      ...['10-19T07:00 10-19T08:00', '10-26T08:00 10-26T09:00'],
      ...['11-02T08:00 11-02T09:00', '11-09T08:00 11-09T09:00'],
    ]);
  });

  it('leaves out days that are taken out of a series, and follows one that is moved', () => {
    const moved = [
      'UID:series',
      `RECURRENCE-ID;${stockholm}:20261026T090000`,
      `DTSTART;${stockholm}:20261027T130000`,
      `DTEND;${stockholm}:20261027T140000`,
    ];
    const series = ['UID:series', ...weekly, `EXDATE;${stockholm}:20261102T090000`];
    expect(busy(series, moved)).toEqual([
      ...['10-19T07:00 10-19T08:00', '10-27T12:00 10-27T13:00', '11-09T08:00 11-09T09:00'],
    ]);
  });

  it('finds an occasion that was moved into the days from outside them', () => {
    const late = [
      'UID:series',
      `DTSTART;${stockholm}:20260928T090000`,
      `DTEND;${stockholm}:20260928T100000`,
      'RRULE:FREQ=MONTHLY;COUNT=1',
    ];
    const moved = [
      'UID:series',
      `RECURRENCE-ID;${stockholm}:20260928T090000`,
      `DTSTART;${stockholm}:20261002T090000`,
      `DTEND;${stockholm}:20261002T100000`,
    ];
    expect(busy(late, moved)).toEqual(['10-02T07:00 10-02T08:00']);
  });

  it('takes whole days as days in Sweden, 25 hours when summer time ends', () => {
    expect(busy(['DTSTART;VALUE=DATE:20261024', 'DTEND;VALUE=DATE:20261026'])).toEqual([
      '10-23T22:00 10-25T23:00',
    ]);
  });

  it('takes times in UTC, in the names Windows has for zones, and without a zone', () => {
    const windows = 'TZID=W. Europe Standard Time';
    expect(
      busy(
        ['DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'],
        [`DTSTART;${windows}:20261021T090000`, 'DURATION:PT30M'],
        ['DTSTART:20261022T090000', 'DTEND:20261022T100000'],
      ),
    ).toEqual([
      ...['10-20T09:00 10-20T10:00', '10-21T07:00 10-21T07:30', '10-22T07:00 10-22T08:00'],
    ]);
  });

  it('passes over what is free, or cancelled', () => {
    expect(busy([...nine, 'TRANSP:TRANSPARENT'])).toEqual([]);
    expect(busy([...nine, 'STATUS:CANCELLED'])).toEqual([]);
    expect(busy([...weekly, 'STATUS:CANCELLED'])).toEqual([]);
  });

  it('makes one stretch of bookings that touch, and leaves out other months', () => {
    const next = [`DTSTART;${stockholm}:20261019T100000`, `DTEND;${stockholm}:20261019T113000`];
    const spring = [`DTSTART;${stockholm}:20260319T100000`, `DTEND;${stockholm}:20260319T113000`];
    expect(busy(nine, next, spring)).toEqual(['10-19T07:00 10-19T09:30']);
  });

  it('refuses what is no calendar, without quoting it', () => {
    for (const text of ['', 'Kim kommer klockan tre', '<html>BEGIN:VCALENDAR</html>']) {
      expect(() => busyTimes({ text, within, ownHost })).toThrow(UnreadableFileError);
    }
  });

  it('reads each part of a rule or refuses the rule (found D2)', () => {
    const of = (rule: string) => busy([...nine, rule]);
    const twice = ['10-19T07:00 10-19T08:00', '10-21T07:00 10-21T08:00'];
    for (const rule of [
      'RRULE:FREQ=WEEKLY; BYDAY=MO,WE;COUNT=2',
      'RRULE:FREQ=WEEKLY;\r\n  BYDAY=MO, WE;COUNT = 2;',
      'RRULE;X-A=B:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2',
    ])
      expect(of(rule)).toEqual(twice);
    for (const part of [
      ...['BYDAYS=MO,WE', 'BYEASTER=0', 'BYDAY=MO;BYDAY=WE', 'BYDAY=MO=WE', 'COUNT=2;byday=mo'],
      ...['COUNT=2 0', 'COUNT=2,3', 'COUNT=2E3', 'BYMONTHDAY=1X', 'BYDAY=WE;X:COUNT=2', 'BYDAY'],
    ])
      expect(() => of(`RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=9;${part}`)).toThrow('calendar.rule');
    for (const name of ['RRULE ', 'RRULE.A', 'EXDATE\u200b'])
      expect(() => of(`${name}:FREQ=DAILY`)).toThrow(UnreadableFileError);
  });

  it('takes entries with an empty UID for different ones (found D3)', () => {
    const tuesday = ['DTSTART:20261020T090000Z', 'DURATION:PT1H', 'UID: ', 'SEQUENCE:1'];
    expect(busy([...nine, 'UID:', 'SEQUENCE:0'], tuesday)).toEqual([
      ...['10-19T07:00 10-19T08:00', '10-20T09:00 10-20T10:00'],
    ]);
  });

  it('takes what a change repeats by itself, or refuses what goes on as nobody knows (found D4)', () => {
    const change = [
      ...['UID:series', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261026T080000Z'],
      ...[`DTSTART;${stockholm}:20261026T090000`, 'DURATION:PT1H'],
    ];
    const ended = [...nine, 'UID:series', 'RRULE:FREQ=WEEKLY;COUNT=1'];
    const twice = ['10-26T08:00 10-26T09:00', '10-27T08:00 10-27T09:00'];
    for (const line of ['RRULE:FREQ=DAILY;COUNT=2', 'RDATE:20261027T080000Z']) {
      expect(busy([...change, line])).toEqual(twice);
      expect(busy(ended, [...change, line])).toEqual(['10-19T07:00 10-19T08:00', ...twice]);
    }
    expect(() => busy(change)).toThrow('calendar.range');
    expect(busy([...change, 'STATUS:CANCELLED'])).toEqual([]);
  });

  it('refuses what it did not expect, and a zone of more changes than fit on a stack (found D5)', () => {
    const file = (text: string) => ({ text, within, ownHost });
    const text = calendar([...nine, 'UID:1']);
    const taken = (line: string) =>
      text.replaceAll('VEVENT', 'VFREEBUSY').replace(/DTSTART.*/, line);
    expect(() => busyTimes(file(taken('FREEBUSY;VALUE=INTEGER:5')))).toThrow('calendar.time');
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Egen', 'BEGIN:STANDARD', 'DTSTART:20261001T000000'],
      ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0200', 'RRULE:FREQ=SECONDLY;COUNT=300000'],
      ...['END:STANDARD', 'END:VTIMEZONE'],
    ].join('\r\n');
    const own = calendar(['DTSTART;TZID=Egen:20261019T090000', 'DURATION:PT1H']);
    expect(busyTimes(file(own.replace('VERSION:2.0', zone))).spans).toHaveLength(1);

    const unexpected = { ...file(text), within: undefined as never };
    expect(() => busyTimes(unexpected)).toThrow(TypeError);
    expect(() => read(unexpected)).toThrow(UnreadableFileError);
  });

  it('reads a line of very many folds once (found D7)', () => {
    const folds = '\r\n ,20261020T090000Z'.repeat(150_000);
    const picture = `X-PIC2;VALUE=BINARY:${'\r\n AAAAAAAAAAAAAAAA'.repeat(150_000)}`;
    const name = `X${'\r\n 2'.repeat(150_000)}`;
    const lines = [...nine, `RDATE:20261020T090000Z${folds}`, picture, name];
    expect(busy(lines)).toEqual(['10-19T07:00 10-19T08:00', '10-20T09:00 10-20T10:00']);
  });

  it('ends with a rule that leaps beyond all days (found D6)', () => {
    const long = ['DTSTART:20201019T090000Z', 'DURATION:PT1H'];
    for (const rule of ['YEARLY;INTERVAL=1000000', 'MONTHLY;INTERVAL=4000000'])
      expect(busy([...long, `RRULE:FREQ=${rule}`])).toEqual([]);
    expect(busy([...nine, `RRULE:FREQ=YEARLY;INTERVAL=${'9'.repeat(400)}`])).toHaveLength(1);
  });

  it('refuses a series of millions of times', () => {
    expect(() => busy([...nine, 'RRULE:FREQ=SECONDLY'])).toThrow(OverLimitError);
    expect(busy([...nine, 'RRULE:FREQ=MINUTELY;INTERVAL=1440;COUNT=2'])).toHaveLength(2);
  });
});
