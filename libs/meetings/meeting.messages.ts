import type {
  AgendaWarning,
  GuestPurpose,
  MessageCalendar,
  MessageKind,
  Party,
  PollOpened,
  Recipient,
} from '@famsam/contracts';
import { partyId, recipientId } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { addDays, midnightInSweden } from '@famsam/kernel';
import { MessagesAbout, SendMessage, WithdrawMessages } from '@famsam/messages';
import type { CommandContext } from '@famsam/platform';
import { CLOCK } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { comingTo } from './meeting.facts';
import { MeetingFactFinder } from './meeting.finder';
import type { Booking, MeetingState, PlannedMeeting } from './meeting.state';
import { interpreterIdsOf, invitedTo } from './meeting.state';

interface News {
  readonly kind: MessageKind;
  readonly link: GuestPurpose | null;
  readonly calendar: MessageCalendar | null;
  /** What tells this message from others of its kind about the meeting. */
  readonly name: string;
  readonly meaningfulUntil: string;
}

type Meeting = PlannedMeeting & { readonly meetingId: string };
type Booked = Meeting & { readonly booking: Booking };

const invitations = ['invitation', 'invitation-changed'] as const;
const agendas = ['agenda', 'agenda-warning'] as const;

/** What those invited and the team are told of a meeting, in the transaction of the fact. */
@Injectable()
export class MeetingMessages {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  askWhichTime(context: CommandContext, meeting: Meeting, poll: PollOpened): Promise<void> {
    return this.tellInvited(context, meeting, {
      ...{ kind: 'poll', link: 'poll', calendar: null, name: poll.pollId },
      meaningfulUntil: endOf(poll.answerBy),
    });
  }

  withdrawPoll(context: CommandContext, { meetingId }: Meeting): Promise<void> {
    return this.withdraw(context, meetingId, ['poll']);
  }

  /** Whoever was invited before and may not be told any more hears that it is over for them. */
  async invite(context: CommandContext, meeting: Booked): Promise<void> {
    const { meetingId, booking, agendaSent } = meeting;
    const { sequence, from, to } = booking;
    await this.withdraw(context, meetingId, [...invitations, ...(agendaSent ? [] : agendas)]);
    const before = await this.invitedNow(context.areaId, meetingId);
    const untold = await this.finder.untold(context.areaId, meeting);
    for (const party of invitedTo(meeting.request))
      if (!untold.has(partyId(party)))
        await this.tell(context, meeting, party, {
          kind: invitations[before.has(partyId(party)) ? 1 : 0],
          ...{ link: 'invitation', name: String(sequence), meaningfulUntil: from },
          calendar: { method: 'request', uid: meetingId, sequence, from, to },
        });
    const over = partiesAmong(before).filter((party) => untold.has(partyId(party)));
    await this.endFor(context, meeting, over, sequence);
  }

  /** All whom an invitation may have reached hear of it, whatever they may be told of the case by now. */
  async callOff(context: CommandContext, meeting: Booked): Promise<void> {
    const { meetingId, booking } = meeting;
    await this.withdraw(context, meetingId, [...invitations, ...agendas]);
    const invited = await this.invitedNow(context.areaId, meetingId);
    await this.endFor(context, meeting, partiesAmong(invited), booking.sequence + 1);
  }

  /** The one before has been overtaken; only those it has not reached are spared it. */
  async sendAgenda(context: CommandContext, meeting: Booked): Promise<void> {
    await this.withdrawAgenda(context, meeting);
    await this.tellInvited(context, meeting, {
      ...{ kind: 'agenda', link: 'invitation', calendar: null },
      ...{ name: context.commandId, meaningfulUntil: meeting.booking.from },
    });
  }

  warn(context: CommandContext, meeting: Booked, because: AgendaWarning): Promise<void> {
    const { sequence, from } = meeting.booking;
    return this.tell(
      context,
      meeting,
      { kind: 'team' },
      {
        ...{ kind: 'agenda-warning', link: null, calendar: null },
        ...{ name: `${because} ${sequence}`, meaningfulUntil: from },
      },
    );
  }

  withdrawAgenda(context: CommandContext, { meetingId }: Meeting): Promise<void> {
    return this.withdraw(context, meetingId, agendas);
  }

  /** Those invited who were struck from the family since: nothing but this is sent to them any more. */
  async endForStruck(context: CommandContext, meeting: Booked): Promise<void> {
    const struck = await this.struckFrom(context.areaId, meeting);
    await this.endFor(context, meeting, struck, meeting.booking.sequence + 1);
  }

  async struckFrom(areaId: AreaId, meeting: Meeting): Promise<readonly Party[]> {
    const untold = await this.finder.untold(areaId, meeting);
    if (![...untold.values()].includes('not-of-family')) return [];
    const invited = await this.invitedNow(areaId, meeting.meetingId);
    return partiesAmong(invited).filter((party) => untold.get(partyId(party)) === 'not-of-family');
  }

