import type { KnownNames } from '@famsam/directory';
import { foldedName, holdsPersonNumber } from '@famsam/kernel';
import leven from 'leven';
import type { Cells } from './register.cells';
import type { FaultRule, Faults } from './register.faults';
import type { ColumnOf, RegisterFile } from './register.words';

/** Names that a register may bring to an area that lacks them: those that were asked for, or all. */
export type Creation = 'all' | readonly string[];

/** What names are held against. */
export interface NamesAround {
  /** All of Sweden. */
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
  readonly area: KnownNames;
  readonly create: Creation;
}

/** A name that the area lacks and may be asked for. */
export interface UnknownName {
  readonly kind: 'municipality' | 'unit';
  readonly name: string;
  /** The name that may have been meant. */
  readonly nearest: string | null;
  readonly rows: number;
}

/** So many names are told once each; of more, each row is a fault of its own. */
const mostTold = 1_000;
/** A first register brings some dozens, and each is held against all that the directory has. */
const mostNewUnits = 1_000;
/** Pairs of names that are compared for one register: a thousand unknown names are no slips of the hand. */
const mostCompared = 200_000;

export const aMunicipality = 'namnet på en svensk kommun, som Lindesberg';

interface Lacking {
  readonly kind: UnknownName['kind'];
  /** What would be right where no name is near. */
  readonly right: string;
  /** How the name becomes right; not at all, when left out. */
  readonly askedFor?: string;
}

const lacking = {
  'register.unknown-municipality': { kind: 'municipality', right: aMunicipality },
  'register.municipality-not-joined': {
    kind: 'municipality',
    right: 'en kommun i området.',
    askedFor: 'En ny kommun läggs till bara när det begärs.',
  },
  'register.unknown-unit': {
    kind: 'unit',
    right: 'en verksamhet i katalogen.',
    askedFor: 'En ny verksamhet läggs till bara när det begärs.',
  },
} satisfies Partial<Record<FaultRule, Lacking>>;

interface Told {
  readonly rule: keyof typeof lacking;
  readonly at: { file: RegisterFile; row: number; column: string; value: string };
  rows: number;
}

/** The municipalities and units of one register, held against those that the area has. */
export class PlaceNames {
  /** By folded name. */
  private readonly codes: ReadonlyMap<string, string>;
  private readonly units: ReadonlySet<string>;
  private readonly asked: ReadonlySet<string>;
  private readonly joined: ReadonlySet<string>;
  /** As they were written: most names stand on many rows. */
  private readonly fineMunicipalities = new Map<string, string>();
  private readonly fineUnits = new Set<string>();
  /** By folded name: those that the area lacks, and that were asked for. */
  private readonly newUnits = new Set<string>();
  private readonly told = new Map<string, Told>();
  private compared = 0;

  constructor(
    private readonly around: NamesAround,
    private readonly faults: Faults,
  ) {
    const { municipalities, area, create } = around;
    this.codes = new Map(municipalities.map(({ code, name }) => [foldedName(name), code]));
    this.joined = new Set(area.municipalities);
    this.units = new Set([...area.units, ...area.formerUnits].map(foldedName));
    this.asked = new Set(create === 'all' ? [] : create.map(foldedName));
  }

  /** The national code, if there is one. */
  municipality(cells: Cells<'familjer.csv'>, name: string): string | null {
    const fine = this.fineMunicipalities.get(name);
    if (fine !== undefined) return fine;
    const code = this.codes.get(foldedName(name));
    if (code === undefined) this.tell('register.unknown-municipality', cells, 'kommun', name);
    else if (this.joined.has(code) || this.isAsked(name)) this.fineMunicipalities.set(name, code);
    else this.tell('register.municipality-not-joined', cells, 'kommun', name);
    return code ?? null;
  }

  /** Whether a unit may be called so: the directory may have names from before there were rules for them. */
  unit<File extends 'kontakter.csv' | 'moten.csv'>(
    cells: Cells<File>,
    column: ColumnOf<File>,
    name: string,
  ): boolean {
    if (this.fineUnits.has(name)) return true;
    const known = this.units.has(foldedName(name));
    const unfit = known ? undefined : unfitOf(name);
    if (unfit) cells.fault(unfit.rule, column, unfit.expected, name);
    else if (!known && !this.isAsked(name)) this.tell('register.unknown-unit', cells, column, name);
    else {
      this.fineUnits.add(name);
      if (!known) this.addNew(cells, column, name);
    }
    return !unfit;
  }

