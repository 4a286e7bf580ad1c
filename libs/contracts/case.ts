import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { storedLine } from './bounds';
import { firstVersion, laterVersion } from './event-contract';
import { changedFields } from './words';
import { languageCode } from './language';

export const referrerCategories = ['social-services', 'school', 'health-care', 'parent'] as const;
export type ReferrerCategory = (typeof referrerCategories)[number];

export const referralCriteria = [
  'several-interventions',
  'earlier-collaboration-insufficient',
  'family-perspective',
] as const;

export const difficultyDomains = [
  'school-absence',
  'neuropsychiatric-disability',
  'socio-economic-vulnerability',
  'parenting-capacity',
  'mental-ill-health-and-addiction',
  'intellectual-disability',
] as const;

export const assessmentOutcomes = ['taken-on', 'pointed-elsewhere', 'declined'] as const;
export const assessmentReasons = [
  'sip-fits-better',
  'own-collaboration-first',
  'other-service-fits-better',
  'outside-area',
  'outside-age',
  'no-need-of-coordination',
] as const;

export const memberRoles = ['child', 'guardian', 'other-adult'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const contactKinds = ['individual-support', 'parenting-programme', 'course'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** How exactly somebody could tell a day. For a month or a year that alone was told, its first day stands. */
export const dayPrecisions = ['day', 'month', 'year'] as const;
export type DayPrecision = (typeof dayPrecisions)[number];

export const meetingKinds = ['collaboration', 'family-talk', 'agency-meeting'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingForms = ['digital', 'in-person'] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** Why a meeting took place although somebody had not let a unit take part (law.md 11). */
export const withoutConsentReasons = [
  'not-asked',
  'not-answered',
  'refused',
  'ended',
  'came-uninvited',
  'other',
] as const;

/** Whether the note of such a meeting says why, where nothing else does. */
export function saysWhy(body: {
  readonly withoutConsent: (typeof withoutConsentReasons)[number] | null;
  readonly note?: string | null | undefined;
}): boolean {
  return body.withoutConsent !== 'other' || Boolean(body.note?.trim());
}

/** The fault where it does not. */
export const whyNotSaid = {
  path: ['note'],
  error: 'must say why the meeting was held without consent',
  params: { rule: 'note.says-why' },
};

export const closureReasons = [
  'situation-improved',
  'situation-resolved',
  'family-moved',
  'guardians-see-no-need',
  'consent-missing',
  'resolved-before-meeting',
] as const;
export type ClosureReason = (typeof closureReasons)[number];

/** What an entry of a case may be, when it has to be struck because it was never true. */
export const entryKinds = [
  'member',
  'contact',
  'contact-end',
  'meeting',
  'closing',
  'reopening',
  'process-end',
] as const;
export type EntryKind = (typeof entryKinds)[number];

const id = z.uuid();

/** Of a case as imports have brought it; its members and meetings put theirs behind it, `F083-P2`. */
const caseNumber = storedLine(40);
const entryNumber = storedLine(60);

/**
 * Who wrote an entry down: the team in FamSam, or its register at import. A later import corrects
 * and strikes only what came from the register.
 */
const source = z.enum(['team', 'register']);
export type Source = z.infer<typeof source>;

const referral = z.strictObject({
  source,
  /** The number the team calls the case by, unique in the area. Not personal text: invented by the team. */
  number: caseNumber,
  /** National code of the municipality (law.md 31). */
  municipality: z.string().regex(/^\d{4}$/),
  category: z.enum(referrerCategories),
  criteria: z.array(z.enum(referralCriteria)),
  domains: z.array(z.enum(difficultyDomains)),
  childrenUnder23: z.int().min(0).max(30),
});

const assessment = z.strictObject({
  outcome: z.enum(assessmentOutcomes),
  reason: z.enum(assessmentReasons).nullable(),
  /** `register`: taken for granted because the team's register holds the case. */
  source,
});

export const household = z
  .string()
  .regex(/^[A-Z0-9]{1,4}$/, 'a code of at most 4 capitals or digits');

const member = z.strictObject({
  source,
  memberId: id,
  /** The number the team calls the member by, unique in the case. */
  number: entryNumber,
  role: z.enum(memberRoles),
  birthYear: z.int().min(1900).max(2200).nullable(),
  /** Children may live in two households; a short code, too short for a name, null when not told. */
  household: household.nullable(),
});

/** law.md 24: the language that a member needs an interpreter for; null: asked, and none is needed. */
const interpreterNeed = z.strictObject({ memberId: id, language: languageCode.nullable() });

const contact = z.strictObject({
  source,
  contactId: id,
  memberId: id,
  unitId: id,
  kind: z.enum(contactKinds),
  /** Of the day it began. */
  precision: z.enum(dayPrecisions),
});
/** Until version 2 a contact began on a day. */
const toTheDay = (data: unknown) => ({ ...(data as object), precision: 'day' });
const contactEnd = z.strictObject({ source, contactId: id });

const meeting = z.strictObject({
  source,
  meetingId: id,
  number: entryNumber,
  kind: z.enum(meetingKinds),
  form: z.enum(meetingForms),
  minutes: z.int().min(1).max(1440),
  unitIds: z.array(id),
  discussed: z.array(id),
  /** Held without consent: a deviation, which counts nowhere. Null: everybody had consented. */
  withoutConsent: z.enum(withoutConsentReasons).nullable(),
});
/** Until version 2 a meeting without consent could not be written down. */
const withConsent = (data: unknown) => ({ ...(data as object), withoutConsent: null });

const processStart = z.strictObject({ memberId: id, meetingId: id });
const processEnd = z.strictObject({ source, memberId: id });
const processStartStrike = z.strictObject({ memberId: id });
const closing = z.strictObject({ source, closingId: id, reason: z.enum(closureReasons) });
const reopening = z.strictObject({ source, closingId: id });
/** `entryId` is the id of the member, contact, meeting or closing; for an end, of the contact or of the member whose process it was. */
const strike = z.strictObject({ entry: z.enum(entryKinds), entryId: id });

/** What words are written of; they rest in the vault under `entryId`, which an assessment has for its note alone. */
export const wordedEntries = ['case', 'assessment', 'member', 'meeting', 'closing'] as const;
const reworded = changedFields.extend({ entry: z.enum(wordedEntries), entryId: id });

/** The parts of a case as events hold them, for answers that show them. */
export const caseParts = { source, referral, assessment, member, contact, meeting, closing };

export type Referral = z.infer<typeof referral>;
export type Assessment = z.infer<typeof assessment>;
export type Member = z.infer<typeof member>;
export type Contact = z.infer<typeof contact>;
export type Meeting = z.infer<typeof meeting>;

/**
 * The life of one case, stream `case-<uuid>`. `happenedOn` is the day of the fact itself
 * (of a contact: the day it began). A `…-corrected` event holds the whole entry as it should
 * have been, its day included; `case.entry-struck` and `case.struck` say that something never was.
 */
export type CaseEvent =
  | DomainEvent<'case.referred', Referral>
  | DomainEvent<'case.referral-corrected', Referral>
  | DomainEvent<'case.assessed', Assessment>
  | DomainEvent<'case.assessment-corrected', Assessment>
  | DomainEvent<'case.member-added', Member>
  | DomainEvent<'case.member-corrected', Member>
  | DomainEvent<'case.member-interpreter-noted', z.infer<typeof interpreterNeed>>
  | DomainEvent<'case.contact-added', Contact>
  | DomainEvent<'case.contact-corrected', Contact>
  | DomainEvent<'case.contact-ended', z.infer<typeof contactEnd>>
  | DomainEvent<'case.meeting-held', Meeting>
  | DomainEvent<'case.meeting-corrected', Meeting>
  | DomainEvent<'case.process-started', z.infer<typeof processStart>>
  | DomainEvent<'case.process-start-corrected', z.infer<typeof processStart>>
  | DomainEvent<'case.process-start-struck', z.infer<typeof processStartStrike>>
  | DomainEvent<'case.process-ended', z.infer<typeof processEnd>>
  | DomainEvent<'case.closed', z.infer<typeof closing>>
  | DomainEvent<'case.closing-corrected', z.infer<typeof closing>>
  | DomainEvent<'case.reopened', z.infer<typeof reopening>>
  | DomainEvent<'case.entry-struck', z.infer<typeof strike>>
  | DomainEvent<'case.reworded', z.infer<typeof reworded>>
  | DomainEvent<'case.struck', Record<string, never>>
  | DomainEvent<'case.restored', Record<string, never>>;

const nothing = z.strictObject({});

export const caseContracts: readonly EventContract[] = [
  firstVersion('case.referred', referral),
  firstVersion('case.referral-corrected', referral),
  firstVersion('case.assessed', assessment),
  firstVersion('case.assessment-corrected', assessment),
  firstVersion('case.member-added', member),
  firstVersion('case.member-corrected', member),
  firstVersion('case.member-interpreter-noted', interpreterNeed),
  laterVersion('case.contact-added', contact, toTheDay),
  laterVersion('case.contact-corrected', contact, toTheDay),
  firstVersion('case.contact-ended', contactEnd),
  laterVersion('case.meeting-held', meeting, withConsent),
  laterVersion('case.meeting-corrected', meeting, withConsent),
  firstVersion('case.process-started', processStart),
  firstVersion('case.process-start-corrected', processStart),
  firstVersion('case.process-start-struck', processStartStrike),
  firstVersion('case.process-ended', processEnd),
  firstVersion('case.closed', closing),
  firstVersion('case.closing-corrected', closing),
  firstVersion('case.reopened', reopening),
  firstVersion('case.entry-struck', strike),
  firstVersion('case.reworded', reworded),
  firstVersion('case.struck', nothing),
  firstVersion('case.restored', nothing),
];
