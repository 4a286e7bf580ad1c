import { dayInSweden, type Clock, type LocalDate } from '@famsam/kernel';

/** Injects a kernel Clock. */
export const CLOCK = Symbol('Clock');

export class SystemClock implements Clock {
  private minute = 0;
  private day: LocalDate | undefined;

  now(): Date {
    return new Date();
  }

  /** A day begins with a minute; asking the calendar costs as much as deciding. */
  today(): LocalDate {
    const now = this.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (this.day === undefined || minute !== this.minute) {
      this.minute = minute;
      this.day = dayInSweden(now);
    }
    return this.day;
  }
}
