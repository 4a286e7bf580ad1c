import { MakeAgreement } from '@famsam/agreements';
import { ActOnCase } from '@famsam/cases';
import type { MeetingEvent } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import type { CommandContext, Transition } from '@famsam/platform';
import { namedId } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MeetingMessages } from './meeting.messages';
import type { MeetingState, PlannedMeeting } from './meeting.state';

/** What follows from what happened to a meeting, in the transaction in which it happened. */
@Injectable()
export class MeetingConsequences {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly messages: MeetingMessages,
  ) {}

  async of(
    context: CommandContext,
    meetingId: string,
    { before, after, events }: Transition<MeetingState, MeetingEvent>,
  ): Promise<void> {
    if (!after) return;
    const meeting = { ...after, meetingId };
    for (const event of events) await this.ofOne(context, meeting, event);
    if (after.booking) {
      const booked = { ...meeting, booking: after.booking };
      await this.messages.tellInterpreters(context, before, booked);
    }
  }

  private async ofOne(
    context: CommandContext,
    meeting: PlannedMeeting & { readonly meetingId: string },
    event: MeetingEvent,
  ): Promise<void> {
    const booked = meeting.booking && { ...meeting, booking: meeting.booking };
    switch (event.type) {
      case 'meeting.poll-opened':
        return this.messages.askWhichTime(context, meeting, event.data);
      case 'meeting.poll-closed':
      case 'meeting.request-cancelled':
        return this.messages.withdrawPoll(context, meeting);
      case 'meeting.booked':
      case 'meeting.moved':
        return booked ? this.messages.invite(context, booked) : undefined;
      case 'meeting.cancelled':
        return booked ? this.messages.callOff(context, booked) : undefined;
      case 'meeting.agenda-sent':
        return booked ? this.messages.sendAgenda(context, booked) : undefined;
      case 'meeting.agenda-warned':
        return booked ? this.messages.warn(context, booked, event.data.because) : undefined;
      case 'meeting.held':
        await this.messages.withdrawAgenda(context, meeting);
        return this.wasHeld(context, meeting, event);
      default:
        return;
    }
  }

  /** The case learns of it, which starts processes by the rule; what was agreed becomes agreements. */
  private async wasHeld(
    context: CommandContext,
    { meetingId, caseId, request, notes }: PlannedMeeting & { readonly meetingId: string },
    { happenedOn, data }: Extract<MeetingEvent, { type: 'meeting.held' }>,
  ): Promise<void> {
    const { areaId, actor } = context;
    const alone = (name: string) => ({
      areaId,
      actor,
      commandId: commandId(namedId(name, 'made')),
    });
    const { minutes, unitIds, discussed, withoutConsent } = data;
    const { kind, form } = request;
    await this.commands.execute(
      new ActOnCase(alone(meetingId), caseId, {
        type: 'hold-meeting',
        heldOn: happenedOn,
        meeting: { meetingId, kind, form, minutes, unitIds, discussed, withoutConsent },
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
