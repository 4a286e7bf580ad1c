import type { components } from '../../api/schema';
import type { Replies } from './fit';

export type CaseDetail = components['schemas']['CaseDetail'];
type Assessment = NonNullable<CaseDetail['state']['assessment']>;
export type Outcome = Assessment['outcome'];
export type Reason = NonNullable<Assessment['reason']>;

export const outcomes = ['taken-on', 'pointed-elsewhere', 'declined'] as const satisfies Outcome[];
export const reasons = [
  'sip-fits-better',
  'own-collaboration-first',
  'other-service-fits-better',
  'no-need-of-coordination',
  'outside-area',
  'outside-age',
] as const satisfies Reason[];

export const noteLimit = 4000;

export interface AssessmentDraft {
  fit: Replies;
  outcome: Outcome | '';
  reason: Reason | '';
  note: string;
  /** Empty: today. */
  on: string;
}

export const emptyDraft: AssessmentDraft = { fit: {}, outcome: '', reason: '', note: '', on: '' };

export type FieldName = 'outcome' | 'reason' | 'note' | 'on';
/** Ids of texts, by field. */
export type FieldErrors = Partial<Record<FieldName, string>>;

/** The same rules as the api has, seen before it is asked. */
export function errorsOf(draft: AssessmentDraft, referredOn: string, today: string): FieldErrors {
  const on = draft.on || today;
  return {
    ...(!draft.outcome && { outcome: 'referrals.error.outcome' }),
    ...(draft.outcome &&
      draft.outcome !== 'taken-on' &&
      !draft.reason && { reason: 'problem.assessment.reason-missing' }),
    ...(draft.note.length > noteLimit && { note: 'referrals.error.note' }),
    ...(on < referredOn && { on: 'problem.assessment.before-referral' }),
    ...(on > today && { on: 'problem.day.in-future' }),
  };
}
