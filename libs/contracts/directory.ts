import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay, storedLine } from './bounds';
import { firstVersion } from './event-contract';
import { changedFields } from './words';

const id = z.uuid();
const code = z.string().regex(/^\d{4}$/);
const name = storedLine(120);

export const agencyKinds = ['region', 'municipality', 'state', 'private', 'not-told'] as const;

const area = z.strictObject({ name });
const municipality = z.strictObject({ code });
/** law.md 30: each figure carries its source and date. */
const population = z.strictObject({
  code,
  on: calendarDay,
  inhabitants: z.int().min(0),
  source: storedLine(200),
});
const agency = z.strictObject({ agencyId: id, name, kind: z.enum(agencyKinds) });
const agencyRemoved = z.strictObject({ agencyId: id });
const unit = z.strictObject({ unitId: id, agencyId: id, name });
const unitRemoved = z.strictObject({ unitId: id });

/** What a contact person is named for: one of the areas that a support package covers. */
export const contactMandates = [
  'collaboration-around-the-child',
  'rights-of-the-child',
  'children-as-relatives',
  'children-at-risk',
  'violence-in-close-relationships',
] as const;
export type ContactMandate = (typeof contactMandates)[number];

const contactPerson = z.strictObject({
  contactPersonId: id,
  unitId: id,
  mandate: z.enum(contactMandates),
});
const contactPersonReworded = changedFields.extend({ contactPersonId: id });
const contactPersonLeft = z.strictObject({ contactPersonId: id });

/** Who is reached: a unit by the addresses of its office, its manager, or the team. */
const reached = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unitId: id }),
  z.strictObject({ kind: z.literal('manager'), unitId: id }),
  z.strictObject({ kind: z.literal('team') }),
]);
export type Reached = z.infer<typeof reached>;
const addressesReworded = changedFields.extend({ of: reached });

/**
 * The directory of one collaboration area, stream `directory-<area uuid>`. Names of offices, never of
 * people: a contact person is an id here, named since `happenedOn`, and the name rests in the vault. So do
 * the addresses where offices are reached; `…-reworded` says which of them are others (decision 0021).
 */
export type DirectoryEvent =
  | DomainEvent<'directory.area-created', z.infer<typeof area>>
  | DomainEvent<'directory.municipality-joined', z.infer<typeof municipality>>
  | DomainEvent<'directory.municipality-left', z.infer<typeof municipality>>
  | DomainEvent<'directory.population-recorded', z.infer<typeof population>>
  | DomainEvent<'directory.agency-added', z.infer<typeof agency>>
  | DomainEvent<'directory.agency-renamed', z.infer<typeof agency>>
  | DomainEvent<'directory.agency-removed', z.infer<typeof agencyRemoved>>
  | DomainEvent<'directory.unit-added', z.infer<typeof unit>>
  | DomainEvent<'directory.unit-changed', z.infer<typeof unit>>
  | DomainEvent<'directory.unit-removed', z.infer<typeof unitRemoved>>
  | DomainEvent<'directory.contact-person-named', z.infer<typeof contactPerson>>
  | DomainEvent<'directory.contact-person-changed', z.infer<typeof contactPerson>>
  | DomainEvent<'directory.contact-person-reworded', z.infer<typeof contactPersonReworded>>
  | DomainEvent<'directory.contact-person-left', z.infer<typeof contactPersonLeft>>
  | DomainEvent<'directory.addresses-reworded', z.infer<typeof addressesReworded>>;

export const directoryContracts: readonly EventContract[] = [
  firstVersion('directory.area-created', area),
  firstVersion('directory.municipality-joined', municipality),
  firstVersion('directory.municipality-left', municipality),
  firstVersion('directory.population-recorded', population),
  firstVersion('directory.agency-added', agency),
  firstVersion('directory.agency-renamed', agency),
  firstVersion('directory.agency-removed', agencyRemoved),
  firstVersion('directory.unit-added', unit),
  firstVersion('directory.unit-changed', unit),
  firstVersion('directory.unit-removed', unitRemoved),
  firstVersion('directory.contact-person-named', contactPerson),
  firstVersion('directory.contact-person-changed', contactPerson),
  firstVersion('directory.contact-person-reworded', contactPersonReworded),
  firstVersion('directory.contact-person-left', contactPersonLeft),
  firstVersion('directory.addresses-reworded', addressesReworded),
];
