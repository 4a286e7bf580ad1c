import type { MessageAnswered, Party, Recipient } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { RejectedError } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { MeetingAct } from '../meeting.commands';
import { MeetingFactFinder } from '../meeting.finder';
import { interpreterIdsOf, invitedTo } from '../meeting.state';
import { MeetingById, type MeetingEntry } from '../meeting.view';

type Interpreter = Extract<Recipient, { kind: 'interpreter' }>;

/** Lets in those who are invited, by a link or by mail: what was open to them when it was sent may not be by now. */
@Injectable()
export class InvitedGuests {
  constructor(
    private readonly queries: QueryBus,
    private readonly finder: MeetingFactFinder,
  ) {}

  async open(
    areaId: AreaId,
    meetingId: string,
    recipient: Recipient,
  ): Promise<{ readonly meeting: MeetingEntry; readonly party: Party }> {
    const meeting = await this.queries.execute(new MeetingById(areaId, meetingId));
    const party = invitedTo(meeting.request).find((one) => isSame(one, recipient));
    const untold = await this.finder.untold(areaId, meeting);
    if (!party || untold.has(partyId(party)) || !(await this.finder.stands(areaId, meeting)))
      throw notInvitedAnyMore();
    return { meeting, party };
  }

  async openAsInterpreter(
    areaId: AreaId,
    meetingId: string,
    { interpreterId }: Interpreter,
  ): Promise<MeetingEntry> {
    const meeting = await this.queries.execute(new MeetingById(areaId, meetingId));
    const comes = interpreterIdsOf(meeting).includes(interpreterId);
    if (!comes || !(await this.finder.stands(areaId, meeting))) throw notInvitedAnyMore();
    return meeting;
  }

  /** The agreements of the case that this one may not know of. */
  agreementsNotFor(
    areaId: AreaId,
    meeting: MeetingEntry,
    party: Party,
  ): Promise<ReadonlySet<string>> {
    return this.finder.agreementsNotFor(areaId, meeting, [party]);
  }

  /** Whether they come, as the meeting takes it. */
  async answerOf(
    areaId: AreaId,
    meetingId: string,
    recipient: Recipient,
    { answer, sequence, stamp: at = null }: MessageAnswered & { readonly stamp?: string | null },
  ): Promise<MeetingAct> {
    if (recipient.kind === 'interpreter') {
      await this.openAsInterpreter(areaId, meetingId, recipient);
      const { interpreterId } = recipient;
      return { type: 'answer-as-interpreter', interpreterId, answer, sequence, at };
    }
    const { party } = await this.open(areaId, meetingId, recipient);
    return { type: 'answer-invitation', party, answer, sequence, at };
  }
}

function notInvitedAnyMore(): RejectedError {
  return new RejectedError({ code: 'meeting.not-invited-any-more', because: 'state' });
}

function isSame(party: Party, recipient: Recipient): boolean {
  return (
    (recipient.kind === 'unit' || recipient.kind === 'member') &&
    recipient.kind === party.kind &&
    partyId(recipient) === partyId(party)
  );
}
