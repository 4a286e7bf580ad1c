import type { Channel, Recipient } from '@famsam/contracts';
import { AddressOf, type Addresses } from '@famsam/directory';
import type { Actor, AreaId } from '@famsam/kernel';
import { CONFIGURATION, type Configuration } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';

/** How somebody is reached, and where. */
export interface Way {
  readonly channel: Channel;
  readonly to: string;
}

/** Looks up where somebody is reached when there is something to send, never before. */
@Injectable()
export class Ways {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Null when no address is known. */
  async to(areaId: AreaId, actor: Actor, recipient: Recipient): Promise<Way | null> {
    const { email, phone, secure } = await this.addresses(areaId, actor, recipient);
    const { url, smsDir, secureDir } = this.configuration.mail;
    // law.md 27: between authorities, where it is set up.
    if (secureDir !== null && secure !== null) return { channel: 'secure', to: secure };
    if (email !== null) return { channel: url === null ? 'mailbox' : 'mail', to: email };
    return smsDir !== null && phone !== null ? { channel: 'sms', to: phone } : null;
  }

  private async addresses(areaId: AreaId, actor: Actor, recipient: Recipient): Promise<Addresses> {
    if (recipient.kind !== 'member')
      return this.queries.execute(new AddressOf(areaId, actor, recipient));
    const { memberId } = recipient;
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [memberId], ['email', 'phone'], 'message'),
    );
    const { email = null, phone = null } = texts.get(memberId) ?? {};
    return { email, phone, secure: null };
  }
}
