import type { MessageKind, Outgoing, Recipient } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { MessagesAbout, SendMessage } from '@famsam/messages';
import { JobQueues, JobReminder, newId } from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Carriers } from '../../libs/messages/sending/carriers';
import { LeftParts } from '../../libs/messages/sending/left-parts';
import { anApp, type TestApp } from '../support/app';
import { reachUnitAt, withOffices } from '../support/family';
import { writeWords } from '../support/words';

const folder = mkdtempSync(join(tmpdir(), 'famsam-gateways-'));
const gateways = { sms: join(folder, 'sms'), secure: join(folder, 'secure') };

let house: TestApp;
let unitId: string;

const get = <T>(token: abstract new (...args: never[]) => T): T =>
  house.app.get(token as never, { strict: false });

beforeAll(async () => {
  house = await anApp({
    SMS_DIR: gateways.sms,
    SDC_DIR: gateways.secure,
    PUBLIC_URL: 'https://famsam.exempel.se',
  });
  ({ unitId } = await withOffices(house));
  await get(JobQueues).startWorkers();
});

afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sent, to its end; the channel that it took, and its id. */
async function sent(recipient: Recipient, kind: MessageKind = 'agreement-reminder') {
  const about = { kind: 'agreement', id: newId() } as const;
  const message: Outgoing = {
    ...{ kind, recipient, about, caseId: null, link: 'agreement', calendar: null },
    speaksOf: null,
    ...{ dueAt: '2025-03-31T10:00:00.000Z', meaningfulUntil: '2025-04-30T10:00:00.000Z' },
  };
  const actor = { id: 'tester', role: 'coordinator' };
  const context = { areaId: house.areaId, commandId: commandId(newId()), actor };
  await get(CommandBus).execute(new SendMessage(context, { name: newId(), message }));
  for (;;) {
    const [found] = await get(QueryBus).execute(new MessagesAbout(house.areaId, about));
    if (found && found.status !== 'waiting') return found;
    await new Promise(setImmediate);
  }
}

function filesIn(gateway: string) {
  return readdirSync(gateway).map((name) => ({
    name,
    content: JSON.parse(readFileSync(join(gateway, name), 'utf8')) as Record<string, string>,
    mode: statSync(join(gateway, name)).mode & 0o777,
  }));
}

describe('messages to the gateways of the operator', () => {
  it('take secure communication before mail, one file each (law.md 25, 27)', async () => {
    await reachUnitAt(house, unitId, {
      email: 'elevhalsan@exempel.se',
      phone: '0701740611',
      secure: 'sdk:1884',
    });
    const { messageId, channel } = await sent({ kind: 'unit', unitId });
    expect(channel).toBe('secure');
    await get(JobReminder).remind();
    const [file, ...more] = filesIn(gateways.secure);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: `${messageId}.json`, mode: 0o600 });
    expect(file?.content).toMatchObject({ to: 'sdk:1884', subject: 'Påminnelse' });
    expect(file?.content.text).toMatch(/^Vi väntar fortfarande på ditt svar\.\s+Öppna: https:/);
  });

  it('are a text message to a member of a family who has no mail (law.md 25)', async () => {
    const memberId = newId();
    const texts = { name: 'Kim Markörsson', phone: '070-174 06 11' };
    await writeWords(house, memberId, texts);
    const { messageId, channel } = await sent({ kind: 'member', memberId });
    expect(channel).toBe('sms');
    const [file, ...more] = filesIn(gateways.sms);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: `${messageId}.json`, mode: 0o600 });
    expect(Object.keys(file?.content ?? {}).sort()).toEqual(['text', 'to']);
    expect(file?.content.to).toBe('070-174 06 11');
    expect(file?.content.text).not.toContain('Kim');
  });

  it.each(['before the gateway could see it', 'after the gateway took it'])(
    'are one file when a worker dies %s (found B15)',
    async (when) => {
      await reachUnitAt(house, unitId, { phone: '0701740612', secure: 'sdk:1884' });
      const before = filesIn(gateways.secure).length;
      const carriers = get(Carriers);
      const carry = carriers.carry.bind(carriers);
      const finish = jest.spyOn(carriers, 'finish');
      const dying = jest.spyOn(carriers, 'carry').mockImplementationOnce(async (...carried) => {
        await carry(...carried);
        const [, { messageId }] = carried;
        const file = join(gateways.secure, `${messageId}.json`);
        if (when.startsWith('after')) rmSync(file);
        else renameSync(file, `${file}.part`);
        throw new Error('as if the process had ended here');
      });
      const message = sent({ kind: 'unit', unitId });
      while (dying.mock.calls.length === 0) await new Promise(setImmediate);
      // What stands in the receipts is found by the next look, and needs no second try.
      while (finish.mock.calls.length === 0) await get(JobReminder).remind();
      expect(await message).toMatchObject({ status: 'sent', channel: 'secure', attempts: 1 });
      expect(dying).toHaveBeenCalledTimes(1);
      const written = filesIn(gateways.secure).length - before;
      expect(written).toBe(when.startsWith('after') ? 0 : 1);
      for (const spy of [dying, finish]) spy.mockRestore();
    },
  );

  it('leave no part of a file once they are over', async () => {
    await reachUnitAt(house, unitId, { secure: 'sdk:1884' });
    const { messageId } = await sent({ kind: 'unit', unitId });
    const part = (id: string) => join(gateways.secure, `${id}.json.part`);
    const old = new Date(house.clock.now().getTime() - 2 * 60 * 60_000);
    // Of one that is over, of one that nobody here knows, and of one that is just being written.
    const unknown = newId();
    for (const id of [messageId, unknown]) {
      writeFileSync(part(id), '{}');
      utimesSync(part(id), old, old);
    }
    writeFileSync(part(newId()), '{}');
    await get(LeftParts).remove();
    const left = readdirSync(gateways.secure).filter((name) => name.endsWith('.part'));
    expect(left).toHaveLength(2);
    expect(left).toContain(`${unknown}.json.part`);
    for (const name of left) rmSync(join(gateways.secure, name));
  });

  it('fail where the team sees it when no way is known', async () => {
    await reachUnitAt(house, unitId, {});
    expect(await sent({ kind: 'unit', unitId })).toMatchObject({
      status: 'failed',
      why: 'no-address',
    });
  });
});
