import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { poolOf } from './database';
import type { Room } from './room';
import { Rooms } from './rooms';

/** The keys under which @CommandHandler and @QueryHandler keep the class they handle. */
const HANDLES = ['__commandHandler__', '__queryHandler__'];

/** The process refuses to start when it could not do what it will be asked to. */
@Injectable()
export class BootCheck implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly modules: ModulesContainer,
    private readonly rooms: Rooms,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const faults = [
      ...handlerFaults(declared(this.rooms.all), this.handled()),
      ...typeFaults(await this.storedTypes(), this.rooms),
    ];
    if (faults.length) throw new Error(`refusing to start:\n- ${faults.join('\n- ')}`);
  }

  private handled(): readonly Type[] {
    const providers = [...this.modules.values()].flatMap((module) => [
      ...module.providers.values(),
    ]);
    const handlers = new Set(providers.map(({ metatype }) => metatype).filter(Boolean));
    return [...handlers].flatMap((handler) =>
      HANDLES.flatMap((key) => {
        const message = Reflect.getMetadata(key, handler as Type) as Type | undefined;
        return message ? [message] : [];
      }),
    );
  }

  private async storedTypes(): Promise<readonly StoredType[]> {
    const { rows } = await poolOf(this.dataSource).query<StoredType>(
      'select type, newest from platform.stored_types()',
    );
    return rows;
  }
}

interface StoredType {
  readonly type: string;
  readonly newest: number;
}

function declared(rooms: readonly Room[]): readonly Type[] {
  return rooms.flatMap(({ commands = [], queries = [] }) => [...commands, ...queries]);
}

function handlerFaults(declared: readonly Type[], handled: readonly Type[]): string[] {
  return [...new Set([...declared, ...handled])].flatMap((message) => {
    const handlers = handled.filter((one) => one === message).length;
    const declarations = declared.filter((one) => one === message).length;
    return [
      ...(handlers === 1 ? [] : [`${message.name} has ${handlers} handlers, not one`]),
      ...(declarations === 1
        ? []
        : [`${message.name} is declared by ${declarations} rooms, not one`]),
    ];
  });
}

function typeFaults(stored: readonly StoredType[], rooms: Pick<Rooms, 'contract'>): string[] {
  return stored.flatMap(({ type, newest }) => {
    const contract = rooms.contract(type);
    if (!contract) return [`events of type ${type} are stored, and no room knows it`];
    return newest > contract.version
      ? [`events of type ${type} are stored in version ${newest}, newer than this program`]
      : [];
  });
}
