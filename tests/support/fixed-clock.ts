import { dayInSweden, type Clock, type LocalDate } from '@famsam/kernel';

/** Stands still until it is told otherwise. */
export class FixedClock implements Clock {
  constructor(private instant = new Date('2025-03-31T10:00:00.000Z')) {}

  now(): Date {
    return new Date(this.instant);
  }

  today(): LocalDate {
    return dayInSweden(this.instant);
  }

  moveTo(instant: string): void {
    this.instant = new Date(instant);
  }
}
