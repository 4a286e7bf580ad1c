import type { Person, Wanted } from '../consent.coverage';
import {
  guardiansOf,
  inForceSince,
  isWantedOn,
  noesOf,
  spokenOf,
  wantedFor,
} from '../consent.coverage';
import type { HeldMeeting, KnownFamily } from '../known-family';
import type { Matter } from './matters';

/**
 * Meetings that had everybody's consent when they were written down, and by what is known now had not: somebody has
 * said no since, from a day before it on, or was told of wrongly. They count until the team corrects one or the other
 * (decision 0030), so the team has to see them, whatever has become of the case.
 */
export function heldWithout(
  { family, consents, meetings }: Pick<KnownFamily, 'family' | 'consents' | 'meetings'>,
  agencyOf: ReadonlyMap<string, string>,
): readonly Matter[] {
  if (family.struck) return [];
  const people = Object.values(family.members);
  return Object.values(meetings).flatMap((held) => {
    const { meetingId, heldOn, unitIds } = held;
    const then = new Set(wantedAt(held, asTold(held, people)).map(keyOf));
    const here = new Set(asTold(held, people).map(({ memberId }) => memberId));
    const agencyIds = new Set(unitIds.flatMap((unitId) => agencyOf.get(unitId) ?? []));
    const lacking = new Map<string, Matter>();
    for (const agencyId of agencyIds)
      for (const wanted of wantedAt(held, people)) {
        const { memberId, of } = wanted;
        if (memberId === null || inForceSince(consents, wanted, agencyId, heldOn)) continue;
        const noes = noesOf(consents, memberId, agencyId).filter((no) => no <= heldOn);
        const saidNoOn = [...noes].sort().at(-1) ?? null;
        const isCorrected =
          here.has(memberId) && of !== null && here.has(of.memberId) && !then.has(keyOf(wanted));
        if (!saidNoOn && !isCorrected) continue;
        lacking.set(`${memberId} ${agencyId}`, {
          kind: 'held-without',
          day: heldOn,
          lastDay: null,
          memberId,
          agencyId,
          purpose: 'collaboration-meetings',
          consentId: null,
          meeting: { meetingId, saidNoOn },
        });
      }
    return [...lacking.values()];
  });
}

/** Whose consent the meeting needs on its day, of this family. */
function wantedAt(
  { discussed, heldOn }: HeldMeeting,
  family: readonly Person[],
): readonly Wanted[] {
  return wantedFor(spokenOf(family, discussed), guardiansOf(family)).filter((one) =>
    isWantedOn(one, heldOn),
  );
}

/** The family of now, of those who were in it when the meeting was written down, as they were told then. */
function asTold({ cameLater, toldAs }: HeldMeeting, family: readonly Person[]): readonly Person[] {
  return family
    .filter(({ memberId }) => !cameLater.includes(memberId))
    .map((one) => toldAs.find(({ memberId }) => memberId === one.memberId) ?? one);
}

function keyOf({ memberId, of }: Wanted): string {
  return `${memberId} ${of?.memberId}`;
}
