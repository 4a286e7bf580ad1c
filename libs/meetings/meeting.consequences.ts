import { MakeAgreement } from '@famsam/agreements';
import { ActOnCase } from '@famsam/cases';
import type {
  GuestPurpose,
  MeetingEvent,
  MessageCalendar,
  MessageKind,
  Party,
  Recipient,
} from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { Clock, LocalDate } from '@famsam/kernel';
import { addDays, commandId } from '@famsam/kernel';
import { MessagesAbout, SendMessage, WithdrawMessages } from '@famsam/messages';
import type { CommandContext, Transition } from '@famsam/platform';
import { CLOCK, namedId } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MeetingFactFinder } from './meeting.finder';
import type { MeetingState, PlannedMeeting } from './meeting.state';
import { invitedTo } from './meeting.state';

interface News {
  readonly kind: MessageKind;
  readonly link: GuestPurpose | null;
  readonly calendar: MessageCalendar | null;
  /** What tells this message from others of its kind about the meeting. */
  readonly name: string;
  readonly meaningfulUntil: string;
}

/** What follows from what happened to a meeting, in the transaction in which it happened. */
@Injectable()
export class MeetingConsequences {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(
    context: CommandContext,
    meetingId: string,
    { after, events }: Transition<MeetingState, MeetingEvent>,
  ): Promise<void> {
    if (!after) return;
    for (const event of events) await this.ofOne(context, meetingId, after, event);
  }

  private async ofOne(
    context: CommandContext,
    meetingId: string,
    state: PlannedMeeting,
    event: MeetingEvent,
  ): Promise<void> {
    const { booking } = state;
    switch (event.type) {
      case 'meeting.poll-opened':
        return this.tellInvited(context, meetingId, state, {
          ...{ kind: 'poll', link: 'poll', calendar: null, name: event.data.pollId },
          meaningfulUntil: endOf(event.data.answerBy),
        });
      case 'meeting.poll-closed':
      case 'meeting.request-cancelled':
        return this.withdraw(context, meetingId, ['poll']);
      case 'meeting.booked':
      case 'meeting.moved':
        return this.tellOfBooking(context, meetingId, state, kindOf[event.type]);
      case 'meeting.cancelled': {
        const invited = await this.invitedNow(context, meetingId);
        await this.withdraw(context, meetingId, [...invitations, ...agendas]);
        if (booking) await this.endFor(context, meetingId, state, invited, booking.sequence + 1);
        return;
      }
      case 'meeting.agenda-sent':
        if (!booking) return;
        // The one before has been overtaken; only those it has not reached are spared it.
        await this.withdraw(context, meetingId, agendas);
        return this.tellInvited(context, meetingId, state, {
          ...{ kind: 'agenda', link: 'invitation', calendar: null },
          ...{ name: context.commandId, meaningfulUntil: booking.from },
        });
      case 'meeting.agenda-warned':
        if (!booking) return;
        return this.tell(
          context,
          meetingId,
          state,
          { kind: 'team' },
          {
            ...{ kind: 'agenda-warning', link: null, calendar: null },
            ...{ name: `${event.data.because} ${booking.sequence}`, meaningfulUntil: booking.from },
          },
        );
      case 'meeting.held':
        return this.wasHeld(context, meetingId, state, event);
      default:
        return;
    }
  }

  private async tellInvited(
    context: CommandContext,
    meetingId: string,
    state: PlannedMeeting,
    news: News,
  ): Promise<void> {
    const untold = await this.finder.untold(context.areaId, state);
    for (const party of invitedTo(state.request))
      if (!untold.has(partyId(party))) await this.tell(context, meetingId, state, party, news);
  }

  /** Who was invited before and may not be told of it any more hears that it is over for them. */
  private async tellOfBooking(
    context: CommandContext,
    meetingId: string,
    state: PlannedMeeting,
    kind: 'invitation' | 'invitation-changed',
  ): Promise<void> {
    const { booking, agendaSent } = state;
    if (!booking) return;
    const { sequence, from, to } = booking;
    const invited = await this.invitedNow(context, meetingId);
    await this.withdraw(context, meetingId, [...invitations, ...(agendaSent ? [] : agendas)]);
    await this.tellInvited(context, meetingId, state, {
      ...{ kind, link: 'invitation', name: String(sequence), meaningfulUntil: from },
      calendar: { method: 'request', uid: meetingId, sequence, from, to },
    });
    const untold = await this.finder.untold(context.areaId, state);
    const over = invited.filter((party) => untold.has(partyId(party)));
    await this.endFor(context, meetingId, state, over, sequence);
  }

