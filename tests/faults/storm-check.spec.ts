import type { Outgoing } from '@famsam/contracts';
import type { AreaId, Recorded } from '@famsam/kernel';
import { namedId, newId } from '@famsam/platform';
import { faultsOf, type Answered, type Evidence } from './storm-check';

/** The fault tests must be able to fail: each fault is planted here, and found. */
const areaId = newId() as AreaId;
const [unit, guardian, caseId, agreement, meeting, other, message] = Array.from({ length: 7 }, () =>
  newId(),
) as [string, string, string, string, string, string, string];
const hour = (from: number) => ({
  from: `2025-06-02T0${from}:00:00.000Z`,
  to: `2025-06-02T0${from + 1}:00:00.000Z`,
  roomId: null,
  itemIds: [],
});

function event(key: string, stream: string, type: string, data: object = {}): Recorded {
  const actor = stream.startsWith('message-')
    ? { id: 'clockwork', role: 'system' }
    : { id: 'demo-coordinator', role: 'coordinator' };
  const commandId = namedId(areaId, `${actor.id}\n${key}`);
  return { areaId, stream, type, data, actor, commandId } as unknown as Recorded;
}

const told: Partial<Outgoing> = {
  ...{ kind: 'agreement-asked', recipient: { kind: 'unit', unitId: unit }, calendar: null },
  about: { kind: 'agreement', id: agreement },
};
const queued = (id: string) => event(`${id} 1`, `message-${id}`, 'message.queued', told);
const attempted = event('m2', `message-${message}`, 'message.attempted', { number: 1 });
const sent = event('m3', `message-${message}`, 'message.sent');
const made = event('a', `agreement-${agreement}`, 'agreement.made', {
  owner: { kind: 'unit', unitId: unit },
});
const requested = (key: string, id: string) =>
  event(key, `meeting-${id}`, 'meeting.requested', { caseId: newId() });
const booked = (key: string, id: string, from: number) =>
  event(key, `meeting-${id}`, 'meeting.booked', hour(from));
const done = (key: string, asks: string, id: string): Answered => ({ key, asks, status: 201, id });

const whole: Evidence = {
  areaId,
  invited: new Map([[caseId, [unit, guardian]]]),
  ledger: [
    done('a', 'agreement.made', agreement),
    done('b', 'meeting.requested', meeting),
    done('c', 'meeting.booked', meeting),
  ],
  events: [
    ...[made, queued(message), attempted, sent],
    ...[requested('b', meeting), booked('c', meeting, 8)],
  ],
  arrived: [message],
  taken: new Map([[meeting, `${hour(8).from} ${hour(8).to}`]]),
};

const without = (one: Recorded) => whole.events.filter((event) => event !== one);

it('finds nothing where all is well, also when a message was tried twice', () => {
  expect(faultsOf(whole)).toEqual([]);
  expect(faultsOf({ ...whole, events: triedTwice })).toEqual([]);
});

const again = event('m4', `message-${message}`, 'message.attempted', { number: 2 });
const triedTwice = [...without(sent), again, sent];

const another = newId();
const planted: readonly [string, Partial<Evidence>, RegExp][] = [
  ['an acknowledged command that is gone', { events: without(made) }, /there 0 times/],
  ['one that was done twice', { events: [...whole.events, made] }, /there 2 times/],
  [
    'one that was refused and done',
    { ledger: whole.ledger.map((one) => (one.key === 'c' ? { ...one, status: 409 } : one)) },
    /refused and done/,
  ],
  ['one that nobody asked for', { ledger: whole.ledger.slice(1) }, /never acknowledged/],
  ['a fact that nobody was told', { events: [made], arrived: [] }, /nobody was to be told/],
  ['a message that still waits', { events: without(sent) }, /never sent nor given up/],
  ['one noted as sent before it was', { arrived: [] }, /never arrived/],
  ['one noted as sent twice', { events: [...whole.events, sent] }, /noted as sent twice/],
  [
    'one that came twice, be it under one id',
    { events: triedTwice, arrived: [message, message] },
    /arrived 2 times/,
  ],
  ['one sent under a new id at each try', { arrived: [message, another] }, /came from nowhere/],
  [
    'a fact told under two ids',
    {
      events: [
        ...whole.events,
        queued(another),
        event('n2', `message-${another}`, 'message.skipped', { why: 'superseded' }),
      ],
    },
    /told twice under two ids/,
  ],
  [
    'a double booking',
    {
      ledger: [
        ...whole.ledger,
        done('d', 'meeting.requested', other),
        done('e', 'meeting.booked', other),
      ],
      events: [...whole.events, requested('d', other), booked('e', other, 8)],
    },
    /double booking/,
  ],
  ['a booking that the database forgot', { taken: new Map() }, /the database holds undefined/],
];

it.each(planted)('finds %s', (_what, falsified, fault) => {
  expect(faultsOf({ ...whole, ...falsified }).join('\n')).toMatch(fault);
});
