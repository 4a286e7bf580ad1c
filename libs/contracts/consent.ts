import type { DomainEvent, EventContract } from '@famsam/kernel';
import { isLocalDate } from '@famsam/kernel';
import { z } from 'zod';
import { firstVersion } from './event-contract';

const day = z.string().refine(isLocalDate, 'not a calendar day');
const id = z.uuid();

export const informationKinds = ['coordination', 'health', 'school', 'social-services'] as const;
export type InformationKind = (typeof informationKinds)[number];
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

/** law.md 12: written is the default; an oral consent says who informed, in which language, with which interpreter. */
const form = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('written') }),
  z.strictObject({
    form: z.literal('oral'),
    /** The id of the one who informed; names are not for events. */
    informedBy: id,
    language: z.string().regex(/^[a-z]{2,3}$/),
    interpreterUsed: z.boolean(),
  }),
]);

const given = z.strictObject({ consentId: id, until: day, how: form });
const ended = z.strictObject({ consentId: id });
const paper = z.strictObject({ until: day });
const childView = z.strictObject({
  memberId: id,
  asked: z.boolean(),
  maturity: z.enum(['not-assessed', 'decides-with-guardians', 'decides-alone']),
  view: z.enum(['agrees', 'disagrees', 'no-answer', 'too-young-to-say']),
});

/**
 * The consents of one case, stream `consent-<case uuid>`. `consent.on-paper-before-import` covers every
 * member and agency of an imported case from `happenedOn` to `until`.
 */
export type ConsentEvent =
  | DomainEvent<'consent.asked', z.infer<typeof scope>>
  | DomainEvent<'consent.given', z.infer<typeof given>>
  | DomainEvent<'consent.refused', z.infer<typeof ended>>
  | DomainEvent<'consent.withdrawn', z.infer<typeof ended>>
  | DomainEvent<'consent.on-paper-before-import', z.infer<typeof paper>>
  | DomainEvent<'consent.child-view-recorded', z.infer<typeof childView>>;

export const consentContracts: readonly EventContract[] = [
  firstVersion('consent.asked', scope),
  firstVersion('consent.given', given),
  firstVersion('consent.refused', ended),
  firstVersion('consent.withdrawn', ended),
  firstVersion('consent.on-paper-before-import', paper),
  firstVersion('consent.child-view-recorded', childView),
];
