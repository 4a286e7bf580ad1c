import type { AreaId, Clock } from '@famsam/kernel';
import type { Transactions } from '@famsam/platform';
import { Logger } from '@nestjs/common';
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { hasReceipt, keepReceipt } from './receipts';

/** One mail to be handed over, ready for its server. */
export interface Errand {
  readonly areaId: AreaId;
  readonly messageId: string;
  /** When it is tried again by whoever heard of no end; by then this try must be over. */
  readonly againAt: string;
  readonly mail: SendMailOptions;
}

/** Hands mail over. Throws what the server or the line said; without a `code`, it may have arrived or not. */
export interface MailHands {
  hand(errand: Errand): Promise<void>;
}

/** All of a handover, in milliseconds; a server may think long after the last byte (RFC 5321 4.5.3.2.6). */
const wholeMs = 240_000;
const stepMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: wholeMs };
/** Between tries to write a receipt, while Postgres is away; and after how many the log says so. */
const receiptPauseMs = 50;
const triesBeforeTelling = 100;

/**
 * Speaks with the server for mail. What the server took gets a receipt before anybody is told, and the same
 * message is never handed over by two at a time: neither by this courier, nor, since a handover ends before the
 * next try begins, by another (decision 0019).
 */
export class Courier implements MailHands {
  private readonly logger = new Logger('courier');
  private readonly underWay = new Map<string, Promise<void>>();

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

  private async deliver({ areaId, messageId, againAt, mail }: Errand): Promise<void> {
    // Another's receipt may have waited for Postgres; and where none could be written, nothing is begun.
    if (await this.transactions.readInArea(areaId, (tx) => hasReceipt(tx, messageId))) return;
    const left = Date.parse(againAt) - this.clock.now().getTime();
    if (left < this.longestMs) throw new Error('too late to begin: the next try is near');
    await this.handOver(mail);
    for (let tries = 1; !(await this.kept(areaId, messageId, tries)); tries += 1)
      await pause(receiptPauseMs);
  }

  /** A server that is slow at every step is left as well. */
  private async handOver(mail: SendMailOptions): Promise<void> {
    // The transport tells of its errors, as long as it listens.
    const socket = new Socket().on('error', () => undefined);
    const safe = { disableFileAccess: true, disableUrlAccess: true };
    const transport = createTransport({ url: this.url, socket, ...stepMs, ...safe });
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        socket.destroy();
        reject(new Error('the server took too long'));
      }, this.longestMs);
    });
    try {
      await Promise.race([transport.sendMail(mail), over]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async kept(areaId: AreaId, messageId: string, tries: number): Promise<boolean> {
    try {
      await this.transactions.inArea(areaId, (tx) => keepReceipt(tx, messageId));
      return true;
    } catch (error) {
      const { code = null } = error as { code?: string };
      if (tries % triesBeforeTelling === 0)
        this.logger.warn({ message: 'a receipt could not be written', messageId, tries, code });
      return false;
    }
  }
}
