import type { Clock, LocalDate } from '@famsam/kernel';
import { SystemClock } from '@famsam/platform';

/**
 * The demo is lived through day by day: commands are decided as if it were the played day. What is
 * recorded is still recorded now.
 */
export class PlayedClock implements Clock {
  private readonly system: Clock;
  private played: LocalDate | null = null;

  constructor(system: Clock = new SystemClock()) {
    this.system = system;
  }

  now(): Date {
    return this.system.now();
  }

  today(): LocalDate {
    return this.played ?? this.system.today();
  }

  play(day: LocalDate | null): void {
    this.played = day;
  }
}
