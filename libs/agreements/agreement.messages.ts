import { CaseFactsOf } from '@famsam/cases';
import type {
  AgreementEvent,
  AgreementOwner,
  MessageKind,
  Outgoing,
  Recipient,
  SilenceStep,
} from '@famsam/contracts';
import type { Clock } from '@famsam/kernel';
import { MessagesAbout, SendMessage, WithdrawMessages } from '@famsam/messages';
import type { CommandContext, Transition } from '@famsam/platform';
import { CLOCK } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Agreement, AgreementState } from './agreement.state';
import { namedIn, whyNotAsked } from './owner-told';

/** What is said of an agreement; all of it asks for an answer. */
export const agreementMessageKinds = [
  'agreement-asked',
  'agreement-reworded',
  'agreement-reminder',
  'agreement-second-reminder',
  'agreement-manager',
  'agreement-coordinator',
] as const satisfies readonly MessageKind[];
type Kind = (typeof agreementMessageKinds)[number];

/** What asks the owner to take it on, as long as silence has not made more of it. */
const questions: readonly Kind[] = ['agreement-asked', 'agreement-reworded'];

/** Later than this, an older question is no help any more. */
const daysOfMeaning = 7;

interface Said {
  readonly kind: Kind;
  readonly recipient: Recipient;
}

/** Tells whoever has to hear of it, in the transaction of the event. */
@Injectable()
export class AgreementMessages {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(
    context: CommandContext,
    agreementId: string,
    { after, events }: Transition<AgreementState, AgreementEvent>,
  ): Promise<void> {
    const event = events.at(-1);
    if (!event || !after) return;
    // What was asked before is answered, another's now, or said again by what follows.
    const spared = event.type === 'agreement.silent' && !isSaidToOwner(event.data.step);
    await this.withdraw(context, agreementId, spared ? questions : []);
    const said = await this.saidAfter(context, event, agreementId, after);
    if (!said) return;
    // The team hears of it in any case; the owner's side as long as they may be told.
    if (said.recipient.kind !== 'team') {
      const today = this.clock.today();
      const [why] = await whyNotAsked(this.queries, context.areaId, today, [after]);
      if (why !== null) return;
    }
    await this.send(context, agreementId, after, said);
  }

  /** Nothing of it is sent any more, but for what is spared. */
  async withdraw(
    context: CommandContext,
    agreementId: string,
    spared: readonly Kind[] = [],
  ): Promise<void> {
    const about = { kind: 'agreement', id: agreementId } as const;
    const kinds = agreementMessageKinds.filter((kind) => !spared.includes(kind));
    await this.commands.execute(new WithdrawMessages(context, about, kinds));
  }

  private async saidAfter(
    { areaId }: CommandContext,
    event: AgreementEvent,
    agreementId: string,
    { owner, status }: Agreement,
  ): Promise<Said | null> {
    if (event.type === 'agreement.silent') return saidOfSilence(event.data.step, owner);
    if (status !== 'open') return null;
    const question: Said = { kind: 'agreement-asked', recipient: owner };
    if (event.type !== 'agreement.corrected' && event.type !== 'agreement.reworded')
      return question;
    // A slip of the pen asks nobody twice, other words do; another owner has not been asked yet.
    const about = { kind: 'agreement', id: agreementId } as const;
    const before = await this.queries.execute(new MessagesAbout(areaId, about, questions));
    const sent = before.filter((one) => one.status === 'sent').map(({ recipient }) => recipient);
    if (!sent.some((recipient) => sameRecipient(recipient, owner))) return question;
    return event.type === 'agreement.reworded' ? { ...question, kind: 'agreement-reworded' } : null;
  }

  private async send(
    context: CommandContext,
    agreementId: string,
    agreement: Agreement,
    { kind, recipient }: Said,
  ): Promise<void> {
    const { caseId } = agreement;
    const cases = await this.queries.execute(new CaseFactsOf(context.areaId, [caseId]));
    const now = this.clock.now();
    const until = new Date(now.getTime() + daysOfMeaning * 86_400_000);
    const name = `${kind} ${agreementId} ${context.commandId}`;
    const message: Outgoing = {
      kind,
      recipient,
      caseId,
      about: { kind: 'agreement', id: agreementId },
      speaksOf: [...namedIn(agreement, cases.get(caseId))],
      // The team signs in; all others answer by a link.
      link: recipient.kind === 'team' ? null : 'agreement',
      calendar: null,
      dueAt: now.toISOString(),
      meaningfulUntil: until.toISOString(),
    };
    await this.commands.execute(new SendMessage(context, { name, message }));
  }
}

/** Null for the last step: it stands first on the next agenda, and nobody is told apart from that. */
export function saidOfSilence(step: SilenceStep, owner: AgreementOwner): Said | null {
  switch (step) {
    case 'reminder':
      return { kind: 'agreement-reminder', recipient: owner };
    case 'second-reminder':
      return { kind: 'agreement-second-reminder', recipient: owner };
    case 'manager':
      return { kind: 'agreement-manager', recipient: aboveOf(owner) };
    case 'coordinator':
      return { kind: 'agreement-coordinator', recipient: { kind: 'team' } };
    case 'agenda':
      return null;
  }
}

/** The question itself is not overtaken by what others are told of it. */
function isSaidToOwner(step: SilenceStep): boolean {
  return step === 'reminder' || step === 'second-reminder';
}

/** In a family nobody is above another: the team sees to it. */
function aboveOf(owner: AgreementOwner): Recipient {
  return owner.kind === 'unit' ? { kind: 'manager', unitId: owner.unitId } : { kind: 'team' };
}

function sameRecipient(one: Recipient, owner: AgreementOwner): boolean {
  return one.kind === 'unit'
    ? owner.kind === 'unit' && one.unitId === owner.unitId
    : one.kind === 'member' && owner.kind === 'member' && one.memberId === owner.memberId;
}
