import type { Recipient } from '@famsam/contracts';
import { guestPurposes } from '@famsam/contracts';
import { areaId } from '@famsam/kernel';
import type { Configuration } from '@famsam/platform';
import { ProblemError } from '@famsam/platform';
import * as fc from 'fast-check';
import { GuestLinks, type GuestGrant } from './guest-links';

const linksOf = (vaultKey: Buffer | null) => new GuestLinks({ vaultKey } as Configuration);
const links = linksOf(Buffer.alloc(32, 7));
const now = new Date('2026-11-22T12:00:00.000Z');

const id = fc.uuid();
const recipients: fc.Arbitrary<Recipient> = fc.oneof(
  fc.record({ kind: fc.constant('unit' as const), unitId: id }),
  fc.record({ kind: fc.constant('manager' as const), unitId: id }),
  fc.record({ kind: fc.constant('member' as const), memberId: id }),
  fc.record({ kind: fc.constant('team' as const) }),
);
const grants: fc.Arbitrary<GuestGrant> = fc.record({
  areaId: id.map(areaId),
  purpose: fc.constantFrom(...guestPurposes),
  subjectId: id,
  recipient: recipients,
  expiresAt: fc.integer({ min: 1, max: 10_000_000 }).map((s) => new Date(now.getTime() + s * 1000)),
});

describe('a link for a guest', () => {
  it('says itself what it is for, to whom and until when', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(links.read(links.link(grant), now)).toEqual({ kind: 'valid', grant });
        expect(links.readSession(links.session(grant), now)).toEqual({ kind: 'valid', grant });
      }),
    );
  });

  it('is not accepted when a single bit or letter of it is another', () => {
    const alterations = fc.record({ at: fc.nat(), letter: fc.constantFrom(...base64url) });
    fc.assert(
      fc.property(grants, alterations, ({ ...grant }, { at, letter }) => {
        const link = links.link(grant);
        const place = at % link.length;
        const altered = link.slice(0, place) + letter + link.slice(place + 1);
        fc.pre(altered !== link);
        expect(links.read(altered, now)).toEqual({ kind: 'forged' });
      }),
      { numRuns: 2_000 },
    );
    const link = links.link(aGrant);
    const bytes = Buffer.from(link, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(links.read(altered.toString('base64url'), now)).toEqual({ kind: 'forged' });
    }
  });

  it('has one text: nothing may be added, left out or written another way', () => {
    const link = links.link(aGrant);
    const others = ['', ' ', '=', '.', 'A', link].flatMap((more) =>
      more ? [link + more, more + link] : [''],
    );
    others.push(link.slice(1), link.slice(0, -1), Buffer.from(link, 'base64url').toString('hex'));
    // The last letter holds two bits that no byte has.
    for (const letter of base64url)
      if (!link.endsWith(letter)) others.push(link.slice(0, -1) + letter);
    for (const other of others) expect(links.read(other, now)).toEqual({ kind: 'forged' });
  });

  it('ends at its second', () => {
    const link = links.link(aGrant);
    const before = new Date(aGrant.expiresAt.getTime() - 1);
    expect(links.read(link, before).kind).toBe('valid');
    expect(links.read(link, aGrant.expiresAt)).toEqual({ kind: 'expired', grant: aGrant });
  });

  it('is no session, and a session no link', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(links.readSession(links.link(grant), now)).toEqual({ kind: 'forged' });
        expect(links.read(links.session(grant), now)).toEqual({ kind: 'forged' });
      }),
    );
  });

  it('is of one installation, and none is made without the key', () => {
    const others = linksOf(Buffer.alloc(32, 8));
    expect(others.read(links.link(aGrant), now)).toEqual({ kind: 'forged' });
    expect(() => linksOf(null).link(aGrant)).toThrow(ProblemError);
  });
});

describe('a code', () => {
  it('is six digits, the same for the same message, and spread over all of them', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(id, (messageId) => {
        const code = links.code(messageId);
        seen.add(code);
        expect(code).toMatch(/^\d{6}$/);
        expect(links.code(messageId)).toBe(code);
      }),
      { numRuns: 1_000 },
    );
    expect(seen.size).toBeGreaterThan(900);
  });
});

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const aGrant: GuestGrant = {
  areaId: areaId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e011'),
  purpose: 'agreement',
  subjectId: '0199b1f0-5f6e-7c1a-8d39-7a52c1f4e012',
  recipient: { kind: 'unit', unitId: '0199b1f0-5f6e-7c1a-8d39-7a52c1f4e013' },
  expiresAt: new Date('2026-12-06T12:00:00.000Z'),
};
