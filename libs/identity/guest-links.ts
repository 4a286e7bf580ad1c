import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { GuestPurpose, Recipient } from '@famsam/contracts';
import { guestPurposes, recipientId } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { areaId } from '@famsam/kernel';
import type { Configuration } from '@famsam/platform';
import { CONFIGURATION, ProblemError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';

/** What a link or a session is for: one thing, one subject, one recipient, for a time. */
export interface GuestGrant {
  readonly areaId: AreaId;
  readonly purpose: GuestPurpose;
  /** The meeting or agreement it is about. */
  readonly subjectId: string;
  readonly recipient: Recipient;
  /** To the second, and no later than in 2106. */
  readonly expiresAt: Date;
}

/** `forged`: not made here, or not for this; what is genuine says until when it held. */
export type ReadGrant =
  { readonly kind: 'valid' | 'expired'; readonly grant: GuestGrant } | { readonly kind: 'forged' };

/** By their place here: a new kind comes last, since links that were sent must still be read. */
const recipientKinds = [
  'unit',
  'manager',
  'member',
  'team',
  'interpreter',
] as const satisfies Recipient['kind'][];
const noId = '00000000-0000-0000-0000-000000000000';
/** Purpose, area, subject, kind and id of the recipient, seconds. */
const grantBytes = 1 + 16 + 16 + 1 + 16 + 4;
/** In 2106: a link for what comes later must be asked for again. */
const latestSecond = 2 ** 32 - 1;
/** Half of a hash cannot be guessed either, and keeps addresses in messages short. */
const sealBytes = 16;

/**
 * Links for people without an account, and the sessions they get for a code. Nothing is stored: each says
 * itself what it is for, and its seal is made with keys from the master key (decision 0016).
 */
@Injectable()
export class GuestLinks {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** For an address in a message; the code that goes to the recipient makes it a session. */
  link(grant: GuestGrant): string {
    return this.write('guest link', grant);
  }

  read(link: string, now: Date): ReadGrant {
    return this.open('guest link', link, now);
  }

  session(grant: GuestGrant): string {
    return this.write('guest session', grant);
  }

  readSession(session: string, now: Date): ReadGrant {
    return this.open('guest session', session, now);
  }

  /** Six digits that follow from the message they are sent in, so that no code is kept anywhere. */
  code(messageId: string): string {
    const hash = createHmac('sha256', this.key('guest code')).update(messageId).digest();
    return String(hash.readBigUInt64BE() % 1_000_000n).padStart(6, '0');
  }

  private write(use: string, grant: GuestGrant): string {
    const written = bytesOf(grant);
    return Buffer.concat([written, this.seal(use, written)]).toString('base64url');
  }

  private open(use: string, token: string, now: Date): ReadGrant {
    const bytes = Buffer.from(token, 'base64url');
    // The decoder passes over what it does not know: of one token there is one text.
    if (bytes.length !== grantBytes + sealBytes || bytes.toString('base64url') !== token)
      return { kind: 'forged' };
    const written = bytes.subarray(0, grantBytes);
    if (!timingSafeEqual(bytes.subarray(grantBytes), this.seal(use, written)))
      return { kind: 'forged' };
    const grant = grantIn(written);
    return { kind: now < grant.expiresAt ? 'valid' : 'expired', grant };
  }

  /** Each use has a key of its own, so a link is no session. */
  private seal(use: string, written: Buffer): Buffer {
    return createHmac('sha256', this.key(use)).update(written).digest().subarray(0, sealBytes);
  }

  private key(use: string): Buffer {
    const { vaultKey } = this.configuration;
    if (!vaultKey)
      throw new ProblemError('not-ready', {
        detail: 'Started without FAMSAM_VAULT_KEY: links can neither be made nor read.',
      });
    return Buffer.from(hkdfSync('sha256', vaultKey, '', `famsam ${use}`, 32));
  }
}

function bytesOf({ areaId: area, purpose, subjectId, recipient, expiresAt }: GuestGrant): Buffer {
  const seconds = Buffer.alloc(4);
  const until = Math.floor(expiresAt.getTime() / 1000);
  seconds.writeUInt32BE(Math.max(0, Math.min(until, latestSecond)));
  return Buffer.concat([
    Buffer.of(guestPurposes.indexOf(purpose)),
    idBytes(area),
    idBytes(subjectId),
    Buffer.of(recipientKinds.indexOf(recipient.kind)),
    idBytes(recipientId(recipient) ?? noId),
    seconds,
  ]);
}

/** Of bytes that were sealed here. */
function grantIn(written: Buffer): GuestGrant {
  const purpose = guestPurposes[written[0]!];
  const kind = recipientKinds[written[33]!];
  if (!purpose || !kind) throw new Error('a sealed grant of a kind that is not known any more');
  return {
    areaId: areaId(idIn(written, 1)),
    purpose,
    subjectId: idIn(written, 17),
    recipient: recipientOf(kind, idIn(written, 34)),
    expiresAt: new Date(written.readUInt32BE(50) * 1000),
  };
}

function recipientOf(kind: Recipient['kind'], id: string): Recipient {
  switch (kind) {
    case 'unit':
    case 'manager':
      return { kind, unitId: id };
    case 'member':
      return { kind, memberId: id };
    case 'interpreter':
      return { kind, interpreterId: id };
    case 'team':
      return { kind };
  }
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idIn(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Under this id a guest acts: what the log of reads and the events say of who it was (law.md 4). */
export function guestActorId(recipient: Recipient): string {
  const id = recipientId(recipient);
  return id === null ? `guest-${recipient.kind}` : `guest-${recipient.kind}-${id}`;
}
