import type {
  ChangedFields,
  DaySpan,
  EquipmentCode,
  ScheduleEvent,
  SchoolTime,
  WeeklyHours,
} from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, foldedName, reject } from '@famsam/kernel';

export type ScheduleCommand = { readonly today: LocalDate } & ScheduleRequest;

/** Says how one thing shall be; that it is so already is nothing to do. */
export type ScheduleRequest =
  | { readonly type: 'set-agency-hours'; agencyId: string; hours: readonly WeeklyHours[] }
  | { readonly type: 'set-school-time'; agencyId: string; school: SchoolTime }
  | { readonly type: 'set-unit'; unitId: string; placeId: string | null; followsTerms: boolean }
  | { readonly type: 'set-place'; placeId: string; name: string }
  | { readonly type: 'remove-place'; placeId: string }
  | { readonly type: 'set-travel'; placeIds: readonly [string, string]; minutes: number }
  | ({ readonly type: 'set-room' } & RoomEntry)
  | { readonly type: 'remove-room'; roomId: string }
  | ({ readonly type: 'set-item' } & ItemEntry)
  | { readonly type: 'remove-item'; itemId: string }
  /** `words`: what of the texts that come with it says something new (decision 0021). */
  | ({ readonly type: 'set-interpreter'; words: ChangedFields | null } & InterpreterEntry)
  | { readonly type: 'remove-interpreter'; interpreterId: string };

export type ScheduleRejection = Rejection<
  | 'schedule.hours-unfit'
  | 'schedule.hours-overlap'
  | 'schedule.days-unfit'
  | 'schedule.terms-overlap'
  | 'schedule.name-unfit'
  | 'schedule.name-taken'
  | 'schedule.place-unknown'
  | 'schedule.place-in-use'
  | 'schedule.travel-to-itself'
  | 'schedule.room-unknown'
  | 'schedule.item-unknown'
  | 'schedule.interpreter-unknown'
>;

export interface RoomEntry {
  readonly roomId: string;
  readonly placeId: string;
  readonly name: string;
  readonly seats: number;
  readonly equipment: readonly EquipmentCode[];
}

export interface ItemEntry {
  readonly itemId: string;
  readonly placeId: string;
  readonly name: string;
  readonly code: EquipmentCode;
}

export interface InterpreterEntry {
  readonly interpreterId: string;
  readonly languages: readonly string[];
  readonly hours: readonly WeeklyHours[];
  readonly placeId: string | null;
}

/** By id; travel by both ids, the lesser first. */
export interface ScheduleState {
  readonly agencyHours: Readonly<Record<string, readonly WeeklyHours[]>>;
  readonly schools: Readonly<Record<string, SchoolTime>>;
  readonly units: Readonly<Record<string, { placeId: string | null; followsTerms: boolean }>>;
  readonly places: Readonly<Record<string, { readonly placeId: string; readonly name: string }>>;
  readonly travel: Readonly<
    Record<string, { placeIds: readonly [string, string]; minutes: number }>
  >;
  readonly rooms: Readonly<Record<string, RoomEntry>>;
  readonly items: Readonly<Record<string, ItemEntry>>;
  /** Also those who are booked no more: who interpreted once is still asked by id (law.md 12). */
  readonly interpreters: Readonly<Record<string, InterpreterEntry & { readonly active: boolean }>>;
}

type Answer = Decision<ScheduleEvent, ScheduleRejection>;

export const scheduleDecider: Decider<
  ScheduleState,
  ScheduleCommand,
  ScheduleEvent,
  ScheduleRejection
> = {
  initial: {
    agencyHours: {},
    schools: {},
    units: {},
    places: {},
    travel: {},
    rooms: {},
    items: {},
    interpreters: {},
  },
  decide,
  evolve,
};

