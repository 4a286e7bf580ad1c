import { recipientId, type ChangedFields, type Reached, type Recipient } from '@famsam/contracts';
import type { Actor, AreaId } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { namedId, NotFoundError } from '@famsam/platform';
import { ChangedWords, ReadPersonalText } from '@famsam/privacy';
import { Injectable } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ContactPersonsOf } from '../contact-persons';
import { Directory } from '../directory.commands';
import { UnitsOf } from '../offices.view';
import { UnitUses } from '../unit-uses';
import type { AddressesRequest } from './addresses.rules';

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

export interface UnitAddressesShown extends UnitAddresses {
  /** Under which the vault keeps the address of the manager. */
  readonly managerId: string;
}

/** All addresses of a unit as they should be: one that is null is taken away. They rest in the vault. */
export class SetUnitAddresses extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly unitId: string,
    readonly addresses: UnitAddresses,
  ) {
    super();
  }
}

export class SetTeamAddress extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly email: string | null,
  ) {
    super();
  }
}

/** The addresses of a unit as they were set; the read is logged (law.md 4). */
export class UnitAddressesOf extends Query<UnitAddressesShown> {
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
  constructor(private readonly directory: Directory) {}

  async execute({ context, unitId, addresses }: SetUnitAddresses): Promise<CommandResult> {
    const { email, phone, secure, managerEmail } = addresses;
    const managerId = managerOf(unitId);
    const office = [
      { field: 'email', text: email },
      { field: 'phone', text: phone },
      { field: 'address', text: secure },
    ] as const;
    const texts = [
      { subjectId: unitId, entries: office },
      { subjectId: managerId, entries: [{ field: 'email', text: managerEmail } as const] },
    ];
    const result = await this.directory.reword(context, texts, (reworded, { units }) => {
      if (!units.has(unitId)) throw new NotFoundError('unit', unitId);
      return rewordingOf(reworded, [
        [unitId, { kind: 'unit', unitId }],
        [managerId, { kind: 'manager', unitId }],
      ]);
    });
    return { ...result, id: unitId };
  }
}

@CommandHandler(SetTeamAddress)
export class SetTeamAddressHandler implements ICommandHandler<SetTeamAddress> {
  constructor(private readonly directory: Directory) {}

  execute({ context, email }: SetTeamAddress): Promise<CommandResult> {
    const { areaId } = context;
    const texts = [{ subjectId: areaId, entries: [{ field: 'email', text: email } as const] }];
    return this.directory.reword(context, texts, (reworded) =>
      rewordingOf(reworded, [[areaId, { kind: 'team' }]]),
    );
  }
}

function rewordingOf(
  reworded: ReadonlyMap<string, ChangedFields>,
  subjects: readonly (readonly [subjectId: string, of: Reached])[],
): AddressesRequest {
  const found = subjects.flatMap(([subjectId, of]) => {
    const fields = reworded.get(subjectId);
    return fields ? [{ of, ...fields }] : [];
  });
  return { type: 'reword-addresses', reworded: found };
}

@QueryHandler(UnitAddressesOf)
export class UnitAddressesOfHandler implements IQueryHandler<UnitAddressesOf> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ areaId, actor, unitId }: UnitAddressesOf): Promise<UnitAddressesShown> {
    const units = await this.queries.execute(new UnitsOf(areaId));
    if (!units.some((unit) => unit.unitId === unitId)) throw new NotFoundError('unit', unitId);
    const managerId = managerOf(unitId);
    const texts = await this.queries.execute(
      new ReadPersonalText(areaId, actor, [unitId, managerId], fields, 'directory', 'left-out'),
    );
    const { email = null, phone = null, address = null } = texts.get(unitId) ?? {};
    const managerEmail = texts.get(managerId)?.email ?? null;
    return { email, phone, secure: address, managerEmail, managerId };
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

/** Before their changes were events (decision 0021) addresses came to the vault without one. */
@Injectable()
export class UnitsWithAddresses {
  constructor(
    uses: UnitUses,
    private readonly queries: QueryBus,
  ) {
    uses.add((areaId, unitIds) => this.among(areaId, unitIds));
  }

  private async among(areaId: AreaId, unitIds: readonly string[]): Promise<readonly string[]> {
    const none = fields.map((field) => ({ field, text: null }));
    const subjects = unitIds.flatMap((unitId) => [unitId, managerOf(unitId)]);
    const texts = subjects.map((subjectId) => ({ subjectId, entries: none }));
    const held = await this.queries.execute(new ChangedWords(areaId, texts));
    return unitIds.filter((unitId) => held.has(unitId) || held.has(managerOf(unitId)));
  }
}

function subjectOf(areaId: AreaId, recipient: AddressOf['recipient']): string {
  if (recipient.kind === 'manager') return managerOf(recipient.unitId);
  return recipientId(recipient) ?? areaId;
}

export const addressHandlers = [
  UnitsWithAddresses,
  SetUnitAddressesHandler,
  SetTeamAddressHandler,
  UnitAddressesOfHandler,
  AddressOfHandler,
];
