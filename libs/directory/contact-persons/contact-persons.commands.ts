import type { ContactMandate } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { namedId, Transactions } from '@famsam/platform';
import { WritePersonalText } from '@famsam/privacy';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import { Directory } from '../directory.commands';

interface ContactPersonInput {
  readonly mandate: ContactMandate;
  readonly since: LocalDate;
}

/** What is said of the person rests in the vault. */
interface Texts {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

const fields = ['name', 'phone', 'email'] as const;

/** Names somebody in a unit; `id` of the result is the new contact person's. */
export class NameContactPerson extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly unitId: string,
    readonly input: ContactPersonInput,
    readonly texts: Texts,
  ) {
    super();
  }
}

/** All that is told of a contact person, as it should be: a text left out is taken away. */
export class ChangeContactPerson extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly contactPersonId: string,
    readonly input: ContactPersonInput,
    readonly texts: Texts,
  ) {
    super();
  }
}

export class EndContactPerson extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly contactPersonId: string,
  ) {
    super();
  }
}

@CommandHandler(NameContactPerson)
export class NameContactPersonHandler implements ICommandHandler<NameContactPerson> {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
  ) {}

  /** The event and the name commit together. */
  execute({ context, unitId, input: input, texts }: NameContactPerson): Promise<CommandResult> {
    const id = namedId(context.commandId, 'contact-person');
    return this.transactions.inArea(context.areaId, async () => {
      const request = {
        type: 'name-contact-person',
        contactPersonId: id,
        unitId,
        ...input,
      } as const;
      const result = await this.directory.run(context, request);
      const entries = fields.flatMap((field) => {
        const text = texts[field];
        return text === undefined ? [] : [{ field, text }];
      });
      if (!result.repeated)
        await this.commands.execute(new WritePersonalText(context, id, entries));
      return { ...result, id };
    });
  }
}

@CommandHandler(ChangeContactPerson)
export class ChangeContactPersonHandler implements ICommandHandler<ChangeContactPerson> {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
  ) {}

  /** A new number is nothing for the events, and is written all the same. */
  execute({
    context,
    contactPersonId,
    input: input,
    texts,
  }: ChangeContactPerson): Promise<CommandResult> {
    return this.transactions.inArea(context.areaId, async () => {
      const request = { type: 'change-contact-person', contactPersonId, ...input } as const;
      const result = await this.directory.run(context, request);
      const entries = fields.map((field) => ({ field, text: texts[field] ?? null }));
      if (!result.repeated)
        await this.commands.execute(new WritePersonalText(context, contactPersonId, entries));
      return { ...result, id: contactPersonId };
    });
  }
}

@CommandHandler(EndContactPerson)
export class EndContactPersonHandler implements ICommandHandler<EndContactPerson> {
  constructor(
    private readonly directory: Directory,
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
  ) {}

  /** Whoever is no contact person any more is not kept in the vault as one. */
  execute({ context, contactPersonId }: EndContactPerson): Promise<CommandResult> {
    return this.transactions.inArea(context.areaId, async () => {
      const request = { type: 'end-contact-person', contactPersonId } as const;
      const result = await this.directory.run(context, request);
      const entries = fields.map((field) => ({ field, text: null }));
      if (!result.repeated)
        await this.commands.execute(new WritePersonalText(context, contactPersonId, entries));
      return { ...result, id: contactPersonId };
    });
  }
}

export const contactPersonCommandHandlers = [
  NameContactPersonHandler,
  ChangeContactPersonHandler,
  EndContactPersonHandler,
];
