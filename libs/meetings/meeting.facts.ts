import type { MeetingRequest } from '@famsam/contracts';
import { reject } from '@famsam/kernel';
import type { MeetingDecision } from './meeting.rejections';

/** What other rooms say at the moment of the command. */
export interface MeetingFacts {
  /** FamSam works with the family, or has yet to say whether it will. */
  readonly caseOpen: boolean;
  readonly memberIds: ReadonlySet<string>;
  readonly unitIds: ReadonlySet<string>;
  readonly missingConsents: readonly {
    readonly memberId: string | null;
    readonly agencyId: string;
  }[];
}

/** Those of the family who are invited. */
export function comingTo({ must, may }: Pick<MeetingRequest, 'must' | 'may'>): readonly string[] {
  return [...must.memberIds, ...may.memberIds];
}

/** A member as the case knows them now, not as they were when the meeting was asked for. */
export interface NeedOfMember {
  readonly memberId: string;
  /** The language to be interpreted; null for none, and where nobody has asked. */
  readonly interpreter: string | null;
}

/** What other rooms say of those who need an interpreter and those who interpret (law.md 24). */
export interface InterpretingFacts {
  readonly members: readonly NeedOfMember[];
  /** Those who may be under age. */
  readonly childIds: ReadonlySet<string>;
  /** The directory's, with their languages. */
  readonly interpreters: ReadonlyMap<string, readonly string[]>;
}

/** law.md 11: nobody is asked to a meeting about a family whose consent does not cover them. */
export function withoutConsent({ missingConsents }: MeetingFacts): MeetingDecision | undefined {
  if (missingConsents.length === 0) return undefined;
  const details = { missing: missingConsents };
  return reject({ code: 'meeting.consent-missing', because: 'state', details });
}
