import type { FamilyRecord } from '@famsam/cases';
import { listOf } from './register.cells';
import { byteOrderMark, cellsOf, lineEnd, separator } from './register.csv';
import type { ConsultationRecord } from './register.records';
import type { RegisterFile } from './register.words';
import {
  assessmentReasons,
  categories,
  closureReasons,
  consultationKinds,
  contactKinds,
  fileNames,
  meetingForms,
  meetingKinds,
  optionalColumnsOf,
  outcomes,
  precisions,
  registerFiles,
  roles,
} from './register.words';

/** The names that stand in a register in place of ids and codes. */
export interface Names {
  readonly unit: (unitId: string) => string;
  readonly municipality: (code: string) => string;
}

interface Line {
  /** Rows are written in the order of these, and of their coming where they are alike. */
  readonly order: readonly string[];
  readonly cells: string;
  /** Those of the columns that a register may leave out. */
  readonly optional: string;
}

/** Numbers inside numbers count: F999 stands before F1000. */
const natural = new Intl.Collator('sv', { numeric: true });

/**
 * Writes the six files as the team keeps them: families by day of referral, members and contacts by
 * family, meetings by day. Holds the rows as text, not the families.
 */
export class RegisterWriter {
  /** Files of which some row says more in the optional columns than a register without them would. */
  private readonly wider = new Set<RegisterFile>();
  private readonly lines = new Map<RegisterFile, Line[]>(fileNames.map((file) => [file, []]));

  constructor(
    private readonly names: Names,
    /** The optional columns too, whether or not some row needs them. */
    private readonly whole = false,
  ) {}

  addFamily(family: FamilyRecord): void {
    const { number } = family;
    const earlier = family.closings.filter((closing) => closing.reopenedOn !== null);
    const closing = family.closings.find(({ reopenedOn }) => reopenedOn === null);
    this.add(
      'familjer.csv',
      [family.referredOn, number],
      [
        number,
        this.names.municipality(family.municipality),
        family.referredOn,
        categories.wordOf(family.category),
        String(family.childrenUnder23),
        closing?.closedOn ?? '',
        closing ? closureReasons.wordOf(closing.reason) : '',
      ],
      assessmentCells(family.assessment),
    );
    if (!isTakenForGranted(family)) this.wider.add('familjer.csv');
    for (const { closedOn, reason, reopenedOn } of earlier)
      this.add(
        'ateraktualiseringar.csv',
        [number],
        [number, closedOn, closureReasons.wordOf(reason), reopenedOn ?? ''],
      );
    for (const member of family.members) {
      if (member.household) this.wider.add('personer.csv');
      this.add(
        'personer.csv',
        [number],
        [
          number,
          member.number,
          roles.wordOf(member.role),
          member.birthYear === null ? '' : String(member.birthYear),
          member.processEndedOn ?? '',
        ],
        [member.household ?? ''],
      );
    }
    for (const { member, unitId, kind, since, precision = 'day', endedOn } of family.contacts) {
      if (precision !== 'day' || endedOn) this.wider.add('kontakter.csv');
      this.add(
        'kontakter.csv',
        [number, member],
        [number, member, this.names.unit(unitId), contactKinds.wordOf(kind), since],
        [precisions.wordOf(precision), endedOn ?? ''],
      );
    }
    for (const meeting of family.meetings)
      this.add(
        'moten.csv',
        [meeting.heldOn, meeting.number],
        [
          meeting.number,
          number,
          meeting.heldOn,
          meetingKinds.wordOf(meeting.kind),
          meetingForms.wordOf(meeting.form),
          String(meeting.minutes),
          listOf(meeting.unitIds.map(this.names.unit)),
          listOf(meeting.discussed),
        ],
      );
  }

  addConsultation({ heldOn, kind }: ConsultationRecord): void {
    const word = consultationKinds.wordOf(kind);
    this.add('konsultationer.csv', [heldOn, word], [heldOn, word]);
  }

  /** The text of one file, headings first. */
  *file(name: RegisterFile): Generator<string> {
    const wide = this.whole || this.wider.has(name);
    const headings = [...registerFiles[name], ...(wide ? optionalColumnsOf(name).flat() : [])];
    yield `${byteOrderMark}${cellsOf(headings)}${lineEnd}`;
    const lines = this.lines.get(name) ?? [];
    for (const { cells, optional } of lines.sort(inOrder))
      yield `${cells}${wide ? `${separator}${optional}` : ''}${lineEnd}`;
  }

  private add(
    file: RegisterFile,
    order: readonly string[],
    cells: readonly string[],
    optional: readonly string[] = [],
  ): void {
    const line = { order, cells: cellsOf(cells), optional: cellsOf(optional) };
    this.lines.get(file)?.push(line);
  }
}

function assessmentCells(assessment: FamilyRecord['assessment']): readonly string[] {
  if (!assessment) return ['', '', ''];
  const { outcome, on, reason } = assessment;
  return [outcomes.wordOf(outcome), on, reason ? assessmentReasons.wordOf(reason) : ''];
}

/** As an import takes a family whose register does not say how it was assessed. */
function isTakenForGranted({ assessment, referredOn }: FamilyRecord): boolean {
  return assessment?.outcome === 'taken-on' && assessment.on === referredOn;
}

function inOrder(a: Line, b: Line): number {
  for (const [index, key] of a.order.entries()) {
    const other = b.order[index] ?? '';
    const difference = key === other ? 0 : natural.compare(key, other);
    if (difference !== 0) return difference;
  }
  return 0;
}
