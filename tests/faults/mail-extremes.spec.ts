import { instant, messageContracts, recipient, type Outgoing } from '@famsam/contracts';
import { GuestLinks } from '@famsam/identity';
import { areaId } from '@famsam/kernel';
import type { Configuration } from '@famsam/platform';
import * as fc from 'fast-check';
import { drawn, drawnFrom, farTexts, outOfBounds } from '../support/extremes';
import { FixedClock } from '../support/fixed-clock';
import { keepsToForm } from '../support/strict-calendar';
import { answerIn } from '../../libs/messages/answers/read-reply';
import { isReturn } from '../../libs/messages/answers/read-return';
import { partyId, ReplyAddresses } from '../../libs/messages/reply-address';
import { Letters } from '../../libs/messages/sending/letters';
import { kindOfFault, mailFaultOf } from '../../libs/messages/sending/mail-faults';

const configuration = {
  ...{ vaultKey: Buffer.alloc(32, 7), publicUrl: 'https://exempel.se' },
  mail: { from: 'bokning@exempel.se' },
} as Configuration;
const addresses = new ReplyAddresses(configuration);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...farTexts));

const [queued] = messageContracts;
const outgoing = drawn(queued!).filter((told) => {
  try {
    return Boolean(queued!.parse(told));
  } catch {
    return false;
  }
}) as fc.Arbitrary<Outgoing>;

describe('letters at the extremes', () => {
  const letters = new Letters(
    new GuestLinks(configuration),
    addresses,
    configuration,
    new FixedClock(),
  );
  const area = areaId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e011');

  it('are written for any message that was queued, and their calendars keep to the form', () => {
    let calendars = 0;
    fc.assert(
      fc.property(outgoing, fc.uuid(), (message, messageId) => {
        const letter = letters.write(area, messageId, message, 'kim@exempel.se');
        expect(outOfBounds(letter)).toEqual([]);
        expect(JSON.stringify(letter)).not.toMatch(/undefined|NaN|Invalid/);
        if (!letter.calendar) return;
        calendars += 1;
        keepsToForm(letter.calendar.content);
      }),
      { numRuns: 300 },
    );
    expect(calendars).toBeGreaterThan(20);
  });
});

describe('mail that comes, at the extremes', () => {
  const line = fc.oneof(
    text,
    fc.constantFrom('METHOD:REPLY', 'BEGIN:VEVENT', ' folded', '\tfolded', 'DTSTAMP:'),
    fc.constantFrom(
      ...['00010101T000000Z', '99991231T235959Z', '20250230T080000Z', '20250331T246060Z'].map(
        (stamp) => `DTSTAMP:${stamp}`,
      ),
      ...['-1', '0', '999999999', '9999999999', '1e9', '٣'].map((number) => `SEQUENCE:${number}`),
    ),
    text.map((by) => `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${by}`),
    text.map((name) => `ATTENDEE;CN="${name}";PARTSTAT=DECLINED:mailto:kim@exempel.se`),
  );
  const mails = fc
    .array(line, { maxLength: 12 })
    .map((lines) => ['METHOD:REPLY', ...lines].join('\r\n'));

  it('says a whole answer or none, of bounded words', () => {
    let answers = 0;
    fc.assert(
      fc.property(mails, (mail) => {
        expect(typeof isReturn({ mailId: null, calendars: [], reports: [mail] })).toBe('boolean');
        const read = answerIn(mail);
        if (!read) return;
        answers += 1;
        const { answer, sequence, stamp, attendee } = read;
        expect(['accepted', 'tentative', 'declined']).toContain(answer);
        expect(Number.isSafeInteger(sequence) && sequence >= 0 && sequence < 1e9).toBe(true);
        expect(stamp === null || instant.safeParse(stamp).success).toBe(true);
        expect((attendee ?? '').length).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 500 },
    );
    expect(answers).toBeGreaterThan(20);
  });

  it('is for whom we gave an address, in capitals as well, and for nobody else', () => {
    const whom = drawnFrom(recipient).map((told) => recipient.safeParse(told).data);
    const change = fc.record({
      at: fc.nat(),
      sign: fc.constantFrom('0', 'f', '@', '+', '\0', 'å'),
    });
    fc.assert(
      fc.property(fc.uuid(), whom, change, text, (uid, to, { at, sign }, other) => {
        const party = partyId(uid, to ?? { kind: 'team' });
        const address = addresses.of(party);
        expect([address, address.toUpperCase()].map((one) => addresses.read(one))).toEqual([
          party,
          party,
        ]);
        expect(addresses.readReturn(address)).toBeNull();
        const place = at % address.length;
        const changed = address.slice(0, place) + sign + address.slice(place + 1);
        if (changed !== address) expect(addresses.read(changed)).toBeNull();
        for (const none of [other, `${other}@exempel.se`, `svar+${other}@exempel.se`])
          expect(addresses.read(none)).toBeNull();
      }),
    );
  });

  it('a fault of any server is of one kind, and told without its words', () => {
    const said = fc.record(
      {
        ...{ code: text, responseCode: fc.integer(), command: text, response: text },
        message: text,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(said, (error) => {
        const fault = mailFaultOf(error);
        expect(['recipient', 'set-up', 'passing']).toContain(kindOfFault(fault));
        expect(Object.keys(fault)).not.toContain('response');
        expect(mailFaultOf(fault)).toEqual(fault);
        expect((fault.status ?? '').length).toBeLessThanOrEqual(9);
      }),
    );
  });
});
