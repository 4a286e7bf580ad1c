import { localDate } from '@famsam/kernel';
import { daysOffBetween } from '../../libs/directory/days/days-off';
import { findSlots } from '../../libs/meetings/finding/find-slots';
import type { Party, SlotRequest } from '../../libs/meetings/finding/slot-request';
import type { BusyTime } from '../../libs/meetings/spans';
import { atMost, line, quantile, secondsOf, type Measure } from './measure';

const minutesADay = 1_440;
const earliest = localDate('2026-09-21');
const latest = localDate('2026-11-15');
const begin = Date.parse('2026-09-21T00:00:00Z') / 60_000;
const places = Array.from({ length: 5 }, (_, at) => `place-${at}`);

/** 20 people × 10 rooms × 8 weeks, summer time ending among them. */
export const slots: Measure = {
  name: 'slots',
  async *run(bench) {
    for (const [name, must] of [
      ['5 of whom must come', 5],
      ['all of whom must come', 20],
    ] as const) {
      const times: number[] = [];
      let found = 0;
      for (let asked = 0; asked < bench.size.questions / 10; asked += 1) {
        const request = randomRequest(must);
        times.push(
          1_000 * (await secondsOf(async () => (found += findSlots(request).slots.length))),
        );
      }
      const note = `${Math.round(found / times.length)} slots to a request, ${times.length} requests`;
      const measure = `time for 20 people in 10 rooms over 8 weeks, ${name}, p99`;
      yield line(measure, 'ms', { ours: quantile(times, 0.99) }, atMost(250), note);
    }
  },
};

function randomRequest(must: number): SlotRequest {
  const people = Array.from({ length: 20 }, (_, at) => person(`person-${at}`));
  const rooms = Array.from({ length: 10 }, (_, at) => ({
    roomId: `room-${at}`,
    placeId: pick(places),
    seats: 25,
    equipment: ['screen'],
    busy: busyTimes(),
  }));
  return {
    now: begin,
    must: people.slice(0, must),
    may: people.slice(must),
    length: 90,
    earliest,
    latest,
    noticeDays: 0,
    room: { seats: 22, equipment: ['screen'], rooms, items: [] },
    interpreters: [],
    wishes: [{ kind: 'day-parts', parts: ['afternoon'] }],
    daysOff: daysOffBetween(earliest, latest),
    travel: places.flatMap((one, at) =>
      places.slice(at + 1).map((other) => ({ placeIds: [one, other] as const, minutes: 30 })),
    ),
    step: 15,
  };
}

function person(partyId: string): Party {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, to: 1_020 }));
  return { partyId, hours, school: null, busy: busyTimes(), placeId: pick(places) };
}

/** Two appointments of an hour on each of the 56 days. */
function busyTimes(): readonly BusyTime[] {
  return Array.from({ length: 2 * 56 }, (_, at) => {
    const from = begin + Math.floor(at / 2) * minutesADay + 360 + Math.floor(Math.random() * 480);
    return { from, to: from + 60, placeId: pick(places) };
  });
}

function pick<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)]!;
}
