import type { LocalDate } from '@famsam/kernel';

/** National codes of the municipalities that share the FamSam. */
export type Municipalities = ReadonlySet<string>;

/** Ids of the units that the directory knows. */
export type KnownUnits = ReadonlySet<string>;

/** What consent and the directory know when a meeting is written down. */
export interface MeetingFacts {
  readonly heldOn: LocalDate;
  readonly known: KnownUnits;
  /** Who has not let which agency take part, by the consents in force on the day (law.md 8-11). */
  readonly missingConsents: readonly { readonly memberId: string; readonly agencyId: string }[];
}
