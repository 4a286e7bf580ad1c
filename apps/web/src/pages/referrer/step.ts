import type { ReferralDraft } from './referral-draft';

/** What every step of the form is given. */
export interface StepProps {
  draft: ReferralDraft;
  change: (part: Partial<ReferralDraft>) => void;
  /** What is wrong with the field of that id, in words, once somebody has tried to go on. */
  errorAt: (id: string) => string | undefined;
}