function decide({ today: happenedOn, ...command }: ScheduleCommand, state: ScheduleState): Answer {
  switch (command.type) {
    case 'set-agency-hours': {
      const { agencyId, hours } = command;
      const known = state.agencyHours[agencyId];
      const data = { agencyId, hours: [...hours] };
      return (
        brokenHours(hours, 'hours') ??
        (known && hoursText(known) === hoursText(hours)
          ? accept([])
          : accept([{ type: 'schedule.agency-hours-set', happenedOn, data }]))
      );
    }
    case 'set-school-time': {
      const { agencyId, school } = command;
      const known = state.schools[agencyId];
      const [terms, breaks, hours] = [[...school.terms], [...school.breaks], [...school.hours]];
      const data = { agencyId, school: { terms, breaks, hours } };
      return (
        brokenSchool(school) ??
        (known && schoolText(known) === schoolText(school)
          ? accept([])
          : accept([{ type: 'schedule.school-time-set', happenedOn, data }]))
      );
    }
    case 'set-unit': {
      const { unitId, placeId, followsTerms } = command;
      const known = state.units[unitId];
      if (placeId !== null && !state.places[placeId]) return placeUnknown;
      if (known?.placeId === placeId && known.followsTerms === followsTerms) return accept([]);
      const data = { unitId, placeId, followsTerms };
      return accept([{ type: 'schedule.unit-set', happenedOn, data }]);
    }
    case 'set-place': {
      const { placeId } = command;
      const name = command.name.trim();
      const namesakes = Object.values(state.places).filter((one) => one.placeId !== placeId);
      if (state.places[placeId]?.name === name) return accept([]);
      return (
        brokenName(name, namesakes) ??
        accept([{ type: 'schedule.place-set', happenedOn, data: { placeId, name } }])
      );
    }
    case 'remove-place': {
      const { placeId } = command;
      if (!state.places[placeId]) return placeUnknown;
      const users = [
        ...Object.values(state.rooms),
        ...Object.values(state.items),
        ...Object.values(state.units),
        ...Object.values(state.interpreters).filter(({ active }) => active),
      ];
      if (users.some((one) => one.placeId === placeId)) return refuse('place-in-use', 'state');
      return accept([{ type: 'schedule.place-removed', happenedOn, data: { placeId } }]);
    }
    case 'set-travel': {
      const { minutes } = command;
      const placeIds = inOrder(command.placeIds);
      if (placeIds[0] === placeIds[1]) return refuse('travel-to-itself', 'value', 'placeIds');
      if (placeIds.some((placeId) => !state.places[placeId])) return placeUnknown;
      if (state.travel[placeIds.join(' ')]?.minutes === minutes) return accept([]);
      return accept([{ type: 'schedule.travel-set', happenedOn, data: { placeIds, minutes } }]);
    }
    case 'set-room': {
      const { type: _type, ...entry } = command;
      const room = {
        ...entry,
        name: entry.name.trim(),
        equipment: [...new Set(entry.equipment)].sort(),
      };
      const known = state.rooms[room.roomId];
      const namesakes = besides(state.rooms, room.placeId).filter(
        ({ roomId }) => roomId !== room.roomId,
      );
      if (!state.places[room.placeId]) return placeUnknown;
      if (known && roomText(known) === roomText(room)) return accept([]);
      return (
        brokenName(room.name, namesakes) ??
        accept([{ type: 'schedule.room-set', happenedOn, data: room }])
      );
    }
    case 'remove-room': {
      const { roomId } = command;
      if (!state.rooms[roomId]) return refuse('room-unknown', 'state');
      return accept([{ type: 'schedule.room-removed', happenedOn, data: { roomId } }]);
    }
    case 'set-item': {
      const { itemId, placeId, code } = command;
      const name = command.name.trim();
      const known = state.items[itemId];
      const namesakes = besides(state.items, placeId).filter((one) => one.itemId !== itemId);
      if (!state.places[placeId]) return placeUnknown;
      if (known?.name === name && known.placeId === placeId && known.code === code)
        return accept([]);
      const data = { itemId, placeId, name, code };
      return (
        brokenName(name, namesakes) ?? accept([{ type: 'schedule.item-set', happenedOn, data }])
      );
    }
    case 'remove-item': {
      const { itemId } = command;
      if (!state.items[itemId]) return refuse('item-unknown', 'state');
      return accept([{ type: 'schedule.item-removed', happenedOn, data: { itemId } }]);
    }
    case 'set-interpreter': {
      const { interpreterId, hours, placeId, words } = command;
      if (placeId !== null && !state.places[placeId]) return placeUnknown;
      const languages = [...new Set(command.languages)].sort();
      const data = { interpreterId, languages, hours: [...hours], placeId };
      const known = state.interpreters[interpreterId];
      const isSame = known?.active && interpreterText(known) === interpreterText(data);
      const set: ScheduleEvent = { type: 'schedule.interpreter-set', happenedOn, data };
      const reworded: readonly ScheduleEvent[] =
        known && words
          ? [
              {
                type: 'schedule.interpreter-reworded',
                happenedOn,
                data: { interpreterId, ...words },
              },
            ]
          : [];
      return brokenHours(hours, 'hours') ?? accept([...(isSame ? [] : [set]), ...reworded]);
    }
    case 'remove-interpreter': {
      const { interpreterId } = command;
      if (!state.interpreters[interpreterId]?.active)
        return refuse('interpreter-unknown', 'state', 'interpreterId');
      const data = { interpreterId };
      return accept([{ type: 'schedule.interpreter-removed', happenedOn, data }]);
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}

function evolve(state: ScheduleState, { type, data }: ScheduleEvent): ScheduleState {
  switch (type) {
    case 'schedule.agency-hours-set':
      return { ...state, agencyHours: { ...state.agencyHours, [data.agencyId]: data.hours } };
    case 'schedule.school-time-set':
      return { ...state, schools: { ...state.schools, [data.agencyId]: data.school } };
    case 'schedule.unit-set': {
      const { unitId, ...unit } = data;
      return { ...state, units: { ...state.units, [unitId]: unit } };
    }
    case 'schedule.place-set':
      return { ...state, places: { ...state.places, [data.placeId]: data } };
    case 'schedule.place-removed': {
      const ways = Object.entries(state.travel);
      const left = ways.filter(([, { placeIds }]) => !placeIds.includes(data.placeId));
      return {
        ...state,
        places: without(state.places, data.placeId),
        travel: Object.fromEntries(left),
      };
    }
    case 'schedule.travel-set':
      return { ...state, travel: { ...state.travel, [data.placeIds.join(' ')]: data } };
    case 'schedule.room-set':
      return { ...state, rooms: { ...state.rooms, [data.roomId]: data } };
    case 'schedule.room-removed':
      return { ...state, rooms: without(state.rooms, data.roomId) };
    case 'schedule.item-set':
      return { ...state, items: { ...state.items, [data.itemId]: data } };
    case 'schedule.item-removed':
      return { ...state, items: without(state.items, data.itemId) };
    case 'schedule.interpreter-set': {
      const entry = { ...data, active: true };
      return { ...state, interpreters: { ...state.interpreters, [data.interpreterId]: entry } };
    }
    case 'schedule.interpreter-reworded':
      return state;
    case 'schedule.interpreter-removed': {
      const entry = state.interpreters[data.interpreterId];
      if (!entry) return state;
      const gone = { ...entry, active: false };
      return { ...state, interpreters: { ...state.interpreters, [data.interpreterId]: gone } };
    }
    default: {
      const never: never = type;
      return never;
    }
  }
}

const placeUnknown = refuse('place-unknown', 'state', 'placeId');

function brokenHours(hours: readonly WeeklyHours[], field: string): Answer | undefined {
  if (hours.some(({ from, to }) => from >= to)) return refuse('hours-unfit', 'value', field);
  const overlap = hours.some(({ weekday, from, to }, at) =>
    hours.slice(at + 1).some((one) => one.weekday === weekday && from < one.to && one.from < to),
  );
  return overlap ? refuse('hours-overlap', 'value', field) : undefined;
}

function brokenSchool({ terms, breaks, hours }: SchoolTime): Answer | undefined {
  if ([...terms, ...breaks].some(({ from, to }) => from > to))
    return refuse('days-unfit', 'value', 'school');
  const overlap = terms.some(({ from, to }, at) =>
    terms.slice(at + 1).some((one) => from <= one.to && one.from <= to),
  );
  if (overlap) return refuse('terms-overlap', 'value', 'school.terms');
  return brokenHours(hours, 'school.hours');
}

function brokenName(name: string, others: readonly { name: string }[]): Answer | undefined {
  if (name.length === 0 || name.length > 120) return refuse('name-unfit', 'value', 'name');
  return others.some((one) => foldedName(one.name) === foldedName(name))
    ? refuse('name-taken', 'state', 'name')
    : undefined;
}

/** Rooms, and things, are told apart by name where they are. */
function besides<T extends { placeId: string }>(
  entries: Readonly<Record<string, T>>,
  placeId: string,
): T[] {
  return Object.values(entries).filter((one) => one.placeId === placeId);
}

function inOrder([one, other]: readonly [string, string]): [string, string] {
  return one <= other ? [one, other] : [other, one];
}

function without<T>(entries: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== id));
}

function interpreterText({ languages, hours, placeId }: InterpreterEntry): string {
  return [[...languages].sort().join(), hoursText(hours), placeId].join(' ');
}

/** The order in which hours, days or codes are told says nothing. */
function hoursText(hours: readonly WeeklyHours[]): string {
  return sortedText(hours.map(({ weekday, from, to }) => `${weekday} ${from} ${to}`));
}

function schoolText({ terms, breaks, hours }: SchoolTime): string {
  const days = (spans: readonly DaySpan[]) =>
    sortedText(spans.map(({ from, to }) => `${from} ${to}`));
  return [days(terms), days(breaks), hoursText(hours)].join('; ');
}

function roomText({ placeId, name, seats, equipment }: RoomEntry): string {
  return `${placeId} ${seats} ${sortedText(equipment)} ${name}`;
}

function sortedText(parts: readonly string[]): string {
  return [...parts].sort().join(', ');
}

function refuse(
  code: ScheduleRejection['code'] extends `schedule.${infer Code}` ? Code : never,
  because: 'state' | 'value',
  field?: string,
): Answer {
  const rejection = { code: `schedule.${code}` as const, because };
  return reject(field === undefined ? rejection : { ...rejection, field });
}
