import type { ContactMandate } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { namedId } from '@famsam/platform';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { Directory } from '../directory.commands';

interface ContactPersonInput {
  readonly mandate: ContactMandate;
  readonly since: LocalDate;
}

/** What is said of the person rests in the vault. */
interface Texts {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
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

/** All that is told of a contact person, as it should be: a text that is null is taken away. */
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
  constructor(private readonly directory: Directory) {}

  async execute({ context, unitId, input, texts }: NameContactPerson): Promise<CommandResult> {
    const id = namedId(context.commandId, 'contact-person');
    const request = { type: 'name-contact-person', contactPersonId: id, unitId, ...input } as const;
    return { ...(await this.directory.run(context, request, [textsOf(id, texts)])), id };
  }
}

@CommandHandler(ChangeContactPerson)
export class ChangeContactPersonHandler implements ICommandHandler<ChangeContactPerson> {
  constructor(private readonly directory: Directory) {}

  async execute({ context, contactPersonId, input, texts }: ChangeContactPerson) {
    const result = await this.directory.reword(
      context,
      [textsOf(contactPersonId, texts)],
      (reworded) => {
        const words = reworded.get(contactPersonId) ?? null;
        return { type: 'change-contact-person', contactPersonId, ...input, words };
      },
    );
    return { ...result, id: contactPersonId };
  }
}

@CommandHandler(EndContactPerson)
export class EndContactPersonHandler implements ICommandHandler<EndContactPerson> {
  constructor(private readonly directory: Directory) {}

  /** Whoever is no contact person any more is not kept in the vault as one. */
  async execute({ context, contactPersonId }: EndContactPerson): Promise<CommandResult> {
    const request = { type: 'end-contact-person', contactPersonId } as const;
    const gone = textsOf(contactPersonId, { name: null, phone: null, email: null });
    return { ...(await this.directory.run(context, request, [gone])), id: contactPersonId };
  }
}

function textsOf(subjectId: string, texts: Record<(typeof fields)[number], string | null>) {
  return { subjectId, entries: fields.map((field) => ({ field, text: texts[field] })) };
}

export const contactPersonCommandHandlers = [
  NameContactPersonHandler,
  ChangeContactPersonHandler,
  EndContactPersonHandler,
];
