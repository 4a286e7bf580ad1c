import type { AreaId, Clock } from '@famsam/kernel';
import type { Transactions } from '@famsam/platform';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { keepReceipt } from './receipts';

/** One mail to be handed over, ready for its server. */
export interface Errand {
  readonly areaId: AreaId;
  readonly messageId: string;
  /** When it is tried again by whoever heard of no end; by then this try must be over. */
  readonly againAt: string;
  readonly mail: SendMailOptions;
}

/** Hands mail over. Throws what the server or the line said; `code` and `responseCode` tell which. */
export interface MailHands {
  hand(errand: Errand): Promise<void>;
  close(): void;
}

/** One step of a handover, and all of it, in milliseconds. */
const stepMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const wholeMs = 45_000;
/** Between tries to write a receipt, while Postgres is away. */
const receiptPauseMs = 50;

/**
 * Speaks with the server for mail. What the server took gets a receipt before anybody is told, and the same
 * message is never handed over by two at a time: neither by this courier, nor, since a handover ends before the
 * next try begins, by another (decision 0019).
 */
export class Courier implements MailHands {
  private readonly underWay = new Map<string, Promise<void>>();
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly longestMs = wholeMs,
  ) {}

  hand(errand: Errand): Promise<void> {
    const { messageId } = errand;
    const begun = this.underWay.get(messageId);
    if (begun) return begun;
    const work = this.deliver(errand).finally(() => this.underWay.delete(messageId));
    this.underWay.set(messageId, work);
    return work;
  }

  /** Waits for Postgres no longer. */
  close(): void {
    this.closed = true;
  }

  private async deliver({ areaId, messageId, againAt, mail }: Errand): Promise<void> {
    const left = Date.parse(againAt) - this.clock.now().getTime();
    if (left < this.longestMs) throw new Error('too late to begin: the next try is near');
    await this.handOver(mail);
    while (!(await this.kept(areaId, messageId))) {
      if (this.closed) throw new Error('handed over, and no receipt could be written');
      await pause(receiptPauseMs);
    }
  }

  /** Each step has its time, and the whole as well: a server that is slow at every step is left. */
  private async handOver(mail: SendMailOptions): Promise<void> {
    // The transport tells of its errors, as long as it listens.
    const socket = new Socket().on('error', () => undefined);
    const safe = { disableFileAccess: true, disableUrlAccess: true };
    const transport = createTransport({ url: this.url, socket, ...stepMs, ...safe });
    const end = setTimeout(() => socket.destroy(), this.longestMs);
    try {
      await transport.sendMail(mail);
    } finally {
      clearTimeout(end);
    }
  }

  private kept(areaId: AreaId, messageId: string): Promise<boolean> {
    return this.transactions
      .inArea(areaId, (tx) => keepReceipt(tx, messageId))
      .then(
        () => true,
        () => false,
      );
  }
}
