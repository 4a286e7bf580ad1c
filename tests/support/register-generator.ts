import { addDays, localDate, neutral, type LocalDate } from '@famsam/kernel';

/** The six files as rows of cells, headings first. */
export type RegisterRows = Record<string, string[][]>;

/** How a register is written down; the default is the form that the team keeps. */
export interface RegisterForm {
  readonly encoding?: 'utf-8' | 'utf-8-bom' | 'windows-1252';
  readonly separator?: ';' | ',';
  readonly lineEnd?: '\r\n' | '\n';
  /** Moves the columns about; 0 leaves them. */
  readonly columnSeed?: number;
}

export interface GeneratedRegister {
  readonly seed: number;
  readonly families: number;
  /** No day lies after this one. */
  readonly until?: LocalDate;
}

const headings: RegisterRows = {
  'familjer.csv': [
    [
      'familj',
      'kommun',
      'aktualiserad',
      'aktualiserad_av',
      'antal_barn_under_23',
      'avslutad',
      'avslutsorsak',
    ],
  ],
  'personer.csv': [['familj', 'person', 'roll', 'fodelsear', 'process_avslutad']],
  'kontakter.csv': [['familj', 'person', 'verksamhet', 'slag', 'fran']],
  'moten.csv': [
    ['mote', 'familj', 'datum', 'typ', 'form', 'minuter', 'verksamheter', 'diskuterade'],
  ],
  'ateraktualiseringar.csv': [['familj', 'avslutad', 'avslutsorsak', 'ateraktualiserad']],
  'konsultationer.csv': [['datum', 'typ']],
};

/** The headings of one of the six files. */
export function headingsOf(file: string): string[] {
  return [...(headings[file]?.[0] ?? [])];
}

const municipalities = ['Lindesberg', 'Lindesberg', 'Nora', 'Hällefors', 'Ljusnarsberg', 'Örebro'];
const categories = ['Socialtjänsten', 'Skola/förskola', 'Vården', 'Förälder'];
const units = [
  'Barn- och ungdomshabiliteringen',
  'BUP',
  'Elevhälsa',
  'Socialtjänst barn och familj',
  'Öppenvård',
  'Vårdcentral',
  '+Försörjningsstöd',
  'Skolan "Björken"',
  'Stöd; vuxna',
];
const contactKinds = [
  'individuellt stöd',
  'individuellt stöd',
  'föräldrastödsprogram',
  'kurs/utbildning',
];
const meetingKinds = [
  'samverkansmöte',
  'samverkansmöte',
  'samverkansmöte',
  'familjesamtal',
  'verksamhetsmöte',
];
const reasonsAfter = [
  'Situationen förbättrad',
  'Situationen löst',
  'Familjen flyttat',
  'Vårdnadshavare ser inget behov',
];
const reasonsBefore = [
  'Samtycke saknas',
  'Situationen löstes före möte',
  'Vårdnadshavare ser inget behov',
];
const consultations = ['Privatperson', 'Verksamhet, anonym familj', 'Utanför uppdraget'];

/** The same numbers for the same seed, everywhere. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 up to, not including, `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** Some of them, each once, in any order. */
  some<T>(of: readonly T[], most: number): T[] {
    const left = [...of];
    const picked: T[] = [];
    for (let count = Math.min(this.below(most + 1), left.length); count > 0; count -= 1)
      picked.push(...left.splice(this.below(left.length), 1));
    return picked;
  }
}

/**
 * A valid register of any size, of the same form and order of rows as the team's: families waiting,
 * closed before a meeting, active, closed, reopened; contacts of every kind, processes ended one by one.
 */
export function generateRegister({ seed, families, until }: GeneratedRegister): RegisterRows {
  const dice = new Dice(seed);
  const last = until ?? localDate('2024-12-31');
  const rows = structuredClone(headings);
  const referrals = Array.from({ length: families }, () => addDays(last, -dice.below(2500))).sort();
  const width = Math.max(3, String(families).length);
  const meetings: string[][] = [];
  referrals.forEach((referredOn, index) => {
    const number = `F${String(index + 1).padStart(width, '0')}`;
    addFamily(dice, rows, meetings, { number, referredOn, last });
  });
  meetings.sort((a, b) => compare(a[1], b[1]) || compare(a[0], b[0]));
  meetings.forEach(([family = '', ...cells], index) => {
    const number = `M${String(index + 1).padStart(width + 2, '0')}`;
    rows['moten.csv']?.push([number, family, ...cells]);
  });
  const talks = Array.from({ length: Math.ceil(families / 3) }, () =>
    addDays(last, -dice.below(2500)),
  );
  for (const day of talks.sort()) rows['konsultationer.csv']?.push([day, dice.one(consultations)]);
  return rows;
}

function addFamily(
  dice: Dice,
  rows: RegisterRows,
  meetings: string[][],
  { number, referredOn, last }: { number: string; referredOn: LocalDate; last: LocalDate },
): void {
  const children = 1 + dice.below(4);
  const met = dice.chance(75);
  const members = met || dice.chance(20) ? addMembers(dice, number, children, referredOn) : [];
  const contacts = members.flatMap((member) => contactsOf(dice, member, referredOn, last));
  const life = lifeOf(dice, members, contacts, { referredOn, last, met });

  const { closedOn, reason } = life;
  const by = dice.one(categories);
  const place = dice.one(municipalities);
  rows['familjer.csv']?.push([number, place, referredOn, by, String(children), closedOn, reason]);
  rows['kontakter.csv']?.push(...contacts.map((cells) => [number, ...cells]));
  for (const cells of life.earlier) rows['ateraktualiseringar.csv']?.push([number, ...cells]);
  for (const cells of life.meetings) meetings.push([number, ...cells]);
  for (const { person, role, born } of members) {
    const end = dice.chance(8) ? processEnd(dice, person, contacts, life, last) : '';
    rows['personer.csv']?.push([number, person, role, born, end]);
  }
}

