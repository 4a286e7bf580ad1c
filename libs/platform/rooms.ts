import type { EventContract } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import type { Projection } from './projection';
import type { Room } from './room';

/** Every room of this process, in the order their modules were made. */
@Injectable()
export class Rooms {
  private readonly rooms: Room[] = [];
  private readonly views: Record<Projection['mode'], Projection[]> = { inline: [], async: [] };
  private readonly contracts = new Map<string, EventContract>();

  /** Refuses two rooms, two projections or two event types of one name. */
  add(room: Room): void {
    if (this.rooms.some(({ name }) => name === room.name)) {
      throw new Error(`two rooms are called ${room.name}`);
    }
    for (const { name } of room.projections) {
      if (this.projection(name)) throw new Error(`two projections are called ${name}`);
    }
    for (const contract of room.streams.flatMap((stream) => stream.contracts)) {
      if (this.contracts.has(contract.type)) {
        throw new Error(`two streams have an event type ${contract.type}`);
      }
      this.contracts.set(contract.type, contract);
    }
    for (const projection of room.projections) this.views[projection.mode].push(projection);
    this.rooms.push(room);
  }

  get all(): readonly Room[] {
    return this.rooms;
  }

  get inline(): readonly Projection[] {
    return this.views.inline;
  }

  get asynchronous(): readonly Projection[] {
    return this.views.async;
  }

  projection(name: string): Projection | undefined {
    return [...this.views.inline, ...this.views.async].find((one) => one.name === name);
  }

  contract(type: string): EventContract | undefined {
    return this.contracts.get(type);
  }
}
