import type { Channel, FailReason, MessageEvent, MessageKind } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import { areaId, commandId, systemActor } from '@famsam/kernel';
import type { DueJob, Tx } from '@famsam/platform';
import {
  CLOCK,
  CommandRunner,
  JobQueues,
  namedId,
  outlastsRestarts,
  RejectedError,
  Transactions,
} from '@famsam/platform';
import { WritePersonalText } from '@famsam/privacy';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Carriers, NotSetUpError, RefusedError } from './carriers';
import type { Letter } from './letter';
import { Letters } from './letters';
import { mailFaultOf } from './mail-faults';
import { attemptsInRound, nextTry, type MessageCommand } from '../message.decider';
import { messageStream } from '../message.stream';
import {
  dueMessages,
  messageById,
  messagesWithReceipt,
  type DueMessage,
  type MessageRow,
} from '../message.view';
import { mayBeTold } from './may-be-told';
import { dropReceipt, hasReceipt } from './receipts';
import { Ways, type Way } from './way';

export const sendJob = 'send-message';
const mostAtOnce = 500;

const payload = z.strictObject({
  areaId: z.uuid(),
  messageId: z.uuid(),
  number: z.int().min(1),
});
type Payload = z.infer<typeof payload>;

/** `taken`: by a server, and nobody has lived to write that down. */
type Waiting = MessageRow & { readonly taken?: boolean };

type InputOf<C> = C extends unknown ? Omit<C, 'on'> : never;

/**
 * Sends what is due. A try is written down before it is made, and its end after; what is neither sent nor given
 * up is due again after a while, by Postgres, whatever the queue remembers (decision 0015). What a server took
 * and nobody lived to write down is written down by the next who looks (decision 0019).
 */
@Injectable()
export class SendJob {
  private readonly logger = new Logger('messages');
  /** The last that was looked at, while more is due than one look takes: what cannot be sent would hide the rest. */
  private readonly lookedUpTo = new Map<AreaId, DueMessage>();

