import type { InvitationAnswer, Recipient } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import { ScheduleOf } from '@famsam/directory';
import type { Actor, AreaId } from '@famsam/kernel';
import { NotFoundError } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { MeetingStage } from '../meeting.state';
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
    const { meeting, party } = await this.guests.open(areaId, meetingId, recipient);
    const { booking, stage, request, answers, agenda, agendaSent } = meeting;
    if (!booking) throw new NotFoundError('booking', meetingId);
    const { rooms, places } = await this.queries.execute(new ScheduleOf(areaId));
    const room = rooms.find(({ roomId }) => roomId === booking.roomId);
    const place = places.find(({ placeId }) => placeId === room?.placeId);
    const own = agenda.added.filter(({ from }) => from && partyId(from) === partyId(party));
    const subjects = [...(agendaSent?.items ?? []), ...own].map(({ itemId }) => itemId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, subjects, ['note'], 'meeting-agenda'),
    );
    const textOf = (itemId: string) => texts.get(itemId)?.note ?? null;
    return {
      ...{ stage, from: booking.from, to: booking.to, form: request.form },
      room: room ? { name: room.name, place: place?.name ?? '' } : null,
      sequence: booking.sequence,
      answer: answers[partyId(party)] ?? null,
      agenda:
        agendaSent?.items.map(({ itemId, minutes }) => {
          return { itemId, text: textOf(itemId), minutes };
        }) ?? null,
      ownItems: own.map(({ itemId }) => ({ itemId, text: textOf(itemId) })),
    };
  }
}
