import { localDate, type Clock, type LocalDate } from '@famsam/kernel';

/** Injects a kernel Clock. */
export const CLOCK = Symbol('Clock');

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  today(): LocalDate {
    return localDate(stockholm.format(this.now()));
  }
}
