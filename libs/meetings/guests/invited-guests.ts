import type { Party, Recipient } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import type { AreaId } from '@famsam/kernel';
import { RejectedError } from '@famsam/platform';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { MeetingFactFinder } from '../meeting.finder';
import { invitedTo } from '../meeting.state';
import { MeetingById, type MeetingEntry } from '../meeting.view';

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
    if (!party || untold.has(partyId(party)))
      throw new RejectedError({ code: 'meeting.not-invited-any-more', because: 'state' });
    return { meeting, party };
  }
}

function isSame(party: Party, recipient: Recipient): boolean {
  return (
    (recipient.kind === 'unit' || recipient.kind === 'member') &&
    recipient.kind === party.kind &&
    partyId(recipient) === partyId(party)
  );
}
