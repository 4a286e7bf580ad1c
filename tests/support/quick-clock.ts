import { dayInSweden, type Clock, type LocalDate } from '@famsam/kernel';

const begin = Date.parse('2025-03-31T10:00:00.000Z');

/** Thirty times as fast as others, so that a wait for a minute is one of two seconds; the same in all processes. */
export class QuickClock implements Clock {
  /** When it was set going, in milliseconds by the clock of the machine. */
  constructor(private readonly began: number) {}

  now(): Date {
    return new Date(begin + (Date.now() - this.began) * 30);
  }

  today(): LocalDate {
    return dayInSweden(this.now());
  }
}
