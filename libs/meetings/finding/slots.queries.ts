import { CaseFactsOf } from '@famsam/cases';
import type { MeetingRequest, WeeklyHours } from '@famsam/contracts';
import type { Schedule } from '@famsam/directory';
import { DaysOffBetween, ScheduleOf, UnitsOf } from '@famsam/directory';
import type { AreaId, Clock } from '@famsam/kernel';
import { CLOCK } from '@famsam/platform';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Bookings } from '../booking';
import { Calendars } from '../calendars';
import { searchSlots } from './find-slots';
import { inTurns } from './in-turns';
import { localStretches } from './local-days';
import { languagesNeeded } from '../interpreting';
import { MeetingById, type MeetingEntry } from '../meeting.view';
import type { FoundSlots, Party, SlotRequest, Wish } from './slot-request';
import type { BusyTime, Span } from '../spans';

export interface MeetingSlots extends FoundSlots {
  /** Those who are invited and whose calendar nobody has sent: they may be taken all the same. */
  readonly withoutCalendar: readonly string[];
}

/** When the meeting could be held, by what is known now. */
export class SlotsOfMeeting extends Query<MeetingSlots> {
  constructor(
    readonly areaId: AreaId,
    readonly meetingId: string,
  ) {
    super();
  }
}

/** Of the team, and of agencies that have told no hours: Monday to Friday, eight to five. */
const officeHours: readonly WeeklyHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: 8 * 60,
  to: 17 * 60,
}));

@QueryHandler(SlotsOfMeeting)
export class SlotsOfMeetingHandler implements IQueryHandler<SlotsOfMeeting> {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendars: Calendars,
    private readonly bookings: Bookings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, meetingId }: SlotsOfMeeting): Promise<MeetingSlots> {
    const meeting = await this.queries.execute(new MeetingById(areaId, meetingId));
    const { request } = meeting;
    const languages = await this.languages(areaId, meeting);
    const { earliest, latest } = request;
    const stretches = localStretches(earliest, latest);
    // What is taken on the days around lies in the way of travel.
    const span = { from: stretches[0]!.from - 1_440, to: stretches.at(-1)!.to + 1_440 };
    const schedule = await this.queries.execute(new ScheduleOf(areaId));
    const units = await this.queries.execute(new UnitsOf(areaId));
    const busy = await this.busy(areaId, meetingId, span, schedule);
    const agencyOf = new Map(units.map((one) => [one.unitId, one.agencyId]));
    const party = partyMaker(schedule, agencyOf, busy);
    const team: Party = { ...party.family(areaId), hours: officeHours };
    const free = (id: string) => ({ busy: busy.get(id) ?? [] });
    const { must, may } = request;
    const steps = searchSlots({
      now: Math.ceil(this.clock.now().getTime() / 60_000),
      must: [team, ...must.unitIds.map(party.unit), ...must.memberIds.map(party.family)],
      may: [...may.unitIds.map(party.unit), ...may.memberIds.map(party.family)],
      length: request.minutes,
      earliest,
      latest,
      noticeDays: request.noticeDays,
      room:
        request.form === 'digital'
          ? null
          : {
              seats: seatsFor(request, languages),
              equipment: request.equipment,
              rooms: schedule.rooms.map((room) => ({ ...room, ...free(room.roomId) })),
              items: schedule.items.map((item) => ({ ...item, ...free(item.itemId) })),
            },
      interpreters: languages.map((language) => ({
        language,
        parties: schedule.interpreters
          .filter(({ languages: spoken }) => spoken.includes(language))
          .map(party.interpreter),
      })),
      wishes: wishesOf(request, schedule),
      daysOff: await this.queries.execute(new DaysOffBetween(earliest, latest)),
      travel: schedule.travel,
      step: 15,
    });
    const found = await inTurns(steps);
    const known = new Set((await this.calendars.list(areaId)).map(({ ownerId }) => ownerId));
    const invited = [areaId, ...must.unitIds, ...may.unitIds];
    return { ...found, withoutCalendar: invited.filter((id) => !known.has(id)) };
  }

  /** What has to be interpreted, by what the family needs now. */
  private async languages(areaId: AreaId, { caseId, request }: MeetingEntry) {
    const cases = await this.queries.execute(new CaseFactsOf(areaId, [caseId]));
    return languagesNeeded(request, cases.get(caseId)?.members ?? []);
  }

  /** By what calendars say, and by the meetings that are booked here. */
  private async busy(
    areaId: AreaId,
    meetingId: string,
    span: Span,
    { rooms }: Schedule,
  ): Promise<ReadonlyMap<string, readonly BusyTime[]>> {
    const told = await this.calendars.busy(areaId, span);
    const busy = new Map(
      [...told].map(([id, spans]) => [id, spans.map((one) => ({ ...one, placeId: null }))]),
    ) as Map<string, BusyTime[]>;
    const placeOf = new Map(rooms.map(({ roomId, placeId }) => [roomId, placeId]));
    const taken = await this.bookings.takenBetween(areaId, span, meetingId);
    for (const { ownerId, roomId, from, to } of taken) {
      const placeId = (roomId !== null && placeOf.get(roomId)) || null;
      const before = busy.get(ownerId);
      if (before) before.push({ from, to, placeId });
      else busy.set(ownerId, [{ from, to, placeId }]);
    }
    return busy;
  }
}

function partyMaker(
  schedule: Schedule,
  agencyOf: ReadonlyMap<string, string>,
  busy: ReadonlyMap<string, readonly BusyTime[]>,
) {
  const taken = (id: string) => busy.get(id) ?? [];
  return {
    family: (partyId: string): Party => {
      return { partyId, hours: null, school: null, busy: taken(partyId), placeId: null };
    },
    unit: (partyId: string): Party => {
      const told = schedule.units.find(({ unitId }) => unitId === partyId);
      const agency = schedule.agencies.find(({ agencyId }) => agencyId === agencyOf.get(partyId));
      return {
        partyId,
        hours: agency && agency.hours.length > 0 ? agency.hours : officeHours,
        // Until the terms are told, nobody is taken to be away.
        school: told?.followsTerms ? (agency?.school ?? null) : null,
        busy: taken(partyId),
        placeId: told?.placeId ?? null,
      };
    },
    interpreter: ({ interpreterId, hours, placeId }: Schedule['interpreters'][number]): Party => ({
      partyId: interpreterId,
      hours: hours.length > 0 ? hours : officeHours,
      school: null,
      busy: taken(interpreterId),
      placeId,
    }),
  };
}

/** A chair for each, for one of the team, and for the interpreters. */
function seatsFor({ must, may }: MeetingRequest, languages: readonly string[]): number {
  const invited = [must.memberIds, must.unitIds, may.memberIds, may.unitIds].flat();
  return invited.length + 1 + languages.length;
}

function wishesOf({ wishes }: MeetingRequest, { agencies }: Schedule): SlotRequest['wishes'] {
  const told: Wish[] = [];
  const { weekdays, dayParts, notInSchoolTimeOf } = wishes;
  if (weekdays.length > 0) told.push({ kind: 'weekdays', weekdays });
  if (dayParts.length > 0) told.push({ kind: 'day-parts', parts: dayParts });
  const school = agencies.find(({ agencyId }) => agencyId === notInSchoolTimeOf)?.school;
  if (school) told.push({ kind: 'not-in-school-time', school });
  return told;
}
