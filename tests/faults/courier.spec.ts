import type { Outgoing } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { Carriers, MessagesAbout, SendMessage } from '@famsam/messages';
import {
  CONFIGURATION,
  type Configuration,
  JobQueues,
  JobReminder,
  newId,
  Transactions,
} from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Courier } from '../../libs/messages/sending/courier';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, withOffices } from '../support/family';
import { PostOffice } from '../support/post-office';
import { QuickChildren } from '../support/quick-child';
import { messageIds } from './storm-house';

const start = Date.parse('2025-03-31T10:00:00.000Z');
const after = (minutes: number) => new Date(start + minutes * 60_000).toISOString();

let house: TestApp;
let office: PostOffice;
let unitId: string;

const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

beforeAll(async () => {
  office = new PostOffice();
  await office.open();
  house = await anApp({
    MAIL_URL: `smtp://127.0.0.1:${office.port}`,
    MAIL_FROM: 'bokning@exempel.se',
  });
  ({ unitId } = await withOffices(house));
  await reachUnitAt(house, unitId, { email: 'elevhalsan@exempel.se' });
  await get(JobQueues).startWorkers();
});

afterAll(async () => {
  await office?.close();
  await house?.close();
});

beforeEach(() => {
  house.clock.moveTo(after(0));
  office.received.length = 0;
});

afterEach(() => office.answer());

/** A reminder to the unit, as soon as the worker hears of it. */
async function queued() {
  const about = { kind: 'agreement', id: newId() } as const;
  const message: Outgoing = {
    kind: 'agreement-reminder',
    recipient: { kind: 'unit', unitId },
    ...{ caseId: null, about, link: 'agreement', calendar: null },
    speaksOf: null,
    ...{ dueAt: after(0), meaningfulUntil: after(24 * 60) },
  };
  const actor = { id: 'tester', role: 'coordinator' };
  const context = { areaId: house.areaId, commandId: commandId(newId()), actor };
  await get(CommandBus).execute(new SendMessage(context, { name: newId(), message }));
  return about;
}

/** The message about it, when it is so. */
async function until(about: Awaited<ReturnType<typeof queued>>, status: string) {
  for (;;) {
    const [found] = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
    if (found?.status === status) return found;
    await new Promise(setImmediate);
  }
}

/** The clock stands behind the first wait, and the worker looks. */
async function later(): Promise<void> {
  house.clock.moveTo(after(6));
  await get(JobReminder).remind();
}

describe('a courier in a process of its own', () => {
  const couriers: ChildProcess[] = [];
  let children: QuickChildren;

  beforeAll(async () => {
    children = await QuickChildren.bundled();
    const { databaseUrl, mail } = house.app.get<Configuration>(CONFIGURATION, { strict: false });
    const env = { DATABASE_URL: databaseUrl, MAIL_URL: mail.url ?? '', MAIL_FROM: mail.from };
    get(Carriers).sendCourier(() => {
      const NOW = house.clock.now().toISOString();
      const courier = children.fork('still-courier', { ...env, NOW });
      couriers.push(courier);
      return courier;
    });
  });

  afterAll(() => children?.close());

  it('ends a handover that has begun when its worker is killed, and the next worker notes it', async () => {
    office.think();
    const about = await queued();
    await office.until(1);
    const courier = couriers.at(-1) as ChildProcess;
    const ended = once(courier, 'exit');
    // All that a courier hears of it.
    courier.disconnect();
    office.answer();
    expect(await ended).toEqual([0, null]);
    await later();
    expect(await until(about, 'sent')).toMatchObject({ attempts: 1 });
    expect(office.received).toHaveLength(1);
  });

  it('is left alone by the signals that end a worker, and ends with it at once when it has nothing to do', async () => {
    await until(await queued(), 'sent');
    const courier = couriers.at(-1) as ChildProcess;
    const ended = once(courier, 'exit');
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) courier.kill(signal);
    await until(await queued(), 'sent');
    courier.disconnect();
    expect(await ended).toEqual([0, null]);
    expect(office.received).toHaveLength(2);
  });

  it('that is killed itself is followed by another, and the mail goes out as the same mail', async () => {
    const before = couriers.length;
    office.think();
    const about = await queued();
    await office.until(1);
    couriers.at(-1)?.kill('SIGKILL');
    await once(couriers.at(-1) as ChildProcess, 'exit');
    office.answer();
    await later();
    const { messageId } = await until(about, 'sent');
    expect(couriers.length - before).toBeGreaterThan(1);
    expect(messageIds(office)).toEqual([messageId, messageId]);
  });
});

describe('a courier', () => {
  const errand = (messageId: string, minutes = 5) => ({
    ...{ areaId: house.areaId, messageId, againAt: after(minutes) },
    mail: {
      ...{ messageId: `<${messageId}@exempel.se>`, from: 'bokning@exempel.se' },
      ...{ to: 'elevhalsan@exempel.se', subject: 'Prov', text: 'Prov' },
    },
  });
  const aCourier = (longestMs?: number) =>
    new Courier(`smtp://127.0.0.1:${office.port}`, get(Transactions), house.clock, longestMs);

  it('hands over once what two ask for at the same time', async () => {
    const [courier, messageId] = [aCourier(), newId()];
    await Promise.all([courier.hand(errand(messageId)), courier.hand(errand(messageId))]);
    expect(messageIds(office)).toEqual([messageId]);
  });

  it('leaves a server that takes longer than a handover may', async () => {
    office.think();
    const courier = aCourier(3_000);
    await expect(courier.hand(errand(newId()))).rejects.toThrow();
    expect(office.received).toHaveLength(1);
  });

  it('begins nothing that the next try would find under way', async () => {
    await expect(aCourier().hand(errand(newId(), 0.7))).rejects.toThrow(/the next try is near/);
    expect(office.received).toEqual([]);
  });
});
