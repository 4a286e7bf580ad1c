import { optionalColumnsOf, registerFiles, type RegisterFile } from './register.words';

/** Every kind of fault, by its stable code, with the sentence that the team reads. */
export const faultRules = {
  'register.file-missing': 'Filen saknas.',
  'register.file-twice': 'Filen finns mer än en gång.',
  'register.file-empty': 'Filen är tom.',
  'register.unreadable-encoding': 'Filen går inte att läsa som text.',
  'register.broken-quoting': 'Citattecknen går inte ihop, så raden kan inte läsas.',
  'register.column-missing': 'Kolumnen saknas.',
  'register.column-twice': 'Kolumnen finns mer än en gång.',
  'register.column-unknown': 'Kolumnen hör inte till registret och skulle gå förlorad.',
  'register.wrong-cell-count': 'Raden har fler celler än rubrikraden.',
  'register.too-many-rows': 'Det är fler rader än som tas emot.',
  'register.too-many-units': 'Registret har fler nya verksamheter än som tas emot.',
  'register.value-missing': 'Ett värde saknas.',
  'register.too-long': 'Värdet är för långt.',
  'register.number-looks-like-name': 'Numret ser ut som ett namn.',
  'register.person-number': 'Här står något som ser ut som ett personnummer.',
  'register.not-one-line': 'Värdet har en radbrytning eller ett styrtecken.',
  'register.not-a-day': 'Värdet är inte en dag.',
  'register.impossible-day': 'Dagen finns inte.',
  'register.day-in-future': 'Dagen ligger i framtiden.',
  'register.not-a-whole-number': 'Värdet är inte ett heltal.',
  'register.children-out-of-range': 'Antalet barn är orimligt.',
  'register.children-fewer-than-members':
    'Fler barn under 23 finns bland personerna än som angetts.',
  'register.minutes-out-of-range': 'Mötets längd är orimlig.',
  'register.not-a-year': 'Värdet är inte ett årtal.',
  'register.year-out-of-range': 'Födelseåret är orimligt.',
  'register.year-in-future': 'Födelseåret ligger i framtiden.',
  'register.child-too-old': 'Barnet var äldre än 23 år när familjen aktualiserades.',
  'register.not-a-household': 'Hushållet är inte en kod.',
  'register.guardian-too-young': 'En vårdnadshavare kan inte vara så ung.',
  'register.contact-before-birth': 'Kontakten började före personens födelseår.',
  'register.unknown-precision': 'Det är inte känt hur noga dagen är känd.',
  'register.not-first-day': 'När bara månaden eller året är känt ska den första dagen i det stå.',
  'register.contact-ended-before-start': 'Kontakten slutade innan den började.',
  'register.unknown-municipality': 'Kommunen finns inte.',
  'register.municipality-not-joined': 'Kommunen är inte med i området.',
  'register.unknown-unit': 'Verksamheten finns inte i katalogen.',
  'register.unknown-category': 'Aktualiserad av är inte en känd kategori.',
  'register.unknown-assessment': 'Bedömningen är inte känd.',
  'register.unknown-assessment-reason': 'Skälet till bedömningen är inte känt.',
  'register.assessment-without-reason': 'Familjen avböjdes eller hänvisades utan skäl.',
  'register.assessment-reason-not-wanted': 'Ett skäl finns fast FamSam har tagit sig an familjen.',
  'register.assessment-before-referral': 'Familjen bedömdes före aktualiseringen.',
  'register.unknown-role': 'Rollen är inte känd.',
  'register.unknown-contact-kind': 'Slaget av kontakt är inte känt.',
  'register.unknown-meeting-kind': 'Mötestypen är inte känd.',
  'register.unknown-meeting-form': 'Mötesformen är inte känd.',
  'register.unknown-closure-reason': 'Avslutsorsaken är inte känd.',
  'register.unknown-consultation-kind': 'Konsultationstypen är inte känd.',
  'register.family-twice': 'Familjens nummer finns redan.',
  'register.person-twice': 'Personens nummer finns redan.',
  'register.meeting-twice': 'Mötets nummer finns redan.',
  'register.contact-twice': 'Samma kontakt finns redan.',
  'register.unknown-family': 'Familjen finns inte i familjer.csv.',
  'register.unknown-person': 'Personen finns inte i personer.csv.',
  'register.person-of-other-family': 'Personen hör till en annan familj.',
  'register.person-discussed-twice': 'Personen står två gånger i listan.',
  'register.unit-twice': 'Verksamheten står två gånger i listan.',
  'register.empty-list-entry': 'Listan har en tom plats.',
  'register.unit-with-comma': 'Verksamhetens namn har ett komma, som skiljer namn åt i listor.',
  'register.meeting-before-referral': 'Mötet hölls före aktualiseringen.',
  'register.meeting-before-taken-on':
    'Samverkansmötet hölls utan att FamSam hade tagit sig an familjen.',
  'register.meeting-after-closing': 'Mötet hölls efter att familjen avslutats.',
  'register.meeting-while-closed': 'Mötet hölls medan familjen var avslutad.',
  'register.meeting-without-units': 'Ett samverkansmöte har minst en verksamhet.',
  'register.closing-before-referral': 'Familjen avslutades före aktualiseringen.',
  'register.closing-of-declined': 'Familjen är avslutad fast FamSam inte har tagit sig an den.',
  'register.closing-before-last-meeting': 'Familjen avslutades före sitt sista möte.',
  'register.closing-before-reopening': 'Familjen avslutades före återaktualiseringen.',
  'register.closing-without-reason': 'Familjen är avslutad utan orsak.',
  'register.reason-without-closing': 'En avslutsorsak finns utan avslutsdag.',
  'register.reason-needs-no-meeting':
    'Situationen löstes före möte, men ett samverkansmöte har hållits.',
  'register.reopening-before-closing': 'Familjen återaktualiserades före avslutet.',
  'register.reopenings-overlap': 'Familjen avslutades igen innan den återaktualiserats.',
  'register.process-end-without-start': 'Processen är avslutad men har aldrig börjat.',
  'register.process-end-before-start': 'Processen avslutades innan den börjat.',
  'register.process-end-after-closing': 'Processen avslutades efter familjen.',
  'register.process-end-while-closed': 'Processen avslutades medan familjen var avslutad.',
  'register.meeting-without-consent':
    'Någon i familjen har inte samtyckt till att verksamheterna deltar i mötet.',
  'register.meeting-number-taken': 'Ett möte som hölls utan samtycke har det numret i FamSam.',
  'register.referral-after-consent':
    'Någon i familjen har frågats om samtycke i FamSam före den dagen.',
  'register.referral-after-agreement': 'En överenskommelse har gjorts i FamSam före den dagen.',
  'register.refused-by-case': 'Det som redan står i FamSam om familjen hindrar raden.',
} as const;

