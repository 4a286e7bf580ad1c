import { reject } from '@famsam/kernel';
import type { MeetingDecision } from './meeting.rejections';

/** What other rooms say at the moment of the command. */
export interface MeetingFacts {
  /** FamSam works with the family, or has yet to say whether it will. */
  readonly caseOpen: boolean;
  readonly memberIds: ReadonlySet<string>;
  readonly unitIds: ReadonlySet<string>;
  readonly missingConsents: readonly { readonly memberId: string; readonly agencyId: string }[];
}

/** law.md 11: nobody is asked to a meeting about a family whose consent does not cover them. */
export function withoutConsent({ missingConsents }: MeetingFacts): MeetingDecision | undefined {
  if (missingConsents.length === 0) return undefined;
  const details = { missing: missingConsents };
  return reject({ code: 'meeting.consent-missing', because: 'state', details });
}
