import type { Outgoing } from '@famsam/contracts';
import { GuestLinks } from '@famsam/identity';
import type { AreaId, Clock } from '@famsam/kernel';
import { CLOCK, CONFIGURATION, type Configuration } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { calendarText } from './calendar-text';
import { wordsOf, type Letter } from './letter';
import { partyId, ReplyAddresses } from '../reply-address';

/** A link lives at least so long, for whoever answers late. */
const linkLivesMs = 30 * 24 * 60 * 60_000;

/** Writes what is sent, from ids, when it is sent. */
@Injectable()
export class Letters {
  constructor(
    private readonly links: GuestLinks,
    private readonly replies: ReplyAddresses,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  write(areaId: AreaId, messageId: string, message: Outgoing, to: string): Letter {
    const { publicUrl } = this.configuration;
    const behind = {
      link: this.linkOf(areaId, message),
      code: message.kind === 'one-time-code' ? this.links.code(messageId) : null,
      signIn: publicUrl,
    };
    return { to, ...wordsOf(message.kind, behind), calendar: this.calendarOf(message, to) };
  }

  private linkOf(areaId: AreaId, message: Outgoing): string | null {
    const { link: purpose, about, recipient, meaningfulUntil } = message;
    if (purpose === null) return null;
    const until = Math.max(Date.parse(meaningfulUntil), this.clock.now().getTime() + linkLivesMs);
    const expiresAt = new Date(until);
    const grant = { areaId, purpose, subjectId: about.id, recipient, expiresAt };
    return `${this.configuration.publicUrl}/svar/${this.links.link(grant)}`;
  }

  private calendarOf({ calendar, recipient }: Outgoing, to: string): Letter['calendar'] {
    if (!calendar) return null;
    const parties = {
      organizer: this.replies.of(partyId(calendar.uid, recipient)),
      attendee: to,
      host: this.replies.host,
      stamp: this.clock.now(),
    };
    const method = calendar.method === 'cancel' ? 'CANCEL' : 'REQUEST';
    return { method, content: calendarText(calendar, parties) };
  }
}
