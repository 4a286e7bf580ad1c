import { Inject, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { aDatabase, type TestDatabase } from '../../tests/support/database';
import { aPlatform } from '../../tests/support/platform';
import { contextIn, tallyStream, tallyView } from '../../tests/support/tally';
import { newId } from './ids';
import { PlatformModule } from './platform.module';
import type { Room } from './room';
import { Rooms } from './rooms';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
});

afterAll(() => db.drop());

class Ask extends Command<void> {}

@CommandHandler(Ask)
class Answer {
  execute(): Promise<void> {
    return Promise.resolve();
  }
}

@CommandHandler(Ask)
class OtherAnswer extends Answer {}

const ROOMS = Symbol('rooms');

@Module({})
class House {
  constructor(rooms: Rooms, @Inject(ROOMS) these: readonly Room[]) {
    for (const room of these) rooms.add(room);
  }
}

async function started(rooms: readonly Room[], handlers: readonly Type[] = []): Promise<void> {
  const house = {
    module: House,
    imports: [PlatformModule.forRoot({ databaseUrl: db.serviceUrl })],
    providers: [{ provide: ROOMS, useValue: rooms }, ...handlers],
  };
  const app = await NestFactory.createApplicationContext(house, {
    logger: false,
    abortOnError: false,
  });
  await app.close();
}

const bare = { streams: [], projections: [] };

const asking = { ...bare, name: 'asking', commands: [Ask] };

it('starts when every declared command has one handler', () => started([asking], [Answer]));

it('refuses a declared command that has two handlers or none', async () => {
  const two = started([asking], [Answer, OtherAnswer]);
  await expect(two).rejects.toThrow('Ask has 2 handlers, not one');
  await expect(started([asking])).rejects.toThrow('Ask has 0 handlers, not one');
});

it('refuses a command that no room declares, or two of them', async () => {
  await expect(started([], [Answer])).rejects.toThrow('Ask is declared by 0 rooms, not one');
  const both = [asking, { ...asking, name: 'too' }];
  await expect(started(both, [Answer])).rejects.toThrow('Ask is declared by 2 rooms, not one');
});

it('refuses two projections, rooms or event types of one name', async () => {
  const projections = [tallyView('async', 'soon')];
  const twice = [
    { ...bare, name: 'one', projections },
    { ...bare, name: 'two', projections },
  ];
  await expect(started(twice)).rejects.toThrow('two projections are called tally.soon');
  const same = [
    { ...bare, name: 'one' },
    { ...bare, name: 'one' },
  ];
  await expect(started(same)).rejects.toThrow('two rooms are called one');
  const types = [
    { ...bare, name: 'one', streams: [tallyStream] },
    { ...bare, name: 'two', streams: [tallyStream] },
  ];
  await expect(started(types)).rejects.toThrow('two streams have an event type tally.counted');
});

it('refuses a stored type that nobody knows', async () => {
  const platform = await aPlatform(db.serviceUrl);
  const area = await platform.newArea();
  await platform.runner.run(tallyStream, newId(), contextIn(area), { kind: 'close' });
  await platform.app.close();
  await expect(started([])).rejects.toThrow(
    'events of type tally.closed are stored, and no room knows it',
  );
});

it('refuses an address that would escape the role of services', async () => {
  const url = new URL(db.serviceUrl);
  url.searchParams.set('options', '-c timezone=UTC');
  const escaping = aPlatform(url.href);
  await expect(escaping).rejects.toThrow('not as famsam_service');
});
