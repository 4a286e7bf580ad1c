import type { InvitationAnswer, Recipient } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import { ScheduleOf } from '@famsam/directory';
import type { Actor, AreaId } from '@famsam/kernel';
import { NotFoundError } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { MeetingStage } from '../meeting.state';
import type { MeetingEntry } from '../meeting.view';
import { InvitedGuests } from './invited-guests';

/** What one of those invited may see: their own answer and wishes, and the agenda once it was sent. */
export interface Invitation {
  readonly stage: MeetingStage;
  readonly from: string;
  readonly to: string;
  readonly form: 'digital' | 'in-person';
  readonly room: { readonly name: string; readonly place: string } | null;
  readonly sequence: number;
  readonly answer: InvitationAnswer | null;
  readonly agenda: { itemId: string; text: string | null; minutes: number }[] | null;
  readonly ownItems: { itemId: string; text: string | null }[];
  /** The languages of one who interprets, for whom there is no agenda; null for all others. */
  readonly interprets: string[] | null;
}

/** The read of what is to be spoken of is logged (law.md 4). */
export class GuestInvitation extends Query<Invitation> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly meetingId: string,
    readonly recipient: Recipient,
  ) {
    super();
  }
}

@QueryHandler(GuestInvitation)
export class GuestInvitationHandler implements IQueryHandler<GuestInvitation> {
  constructor(
    private readonly queries: QueryBus,
    private readonly guests: InvitedGuests,
  ) {}

  async execute({ areaId, actor, meetingId, recipient }: GuestInvitation): Promise<Invitation> {
    if (recipient.kind === 'interpreter') {
      const meeting = await this.guests.openAsInterpreter(areaId, meetingId, recipient);
      const { interpreterId } = recipient;
      const own = meeting.interpreters.filter((one) => one.interpreterId === interpreterId);
      return {
        ...(await this.bookingOf(areaId, meeting)),
        answer: meeting.interpreterAnswers[interpreterId] ?? null,
        // law.md 25: what is spoken of they hear there.
        ...{ agenda: null, ownItems: [], interprets: own.map(({ language }) => language) },
      };
    }
    const { meeting, party } = await this.guests.open(areaId, meetingId, recipient);
    const { answers, agenda, agendaSent } = meeting;
    const own = agenda.added.filter(({ from }) => from && partyId(from) === partyId(party));
    // law.md 11: what was sent before somebody said no is read by nobody who may not know of it any more.
    const notFor = await this.guests.agreementsNotFor(areaId, meeting, party);
    const sent = agendaSent?.items.filter(({ itemId }) => !notFor.has(itemId));
    const subjects = [...(sent ?? []), ...own].map(({ itemId }) => itemId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, subjects, ['note'], 'meeting-agenda', 'left-out'),
    );
    const textOf = (itemId: string) => texts.get(itemId)?.note ?? null;
    return {
      ...(await this.bookingOf(areaId, meeting)),
      answer: answers[partyId(party)] ?? null,
      agenda:
        sent?.map(({ itemId, minutes }) => {
          return { itemId, text: textOf(itemId), minutes };
        }) ?? null,
      ownItems: own.map(({ itemId }) => ({ itemId, text: textOf(itemId) })),
      interprets: null,
    };
  }

  private async bookingOf(
    areaId: AreaId,
    { booking, stage, request, meetingId }: MeetingEntry,
  ): Promise<Pick<Invitation, 'stage' | 'from' | 'to' | 'form' | 'room' | 'sequence'>> {
    if (!booking) throw new NotFoundError('booking', meetingId);
    const { from, to, sequence } = booking;
    const { rooms, places } = await this.queries.execute(new ScheduleOf(areaId));
    const room = rooms.find(({ roomId }) => roomId === booking.roomId);
    const place = places.find(({ placeId }) => placeId === room?.placeId);
    return {
      ...{ stage, from, to, sequence, form: request.form },
      room: room ? { name: room.name, place: place?.name ?? '' } : null,
    };
  }
}
