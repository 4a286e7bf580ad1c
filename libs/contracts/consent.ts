import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay } from './bounds';
import { firstVersion, laterVersion } from './event-contract';
import { languageCode } from './language';

const id = z.uuid();

export const informationKinds = ['coordination', 'health', 'school', 'social-services'] as const;
export const consentPurposes = ['collaboration-meetings', 'contact-with-agency'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** law.md 11: who lets whom have which kind of information, for what. */
const scope = z.strictObject({
  consentId: id,
  /** The guardian, young person or other adult who is asked (law.md 10). */
  memberId: id,
  agencyId: id,
  information: z.array(z.enum(informationKinds)).min(1),
  purpose: z.enum(consentPurposes),
});

/** law.md 12, 24: one of the directory, one from outside, or somebody of the family, who may not be a child. */
const interpretedBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('directory'), interpreterId: id }),
  z.strictObject({ kind: z.literal('outside') }),
  z.strictObject({ kind: z.literal('member'), memberId: id }),
]);
const written = z.strictObject({ form: z.literal('written') });
const oral = z.strictObject({
  form: z.literal('oral'),
  /** The id of the one who informed; names are not for events. */
  informedBy: id,
  language: languageCode,
  interpreterUsed: z.boolean(),
  /** Null: none, or, as of most that were written down before this was asked, not told who. */
  interpretedBy: interpretedBy.nullable(),
});

/** law.md 12: written is the default; an oral consent says who informed, in which language, with which interpreter. */
export const consentForm = z.discriminatedUnion('form', [written, oral]);

/** As it is told; who interpreted may be left out. */
export const consentFormTold = z.discriminatedUnion('form', [
  written,
  oral
    .extend({ interpretedBy: interpretedBy.nullable().default(null) })
    .refine((how) => how.interpreterUsed || how.interpretedBy === null, {
      path: ['interpretedBy'],
      error: 'nobody interpreted where no interpreter was used',
    }),
]);

const given = z.strictObject({ consentId: id, until: calendarDay, how: consentForm });
/** Until version 2 nobody was asked who had interpreted. */
function interpreterNotTold(data: unknown): unknown {
  const before = data as { how: { form: string } };
  return before.how.form === 'oral'
    ? { ...before, how: { ...before.how, interpretedBy: null } }
    : before;
}

const ended = z.strictObject({ consentId: id });
const paper = z.strictObject({ until: calendarDay });
const paperLapsed = z.strictObject({ from: calendarDay, until: calendarDay });
const paperWithdrawn = z.strictObject({ memberId: id });

export const maturities = ['not-assessed', 'decides-with-guardians', 'decides-alone'] as const;
export const childViews = ['agrees', 'disagrees', 'no-answer', 'too-young-to-say'] as const;

/** law.md 9: no fixed age, so maturity is recorded per matter, and the child's own view is always asked for. */
const childView = z.strictObject({
  memberId: id,
  asked: z.boolean(),
  maturity: z.enum(maturities),
  view: z.enum(childViews),
});

/** The parts of consents as events hold them, for answers that show them. */
export const consentParts = { scope, childView };

export type ConsentScope = z.infer<typeof scope>;
export type ConsentForm = z.infer<typeof consentForm>;
export type InterpretedBy = z.infer<typeof interpretedBy>;
export type ChildView = z.infer<typeof childView>;

/**
 * The consents of one case, stream `consent-<case uuid>`. `consent.on-paper-before-import` covers those who are
 * members of an imported case when it is written down, and every agency, from `happenedOn` to `until`, but nobody
 * who comes or comes of age later (law.md 9, 10), and no longer the member who withdraws it
 * (`consent.paper-withdrawn`, law.md 11). `consent.paper-lapsed` takes back one that was noted
 * although nobody can have signed it, or by an import that was undone: it has never covered anybody (decisions 0033, 0037).
 */
export type ConsentEvent =
  | DomainEvent<'consent.asked', z.infer<typeof scope>>
  | DomainEvent<'consent.given', z.infer<typeof given>>
  | DomainEvent<'consent.refused', z.infer<typeof ended>>
  | DomainEvent<'consent.withdrawn', z.infer<typeof ended>>
  | DomainEvent<'consent.on-paper-before-import', z.infer<typeof paper>>
  | DomainEvent<'consent.paper-lapsed', z.infer<typeof paperLapsed>>
  | DomainEvent<'consent.paper-withdrawn', z.infer<typeof paperWithdrawn>>
  | DomainEvent<'consent.child-view-recorded', z.infer<typeof childView>>;

export const consentContracts: readonly EventContract[] = [
  firstVersion('consent.asked', scope),
  laterVersion('consent.given', given, interpreterNotTold),
  firstVersion('consent.refused', ended),
  firstVersion('consent.withdrawn', ended),
  firstVersion('consent.on-paper-before-import', paper),
  firstVersion('consent.paper-lapsed', paperLapsed),
  firstVersion('consent.paper-withdrawn', paperWithdrawn),
  firstVersion('consent.child-view-recorded', childView),
];
