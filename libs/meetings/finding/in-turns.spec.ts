import { addDays, localDate } from '@famsam/kernel';
import { findSlots, searchSlots } from './find-slots';
import { atOnce, inTurns } from './in-turns';
import { clockOver, localStretches, localTimeOf } from './local-days';
import type { MeetingRoom, Party, SlotRequest } from './slot-request';

const earliest = localDate('2026-03-01');

/** Over a year, in ten rooms, with ten people each of whom may be at another place. */
function ofAYear(must: Partial<Party>): SlotRequest {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 1_020 }));
  const person = (at: number, more: Partial<Party> = {}): Party => ({
    ...{ partyId: `person-${at}`, hours, school: null, busy: [], placeId: `place-${at % 5}` },
    ...more,
  });
  const room = (at: number): MeetingRoom => ({
    ...{ roomId: `room-${at}`, placeId: `place-${at % 5}`, seats: 20, equipment: [], busy: [] },
  });
  return {
    now: Date.parse('2026-03-01T08:00Z') / 60_000,
    must: Array.from({ length: 6 }, (_, at) => person(at, at === 0 ? must : {})),
    may: Array.from({ length: 4 }, (_, at) => person(10 + at)),
    length: 60,
    ...{ earliest, latest: addDays(earliest, 366), noticeDays: 0, step: 15 },
    room: {
      seats: 8,
      equipment: [],
      rooms: Array.from({ length: 10 }, (_, at) => room(at)),
      items: [],
    },
    ...{ interpreters: [], wishes: [], daysOff: [], travel: [] },
  };
}

describe('a search over a year', () => {
  it.each([
    ['that finds much', {}],
    ['that finds nothing', { hours: [{ weekday: 7, from: 0, to: 1_440 }] }],
  ])('%s, lets others have their turn while it is made', async (_, must) => {
    const request = ofAYear(must);
    const found = findSlots(request);
    // Each step takes longer than a turn may, however fast the machine is.
    let now = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (now += 60));
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await inTurns(searchSlots(request))).toEqual(found);
    isOver = true;
    clock.mockRestore();
    expect(turns).toBeGreaterThan(1);
  });
});

it('a search in turns fails with what it fails with', async () => {
  // eslint-disable-next-line require-yield
  function* failing(): Generator<void, void> {
    throw new Error('no');
  }
  await expect(inTurns(failing())).rejects.toThrow('no');
  expect(() => atOnce(failing())).toThrow('no');
});

it('the clock over a year shows what the zone says, also when it is moved', () => {
  const stretches = localStretches(earliest, addDays(earliest, 366));
  const clock = clockOver(stretches);
  const last = stretches.at(-1)?.to ?? 0;
  for (let at = stretches[0]?.from ?? 0; at < last; at += 1_485)
    expect([at, clock(at)]).toEqual([at, localTimeOf(at)]);
  for (const { from } of stretches) {
    expect(clock(from)).toEqual(localTimeOf(from));
    if (from !== stretches[0]?.from) expect(clock(from - 1)).toEqual(localTimeOf(from - 1));
  }
});