  /** Whoever interprets hears of their own booking, as all others do, and nothing of the family (law.md 25). */
  async tellInterpreters(
    context: CommandContext,
    before: MeetingState,
    meeting: Booked,
  ): Promise<void> {
    const { booking, meetingId, stage } = meeting;
    const { from, to } = booking;
    const [had, have] = [interpreterIdsOf(before), interpreterIdsOf(meeting)];
    const isMoved = before?.booking?.sequence !== booking.sequence;
    const sequence = booking.sequence + (stage === 'cancelled' ? 1 : 0);
    for (const interpreterId of new Set([...had, ...have])) {
      const [was, is] = [had.includes(interpreterId), have.includes(interpreterId)];
      if (was && is && !isMoved) continue;
      const recipient = { kind: 'interpreter', interpreterId } as const;
      // An invitation that still waits would put the meeting back into their calendar.
      if (was) await this.withdraw(context, meetingId, invitations, recipient);
      const knows = (await this.invitedNow(context.areaId, meetingId)).has(interpreterId);
      if (!is && !knows) continue;
      // One who is booked by telephone alone is no message that failed.
      if (!(await this.finder.isReached(context, recipient))) continue;
      await this.tell(context, meeting, recipient, {
        kind: is ? invitations[knows ? 1 : 0] : 'invitation-cancelled',
        link: is ? 'invitation' : null,
        calendar: { method: is ? 'request' : 'cancel', uid: meetingId, sequence, from, to },
        ...{ name: context.commandId, meaningfulUntil: from },
      });
    }
  }

  private async tellInvited(context: CommandContext, meeting: Meeting, news: News): Promise<void> {
    const untold = await this.finder.untold(context.areaId, meeting);
    for (const party of invitedTo(meeting.request))
      if (!untold.has(partyId(party))) await this.tell(context, meeting, party, news);
  }

  /** Takes the meeting out of their calendars and says nothing of the case, so that it needs nobody's consent. */
  private async endFor(
    context: CommandContext,
    meeting: Booked,
    parties: readonly Party[],
    sequence: number,
  ): Promise<void> {
    const { from, to } = meeting.booking;
    for (const party of parties)
      await this.tell(context, meeting, party, {
        ...{ kind: 'invitation-cancelled', link: null, name: String(sequence) },
        ...{ meaningfulUntil: from },
        calendar: { method: 'cancel', uid: meeting.meetingId, sequence, from, to },
      });
  }

  /**
   * In whose calendars the meeting may stand, by what was last tried to be sent to them; asked after what waits
   * was withdrawn, which could be sent meanwhile.
   */
  private async invitedNow(
    areaId: AreaId,
    meetingId: string,
  ): Promise<ReadonlyMap<string, Recipient>> {
    const about = { kind: 'meeting', id: meetingId } as const;
    const messages = await this.queries.execute(
      new MessagesAbout(areaId, about, [...invitations, 'invitation-cancelled']),
    );
    const last = new Map<string, Entry>();
    for (const { recipient, calendar, attempts, dueAt } of messages) {
      const id = recipientId(recipient);
      if (!id || !calendar || attempts === 0) continue;
      const entry = { recipient, calendar, dueAt };
      const before = last.get(id);
      if (!before || isLater(entry, before)) last.set(id, entry);
    }
    const standing = [...last].filter(([, { calendar }]) => calendar.method === 'request');
    return new Map(standing.map(([id, { recipient }]) => [id, recipient]));
  }

  private async tell(
    context: CommandContext,
    { meetingId, caseId, request }: Meeting,
    recipient: Recipient,
    { name, ...news }: News,
  ): Promise<void> {
    const to = recipientId(recipient) ?? recipient.kind;
    await this.commands.execute(
      new SendMessage(context, {
        name: `meeting ${meetingId} ${news.kind} ${name} ${to}`,
        message: {
          ...news,
          ...{ recipient, caseId, about: { kind: 'meeting', id: meetingId } },
          speaksOf: [...comingTo(request)],
          dueAt: this.clock.now().toISOString(),
        },
      }),
    );
  }

  private withdraw(
    context: CommandContext,
    meetingId: string,
    kinds: readonly MessageKind[],
    recipient?: Recipient,
  ): Promise<void> {
    return this.commands.execute(
      new WithdrawMessages(context, { kind: 'meeting', id: meetingId }, kinds, recipient),
    );
  }
}

interface Entry {
  readonly recipient: Recipient;
  readonly calendar: MessageCalendar;
  readonly dueAt: string;
}

/** Of two of one instant, that which puts it there: better once too often told that it is over than never. */
function isLater(one: Entry, before: Entry): boolean {
  return (
    (one.calendar.sequence - before.calendar.sequence ||
      one.dueAt.localeCompare(before.dueAt) ||
      (one.calendar.method === 'request' ? 1 : -1)) > 0
  );
}

function partiesAmong(recipients: ReadonlyMap<string, Recipient>): readonly Party[] {
  return [...recipients.values()].flatMap((one) =>
    one.kind === 'unit' || one.kind === 'member' ? one : [],
  );
}

function endOf(day: LocalDate): string {
  return midnightInSweden(addDays(day, 1)).toISOString();
}
