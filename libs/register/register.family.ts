import type {
  Assessment,
  ClosureReason,
  ConsultationKind,
  ContactKind,
  DayPrecision,
  MeetingForm,
  MeetingKind,
  MemberRole,
  ReferrerCategory,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { Cells } from './register.cells';

/**
 * The rows of one family, read and put together. A value is null where nothing is told or where a
 * fault was found; the rules of a family pass over what is null, so that one fault is named once.
 */
export interface FamilyRows {
  readonly cells: Cells<'familjer.csv'>;
  readonly number: string;
  readonly municipality: string | null;
  readonly referredOn: LocalDate | null;
  readonly category: ReferrerCategory | null;
  readonly childrenUnder23: number | null;
  readonly assessment: AssessmentCells;
  readonly closedOn: LocalDate | null;
  readonly reason: ClosureReason | null;
  readonly members: MemberRow[];
  readonly contacts: ContactRow[];
  readonly meetings: MeetingRow[];
  readonly earlierClosings: EarlierClosingRow[];
}

/** Undefined: the register does not say. Null: the family has not been assessed. */
export type AssessmentCells =
  | {
      readonly outcome: Assessment['outcome'] | null;
      readonly on: LocalDate | null;
      readonly reason: Assessment['reason'];
    }
  | null
  | undefined;

export interface MemberRow {
  readonly cells: Cells<'personer.csv'>;
  readonly family: FamilyRows | undefined;
  readonly number: string;
  readonly role: MemberRole | null;
  readonly birthYear: number | null;
  /** Undefined: the register does not say. */
  readonly household: string | null | undefined;
  readonly processEndedOn: LocalDate | null;
}

export interface ContactRow {
  readonly cells: Cells<'kontakter.csv'>;
  readonly member: string;
  readonly unit: string | null;
  readonly kind: ContactKind | null;
  readonly since: LocalDate | null;
  /** Undefined: the register does not say. */
  readonly precision: DayPrecision | null | undefined;
  readonly endedOn: LocalDate | null | undefined;
}

export interface MeetingRow {
  readonly cells: Cells<'moten.csv'>;
  readonly number: string;
  readonly heldOn: LocalDate | null;
  readonly kind: MeetingKind | null;
  readonly form: MeetingForm | null;
  readonly minutes: number | null;
  readonly units: readonly string[];
  readonly discussed: readonly string[];
}

export interface EarlierClosingRow {
  readonly cells: Cells<'ateraktualiseringar.csv'>;
  readonly closedOn: LocalDate | null;
  readonly reason: ClosureReason | null;
  readonly reopenedOn: LocalDate | null;
}

export interface ConsultationRow {
  readonly heldOn: LocalDate | null;
  readonly kind: ConsultationKind | null;
}
