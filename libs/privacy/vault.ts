import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { AreaId } from '@famsam/kernel';
import type { Configuration } from '@famsam/platform';
import { CONFIGURATION, ProblemError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';

/** Whose text, and which; sealed in with it, so that ciphertext moved to another row does not open. */
export interface Place {
  readonly areaId: AreaId;
  readonly subjectId: string;
  readonly field: string;
}

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];
/** Half of a hash: two parts do not meet by chance. */
const tokenBytes = 16;

/** `iv | tag | ciphertext` by AES-256-GCM. */
export function seal(key: Buffer, place: Place, plain: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, key, iv).setAAD(bound(place));
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
}

/** Throws when the key, the place or a single bit is another. */
export function unseal(key: Buffer, place: Place, sealed: Buffer): Buffer {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes);
  const opening = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes })
    .setAAD(bound(place))
    .setAuthTag(tag);
  return Buffer.concat([opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()]);
}

function bound({ areaId, subjectId, field }: Place): Buffer {
  return Buffer.from(JSON.stringify([areaId, subjectId, field]));
}

type Subject = Omit<Place, 'field'>;

/** The key of a subject does not open by the master key; with every key it is the master key that is another. */
export class SealedKeyError extends Error {}

/** Holds the master key, which wraps one data key per person (decision 0010). */
@Injectable()
export class Vault {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  newKey(subject: Subject): Buffer {
    return seal(this.master(), keyPlace(subject), randomBytes(keyBytes));
  }

  seal(wrappedKey: Buffer, place: Place, text: string): Buffer {
    return seal(this.unwrap(wrappedKey, place), place, Buffer.from(text));
  }

  unseal(wrappedKey: Buffer, place: Place, ciphertext: Buffer): string {
    return unseal(this.unwrap(wrappedKey, place), place, ciphertext).toString();
  }

  /** Of an area, not of a person: whose names stand in a file is not known. */
  sealFile(file: Subject, plain: Buffer): Buffer {
    return seal(this.fileKey(file), filePlace(file), plain);
  }

  unsealFile(file: Subject, sealed: Buffer): Buffer {
    return unseal(this.fileKey(file), filePlace(file), sealed);
  }

  /** Tells whether two requests are the same. Keyed, since a bare hash of personal text can be guessed at. */
  requestSeal(fingerprint: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.master(), '', 'famsam request seal', keyBytes));
    return createHmac('sha256', key).update(fingerprint).digest();
  }

  /** What a search index holds instead of these parts; other areas and fields have other keys. */
  searchTokens(areaId: AreaId, field: string, parts: readonly string[]): Buffer[] {
    const purpose = `famsam search ${field}`;
    const key = Buffer.from(hkdfSync('sha256', this.master(), areaId, purpose, keyBytes));
    return parts.map((part) =>
      createHmac('sha256', key).update(part).digest().subarray(0, tokenBytes),
    );
  }

  private fileKey({ areaId }: Subject): Buffer {
    return Buffer.from(hkdfSync('sha256', this.master(), areaId, 'famsam files', keyBytes));
  }

  private unwrap(wrappedKey: Buffer, subject: Subject): Buffer {
    const master = this.master();
    try {
      return unseal(master, keyPlace(subject), wrappedKey);
    } catch {
      throw new SealedKeyError('a key does not open');
    }
  }

  private master(): Buffer {
    const { vaultKey } = this.configuration;
    if (!vaultKey)
      throw new ProblemError('not-ready', {
        detail: 'Started without FAMSAM_VAULT_KEY: personal text can neither be read nor written.',
      });
    return vaultKey;
  }
}

function filePlace({ areaId, subjectId }: Subject): Place {
  return { areaId, subjectId, field: 'file' };
}

function keyPlace({ areaId, subjectId }: Subject): Place {
  return { areaId, subjectId, field: 'key' };
}
