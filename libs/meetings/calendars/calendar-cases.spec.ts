import { OverLimitError } from '@famsam/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { busyTimes } from './read-calendar';

const minute = (instant: string) => Date.parse(instant) / 60_000;
const within = { from: minute('2026-10-01T00:00Z'), to: minute('2027-11-01T00:00Z') };
const ownHost = 'bokning.exempel.se';

function busy(text: string): string[] {
  return busyTimes({ text, within, ownHost }).spans.map((span) =>
    [span.from, span.to].map((at) => new Date(at * 60_000).toISOString().slice(0, 16)).join(' '),
  );
}

const folder = join(__dirname, '../../../tests/support/data/calendars');
const { files } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
  files: readonly { file: string; busy: readonly string[] | 'refuse' }[];
};

describe('calendars as found in the wild', () => {
  const { TZ } = process.env;
  afterAll(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it.each(files)('$file is read right, whatever TZ the process has', ({ file, busy: right }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const zone of ['UTC', 'Europe/Stockholm', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env.TZ = zone;
      // Or refused, says the case: its only stretch is found, and in time.
      expect(busy(text)).toEqual(
        right === 'refuse' ? ['2026-10-19T07:00 2026-10-19T08:00'] : right,
      );
    }
  });
});

/** Components as their lines; a lone VEVENT has a UID of its own. */
function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event, at) => [
    'BEGIN:VEVENT',
    ...(event.some((line) => /^uid/i.test(line)) ? [] : [`UID:${at}`]),
    ...event,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

const at = 'TZID=Europe/Stockholm';
const nine = [`DTSTART;${at}:20261019T090000`, `DTEND;${at}:20261019T100000`];
const monday = '2026-10-19T07:00 2026-10-19T08:00';
const daily = [...nine, 'RRULE:FREQ=DAILY;COUNT=3', 'UID:series'];
const [tuesday, wednesday] = [
  '2026-10-20T07:00 2026-10-20T08:00',
  '2026-10-21T07:00 2026-10-21T08:00',
];

describe('a series', () => {
  const moved = (range: string, ...more: string[]) => [
    'UID:series',
    `RECURRENCE-ID;${range}${at}:20261020T090000`,
    `DTSTART;${at}:20261020T130000`,
    'DURATION:PT30M',
    ...more,
  ];

  it('goes on as one of its occasions with RANGE=THISANDFUTURE', () => {
    expect(busy(calendar(daily, moved('RANGE=THISANDFUTURE;')))).toEqual([
      monday,
      '2026-10-20T11:00 2026-10-20T11:30',
      '2026-10-21T11:00 2026-10-21T11:30',
    ]);
    const ended = moved('RANGE=THISANDFUTURE;', 'STATUS:CANCELLED');
    expect(busy(calendar(daily, ended))).toEqual([monday]);
    expect(() => busy(calendar(daily, moved('RANGE=THISANDPRIOR;')))).toThrow('calendar.range');
  });

  it('keeps an occasion moved from where none is, and one without its series', () => {
    const elsewhere = moved('').map((line) => line.replace('20261020T09', '20261020T08'));
    expect(busy(calendar(daily, elsewhere))).toEqual([
      ...[monday, tuesday, '2026-10-20T11:00 2026-10-20T11:30', wednesday],
    ]);
    expect(busy(calendar(elsewhere))).toEqual(['2026-10-20T11:00 2026-10-20T11:30']);
  });

  it('is what the newest SEQUENCE says, and all that has an equal one', () => {
    const later = [`DTSTART;${at}:20261022T090000`, 'DURATION:PT1H', 'UID:series'];
    const thursday = '2026-10-22T07:00 2026-10-22T08:00';
    expect(busy(calendar([...later, 'SEQUENCE:2'], [...daily, 'SEQUENCE:1']))).toEqual([thursday]);
    expect(busy(calendar(daily, [...later, 'sequence:1']))).toEqual([thursday]);
    expect(busy(calendar(daily, later))).toEqual([monday, tuesday, wednesday, thursday]);
    const twice = [moved(''), [...moved('', 'SEQUENCE:3'), 'TRANSP:TRANSPARENT']];
    expect(busy(calendar(daily, ...twice))).toEqual([monday, wednesday]);
  });

  it('spans the calendars of a file', () => {
    expect(busy(`${calendar(daily)}${calendar(moved('', 'STATUS:CANCELLED'))}`)).toEqual([
      ...[monday, wednesday],
    ]);
    const zone = (offset: string) => [
      ...['BEGIN:VTIMEZONE', 'TZID:Vår tid', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...[`TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'],
    ];
    const own = (offset: string) =>
      ['BEGIN:VCALENDAR', ...zone(offset), 'BEGIN:VEVENT', 'DTSTART;TZID=Vår tid:20261019T090000']
        .concat(['DURATION:PT1H', 'END:VEVENT', 'END:VCALENDAR', ''])
        .join('\n');
    expect(busy(own('+0200') + own('-0300'))).toEqual([
      ...[monday, '2026-10-19T12:00 2026-10-19T13:00'],
    ]);
  });

  it('leaves out a day that is left out, however that is written', () => {
    for (const line of [
      `EXDATE;${at}:20261020T090000`,
      'EXDATE:20261020T070000Z',
      'EXDATE:20261020T090000',
      'EXDATE;VALUE=DATE:20261020',
      'EXRULE:FREQ=DAILY;BYMONTHDAY=20',
    ])
      expect(busy(calendar([...daily, line]))).toEqual([monday, wednesday]);
  });

  it('adds days that are added, with a time of their own or that of the first', () => {
    for (const [line, extra] of [
      [`RDATE;${at}:20261023T150000`, '2026-10-23T13:00 2026-10-23T14:00'],
      ['RDATE;VALUE=DATE:20261023', '2026-10-23T07:00 2026-10-23T08:00'],
      ['RDATE;VALUE=PERIOD:20261023T130000Z/20261023T150000Z', '2026-10-23T13:00 2026-10-23T15:00'],
    ] as const)
      expect(busy(calendar([...nine, line]))).toEqual([monday, extra]);
  });
});

describe('what takes nobody’s time', () => {
  it.each([
    ...[
      'TRANSP:TRANSPARENT',
      'transp:transparent',
      'TRANSP;X-A=B: Transparent ',
      'Transp:\r\n TRANSPARENT',
    ],
    ...['STATUS:CANCELLED', 'status:cancelled', 'STATUS:Canceled'],
    ...['X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
  ])('is told by %s', (line) => expect(busy(calendar([...daily, line]))).toEqual([]));

  it.each(['TRANSP:OPAQUE', 'STATUS:TENTATIVE', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'SUMMARY:FREE'])(
    'is not told by %s',
    (line) => expect(busy(calendar([...nine, line]))).toEqual([monday]),
  );

  it('is a cancellation as it was sent', () => {
    const text = calendar(nine).replace('VERSION:2.0', 'METHOD:CANCEL');
    expect(busy(text)).toEqual([]);
  });

  it('may be our own invitations, and nobody else’s (found C16, D11)', () => {
    const uid = '0f3a2b1c-1111-4222-8333-444455556666';
    for (const line of [`UID:${uid}@${ownHost}`, `uid:${uid.toUpperCase()}@Bokning.exempel.se`]) {
      const text = calendar([...nine, line], [...nine, 'STATUS:CANCELLED']);
      const spans = [{ from: minute('2026-10-19T07:00Z'), to: minute('2026-10-19T08:00Z') }];
      expect(busyTimes({ text, within, ownHost })).toEqual({
        ...{ spans: [], invitations: [{ meetingId: uid, spans }] },
      });
    }
    for (const other of [`${uid}@exempel.se`, `möte@${ownHost}`, uid])
      expect(busy(calendar([...nine, `UID:${other}`]))).toEqual([monday]);
  });
});

describe('times', () => {
  it('of the hour that comes twice keep their length (found B11)', () => {
    const of = (...lines: string[]) => busy(calendar(lines));
    expect(of(`DTSTART;${at}:20261025T021500`, `DTEND;${at}:20261025T024500`)).toEqual([
      '2026-10-25T00:15 2026-10-25T00:45',
    ]);
    expect(of('DTSTART:20261025T013000Z', 'DTEND:20261025T020000Z')).toEqual([
      '2026-10-25T01:30 2026-10-25T02:00',
    ]);
    // Written by somebody whose clock was set back meanwhile.
    expect(of(`DTSTART;${at}:20261025T024500`, `DTEND;${at}:20261025T021500`)).toEqual([
      '2026-10-25T00:45 2026-10-25T01:15',
    ]);
    expect(of(`DTSTART;${at}:20261025T013000`, 'DURATION:PT2H')).toEqual([
      '2026-10-24T23:30 2026-10-25T01:30',
    ]);
    // The day of 25 hours, and a night within a series.
    expect(of('DTSTART;VALUE=DATE:20261025')).toEqual(['2026-10-24T22:00 2026-10-25T23:00']);
    const night = [`DTSTART;${at}:20261024T220000`, `DTEND;${at}:20261025T060000`];
    expect(of(...night)).toEqual(['2026-10-24T20:00 2026-10-25T05:00']);
  });

  it('end with the days that are asked for, in whatever year they end (found A4)', () => {
    const days = '2026-10-01T00:00 2027-11-01T00:00';
    for (const lines of [
      ['DTSTART:00010101T000000Z', 'DTEND:99991231T235959Z'],
      ['DTSTART;VALUE=DATE:20000101', 'DURATION:P99999W'],
      ['DTSTART:20200101T000000Z', 'DURATION:P2D', 'RRULE:FREQ=DAILY;UNTIL=99991231'],
    ])
      expect(busy(calendar(lines))).toEqual([days]);
    expect(busy(calendar(['DTSTART:99991231T230000Z', 'DURATION:P9W']))).toEqual([]);
  });

  it('of the hour that is left out count from before it', () => {
    const lines = [`DTSTART;${at}:20270328T023000`, 'DURATION:PT1H'];
    expect(busy(calendar(lines))).toEqual(['2027-03-28T01:30 2027-03-28T02:30']);
  });

  it('are read with any line ends, folds, case, a mark at the beginning, and days without an end', () => {
    const text = calendar(nine);
    const folded = text.replace('DTSTART;', 'DTSTA\r\n\tRT;');
    for (const one of [
      ...[
        text.replaceAll('\r\n', '\n'),
        text.replaceAll('\r\n', '\r'),
        text.replaceAll('\r', '\r\r'),
      ],
      ...[`\uFEFF${text}`, text.toLowerCase(), folded, folded.replaceAll('\r\n', '\n')],
      ...[text.replace('VERSION:2.0', 'DESCRIPTION:one line\r\nand one that is broken')],
    ])
      expect(busy(one)).toEqual([monday]);
  });

  it.each([
    ['W. Europe Standard Time', '07'],
    ['/freeassociation.sourceforge.net/Europe/Stockholm', '07'],
    ['europe/stockholm', '07'],
    ['UTC', '09'],
    ['tzone://Microsoft/Utc', '09'],
    ['America/New_York', '13'],
    ['Nobody knows', '07'],
  ])('in %s', (zone, hour) => {
    const text = calendar([`DTSTART;TZID="${zone}":20261019T090000`, 'DURATION:PT1H']);
    expect(busy(text)[0]?.slice(11, 13)).toBe(hour);
  });

  it('in zones of any name take no time to place, and of too many names are refused', () => {
    const path = `${'Q/'.repeat(1_000)}Europe/Stockholm`;
    const named = (names: number) =>
      Array.from({ length: names }, (_, at) => [
        ...[`DTSTART;TZID=X${at}/${path}:20261019T090000`, 'DURATION:PT1H'],
      ]);
    expect(busy(calendar(...named(60)))).toEqual(['2026-10-19T07:00 2026-10-19T08:00']);
    expect(() => busy(calendar(...named(3_000)))).toThrow(OverLimitError);
  });

  it('stand in a zone of the file’s own as its last rule says', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Egen', 'BEGIN:DAYLIGHT', 'DTSTART:19700329T020000'],
      ...[
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T010000Z',
      ],
      ...['END:DAYLIGHT', 'END:VTIMEZONE'],
    ];
    const text = calendar(['DTSTART;TZID=Egen:20261219T090000', 'DURATION:PT1H']);
    expect(busy(text.replace('VERSION:2.0', zone.join('\r\n')))).toEqual([
      '2026-12-19T07:00 2026-12-19T08:00',
    ]);
  });
});

describe('a rule', () => {
  const of = (rule: string, start = '20261019T090000Z') =>
    busy(calendar([`DTSTART:${start}`, 'DURATION:PT1H', `RRULE:${rule}`])).map((span) =>
      span.slice(5, 16),
    );

  it.each([
    ['FREQ=MINUTELY;INTERVAL=1440;COUNT=2', ['10-19T09:00', '10-20T09:00']],
    ['FREQ=SECONDLY;INTERVAL=86400;COUNT=2', ['10-19T09:00', '10-20T09:00']],
    ['FREQ=HOURLY;BYHOUR=9;BYDAY=MO;COUNT=2', ['10-19T09:00', '10-26T09:00']],
    ['FREQ=MINUTELY;BYHOUR=9;BYMINUTE=0;COUNT=2', ['10-19T09:00', '10-20T09:00']],
    ['FREQ=DAILY;BYHOUR=9,13;BYMINUTE=0;COUNT=3', ['10-19T09:00', '10-19T13:00', '10-20T09:00']],
    ['freq=weekly;byday=mo,we;wkst=su;count=3', ['10-19T09:00', '10-21T09:00', '10-26T09:00']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=3', ['10-19T09:00', '10-25T09:00', '11-02T09:00']],
    [
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=3',
      ['10-19T09:00', '11-01T09:00', '11-02T09:00'],
    ],
    ['FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1;COUNT=2', ['10-19T09:00', '10-21T09:00', '10-28T09:00']],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2',
      ['10-19T09:00', '10-30T09:00', '11-30T09:00'],
    ],
    ['FREQ=MONTHLY;BYDAY=3MO;COUNT=2', ['10-19T09:00', '11-16T09:00']],
    [
      'FREQ=MONTHLY;BYDAY=-1FR,1MO;COUNT=3',
      ['10-19T09:00', '10-30T09:00', '11-02T09:00', '11-27T09:00'],
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-13,31;COUNT=3', ['10-19T09:00', '10-31T09:00', '11-18T09:00']],
    ['FREQ=YEARLY;BYWEEKNO=43;BYDAY=MO', ['10-19T09:00', '10-25T09:00']],
    ['FREQ=YEARLY;BYYEARDAY=-1,292', ['10-19T09:00', '12-31T09:00', '10-19T09:00']],
    ['FREQ=YEARLY;BYDAY=2MO', ['10-19T09:00', '01-11T09:00']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', ['10-19T09:00']],
    ['FREQ=DAILY;UNTIL=20261020', ['10-19T09:00', '10-20T09:00']],
    ['FREQ=DAILY;UNTIL=20261020T085959Z', ['10-19T09:00']],
  ])('%s', (rule, right) => expect(of(rule)).toEqual(right));

  it('that began long ago is as quick, and counted from its beginning', () => {
    expect(of('FREQ=WEEKLY;BYDAY=MO', '16010101T090000Z')).toHaveLength(56);
    expect(of('FREQ=DAILY;COUNT=9780', '20000101T090000Z')).toEqual([
      '10-01T09:00',
      '10-02T09:00',
      '10-03T09:00',
      '10-04T09:00',
      '10-05T09:00',
      '10-06T09:00',
      '10-07T09:00',
      '10-08T09:00',
      '10-09T09:00',
      '10-10T09:00',
    ]);
  });

  it.each([
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYHOUR=3;BYMONTHDAY=31;BYMONTH=4',
    'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4;COUNT=1',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO',
  ])('that never occurs ends: %s (found C01)', (rule) => expect(of(rule)).toEqual(['10-19T09:00']));

  it('of more occasions than anybody has is refused by the limit (found C02)', () => {
    const all = (to: number) => [...Array(to).keys()].join();
    const dense = `BYHOUR=${all(24)};BYMINUTE=${all(60)};BYSECOND=${all(60)}`;
    for (const rule of [
      ...['FREQ=SECONDLY', `FREQ=DAILY;${dense}`, `FREQ=DAILY;${dense};BYSETPOS=-1`],
      'FREQ=SECONDLY;COUNT=2000000000',
    ])
      expect(() => of(rule, '20200101T000000Z')).toThrow(OverLimitError);
    const many = Array<string[]>(1_200).fill([
      ...['DTSTART:19010101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=60000'],
    ]);
    expect(() => busy(calendar(...many))).toThrow(OverLimitError);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['DTSTART:2026', 'calendar.time'],
    ['DTSTART:20260230T090000', 'calendar.time'],
    ['DTSTART:20261019T0900', 'calendar.time'],
    ['DTSTART;VALUE=DATE:20261319', 'calendar.time'],
    ['SUMMARY:no beginning', 'calendar.start'],
    ['DTSTART:20261019T090000\r\nDTEND:20261019T080000', 'calendar.end'],
    ['DTSTART:20261019T090000\r\nDURATION:1H', 'calendar.duration'],
    ['DTSTART:20261019T090000\r\nDURATION:-PT1H', 'calendar.duration'],
    ['DTSTART:20261019T090000\r\nRRULE:COUNT=2', 'calendar.rule'],
    ['DTSTART:20261019T090000\r\nRRULE:FREQ=DAILY;RSCALE=HEBREW', 'calendar.rule'],
    ['DTSTART:20261019T090000\r\nRRULE:FREQ=FORTNIGHTLY', 'calendar'],
    ['DTSTART:20261019T090000\r\nRRULE FREQ=DAILY', 'calendar'],
    ['DTSTART:20261019T090000\r\nRRULE:FREQ=DAILY;BYHOUR=24', 'calendar'],
    ['DTSTART:20261019T090000\r\nRRULE:FREQ=DAILY;UNTIL=xyz', 'calendar.time'],
    ['DTSTART:20261019T090000\r\nEXDATE:soon', 'calendar.time'],
    ['DTSTART:20261019T090000\r\nRECURRENCE-ID:soon', 'calendar.time'],
    ['DTSTART:20251019T090000\r\nDTSTART:20261019T090000', 'calendar.twice'],
    ['DTSTART:20261019T090000\r\nTRANSP:TRANSPARENT\r\nTRANSP:OPAQUE', 'calendar.twice'],
    ['DTSTART:20261019T090000\r\nBEGIN;X=1:VALARM\r\nDURATION:PT0S\r\nEND;X=1:VALARM', 'calendar'],
  ])('is refused, never silently free: %j', (lines, rule) =>
    expect(() => busy(calendar([lines]))).toThrow(rule),
  );

  it('is not what says the same twice', () => {
    const [start = '', end = ''] = nine;
    expect(busy(calendar([start, start, end, 'TRANSP:OPAQUE', 'TRANSP:OPAQUE']))).toEqual([monday]);
  });

  it('is a file that breaks off, or that holds something else', () => {
    const text = calendar(nine);
    for (const one of [
      text.slice(0, -20),
      text.replaceAll('VCALENDAR', 'VCARD'),
      nine.join('\r\n'),
    ])
      expect(() => busy(one)).toThrow('calendar');
  });
});
