import { Rooms } from '@famsam/platform';
import { Module } from '@nestjs/common';
import { GuestCodes } from './guest-codes';
import { GuestCodesController } from './guest-codes.http';

@Module({ controllers: [GuestCodesController], providers: [GuestCodes] })
export class GuestsModule {
  constructor(rooms: Rooms) {
    rooms.add({ name: 'guests', streams: [], projections: [] });
  }
}
