import type { DomainEvent, EventContract } from '@famsam/kernel';
import { z } from 'zod';
import type { SilenceStep } from './agreement';
import { calendarDay } from './bounds';
import { firstVersion } from './event-contract';

/** Working days; more than these is no reminder any more. */
const steps = z.int().min(0).max(40);
const after = z.strictObject({
  reminder: steps,
  'second-reminder': steps,
  manager: steps,
  coordinator: steps,
  agenda: steps,
} satisfies Record<SilenceStep, z.ZodType>);

/** When silence about an agreement goes a step further, in working days. */
export const silenceRules = z.strictObject({
  /** How long the owner has to say whether they take it on. */
  answerWithin: z.int().min(1).max(40),
  /** How long after the day an answer is awaited; each later than the one before. */
  after,
});
export interface SilenceRules {
  readonly answerWithin: number;
  readonly after: Readonly<Record<SilenceStep, number>>;
}

/** How long a family that has met may go without anything happening. */
const quiet = z.strictObject({ quietDays: z.int().min(7).max(365) });
/** Working days before a meeting. */
const agenda = z.strictObject({ agendaDaysAhead: z.int().min(1).max(20) });

/** The area's first day with FamSam; families referred before it may have consented on paper. */
const firstDay = z.strictObject({ firstDay: calendarDay });

/** The parts of settings as events hold them, for doors that take and give them. */
export const settingsParts = { silence: silenceRules, ...quiet.shape, ...agenda.shape };

/** How one area wants things done, stream `settings-<area uuid>`: each event says how one is from now on. */
export type SettingsEvent =
  | DomainEvent<'settings.silence-set', SilenceRules>
  | DomainEvent<'settings.quiet-days-set', z.infer<typeof quiet>>
  | DomainEvent<'settings.agenda-days-set', z.infer<typeof agenda>>
  | DomainEvent<'settings.first-day-fixed', z.infer<typeof firstDay>>;

export const settingsContracts: readonly EventContract[] = [
  firstVersion('settings.silence-set', silenceRules),
  firstVersion('settings.quiet-days-set', quiet),
  firstVersion('settings.agenda-days-set', agenda),
  firstVersion('settings.first-day-fixed', firstDay),
];
