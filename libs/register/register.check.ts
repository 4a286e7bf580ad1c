import type { ClosureReason, DayPrecision } from '@famsam/contracts';
import { household } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { yearOf } from '@famsam/kernel';
import type { Cells } from './register.cells';
import { longestFamilyNumber, longestNumber, longestStored, readFile } from './register.cells';
import type { AssessmentCells, ConsultationRow, FamilyRows, MemberRow } from './register.family';
import type { FaultReport } from './register.faults';
import { Faults } from './register.faults';
import { checkFamily } from './register.rules';
import type { NamesAround, UnknownName } from './register.names';
import { aMunicipality, PlaceNames } from './register.names';
import type { ColumnOf, RegisterFile } from './register.words';
import {
  assessmentReasons,
  categories,
  closureReasons,
  consultationKinds,
  contactKinds,
  fileNames,
  meetingForms,
  meetingKinds,
  outcomes,
  precisions,
  roles,
} from './register.words';

export type RegisterBytes = ReadonlyMap<RegisterFile, Uint8Array>;

export interface CheckedRegister {
  readonly families: readonly FamilyRows[];
  readonly consultations: readonly ConsultationRow[];
}

export interface Check {
  readonly report: FaultReport;
  /** Only when there is no fault at all. */
  readonly register: CheckedRegister | null;
  /** The first of the names that would have to be asked for. */
  readonly unknown: readonly UnknownName[];
}

/** What the check asks of the world around it. */
export interface Surroundings extends NamesAround {
  readonly today: LocalDate;
  /** Those of the area that its register could not bring any more. */
  readonly numbers?: readonly string[];
  /** A file that was there more than once. */
  readonly twice?: readonly RegisterFile[];
}