export type FaultRule = keyof typeof faultRules;

/** One fault, so that the one who keeps the register finds the cell and knows what to write. */
export interface Fault {
  readonly file: RegisterFile;
  /** As a spreadsheet numbers it; the headings are row 1. Null when the whole file is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly rule: FaultRule;
  readonly message: string;
  /** What would be right, in Swedish. */
  readonly expected: string;
}

/**
 * As it may be kept: where the fault is and what would be right, not what stands there, since anybody's name may
 * have been typed into a cell.
 */
export function withoutCell(fault: Fault): Fault {
  const columns: readonly string[] = [
    ...registerFiles[fault.file],
    ...optionalColumnsOf(fault.file).flat(),
  ];
  const known = fault.column !== null && columns.includes(fault.column);
  return { ...fault, value: null, column: known ? fault.column : null };
}

export interface FaultReport {
  /** How many there are in all; the list stops at `listedFaults`. */
  readonly count: number;
  readonly faults: readonly Fault[];
}

export const listedFaults = 10_000;
const longestValue = 80;

/** Collects the faults of one check. */
export class Faults {
  private counted = 0;
  private readonly listed: Fault[] = [];
  /** Files of which rows could not be read: what refers to them cannot be judged. */
  private readonly torn = new Set<RegisterFile>();

  add(
    rule: FaultRule,
    at: { file: RegisterFile; row?: number; column?: string; value?: string },
    expected: string,
  ): void {
    this.counted += 1;
    if (this.listed.length >= listedFaults) return;
    this.listed.push({
      file: at.file,
      row: at.row ?? null,
      column: at.column === undefined ? null : shortened(at.column),
      value: at.value === undefined ? null : shortened(at.value),
      rule,
      message: faultRules[rule],
      expected,
    });
  }

  tear(file: RegisterFile): void {
    this.torn.add(file);
  }

  isTorn(file: RegisterFile): boolean {
    return this.torn.has(file);
  }

  get none(): boolean {
    return this.counted === 0;
  }

  report(order: readonly RegisterFile[]): FaultReport {
    const faults = this.listed.sort(
      (a, b) =>
        order.indexOf(a.file) - order.indexOf(b.file) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        (a.column ?? '').localeCompare(b.column ?? ''),
    );
    return { count: this.counted, faults };
  }
}

/** Not in the middle of a letter that needs two signs. */
function shortened(value: string): string {
  if (value.length <= longestValue) return value;
  return `${value.slice(0, longestValue).replace(/[\ud800-\udbff]$/, '')}…`;
}
