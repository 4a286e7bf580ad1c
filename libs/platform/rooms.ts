import type { EventContract } from '@famsam/kernel';
import { Injectable } from '@nestjs/common';
import type { Projection } from './projection';
import type { Room } from './room';

/** Every room of this process, in the order their modules were made. */
@Injectable()
export class Rooms {
  private readonly rooms: Room[] = [];
  private readonly contracts = new Map<string, EventContract>();

  /** Refuses two rooms, two projections or two event types of one name. */
  add(room: Room): void {
    if (this.rooms.some(({ name }) => name === room.name)) {
      throw new Error(`two rooms are called ${room.name}`);
    }
    for (const { name } of room.projections) {
      if (this.projections.some((other) => other.name === name)) {
        throw new Error(`two projections are called ${name}`);
      }
    }
    for (const contract of room.streams.flatMap((stream) => stream.contracts)) {
      if (this.contracts.has(contract.type)) {
        throw new Error(`two streams have an event type ${contract.type}`);
      }
      this.contracts.set(contract.type, contract);
    }
    this.rooms.push(room);
  }

  get all(): readonly Room[] {
    return this.rooms;
  }

  get projections(): readonly Projection[] {
    return this.rooms.flatMap((room) => room.projections);
  }

  contract(type: string): EventContract | undefined {
    return this.contracts.get(type);
  }
}
