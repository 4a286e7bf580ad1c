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
    transactions: Transactions,
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
    const { smsDir, secureDir } = this.configuration.mail;
    const { messageId } = parcel;
    if (channel === 'mail') await this.mail(parcel, letter);
    else if (channel === 'sms' && smsDir !== null)
      await put(smsDir, messageId, { to: letter.to, text: letter.text });
    else if (channel === 'secure' && secureDir !== null) await put(secureDir, messageId, letter);
    else throw new Error(`nothing carries ${channel}`);
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

/** Whole or not at all, and once: the file is named after the message. */
async function put(folder: string, messageId: string, content: object): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${messageId}.json`);
  await writeFile(`${file}.part`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${file}.part`, file);
}
