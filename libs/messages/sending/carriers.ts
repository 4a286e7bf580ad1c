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

/** Whoever is written to does not take it, now or later. */
export class RefusedError extends Error {}

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

  /** Throws RefusedError, or anything else when it is worth another try. The same id again is the same message to whoever gets it. */
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
    const { from } = this.configuration.mail;
    const mail = {
      messageId: `<${parcel.messageId}@${from.split('@')[1]}>`,
      ...{ from, to, subject, text },
      // No answers by machines to a machine (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendar && { icalEvent: { ...calendar, filename: 'bokning.ics' } }),
    };
    try {
      await this.hands?.hand({ ...parcel, mail });
    } catch (error) {
      throw isRefusal(error) ? new RefusedError() : error;
    }
  }
}

/** Of the recipient or of the message; a server that does not let us in is somebody's to mend. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}

/** Whole or not at all, and once: the file is named after the message. */
async function put(folder: string, messageId: string, content: object): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${messageId}.json`);
  await writeFile(`${file}.part`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${file}.part`, file);
}