interface Member {
  readonly person: string;
  readonly role: string;
  readonly born: string;
}

function addMembers(dice: Dice, family: string, children: number, referredOn: LocalDate): Member[] {
  const year = Number(referredOn.slice(0, 4));
  const roles = Array.from({ length: children }, () => 'barn');
  roles.push(...Array.from({ length: 1 + dice.below(2) }, () => 'vårdnadshavare'));
  return roles.map((role, index) => ({
    person: `${family}-P${index + 1}`,
    role,
    born: String(role === 'barn' ? year - 1 - dice.below(21) : year - 25 - dice.below(30)),
  }));
}

/** Rows of kontakter.csv without the family: person, unit, kind, since. */
function contactsOf(
  dice: Dice,
  { person }: Member,
  referredOn: LocalDate,
  last: LocalDate,
): string[][] {
  return dice.some(units, 2).map((unit) => {
    const since = addDays(referredOn, 60 - dice.below(400));
    return [person, unit, dice.one(contactKinds), since > last ? last : since];
  });
}

interface Life {
  /** Rows of moten.csv without number and family. */
  readonly meetings: string[][];
  /** Rows of ateraktualiseringar.csv without the family. */
  readonly earlier: string[][];
  readonly closedOn: string;
  readonly reason: string;
}

function lifeOf(
  dice: Dice,
  members: readonly Member[],
  contacts: readonly string[][],
  { referredOn, last, met }: { referredOn: LocalDate; last: LocalDate; met: boolean },
): Life {
  const life = { meetings: [] as string[][], earlier: [] as string[][], closedOn: '', reason: '' };
  let day = referredOn;
  const later = (most: number): boolean => {
    const next = addDays(day, dice.below(most));
    if (next > last) return false;
    day = next;
    return true;
  };
  const persons = members.map(({ person }) => person);
  const known = [...new Set(contacts.map(([, unit]) => unit ?? ''))];
  for (let periods = met && dice.chance(8) ? 2 + dice.below(2) : 1; periods > 0; periods -= 1) {
    for (let count = met ? 1 + dice.below(8) : 0; count > 0 && later(60); count -= 1) {
      const kind = dice.one(meetingKinds);
      const taking = new Set(
        kind === 'familjesamtal' ? [] : [dice.one(units), ...dice.some(known, 3)],
      );
      const discussed = kind === 'samverkansmöte' ? dice.some(persons, 4) : [];
      life.meetings.push([
        day,
        kind,
        dice.one(['digitalt', 'fysiskt']),
        dice.one(['45', '60', '75', '90', '120']),
        [...taking].join(', '),
        discussed.join(', '),
      ]);
    }
    const closes = periods > 1 || dice.chance(50);
    if (!closes || !later(40)) break;
    const reason = dice.one(life.meetings.length > 0 ? reasonsAfter : reasonsBefore);
    const closedOn = day;
    if (periods > 1 && later(300)) life.earlier.push([closedOn, reason, day]);
    else {
      Object.assign(life, { closedOn, reason });
      break;
    }
  }
  return life;
}

/** A day on which the member's process may have ended; empty when it never began. */
function processEnd(
  dice: Dice,
  person: string,
  contacts: readonly string[][],
  life: Life,
  last: LocalDate,
): string {
  const started = life.meetings.find(
    ([day = '', kind, , , taking = '', discussed = '']) =>
      kind === 'samverkansmöte' &&
      discussed.split(', ').includes(person) &&
      contacts.some(
        ([who, unit = '', what, since = '']) =>
          who === person &&
          what === 'individuellt stöd' &&
          since <= day &&
          taking.split(', ').includes(unit),
      ),
  )?.[0];
  if (!started) return '';
  const end = addDays(localDate(started), dice.below(60));
  const whileClosed = life.earlier.some(([from = '', , until = '']) => from < end && end < until);
  const latest = life.closedOn === '' ? last : life.closedOn;
  return whileClosed || end > latest ? started : end;
}

/** The bytes of the six files, in any form that can be read. */
export function registerBytes(rows: RegisterRows, form: RegisterForm = {}): Map<string, Buffer> {
  const { encoding = 'utf-8', separator = ';', lineEnd = '\r\n', columnSeed = 0 } = form;
  const files = new Map<string, Buffer>();
  for (const [name, lines] of Object.entries(rows)) {
    const order = (lines[0] ?? []).map((_, index) => index);
    const moved = columnSeed === 0 ? order : shuffled(order, new Dice(columnSeed));
    const text = lines
      .map(
        (cells) => moved.map((at) => quoted(cells[at] ?? '', separator)).join(separator) + lineEnd,
      )
      .join('');
    files.set(name, encoded(text, encoding));
  }
  return files;
}

function shuffled(of: readonly number[], dice: Dice): number[] {
  const left = [...of];
  const moved: number[] = [];
  while (left.length > 0) moved.push(...left.splice(dice.below(left.length), 1));
  return moved;
}

function quoted(written: string, separator: string): string {
  const cell = neutral(written);
  const needed = cell.includes(separator) || /["\r\n]/.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Every letter that a generated register uses has the same number in Latin-1 and Windows-1252. */
function encoded(text: string, encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252'): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text, 'utf8');
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
