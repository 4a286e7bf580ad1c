import type { EquipmentCode, SchoolTime } from '@famsam/contracts';
import type { UnitEntry } from '@famsam/directory';
import { AgenciesOf, ChangeSchedule, SetInterpreter } from '@famsam/directory';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { commandId, localDate, yearOf } from '@famsam/kernel';
import { namedId } from '@famsam/platform';
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { inventedEmail, inventedPhone } from './names';
import { demoTeam } from './team';

const places = ['Lindesberg', 'Nora', 'Hällefors', 'Kopparberg'] as const;
/** Minutes by car between two of the places. */
const travel: readonly (readonly [from: string, to: string, minutes: number])[] = [
  ['Lindesberg', 'Nora', 25],
  ['Lindesberg', 'Hällefors', 45],
  ['Lindesberg', 'Kopparberg', 35],
  ['Nora', 'Hällefors', 40],
  ['Nora', 'Kopparberg', 55],
  ['Hällefors', 'Kopparberg', 40],
];
export const demoRooms: readonly (readonly [
  name: string,
  place: string,
  seats: number,
  equipment: readonly EquipmentCode[],
])[] = [
  ['Bergslagen', 'Nora', 12, ['screen', 'video-conference', 'step-free']],
  ['Lilla rummet', 'Nora', 6, ['whiteboard', 'play-corner']],
  ['Stadsskogen', 'Lindesberg', 10, ['screen', 'step-free']],
  ['Sikfors', 'Hällefors', 8, ['whiteboard']],
  ['Ljusnan', 'Kopparberg', 8, ['screen', 'step-free']],
];
const items: readonly (readonly [name: string, place: string, code: EquipmentCode])[] = [
  ['Hörslinga, bärbar', 'Nora', 'hearing-loop'],
  ['Videokamera på stativ', 'Lindesberg', 'video-conference'],
];
/** Whoever speaks something else is ordered from outside (law.md 24). */
const interpreters: readonly (readonly [name: string, languages: readonly string[]])[] = [
  ['Tolkservice Bergslagen', ['ar', 'so', 'ti']],
  ['Teckenspråkstolkarna i länet', ['sgn']],
];
const schools = 'Kommunernas skola och förskola';

export function demoRoomId(areaId: AreaId, name: string): string {
  return namedId(areaId, `demo room ${name}`);
}

export function demoInterpreterId(areaId: AreaId, name: string): string {
  return namedId(areaId, `demo interpreter ${name}`);
}

/** Places, ways, rooms, interpreters and school terms. Once: what a person has changed since stays. */
export async function furnish(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
  units: readonly UnitEntry[],
  today: LocalDate,
): Promise<void> {
  const place = (name: string) => namedId(areaId, `demo place ${name}`);
  const tell = async (of: string, request: ConstructorParameters<typeof ChangeSchedule>[1]) => {
    const id = commandId(namedId(areaId, `demo schedule ${of}`));
    await commands.execute(
      new ChangeSchedule({ areaId, commandId: id, actor: demoTeam }, request),
    );
  };
  for (const name of places)
    await tell(name, { type: 'set-place', placeId: place(name), name });
  for (const [from, to, minutes] of travel)
    await tell(`${from} ${to}`, {
      ...{ type: 'set-travel', placeIds: [place(from), place(to)], minutes },
    });
  for (const [name, at, seats, equipment] of demoRooms) {
    const room = { roomId: demoRoomId(areaId, name), placeId: place(at), name, seats, equipment };
    await tell(name, { type: 'set-room', ...room });
  }
  for (const [name, at, code] of items)
    await tell(name, {
      ...{ type: 'set-item', itemId: namedId(areaId, `demo item ${name}`) },
      ...{ placeId: place(at), name, code },
    });
  for (const [name, languages] of interpreters) {
    const interpreterId = demoInterpreterId(areaId, name);
    const id = commandId(namedId(interpreterId, 'demo'));
    await commands.execute(
      new SetInterpreter(
        { areaId, commandId: id, actor: demoTeam },
        { interpreterId, languages, hours: [], placeId: null },
        { name, phone: inventedPhone(name), email: inventedEmail(name) },
        false,
      ),
    );
  }
  const agencies = await queries.execute(new AgenciesOf(areaId));
  const school = agencies.find(({ name }) => name === schools);
  if (!school) return;
  const { agencyId } = school;
  // A school year is told of when the demo first sees it.
  const year = yearOf(today);
  await tell(`terms ${year}`, { type: 'set-school-time', agencyId, school: termsAround(year) });
  for (const { unitId, agencyId: of, name } of units)
    if (of === agencyId)
      await tell(`unit ${name}`, {
        ...{ type: 'set-unit', unitId, placeId: place('Nora'), followsTerms: true },
      });
}

/** Two school years, as schools in the county have them; the breaks of autumn and winter. */
function termsAround(year: number): SchoolTime {
  const day = (of: number, rest: string) => localDate(`${of}-${rest}`);
  const years = [year - 1, year, year + 1];
  return {
    terms: years.flatMap((of) => [
      { from: day(of, '01-08'), to: day(of, '06-11') },
      { from: day(of, '08-18'), to: day(of, '12-19') },
    ]),
    breaks: years.flatMap((of) => [
      { from: day(of, '02-23'), to: day(of, '02-27') },
      { from: day(of, '10-26'), to: day(of, '10-30') },
    ]),
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 8 * 60 + 15, to: 15 * 60 })),
  };
}
