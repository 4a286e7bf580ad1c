import { standingContacts, type CaseFile } from '../case-file';
import type { Contact, Member } from '../case-data';

/** Where everything of the family map stands. Plain geometry: no text is measured, widths are estimated. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** So many of the first lines are what it is called. */
  readonly named: number;
}
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly households: readonly (Box & { readonly told: boolean })[];
  readonly members: readonly Box[];
  readonly agencies: readonly Box[];
  readonly units: readonly Box[];
  readonly lines: readonly {
    readonly id: string;
    readonly kind: Contact['kind'];
    readonly path: string;
    readonly end: { x: number; y: number };
  }[];
}

export const lineHeight = 19;
const pad = 16;
const columns = { agency: 250, gap: 150, family: 330 } as const;
const head = 34;

/** Breaks a text into at most two lines of so many letters; what does not fit is in the table. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=[\s/-])/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.trimEnd().length <= letters)
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => line.trimEnd());
  return kept.map((line, index) => {
    const cut = line.length > letters || (index === 1 && lines.length > 2);
    return cut ? `${line.slice(0, letters - 1)}…` : line;
  });
}

interface Column {
  readonly key: string;
  readonly title: string[];
  readonly rows: { readonly id: string; readonly lines: string[]; readonly named: number }[];
}

function heightOf(column: Column, rowPad: number): number {
  const rows = column.rows.map(({ lines }) => lines.length * lineHeight + rowPad);
  const title = Math.max(head, column.title.length * lineHeight + 14);
  return title + rows.reduce((sum, height) => sum + height + 8, 0) + 8;
}

/** Stacks enclosures with their rows from a height on. */
function stack(all: readonly Column[], x: number, top: number, width: number, rowPad: number) {
  const outer: Box[] = [];
  const inner: Box[] = [];
  let y = top;
  for (const column of all) {
    const height = heightOf(column, rowPad);
    outer.push({ id: column.key, x, y, width, height, lines: column.title, named: 0 });
    let rowY = y + Math.max(head, column.title.length * lineHeight + 14);
    for (const { id, lines, named } of column.rows) {
      const rowHeight = lines.length * lineHeight + rowPad;
      inner.push({ id, x: x + 10, y: rowY, width: width - 20, height: rowHeight, lines, named });
      rowY += rowHeight + 8;
    }
    y += height + pad;
  }
  return { outer, inner };
}

const total = (all: readonly Column[], rowPad: number) =>
  all.reduce((sum, one) => sum + heightOf(one, rowPad) + pad, -pad);

export function layOut(
  file: CaseFile,
  words: {
    readonly household: (code: string | null, several: boolean) => string;
    readonly member: (member: Member) => string[];
  },
): MapLayout {
  const contacts = standingContacts(file.state);
  const codes = [...new Set(file.members.map((m) => m.household))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  const families = codes.map((code) => ({
    key: code ?? '',
    title: wrap(words.household(code, codes.length > 1), 40),
    rows: file.members
      .filter((m) => m.household === code)

      .map((m) => {
        const name = wrap(file.nameOf(m.memberId), 31);
        return { id: m.memberId, lines: [...name, ...words.member(m)], named: name.length };
      }),
  }));
  const agencies = agencyColumns(file, contacts, families);
  const [left, right] = sides(agencies);
  const height = Math.max(total(families, 16), total(left, 12), total(right, 12));
  const familyX = left.length > 0 ? columns.agency + columns.gap : 0;
  const rightX = familyX + columns.family + columns.gap;
  const centred = (all: readonly Column[], rowPad: number) => (height - total(all, rowPad)) / 2;
  const family = stack(families, familyX, centred(families, 16), columns.family, 16);
  const onLeft = stack(left, 0, centred(left, 12), columns.agency, 12);
  const onRight = stack(right, rightX, centred(right, 12), columns.agency, 12);
  const units = [...onLeft.inner, ...onRight.inner];
  return {
    width: right.length > 0 ? rightX + columns.agency : familyX + columns.family,
    height,
    households: family.outer.map((box) => ({ ...box, told: box.id !== '' })),
    members: family.inner,
    agencies: [...onLeft.outer, ...onRight.outer],
    units,
    lines: linesBetween(contacts, family.inner, units),
  };
}

/** Agencies with their units; units near the members they are there for, so that few lines cross. */
function agencyColumns(file: CaseFile, contacts: readonly Contact[], families: readonly Column[]) {
  const order = families.flatMap(({ rows }) => rows.map(({ id }) => id));
  const near = (unitId: string) => {
    const places = contacts
      .filter((c) => c.unitId === unitId)
      .map((c) => order.indexOf(c.memberId));
    return places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  const byAgency = new Map<string, string[]>();
  for (const unitId of new Set(contacts.map((c) => c.unitId))) {
    const agencyId = file.unit(unitId)?.agencyId ?? '';
    byAgency.set(agencyId, [...(byAgency.get(agencyId) ?? []), unitId]);
  }
  return [...byAgency].map(([agencyId, unitIds]) => ({
    key: agencyId,
    title: wrap(file.agencyName(agencyId), 26),
    rows: unitIds
      .sort((a, b) => near(a) - near(b))
      .map((id) => ({ id, lines: wrap(file.unitName(id), 26), named: 0 })),
  }));
}

/** The largest agencies first, each to the side that is lower so far. */
function sides(agencies: readonly Column[]): [Column[], Column[]] {
  const left: Column[] = [];
  const right: Column[] = [];
  for (const one of [...agencies].sort((a, b) => heightOf(b, 12) - heightOf(a, 12)))
    (total(right, 12) <= total(left, 12) ? right : left).push(one);
  return [left, right];
}

/** Each line has its own place on both cards, in the order of where it goes. */
function linesBetween(
  contacts: readonly Contact[],
  members: readonly Box[],
  units: readonly Box[],
): MapLayout['lines'] {
  const ends = contacts.flatMap((contact) => {
    const member = members.find(({ id }) => id === contact.memberId);
    const unit = units.find(({ id }) => id === contact.unitId);
    return member && unit ? [{ contact, member, unit, unitLeft: unit.x < member.x }] : [];
  });
  const port = (box: Box, mine: (typeof ends)[number], other: 'member' | 'unit') => {
    const side = ends
      .filter(
        (end) =>
          (other === 'unit' ? end.member : end.unit) === box && end.unitLeft === mine.unitLeft,
      )
      .sort((a, b) => a[other].y - b[other].y);
    return box.y + (box.height * (side.indexOf(mine) + 1)) / (side.length + 1);
  };
  return ends.map((end) => {
    const { contact, member, unit, unitLeft } = end;
    const from = { x: unitLeft ? unit.x + unit.width : unit.x, y: port(unit, end, 'member') };
    const to = { x: unitLeft ? member.x : member.x + member.width, y: port(member, end, 'unit') };
    const middle = (from.x + to.x) / 2;
    const path = `M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    return { id: contact.contactId, kind: contact.kind, path, end: to };
  });
}
