import type { Channel } from '@famsam/contracts';
import { CONFIGURATION, type Configuration } from '@famsam/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from './letter';

/** Whoever is written to does not take it, now or later. */
export class RefusedError extends Error {}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** What leaves the house: mail by SMTP, and files for gateways of text messages and secure communication. */
@Injectable()
export class Carriers implements OnApplicationShutdown {
  private readonly smtp: Transporter | null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    const { url } = configuration.mail;
    const safe = { disableFileAccess: true, disableUrlAccess: true };
    this.smtp = url === null ? null : createTransport({ url, ...patience, ...safe });
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /** Throws RefusedError, or anything else when it is worth another try. The same id again is the same message to whoever gets it. */
  async carry(channel: Channel, messageId: string, letter: Letter): Promise<void> {
    const { smsDir, secureDir } = this.configuration.mail;
    if (channel === 'mail') await this.mail(messageId, letter);
    else if (channel === 'sms' && smsDir !== null)
      await put(smsDir, messageId, { to: letter.to, text: letter.text });
    else if (channel === 'secure' && secureDir !== null) await put(secureDir, messageId, letter);
    else throw new Error(`nothing carries ${channel}`);
  }

  private async mail(messageId: string, { to, subject, text, calendar }: Letter): Promise<void> {
    const { from } = this.configuration.mail;
    try {
      await this.smtp?.sendMail({
        messageId: `<${messageId}@${from.split('@')[1]}>`,
        ...{ from, to, subject, text },
        // No answers by machines to a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(calendar && { icalEvent: { ...calendar, filename: 'bokning.ics' } }),
      });
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
