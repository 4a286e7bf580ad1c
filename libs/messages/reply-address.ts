import { recipientId, type Recipient } from '@famsam/contracts';
import { CONFIGURATION, namedId, type Configuration } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** One recipient of one booking: the same for the invitation, its changes and its end. */
export function partyId(uid: string, recipient: Recipient): string {
  const id = recipientId(recipient);
  return namedId(uid, id === null ? recipient.kind : `${recipient.kind} ${id}`);
}

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
    return `svar+${party.replaceAll('-', '')}.${this.proof(party)}@${this.host}`;
  }

  /** Null for an address that was never given out. */
  read(address: string): string | null {
    const found = /^svar\+([0-9a-f]{32})\.([0-9a-f]{16})@(.+)$/.exec(address.toLowerCase());
    const [, hex = '', proof = '', host] = found ?? [];
    if (host !== this.host.toLowerCase()) return null;
    const party = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const right = timingSafeEqual(Buffer.from(proof), Buffer.from(this.proof(party)));
    return right ? party : null;
  }

  private proof(party: string): string {
    const { vaultKey } = this.configuration;
    if (!vaultKey) throw new Error('FAMSAM_VAULT_KEY is not set');
    const key = Buffer.from(hkdfSync('sha256', vaultKey, '', 'answers by mail', 32));
    return createHmac('sha256', key).update(party).digest('hex').slice(0, 16);
  }
}
