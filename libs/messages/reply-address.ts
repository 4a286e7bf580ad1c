import { mailAddress, recipientId, type Recipient } from '@famsam/contracts';
import { CONFIGURATION, namedId, type Configuration } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** One recipient of one booking: the same for the invitation, its changes and its end. */
export function partyId(uid: string, recipient: Recipient): string {
  const id = recipientId(recipient);
  return namedId(uid, id === null ? recipient.kind : `${recipient.kind} ${id}`);
}

const keys = { svar: 'answers by mail', retur: 'mail that comes back' } as const;
type Use = keyof typeof keys;

/**
 * The address that answers to an invitation come to: whose answer it is, and a proof that we gave it out. In
 * hexadecimal, since some servers on the way write addresses in small letters.
 */
@Injectable()
export class ReplyAddresses {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  get host(): string {
    return this.configuration.mail.from.split('@')[1] ?? '';
  }

  of(party: string): string {
    return this.write('svar', party);
  }

  /** Null for an address that was never given out. */
  read(address: string): string | null {
    return this.idIn('svar', address);
  }

  /** Where a mail comes back to that could not be delivered. */
  returnOf(messageId: string): string {
    return this.write('retur', messageId);
  }

  /** Of the message that came back. */
  readReturn(address: string): string | null {
    return this.idIn('retur', address);
  }

  private write(use: Use, id: string): string {
    return `${use}+${id.replaceAll('-', '')}.${this.proof(use, id)}@${this.host}`;
  }

  private idIn(use: Use, address: string): string | null {
    // A server for mail may give back the letters that a domain stands for.
    const written = (mailAddress.safeParse(address).data ?? address).toLowerCase();
    const found = /^(svar|retur)\+([0-9a-f]{32})\.([0-9a-f]{16})@(.+)$/.exec(written);
    const [, used, hex = '', proof = '', host] = found ?? [];
    if (used !== use || host !== this.host.toLowerCase()) return null;
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const right = timingSafeEqual(Buffer.from(proof), Buffer.from(this.proof(use, id)));
    return right ? id : null;
  }

  private proof(use: Use, id: string): string {
    const { vaultKey } = this.configuration;
    if (!vaultKey) throw new Error('FAMSAM_VAULT_KEY is not set');
    const key = Buffer.from(hkdfSync('sha256', vaultKey, '', keys[use], 32));
    return createHmac('sha256', key).update(id).digest('hex').slice(0, 16);
  }
}
