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
import { SendMessage, WithdrawMessages } from '@famsam/messages';
import type { CommandContext, Transition } from '@famsam/platform';
import { CLOCK, namedId } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MeetingFactFinder } from './meeting.finder';
import type { MeetingState, PlannedMeeting } from './meeting.state';
import { invitedTo } from './meeting.state';

interface Told {
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
      case 'meeting.cancelled': {
        const cancelled = event.type === 'meeting.cancelled';
        const agendaHolds = state.agendaSent !== null && !cancelled;
        await this.withdraw(context, meetingId, [
          ...(['invitation', 'invitation-changed'] as const),
          ...(agendaHolds ? [] : (['agenda', 'agenda-warning'] as const)),
        ]);
        if (!booking) return;
        const sequence = booking.sequence + (cancelled ? 1 : 0);
        const { from, to } = booking;
        return this.tellInvited(context, meetingId, state, {
          kind: kindOf[event.type],
          link: cancelled ? null : 'invitation',
          calendar: {
            ...{ method: cancelled ? 'cancel' : 'request', uid: meetingId },
            ...{ sequence, from, to },
          },
          name: String(sequence),
          meaningfulUntil: from,
        });
      }
      case 'meeting.agenda-sent':
        if (!booking) return;
        // The one before has been overtaken; only those it has not reached are spared it.
        await this.withdraw(context, meetingId, ['agenda', 'agenda-warning']);
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
    told: Told,
  ): Promise<void> {
    const { areaId } = context;
    const unasked = await this.finder.unasked(areaId, state.caseId);
    for (const party of invitedTo(state.request)) {
      if (unasked.has(partyId(party))) continue;
      if (told.kind === 'agenda' && !(await this.finder.mayKnow(areaId, state, party))) continue;
      await this.tell(context, meetingId, state, party, told);
    }
  }

  private async tell(
    context: CommandContext,
    meetingId: string,
    { caseId }: PlannedMeeting,
    recipient: Recipient & (Party | { kind: 'team' }),
    { name, ...told }: Told,
  ): Promise<void> {
    const to = recipient.kind === 'team' ? 'team' : partyId(recipient);
    await this.commands.execute(
      new SendMessage(context, {
        name: `meeting ${meetingId} ${told.kind} ${name} ${to}`,
        message: {
          ...told,
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
    await this.withdraw(context, meetingId, ['agenda', 'agenda-warning']);
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
  'meeting.cancelled': 'invitation-cancelled',
} as const;

/** The last instant of a day in Sweden, or an hour after it in summer. */
function endOf(day: LocalDate): string {
  return `${addDays(day, 1)}T00:00:00.000Z`;
}
