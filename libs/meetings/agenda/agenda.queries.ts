import type { AgreementForAgenda } from '@famsam/agreements';
import { AgreementsForAgenda } from '@famsam/agreements';
import type { AgendaItem, AgendaWarning, AgreementNote } from '@famsam/contracts';
import { DaysOffBetween, SettingsOf, workingDays, workingDaysAfter } from '@famsam/directory';
import type { Actor, AreaId, Clock, LocalDate } from '@famsam/kernel';
import { addDays, dayInSweden } from '@famsam/kernel';
import { CLOCK } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { warningsOf, type ComposedAgenda } from './agenda';
import { isAsSent } from './agenda.rules';
import { MeetingFactFinder } from '../meeting.finder';
import type { PlannedMeeting } from '../meeting.state';
import { MeetingById } from '../meeting.view';

type Running = NonNullable<PlannedMeeting['running']>;

export interface ShownItem extends AgendaItem {
  /** What is to be spoken of; null when nobody has said it yet. */
  readonly text: string | null;
  readonly agreement: AgreementForAgenda | null;
  readonly secondsSpent: number;
}

export interface Agenda {
  readonly items: readonly ShownItem[];
  /** What would be on it, and why it is not. */
  readonly leftOut: readonly (Pick<ComposedAgenda['leftOut'][number], 'itemId' | 'because'> &
    Pick<ShownItem, 'text'>)[];
  readonly meetingMinutes: number;
  readonly plannedMinutes: number;
  readonly warnings: readonly AgendaWarning[];
  /** The day it goes out by itself; null until the meeting is booked. */
  readonly sendsOn: LocalDate | null;
  readonly sentOn: LocalDate | null;
  /** It says something else now than what was sent. */
  readonly changedSinceSent: boolean;
  /** What is spoken of right now: for so many seconds, so that no screen needs a clock that is right. */
  readonly running: (Running & { readonly seconds: number }) | null;
  readonly notes: readonly (AgreementNote & { readonly what: string | null })[];
  readonly version: number;
}

/** With what is to be said, which is read from the vault; the read is logged (law.md 4). */
export class AgendaOf extends Query<Agenda> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly meetingId: string,
  ) {
    super();
  }
}

@QueryHandler(AgendaOf)
export class AgendaOfHandler implements IQueryHandler<AgendaOf> {
  constructor(
    private readonly queries: QueryBus,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, actor, meetingId }: AgendaOf): Promise<Agenda> {
    const meeting = await this.queries.execute(new MeetingById(areaId, meetingId));
    const { booking, request, agendaSent, running, notes, spent, version } = meeting;
    const { items, leftOut } = await this.finder.composed(areaId, meetingId, meeting);
    const agreements = await this.queries.execute(new AgreementsForAgenda(areaId, meeting.caseId));
    const subjects = [
      ...[...items, ...leftOut].map(({ itemId }) => itemId),
      ...notes.map(({ noteId }) => noteId),
    ];
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, subjects, ['note'], 'meeting-agenda', 'left-out'),
    );
    const textOf = (id: string) => texts.get(id)?.note ?? null;
    return {
      items: items.map((item) => ({
        ...item,
        text: textOf(item.itemId),
        agreement: agreements.find((one) => one.agreementId === item.agreementId) ?? null,
        secondsSpent: spent[item.itemId] ?? 0,
      })),
      leftOut: leftOut.map(({ itemId, because }) => ({ itemId, because, text: textOf(itemId) })),
      meetingMinutes: request.minutes,
      plannedMinutes: items.reduce((sum, { minutes }) => sum + minutes, 0),
      warnings: warningsOf(
        items,
        request.minutes,
        booking !== null && (await this.finder.lacksInterpreter(areaId, meeting)),
      ),
      sendsOn: booking && (await this.sendsOn(areaId, dayInSweden(new Date(booking.from)))),
      sentOn: agendaSent?.on ?? null,
      changedSinceSent: agendaSent !== null && !isAsSent(agendaSent, items),
      running: running && { ...running, seconds: this.secondsSince(running.at) },
      notes: notes.map((note) => ({ ...note, what: textOf(note.noteId) })),
      version,
    };
  }

  private secondsSince(at: string): number {
    return Math.max(0, Math.floor((this.clock.now().getTime() - Date.parse(at)) / 1_000));
  }

  /** The last day from which on so many working days are left before the meeting. */
  private async sendsOn(areaId: AreaId, meetingDay: LocalDate): Promise<LocalDate> {
    const { agendaDaysAhead } = await this.queries.execute(new SettingsOf(areaId));
    const first = addDays(meetingDay, -60);
    const daysOff = await this.queries.execute(new DaysOffBetween(first, meetingDay));
    const isWorkingDay = workingDays(daysOff);
    let day = addDays(meetingDay, -1);
    while (day > first && workingDaysAfter(day, agendaDaysAhead, isWorkingDay) > meetingDay)
      day = addDays(day, -1);
    return day;
  }
}
