import type { Channel } from '@famsam/contracts';
import type { AreaId, Clock } from '@famsam/kernel';
import { CLOCK, CONFIGURATION, Transactions, type Configuration } from '@famsam/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ChildProcess } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Courier, type MailHands } from './courier';
import { CourierProcess } from './courier-process';
import type { Letter } from './letter';
import { kindOfFault, mailFaultOf } from './mail-faults';
import { keepReceipt } from './receipts';
import { ReplyAddresses } from '../reply-address';

/** Whoever is written to does not take it, now or later. */
export class RefusedError extends Error {}

/** What we send with has to be mended, and then the message can go. */
export class NotSetUpError extends Error {}

/** Which try of which message. */
export interface Parcel {
  readonly areaId: AreaId;
  readonly messageId: string;
  /** When the next try is made if no end of this one is heard of. */
  readonly againAt: string;
}

/** What leaves the house: mail by SMTP, and files for gateways of text messages and secure communication. */
@Injectable()
export class Carriers implements OnApplicationShutdown {
  private hands: MailHands | null;
  private courier: CourierProcess | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly transactions: Transactions,
    @Inject(CLOCK) clock: Clock,
    private readonly addresses: ReplyAddresses,
  ) {
    const { url } = configuration.mail;
    this.hands = url === null ? null : new Courier(url, transactions, clock);
  }

  /** From now on mail is handed over by a process of its own, which outlives this one (decision 0019). */
  sendCourier(start: () => ChildProcess): void {
    if (this.hands) this.hands = this.courier = new CourierProcess(start);
  }

  onApplicationShutdown(): void {
    this.courier?.close();
  }

  /** Throws RefusedError, NotSetUpError, or anything else when it is worth another try. The same id again is the same message to whoever gets it. */
  async carry(channel: Channel, parcel: Parcel, letter: Letter): Promise<void> {
    if (channel === 'mail') return this.mail(parcel, letter);
    const folder = this.folderOf(channel);
    if (folder === null) throw new Error(`nothing carries ${channel}`);
    await this.put(
      folder,
      parcel,
      channel === 'sms' ? { to: letter.to, text: letter.text } : letter,
    );
  }

  /** What has a receipt is given away, whoever wrote that and died before it was. */
  async finish(channel: Channel, messageId: string): Promise<void> {
    const folder = this.folderOf(channel);
    if (folder === null) return;
    const { part, file } = filesOf(folder, messageId);
    await rename(part, file).catch((error: NodeJS.ErrnoException) => {
      // It was, and the gateway may have taken the file.
      if (error.code !== 'ENOENT') throw error;
    });
  }

  private folderOf(channel: Channel): string | null {
    const { smsDir, secureDir } = this.configuration.mail;
    if (channel === 'sms') return smsDir;
    return channel === 'secure' ? secureDir : null;
  }

  /** Whole or not at all, and once: after the receipt nobody writes it anew, before it no gateway sees it. */
  private async put(folder: string, { areaId, messageId }: Parcel, content: object): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { part, file } = filesOf(folder, messageId);
    await writeFile(part, JSON.stringify(content), { mode: 0o600 });
    await this.transactions.inArea(areaId, (tx) => keepReceipt(tx, messageId));
    await rename(part, file);
  }

  private async mail(parcel: Parcel, { to, subject, text, calendar }: Letter): Promise<void> {
    const { from, inPort } = this.configuration.mail;
    const mail = {
      messageId: `<${parcel.messageId}@${from.split('@')[1]}>`,
      ...{ from, to, subject, text },
      // Where mail is taken in, what comes back is heard of.
      ...(inPort !== null && {
        envelope: { from: this.addresses.returnOf(parcel.messageId), to },
      }),
      // No answers by machines to a machine (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendar && { icalEvent: { ...calendar, filename: 'bokning.ics' } }),
    };
    try {
      await this.hands?.hand({ ...parcel, mail });
    } catch (error) {
      const fault = mailFaultOf(error);
      const kind = kindOfFault(fault);
      if (kind === 'recipient') throw new RefusedError();
      throw kind === 'set-up' ? Object.assign(new NotSetUpError(), fault) : error;
    }
  }
}

function filesOf(folder: string, messageId: string): { part: string; file: string } {
  const file = join(folder, `${messageId}.json`);
  return { file, part: `${file}.part` };
}
