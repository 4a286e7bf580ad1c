import type { Meeting, Referral } from '@famsam/contracts';
import type { Decision, LocalDate, Rejection } from '@famsam/kernel';
import { reject } from '@famsam/kernel';

/** National codes of the municipalities that share the FamSam. */
export type Municipalities = ReadonlySet<string>;

/** Ids of the units that the directory knows. */
export type KnownUnits = ReadonlySet<string>;

/** What consent and the directory know when a meeting is written down. */
export interface MeetingFacts {
  readonly heldOn: LocalDate;
  readonly known: KnownUnits;
  /** Who has not let which agency take part, by the consents in force on the day (law.md 8-11). */
  readonly missingConsents: readonly {
    readonly memberId: string | null;
    readonly agencyId: string;
  }[];
}

/** What other rooms know stands in the way. */
export type FactsRejection = Rejection<
  | 'referral.municipality-outside-area'
  | 'referral.after-consent'
  | 'referral.after-agreement'
  | 'unit.unknown'
  | 'meeting.consent-missing'
  | 'meeting.consent-not-missing'
>;

type Refused = Decision<never, FactsRejection> | undefined;

export function outsideArea(
  { municipality }: Pick<Referral, 'municipality'>,
  area: Municipalities,
): Refused {
  if (area.has(municipality)) return undefined;
  const at = { field: 'municipality', details: { municipality } };
  return reject({ code: 'referral.municipality-outside-area', because: 'value', ...at });
}

/** The first days on which somebody of the family was asked for consent, or heard about it, and something was agreed on. */
export interface FirstWord {
  readonly askedOn: LocalDate | null;
  readonly agreedOn: LocalDate | null;
}

/** At every door, the register's as well: nobody of the team spoke with the family before somebody referred it. */
export function afterFirstWord(on: LocalDate, { askedOn, agreedOn }: FirstWord): Refused {
  const at = { because: 'value', field: 'referredOn' } as const;
  if (askedOn && askedOn < on)
    return reject({ code: 'referral.after-consent', ...at, details: { latest: askedOn } });
  return agreedOn && agreedOn < on
    ? reject({ code: 'referral.after-agreement', ...at, details: { latest: agreedOn } })
    : undefined;
}

export function unknownUnit(unitIds: readonly string[], known: KnownUnits): Refused {
  const unitId = unitIds.find((id) => !known.has(id));
  if (!unitId) return undefined;
  const at = { field: 'unitIds', details: { unitId } };
  return reject({ code: 'unit.unknown', because: 'value', ...at });
}

/** law.md 11: what took place without consent is not left out, but it is said to have been so, and counts nowhere. */
export function meetingRefused(
  { known, missingConsents: missing }: MeetingFacts,
  { unitIds, withoutConsent }: Pick<Meeting, 'unitIds' | 'withoutConsent'>,
): Refused {
  const unknown = unknownUnit(unitIds, known);
  if (unknown) return unknown;
  if (missing.length > 0 && withoutConsent === null)
    return reject({ code: 'meeting.consent-missing', because: 'state', details: { missing } });
  return missing.length === 0 && withoutConsent !== null
    ? reject({
        code: 'meeting.consent-not-missing',
        because: 'value',
        field: 'withoutConsent',
      })
    : undefined;
}
