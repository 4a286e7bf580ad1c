import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import { calendarDay } from './calendar-day';
import { firstVersion } from './event-contract';

const id = z.uuid();
const code = z.string().regex(/^\d{4}$/);
const name = z.string().min(1).max(120);

export const agencyKinds = ['region', 'municipality', 'state', 'private', 'not-told'] as const;

const area = z.strictObject({ name });
const municipality = z.strictObject({ code });
/** law.md 30: each figure carries its source and date. */
const population = z.strictObject({
  code,
  on: calendarDay,
  inhabitants: z.int().min(0),
  source: z.string().min(1).max(200),
});
const agency = z.strictObject({ agencyId: id, name, kind: z.enum(agencyKinds) });
const unit = z.strictObject({ unitId: id, agencyId: id, name });

/** The directory of one collaboration area, stream `directory-<area uuid>`. Names of offices, never of people. */
export type DirectoryEvent =
  | DomainEvent<'directory.area-created', z.infer<typeof area>>
  | DomainEvent<'directory.municipality-joined', z.infer<typeof municipality>>
  | DomainEvent<'directory.population-recorded', z.infer<typeof population>>
  | DomainEvent<'directory.agency-added', z.infer<typeof agency>>
  | DomainEvent<'directory.agency-renamed', z.infer<typeof agency>>
  | DomainEvent<'directory.unit-added', z.infer<typeof unit>>
  | DomainEvent<'directory.unit-changed', z.infer<typeof unit>>;

export const directoryContracts: readonly EventContract[] = [
  firstVersion('directory.area-created', area),
  firstVersion('directory.municipality-joined', municipality),
  firstVersion('directory.population-recorded', population),
  firstVersion('directory.agency-added', agency),
  firstVersion('directory.agency-renamed', agency),
  firstVersion('directory.unit-added', unit),
  firstVersion('directory.unit-changed', unit),
];
