import type { LocalDate } from './local-date';

/** The only way to the present; deciders are given days, never a clock. */
export interface Clock {
  now(): Date;
  /** The calendar day in Europe/Stockholm. */
  today(): LocalDate;
}