/** Reads all six files and names every fault in them; pure. */
export function checkRegister(files: RegisterBytes, around: Surroundings): Check {
  const steps = checkInSteps(files, around);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Row by row, so that others can be served between two. */
export function* checkInSteps(
  files: RegisterBytes,
  around: Surroundings,
): Generator<undefined, Check> {
  const faults = new Faults();
  for (const file of around.twice ?? [])
    faults.add('register.file-twice', { file }, `en enda fil med namnet ${file}`);
  const reading = new Reading(files, around, faults);
  const register = yield* reading.read();
  const unknown = reading.names.report();
  return { report: faults.report(fileNames), register: faults.none ? register : null, unknown };
}

const longestUnitName = 120;
const oldestBirthYear = 1900;
const [shortestMeeting, longestMeeting] = [5, 720];
const mostChildren = 30;
/**
 * Of one family: many times what any has. Whatever a family is decided by is gone through for each of its rows, while
 * others wait.
 */
const mostRows = {
  'personer.csv': 100,
  'kontakter.csv': 500,
  'moten.csv': 500,
  'ateraktualiseringar.csv': 100,
} as const;
/** As many as a meeting has that is written down in FamSam. */
const mostUnits = 100;
/** Twenty thousand families come with seven thousand. */
const mostConsultations = 50_000;

type RowOfFamily =
  | Cells<'personer.csv'>
  | Cells<'kontakter.csv'>
  | Cells<'moten.csv'>
  | Cells<'ateraktualiseringar.csv'>;

/** One pass over the six files, in the order in which they refer to each other. */
class Reading {
  readonly names: PlaceNames;
  private readonly numbers: ReadonlySet<string>;
  private readonly families = new Map<string, FamilyRows>();
  private readonly members = new Map<string, MemberRow>();
  private readonly meetings = new Map<string, number>();
  /** By all that tells one from another; as of meetings, the row on which it stands. */
  private readonly contacts = new Map<string, number>();
  /** Where a family was found to have too many rows. */
  private readonly overfull = new Set<readonly unknown[]>();
  private readonly consultations: ConsultationRow[] = [];
  /** One spelling for all rows that name the same unit: the directory does not see case either. */
  private readonly units = new Map<string, string>();

  constructor(
    private readonly files: RegisterBytes,
    private readonly around: Surroundings,
    private readonly faults: Faults,
  ) {
    this.names = new PlaceNames(around, faults);
    this.numbers = new Set(around.numbers);
  }

  *read(): Generator<undefined, CheckedRegister> {
    yield* this.each('familjer.csv', (cells) => this.readFamily(cells));
    yield* this.each('personer.csv', (cells) => this.readMember(cells));
    yield* this.each('kontakter.csv', (cells) => this.readContact(cells));
    yield* this.each('moten.csv', (cells) => this.readMeeting(cells));
    yield* this.each('ateraktualiseringar.csv', (cells) => this.readEarlierClosing(cells));
    yield* this.each('konsultationer.csv', (cells) => this.readConsultation(cells));
    const whole = !this.faults.isTorn('kontakter.csv') && !this.faults.isTorn('moten.csv');
    for (const family of this.families.values()) {
      checkFamily(family, this.around.today, whole);
      yield;
    }
    return { families: [...this.families.values()], consultations: this.consultations };
  }

  private *each<File extends RegisterFile>(
    file: File,
    read: (cells: Cells<File>) => void,
  ): Generator<undefined> {
    for (const cells of readFile(file, this.files.get(file), this.around.today, this.faults)) {
      read(cells);
      yield;
    }
  }

  private readFamily(cells: Cells<'familjer.csv'>): void {
    const number = cells.number('familj', 'familjens nummer', longestFamilyNumber, this.numbers);
    const closedOn = cells.optionalDay('avslutad');
    const family: FamilyRows = {
      cells,
      number: number ?? '',
      municipality: this.municipality(cells),
      referredOn: cells.day('aktualiserad'),
      category: cells.code('aktualiserad_av', categories, 'register.unknown-category'),
      childrenUnder23: cells.wholeNumber(
        'antal_barn_under_23',
        0,
        mostChildren,
        'register.children-out-of-range',
      ),
      assessment: assessmentOf(cells),
      closedOn,
      reason: closureReason(cells),
      members: [],
      contacts: [],
      meetings: [],
      earlierClosings: [],
    };
    const known = number === null ? undefined : this.families.get(number);
    if (known) cells.fault('register.family-twice', 'familj', notAlsoOn(known.cells.row));
    else if (number !== null) this.families.set(number, family);
  }

  private municipality(cells: Cells<'familjer.csv'>): string | null {
    const name = cells.text('kommun', aMunicipality);
    return name === null ? null : this.names.municipality(cells, name);
  }

  private readMember(cells: Cells<'personer.csv'>): void {
    const family = this.familyOf(cells);
    const number = cells.number('person', 'personens nummer', longestNumber, this.numbers);
    const role = cells.code('roll', roles, 'register.unknown-role');
    const birthYear = this.birthYear(cells, role !== 'guardian' && role !== 'other-adult');
    const livesIn = householdOf(cells);
    const processEndedOn = cells.optionalDay('process_avslutad');
    if (number === null) return;
    const known = this.members.get(number);
    const member = { cells, family, number, role, birthYear, household: livesIn, processEndedOn };
    if (known) cells.fault('register.person-twice', 'person', notAlsoOn(known.cells.row));
    else {
      this.members.set(number, member);
      if (family && this.hasRoom(cells, family.members)) family.members.push(member);
    }
  }

  private birthYear(cells: Cells<'personer.csv'>, needed: boolean): number | null {
    const value = cells.raw('fodelsear');
    const thisYear = yearOf(this.around.today);
    const expected = `ett årtal från ${oldestBirthYear} till ${thisYear}`;
    if (value === '')
      return needed ? cells.fault('register.value-missing', 'fodelsear', expected) : null;
    if (!/^\d{4}$/.test(value)) return cells.fault('register.not-a-year', 'fodelsear', expected);
    const year = Number(value);
    if (year < oldestBirthYear)
      return cells.fault('register.year-out-of-range', 'fodelsear', expected);
    if (year > thisYear) return cells.fault('register.year-in-future', 'fodelsear', expected);
    return year;
  }

  private readContact(cells: Cells<'kontakter.csv'>): void {
    const family = this.familyOf(cells);
    const member = cells.text('person', 'en person i personer.csv', longestStored);
    if (member !== null) this.checkMember(cells, family, 'person', member);
    const contact = {
      cells,
      member: member ?? '',
      unit: this.unit(cells),
      kind: cells.code('slag', contactKinds, 'register.unknown-contact-kind'),
      since: cells.day('fran'),
      precision: precisionOf(cells),
      endedOn: cells.has('till') ? cells.optionalDay('till') : undefined,
    };
    if (family && this.hasRoom(cells, family.contacts)) family.contacts.push(contact);
    const { unit, kind, since } = contact;
    if (member === null || unit === null || kind === null || since === null) return;
    const key = [member, unit, kind, since].join('\n');
    const before = this.contacts.get(key);
    if (before) cells.fault('register.contact-twice', 'verksamhet', notAlsoOn(before));
    else this.contacts.set(key, cells.row);
  }

  private unit(cells: Cells<'kontakter.csv'>): string | null {
    const name = cells.text('verksamhet', 'verksamhetens namn', longestUnitName);
    if (name === null || !this.names.unit(cells, 'verksamhet', name)) return null;
    return this.shared(name);
  }

  private shared(unit: string): string {
    const name = unit.toLocaleLowerCase('sv');
    const known = this.units.get(name);
    if (known === undefined) this.units.set(name, unit);
    return known ?? unit;
  }

  private readMeeting(cells: Cells<'moten.csv'>): void {
    const number = cells.number('mote', 'mötets nummer', longestNumber, this.numbers);
    const family = this.familyOf(cells);
    const units = cells.list('verksamheter', 'register.unit-twice', (unit) => this.shared(unit));
    const discussed = cells.list('diskuterade', 'register.person-discussed-twice');
    if (units.length > mostUnits)
      cells.fault('register.too-long', 'verksamheter', `högst ${mostUnits} verksamheter`);
    for (const unit of units) {
      if (unit.length > longestUnitName)
        cells.fault(
          'register.too-long',
          'verksamheter',
          `högst ${longestUnitName} tecken i ett namn`,
          unit,
        );
      else this.names.unit(cells, 'verksamheter', unit);
    }
    for (const member of discussed) this.checkMember(cells, family, 'diskuterade', member);
    const meeting = {
      cells,
      number: number ?? '',
      heldOn: cells.day('datum'),
      kind: cells.code('typ', meetingKinds, 'register.unknown-meeting-kind'),
      form: cells.code('form', meetingForms, 'register.unknown-meeting-form'),
      minutes: cells.wholeNumber(
        'minuter',
        shortestMeeting,
        longestMeeting,
        'register.minutes-out-of-range',
      ),
      units,
      discussed,
    };
    if (family && this.hasRoom(cells, family.meetings)) family.meetings.push(meeting);
    if (number === null) return;
    const before = this.meetings.get(number);
    if (before) cells.fault('register.meeting-twice', 'mote', notAlsoOn(before));
    else this.meetings.set(number, cells.row);
  }

  private readEarlierClosing(cells: Cells<'ateraktualiseringar.csv'>): void {
    const family = this.familyOf(cells);
    const closedOn = cells.day('avslutad');
    const reason = cells.code('avslutsorsak', closureReasons, 'register.unknown-closure-reason');
    const reopenedOn = cells.day('ateraktualiserad');
    const closing = { cells, closedOn, reason, reopenedOn };
    if (family && this.hasRoom(cells, family.earlierClosings)) family.earlierClosings.push(closing);
  }

  private readConsultation(cells: Cells<'konsultationer.csv'>): void {
    const heldOn = cells.day('datum');
    const kind = cells.code('typ', consultationKinds, 'register.unknown-consultation-kind');
    if (this.consultations.length > mostConsultations) return;
    this.consultations.push({ heldOn, kind });
    if (this.consultations.length > mostConsultations)
      cells.fault('register.too-many-rows', 'datum', `högst ${mostConsultations} rader`);
  }

  /** For one row more of a family; the first that is too much is named. */
  private hasRoom(cells: RowOfFamily, rows: readonly unknown[]): boolean {
    const most = mostRows[cells.file];
    if (rows.length < most) return true;
    if (!this.overfull.has(rows))
      cells.fault('register.too-many-rows', 'familj', `högst ${most} rader för en familj`);
    this.overfull.add(rows);
    return false;
  }

  private familyOf(cells: RowOfFamily): FamilyRows | undefined {
    const expected = 'en familj i familjer.csv';
    const number = cells.text('familj', expected);
    if (number === null) return undefined;
    const family = this.families.get(number);
    if (!family && !this.faults.isTorn('familjer.csv'))
      cells.fault('register.unknown-family', 'familj', expected);
    return family;
  }

  private checkMember<File extends 'kontakter.csv' | 'moten.csv'>(
    cells: Cells<File>,
    family: FamilyRows | undefined,
    column: ColumnOf<File>,
    number: string,
  ): void {
    const member = this.members.get(number);
    if (!member) {
      if (!this.faults.isTorn('personer.csv'))
        cells.fault('register.unknown-person', column, 'en person i personer.csv', number);
    } else if (family && member.family && member.family !== family) {
      const { file, row } = member.family.cells;
      const expected = `en person i familjen; denna hör till familjen på rad ${row} i ${file}`;
      cells.fault('register.person-of-other-family', column, expected, number);
    }
  }
}

function assessmentOf(cells: Cells<'familjer.csv'>): AssessmentCells {
  if (!cells.has('bedomning')) return undefined;
  if (['bedomning', 'bedomd', 'bedomningsskal'].every((c) => cells.raw(c as 'bedomning') === ''))
    return null;
  const outcome = cells.code('bedomning', outcomes, 'register.unknown-assessment');
  const on = cells.day('bedomd');
  const told = cells.raw('bedomningsskal') !== '';
  const unknown = 'register.unknown-assessment-reason';
  const reason = told ? cells.code('bedomningsskal', assessmentReasons, unknown) : null;
  if (outcome === 'taken-on' && told)
    cells.fault('register.assessment-reason-not-wanted', 'bedomningsskal', 'inget');
  if (outcome !== null && outcome !== 'taken-on' && !told) {
    const expected = `något av: ${assessmentReasons.all().join(' · ')}`;
    cells.fault('register.assessment-without-reason', 'bedomningsskal', expected);
  }
  return { outcome, on, reason };
}

function precisionOf(cells: Cells<'kontakter.csv'>): DayPrecision | null | undefined {
  if (!cells.has('fran_kand_till')) return undefined;
  if (cells.raw('fran_kand_till') === '') return 'day';
  return cells.code('fran_kand_till', precisions, 'register.unknown-precision');
}

function householdOf(cells: Cells<'personer.csv'>): string | null | undefined {
  if (!cells.has('hushall')) return undefined;
  const code = cells.raw('hushall').toUpperCase();
  if (code === '') return null;
  const expected = 'högst fyra bokstäver eller siffror, som A';
  return household.safeParse(code).success
    ? code
    : cells.fault('register.not-a-household', 'hushall', expected);
}

function closureReason(cells: Cells<'familjer.csv'>): ClosureReason | null {
  const closed = cells.raw('avslutad') !== '';
  const hasReason = cells.raw('avslutsorsak') !== '';
  const expected = `något av: ${closureReasons.all().join(' · ')}`;
  if (closed && !hasReason)
    return cells.fault('register.closing-without-reason', 'avslutsorsak', expected);
  if (hasReason && !closed)
    cells.fault('register.reason-without-closing', 'avslutad', 'dagen då familjen avslutades');
  return hasReason
    ? cells.code('avslutsorsak', closureReasons, 'register.unknown-closure-reason')
    : null;
}

function notAlsoOn(row: number): string {
  return `ett annat värde än på rad ${row}, eller bara en av raderna`;
}