  constructor(
    queues: JobQueues,
    private readonly runner: CommandRunner,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly transactions: Transactions,
    private readonly ways: Ways,
    private readonly letters: Letters,
    private readonly carriers: Carriers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: sendJob,
      payload,
      ...outlastsRestarts,
      concurrency: 4,
      wokenBy: ['message.queued', 'message.retried'] satisfies MessageEvent['type'][],
      due: {
        items: (area, events) =>
          this.waiting(
            area,
            events?.map(({ id }) => id),
          ),
        of: (area, waiting) => this.due(area, waiting),
        alone: jobOf,
      },
      process: (job) => this.process(areaId(job.areaId), job),
    });
  }

  private waiting(
    area: AreaId,
    messageIds: readonly string[] | undefined,
  ): Promise<readonly Waiting[]> {
    const now = this.clock.now();
    return this.transactions.readInArea(area, async (tx) => {
      const taken = messageIds ? [] : await messagesWithReceipt(tx);
      const ids = new Set(taken.map(({ messageId }) => messageId));
      const due = messageIds
        ? await dueMessages(tx, now, mostAtOnce, { messageIds })
        : await this.nextOfAll(tx, now);
      return [
        ...taken.map((row) => ({ ...row, taken: true })),
        ...due.filter(({ messageId }) => !ids.has(messageId)),
      ];
    });
  }

  /** From where the last look ended; from the beginning once all were looked at. */
  private async nextOfAll(tx: Tx, now: Date): Promise<readonly DueMessage[]> {
    const after = this.lookedUpTo.get(tx.areaId);
    const due = await dueMessages(tx, now, mostAtOnce, { after });
    const last = due.at(-1);
    if (last && due.length === mostAtOnce) this.lookedUpTo.set(tx.areaId, last);
    else this.lookedUpTo.delete(tx.areaId);
    return due;
  }

  private async due(
    area: AreaId,
    waiting: readonly Waiting[],
  ): Promise<readonly DueJob<Payload>[]> {
    const late = waiting.filter((row) => !row.taken && this.isLate(row));
    await this.passOver(area, late);
    return waiting.filter((row) => !late.includes(row)).map((row) => jobOf(area, row));
  }

  private isLate({ state }: MessageRow): boolean {
    return Date.parse(state.meaningfulUntil) < this.clock.now().getTime();
  }

  /** After an absence only what still means something is sent, and the log says what was not. */
  private async passOver(area: AreaId, late: readonly MessageRow[]): Promise<void> {
    const kinds: Partial<Record<MessageKind, number>> = {};
    for (const { messageId, state } of late) {
      const skip = { type: 'skip', why: 'too-late' } as const;
      if (!(await this.note(area, messageId, 'too late', skip))) continue;
      kinds[state.kind] = (kinds[state.kind] ?? 0) + 1;
    }
    const count = Object.values(kinds).reduce((sum, some) => sum + some, 0);
    if (count > 0) this.logger.warn({ message: 'messages came too late', count, kinds });
  }

  /** Looks again: since it was enqueued it may have been sent, withdrawn or tried by another. */
  private async process(area: AreaId, { messageId, number }: Payload): Promise<void> {
    const { row, taken } = await this.transactions.readInArea(area, async (tx) => ({
      row: await messageById(tx, messageId),
      taken: await hasReceipt(tx, messageId),
    }));
    if (taken && row) return this.finish(area, row);
    if (row?.state.status !== 'waiting' || row.state.attempts + 1 !== number) return;
    // It may have lain in the queue for longer than it means something.
    if (this.isLate(row)) return this.passOver(area, [row]);
    if (!(await mayBeTold(this.queries, area, this.clock.today(), row.state))) {
      await this.note(area, messageId, `not told after ${row.version}`, {
        type: 'skip',
        why: 'not-told',
      });
      return;
    }
    if (number - row.state.earlier > attemptsInRound) return this.giveUp(area, row, 'unreachable');
    const way = await this.ways.to(area, systemActor, row.state.recipient);
    if (!way) return this.giveUp(area, row, 'no-address');
    const { channel } = way;
    const at = this.clock.now().toISOString();
    const attempt = { type: 'attempt', number, at, channel } as const;
    if (!(await this.note(area, messageId, `try ${number}`, attempt))) return;
    await this.send(area, row, number, way, nextTry(row.state, number, at));
  }

  private async send(
    area: AreaId,
    row: MessageRow,
    number: number,
    { channel, to }: Way,
    againAt: string,
  ): Promise<void> {
    const { messageId, state } = row;
    const letter = this.letters.write(area, messageId, state, to);
    if (channel === 'mailbox') return this.putInMailbox(area, messageId, letter);
    try {
      await this.carriers.carry(channel, { areaId: area, messageId, againAt }, letter);
    } catch (error) {
      if (error instanceof RefusedError) return this.giveUp(area, row, 'refused');
      if (error instanceof NotSetUpError) return this.putOff(area, row, number, error);
      const { code = null, responseCode = null } = error as {
        code?: string;
        responseCode?: number;
      };
      // Only codes: what a server says quotes addresses.
      const what = { messageId, kind: state.kind, channel, number, code, responseCode };
      this.logger.warn({ message: 'a message could not be sent', ...what });
      // One whose end is unknown may be on its way still: its failure waits for the time of another try.
      const known = code !== null || responseCode !== null;
      if (known && number - state.earlier >= attemptsInRound)
        await this.giveUp(area, row, 'unreachable');
      return;
    }
    await this.noteHandedOver(area, messageId, channel);
  }

  /** Of whoever did not live to do it. */
  private async finish(area: AreaId, { messageId, state }: MessageRow): Promise<void> {
    const channel = state.channel ?? 'mail';
    await this.carriers.finish(channel, messageId);
    await this.noteHandedOver(area, messageId, channel);
  }

  /** That it was sent takes the place of the receipt. */
  private noteHandedOver(area: AreaId, messageId: string, channel: Channel): Promise<void> {
    return this.transactions.inArea(area, async (tx) => {
      // One that came back is sent once more.
      const name = `sent ${(await messageById(tx, messageId))?.state.attempts}`;
      await this.note(area, messageId, name, { type: 'note-sent', channel });
      await dropReceipt(tx, messageId);
    });
  }

  /** What is in the mailbox and that it is there commit together. */
  private putInMailbox(area: AreaId, messageId: string, letter: Letter): Promise<void> {
    return this.transactions.inArea(area, async () => {
      const sent = { type: 'note-sent', channel: 'mailbox' } as const;
      if (!(await this.note(area, messageId, 'sent', sent))) return;
      const context = contextOf(area, messageId, 'sent');
      const entries = [{ field: 'note', text: JSON.stringify(letter) } as const];
      await this.commands.execute(new WritePersonalText(context, messageId, entries));
    });
  }

  /** Until the operator has mended what we send with; the message itself has nothing to do with it. */
  private async putOff(
    area: AreaId,
    { messageId }: MessageRow,
    number: number,
    error: NotSetUpError,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.note(area, messageId, `put off ${number}`, { type: 'put-off', at });
    const { code = null, responseCode = null, command = null, status = null } = mailFaultOf(error);
    const what = { messageId, code, responseCode, command, status };
    this.logger.error({ message: 'mail is not set up to be sent', ...what });
  }

  private async giveUp(
    area: AreaId,
    { messageId, version, state: { kind } }: MessageRow,
    why: FailReason,
  ): Promise<void> {
    const fail = { type: 'fail', why } as const;
    if (await this.note(area, messageId, `fail after ${version}`, fail))
      this.logger.warn({ message: 'a message was given up', messageId, kind, why });
  }

  /** Whether it was this call that made it so. */
  private async note(
    area: AreaId,
    messageId: string,
    name: string,
    input: InputOf<MessageCommand>,
  ): Promise<boolean> {
    const command = { ...input, on: this.clock.today() };
    const context = contextOf(area, messageId, name);
    try {
      const result = await this.runner.run(messageStream, messageId, context, command);
      return result.events > 0 && !result.repeated;
    } catch (error) {
      if (error instanceof RejectedError) return false;
      throw error;
    }
  }
}

function jobOf(areaId: AreaId, { messageId, version, state }: MessageRow) {
  // Another name after whatever happened to it: the queue remembers the earlier ones.
  const jobId = namedId(messageId, `version ${version}`);
  return { jobId, payload: { areaId, messageId, number: state.attempts + 1 } };
}

function contextOf(area: AreaId, messageId: string, name: string) {
  return { areaId: area, actor: systemActor, commandId: commandId(namedId(messageId, name)) };
}
