import { guestPurposes, recipient } from '@famsam/contracts';
import { areaId } from '@famsam/kernel';
import type { Areas, Configuration } from '@famsam/platform';
import { NotFoundError, ProblemError } from '@famsam/platform';
import type { ExecutionContext } from '@nestjs/common';
import * as fc from 'fast-check';
import { drawnFrom, farTexts } from '../../tests/support/extremes';
import { FixedClock } from '../../tests/support/fixed-clock';
import { AllowedFor } from './allowed-for';
import { GuestLinks, type GuestGrant } from './guest-links';
import type { GuestRequest } from './guest-of';
import { linkHeader, PersonaGuard, sessionHeader } from './persona.guard';
import { isRole, personaHeader, roles } from './personas';

const clock = new FixedClock();
const links = new GuestLinks({ vaultKey: Buffer.alloc(32, 7) } as Configuration);
const area = areaId('0199b1f0-5f6e-7c1a-8d39-7a52c1f4e011');

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...farTexts));
const grants: fc.Arbitrary<GuestGrant> = fc.record({
  areaId: fc.oneof(fc.constant(area), fc.uuid().map(areaId)),
  purpose: fc.constantFrom(...guestPurposes),
  subjectId: fc.uuid(),
  recipient: drawnFrom(recipient).map(
    (drawn) => recipient.safeParse(drawn).data ?? { kind: 'team' },
  ),
  expiresAt: fc.date({
    ...{ min: new Date('1900-01-01'), max: new Date('2199-12-31T23:59:59.999Z') },
    noInvalidDate: true,
  }),
});

describe('links for guests at the extremes', () => {
  it('are made for any instant, and hold no longer than they were asked to', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        const read = links.read(links.link(grant), clock.now());
        if (read.kind === 'forged') throw new Error('a link of ours was not known again');
        const { expiresAt, ...same } = read.grant;
        expect(same).toEqual({ ...grant, expiresAt: undefined });
        expect(expiresAt.getTime()).toBeLessThanOrEqual(Math.max(0, grant.expiresAt.getTime()));
        const holds = read.kind === 'valid';
        expect(holds).toBe(clock.now() < expiresAt);
      }),
    );
  });

  it('are forged, whatever text it is that we did not make', () => {
    fc.assert(
      fc.property(text, (told) => {
        expect(links.read(told, clock.now())).toEqual({ kind: 'forged' });
        expect(links.readSession(told, clock.now())).toEqual({ kind: 'forged' });
      }),
    );
  });
});

describe('the guard at the extremes', () => {
  const areas = { ids: () => Promise.resolve([area]) } as unknown as Areas;
  const guard = new PersonaGuard(areas, links, clock);
  const visitors = fc.subarray([...roles, 'guest', 'link-holder'] as const);
  const grant = grants.filter(({ expiresAt }) => clock.now() < expiresAt);
  const known = fc.oneof(
    fc.constantFrom<string>(...roles, area, area.toUpperCase()),
    grant.map((one) => links.link(one)),
    grant.map((one) => links.session(one)),
  );
  const header = fc.oneof(
    { arbitrary: known, weight: 4 },
    fc.oneof(text, fc.array(known, { maxLength: 2 }), fc.constant(undefined)),
  );
  const headers = fc.record(
    {
      [personaHeader]: fc.oneof(fc.constantFrom<string>(...roles), header),
      [linkHeader]: header,
      [sessionHeader]: header,
      'x-area-id': fc.oneof(fc.constant(area), header),
    },
    { requiredKeys: [] },
  );

  it('lets in those named, into an area there is, and refuses all others by a code', async () => {
    const letIn = new Set<string>();
    await fc.assert(
      fc.asyncProperty(visitors, headers, async (allowed, sent) => {
        class Door {}
        AllowedFor(...allowed)(Door);
        const request = { headers: sent } as unknown as GuestRequest;
        const context = {
          ...{ getClass: () => Door, getHandler: () => () => undefined },
          switchToHttp: () => ({ getRequest: () => request }),
        } as unknown as ExecutionContext;
        try {
          expect(await guard.canActivate(context)).toBe(true);
        } catch (error) {
          expect([ProblemError, NotFoundError]).toContain((error as Error).constructor);
          expect(request.principal).toBeUndefined();
          return;
        }
        expect(request.principal?.areaId).toBe(area);
        const role = request.principal?.actor.role as (typeof allowed)[number];
        expect(allowed).toContain(role);
        letIn.add(role);
      }),
      { numRuns: 600 },
    );
    expect([...letIn].sort()).toEqual([...roles, 'guest', 'link-holder'].sort());
  });

  it('takes nothing for a role but the four', () => {
    fc.assert(fc.property(text, (told) => expect(isRole(told)).toBe(false)));
  });
});
