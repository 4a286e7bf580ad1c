import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Command, Query } from '@nestjs/cqrs';
import { join, sep } from 'node:path';
import { DataSource } from 'typeorm';
import { poolOf } from './database';
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
      ...handlerFaults(this.asked(), this.handled()),
      ...typeFaults(await this.storedTypes(), this.rooms),
    ];
    if (faults.length) throw new Error(`refusing to start:\n- ${faults.join('\n- ')}`);
  }

  /** Every command and query that this process has loaded from the folders of its rooms. */
  private asked(): readonly Type[] {
    const folders = this.rooms.all.map(({ name }) => join(sep, 'libs', name, sep));
    const files = Object.keys(require.cache).filter((file) =>
      folders.some((folder) => file.includes(folder)),
    );
    return files.flatMap((file) => messagesOf(require.cache[file]?.exports));
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

export function handlerFaults(asked: readonly Type[], handled: readonly Type[]): string[] {
  return [...new Set([...asked, ...handled])].flatMap((message) => {
    const handlers = handled.filter((one) => one === message).length;
    return handlers === 1 ? [] : [`${message.name} has ${handlers} handlers, not one`];
  });
}

export function typeFaults(
  stored: readonly StoredType[],
  rooms: Pick<Rooms, 'contract'>,
): string[] {
  return stored.flatMap(({ type, newest }) => {
    const contract = rooms.contract(type);
    if (!contract) return [`events of type ${type} are stored, and no room knows it`];
    return newest > contract.version
      ? [`events of type ${type} are stored in version ${newest}, newer than this program`]
      : [];
  });
}

export function messagesOf(exports: unknown): readonly Type[] {
  if (typeof exports !== 'object' || exports === null) return [];
  return Object.values(exports as Record<string, unknown>).filter((one): one is Type => {
    if (typeof one !== 'function') return false;
    const prototype: unknown = one.prototype;
    return prototype instanceof Command || prototype instanceof Query;
  });
}