  /** The faults, one for each name where it stands first. What may be asked for is given back. */
  report(): readonly UnknownName[] {
    const unknown: UnknownName[] = [];
    for (const { rule, at, rows } of this.told.values()) {
      const { kind, askedFor }: Lacking = lacking[rule];
      const nearest = this.nearest(rule, at.value);
      this.faults.add(rule, at, expectedOf(rule, nearest, rows));
      if (askedFor) unknown.push({ kind, name: at.value, nearest, rows });
    }
    return unknown;
  }

  /** The first that is too much is named. */
  private addNew<File extends RegisterFile>(
    cells: Cells<File>,
    column: ColumnOf<File>,
    name: string,
  ): void {
    const before = this.newUnits.size;
    this.newUnits.add(foldedName(name));
    if (before !== mostNewUnits || this.newUnits.size === before) return;
    const expected = `högst ${mostNewUnits} nya verksamheter i ett register`;
    cells.fault('register.too-many-units', column, expected, name);
  }

  private isAsked(name: string): boolean {
    return this.around.create === 'all' || this.asked.has(foldedName(name));
  }

  private tell<File extends RegisterFile>(
    rule: keyof typeof lacking,
    cells: Cells<File>,
    column: ColumnOf<File>,
    name: string,
  ): void {
    const key = `${rule} ${foldedName(name)}`;
    const before = this.told.get(key);
    if (before) before.rows += 1;
    else if (this.told.size < mostTold) {
      const at = { file: cells.file, row: cells.row, column, value: name };
      this.told.set(key, { rule, at, rows: 1 });
    } else cells.fault(rule, column, expectedOf(rule, null, 1), name);
  }

  private nearest(rule: keyof typeof lacking, name: string): string | null {
    const { municipalities, area } = this.around;
    const near = (names: readonly string[]) => {
      this.compared += names.length;
      return this.compared > mostCompared ? null : nearestName(name, names);
    };
    if (rule === 'register.unknown-unit') return near(area.units);
    const ofArea = municipalities.filter(({ code }) => this.joined.has(code));
    const others = rule === 'register.unknown-municipality' ? municipalities : [];
    return near(ofArea.map((one) => one.name)) ?? near(others.map((one) => one.name));
  }
}

/** Why no new unit may be called so. */
function unfitOf(name: string): { rule: FaultRule; expected: string } | undefined {
  if (name.includes(','))
    return { rule: 'register.unit-with-comma', expected: 'ett namn utan komma' };
  return holdsPersonNumber(name)
    ? { rule: 'register.person-number', expected: 'ett namn utan personnummer' }
    : undefined;
}

/** So much of the longer name may be written otherwise. */
const tolerance = 0.4;

/** The name that may have been meant: slips of the hand away, or the same with more or fewer words. */
export function nearestName(name: string, names: readonly string[]): string | null {
  const written = foldedName(name);
  let nearest: string | null = null;
  let least = Infinity;
  for (const one of names) {
    const known = foldedName(one);
    const longer = Math.max(written.length, known.length);
    const most = holds(written, known) || holds(known, written) ? longer : tolerance * longer;
    if (Math.abs(written.length - known.length) > most) continue;
    const away = isSwapped(written, known) ? 1 : leven(written, known);
    if (away > most || away >= least) continue;
    nearest = one;
    least = away;
  }
  return nearest;
}

/** Two letters beside each other that changed places: one slip of the hand. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const swapped = `${one.slice(0, at)}${one[at + 1]}${one[at]}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}

/** As words of its own, or as its beginning: *Lindesbergs kommun* holds *Lindesberg*. */
function holds(name: string, part: string): boolean {
  return ` ${name} `.includes(` ${part} `) || (part.length >= 4 && name.startsWith(part));
}

function expectedOf(rule: keyof typeof lacking, nearest: string | null, rows: number): string {
  const { right, askedFor }: Lacking = lacking[rule];
  const meant = nearest === null ? right : `Menade du ${nearest}?`;
  const often = rows > 1 ? `Namnet står på ${rows} rader.` : undefined;
  return [meant, askedFor, often].filter((part) => part !== undefined).join(' ');
}