  /** Takes the meeting out of their calendars and says nothing of the case, so that it needs nobody's consent. */
  private async endFor(
    context: CommandContext,
    meetingId: string,
    state: PlannedMeeting,
    parties: readonly Party[],
    sequence: number,
  ): Promise<void> {
    if (!state.booking) return;
    const { from, to } = state.booking;
    for (const party of parties)
      await this.tell(context, meetingId, state, party, {
        ...{ kind: 'invitation-cancelled', link: null, name: String(sequence) },
        ...{ meaningfulUntil: from },
        calendar: { method: 'cancel', uid: meetingId, sequence, from, to },
      });
  }

  /** In whose calendars the meeting may stand by what they were last sent. */
  private async invitedNow(
    { areaId }: CommandContext,
    meetingId: string,
  ): Promise<readonly Party[]> {
    const about = { kind: 'meeting', id: meetingId } as const;
    const messages = await this.queries.execute(
      new MessagesAbout(areaId, about, [...invitations, 'invitation-cancelled']),
    );
    const last = new Map<string, { party: Party; calendar: MessageCalendar }>();
    for (const { recipient, calendar, status, attempts } of messages) {
      if (recipient.kind !== 'unit' && recipient.kind !== 'member') continue;
      const neverSent = status === 'skipped' && attempts === 0;
      if (!calendar || neverSent) continue;
      const before = last.get(partyId(recipient));
      if (!before || before.calendar.sequence < calendar.sequence)
        last.set(partyId(recipient), { party: recipient, calendar });
    }
    return [...last.values()].flatMap(({ party, calendar }) =>
      calendar.method === 'request' ? party : [],
    );
  }

  private async tell(
    context: CommandContext,
    meetingId: string,
    { caseId }: PlannedMeeting,
    recipient: Recipient & (Party | { kind: 'team' }),
    { name, ...news }: News,
  ): Promise<void> {
    const to = recipient.kind === 'team' ? 'team' : partyId(recipient);
    await this.commands.execute(
      new SendMessage(context, {
        name: `meeting ${meetingId} ${news.kind} ${name} ${to}`,
        message: {
          ...news,
          ...{ recipient, caseId, about: { kind: 'meeting', id: meetingId } },
          dueAt: this.clock.now().toISOString(),
        },
      }),
    );
  }

  private withdraw(
    context: CommandContext,
    meetingId: string,
    kinds: readonly MessageKind[],
  ): Promise<void> {
    return this.commands.execute(
      new WithdrawMessages(context, { kind: 'meeting', id: meetingId }, kinds),
    );
  }

  /** The case learns of it, which starts processes by the rule; what was agreed becomes agreements. */
  private async wasHeld(
    context: CommandContext,
    meetingId: string,
    { caseId, request, notes }: PlannedMeeting,
    { happenedOn, data }: Extract<MeetingEvent, { type: 'meeting.held' }>,
  ): Promise<void> {
    const { areaId, actor } = context;
    const alone = (name: string) => ({
      areaId,
      actor,
      commandId: commandId(namedId(name, 'made')),
    });
    await this.withdraw(context, meetingId, agendas);
    const { minutes, unitIds, discussed } = data;
    const { kind, form } = request;
    await this.commands.execute(
      new ActOnCase(alone(meetingId), caseId, {
        type: 'hold-meeting',
        heldOn: happenedOn,
        meeting: { meetingId, kind, form, minutes, unitIds, discussed },
      }),
    );
    const noteIds = notes.map(({ noteId }) => noteId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, noteIds, ['note'], 'meeting-agreements'),
    );
    for (const { noteId, owner, dueOn } of notes) {
      const what = texts.get(noteId)?.note ?? '';
      const made = { caseId, meetingId, owner, dueOn };
      await this.commands.execute(new MakeAgreement(alone(noteId), happenedOn, made, what));
    }
  }
}

const kindOf = {
  'meeting.booked': 'invitation',
  'meeting.moved': 'invitation-changed',
} as const;
const invitations = ['invitation', 'invitation-changed'] as const;
const agendas = ['agenda', 'agenda-warning'] as const;

/** The last instant of a day in Sweden, or an hour after it in summer. */
function endOf(day: LocalDate): string {
  return `${addDays(day, 1)}T00:00:00.000Z`;
}
