import { recipientId, type Recipient } from '@famsam/contracts';
import type { Actor, AreaId } from '@famsam/kernel';
import type { CommandContext } from '@famsam/platform';
import { namedId, NotFoundError, Transactions } from '@famsam/platform';
import { ReadPersonalText, WritePersonalText } from '@famsam/privacy';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ContactPersonsOf } from '../contact-persons';
import { UnitsOf } from '../offices.view';

/** Where somebody is reached. `secure`: the function address in secure digital communication (law.md 27). */
export interface Addresses {
  readonly email: string | null;
  readonly phone: string | null;
  readonly secure: string | null;
}

export interface UnitAddresses extends Addresses {
  /** Of the manager, who hears of what the unit leaves unanswered. */
  readonly managerEmail: string | null;
}

/** All addresses of a unit as they should be: one that is null is taken away. They rest in the vault. */
export class SetUnitAddresses extends Command<void> {
  constructor(
    readonly context: CommandContext,
    readonly unitId: string,
    readonly addresses: UnitAddresses,
  ) {
    super();
  }
}

export class SetTeamAddress extends Command<void> {
  constructor(
    readonly context: CommandContext,
    readonly email: string | null,
  ) {
    super();
  }
}

/** The addresses of a unit as they were set; the read is logged (law.md 4). */
export class UnitAddressesOf extends Query<UnitAddresses> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly unitId: string,
  ) {
    super();
  }
}

/**
 * Where an office is reached now, whoever sits there. A unit without an address of its own is reached
 * through the first of its contact persons who has one. The read is logged (law.md 4).
 */
export class AddressOf extends Query<Addresses> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
    readonly recipient: Exclude<Recipient, { kind: 'member' }>,
  ) {
    super();
  }
}

const fields = ['email', 'phone', 'address'] as const;

function managerOf(unitId: string): string {
  return namedId(unitId, 'manager');
}

@CommandHandler(SetUnitAddresses)
export class SetUnitAddressesHandler implements ICommandHandler<SetUnitAddresses> {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ context, unitId, addresses }: SetUnitAddresses): Promise<void> {
    const units = await this.queries.execute(new UnitsOf(context.areaId));
    if (!units.some((unit) => unit.unitId === unitId)) throw new NotFoundError('unit', unitId);
    const { email, phone, secure, managerEmail } = addresses;
    await this.transactions.inArea(context.areaId, async () => {
      await this.commands.execute(
        new WritePersonalText(context, unitId, [
          { field: 'email', text: email },
          { field: 'phone', text: phone },
          { field: 'address', text: secure },
        ]),
      );
      await this.commands.execute(
        new WritePersonalText(context, managerOf(unitId), [{ field: 'email', text: managerEmail }]),
      );
    });
  }
}

@CommandHandler(SetTeamAddress)
export class SetTeamAddressHandler implements ICommandHandler<SetTeamAddress> {
  constructor(private readonly commands: CommandBus) {}

  execute({ context, email }: SetTeamAddress): Promise<void> {
    return this.commands.execute(
      new WritePersonalText(context, context.areaId, [{ field: 'email', text: email }]),
    );
  }
}

@QueryHandler(UnitAddressesOf)
export class UnitAddressesOfHandler implements IQueryHandler<UnitAddressesOf> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ areaId, actor, unitId }: UnitAddressesOf): Promise<UnitAddresses> {
    const units = await this.queries.execute(new UnitsOf(areaId));
    if (!units.some((unit) => unit.unitId === unitId)) throw new NotFoundError('unit', unitId);
    const manager = managerOf(unitId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [unitId, manager], fields, 'directory'),
    );
    const { email = null, phone = null, address = null } = texts.get(unitId) ?? {};
    return { email, phone, secure: address, managerEmail: texts.get(manager)?.email ?? null };
  }
}

@QueryHandler(AddressOf)
export class AddressOfHandler implements IQueryHandler<AddressOf> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ areaId, actor, recipient }: AddressOf): Promise<Addresses> {
    const own = await this.ownOf(areaId, actor, subjectOf(areaId, recipient));
    if (recipient.kind !== 'unit' || own.email !== null) return own;
    const persons = await this.queries.execute(
      new ContactPersonsOf(areaId, actor, recipient.unitId),
    );
    return { ...own, email: persons.find(({ email }) => email !== null)?.email ?? null };
  }

  private async ownOf(areaId: AreaId, actor: Actor, subjectId: string): Promise<Addresses> {
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [subjectId], fields, 'message'),
    );
    const { email = null, phone = null, address = null } = texts.get(subjectId) ?? {};
    return { email, phone, secure: address };
  }
}

function subjectOf(areaId: AreaId, recipient: AddressOf['recipient']): string {
  if (recipient.kind === 'manager') return managerOf(recipient.unitId);
  return recipientId(recipient) ?? areaId;
}

export const addressHandlers = [
  SetUnitAddressesHandler,
  SetTeamAddressHandler,
  UnitAddressesOfHandler,
  AddressOfHandler,
];
