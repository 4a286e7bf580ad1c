import type { SilenceRules, SilenceStep } from '@famsam/contracts';
import { silenceSteps } from '@famsam/contracts';
import type { IsWorkingDay } from '@famsam/directory';
import { workingDaysAfter } from '@famsam/directory';
import type { LocalDate } from '@famsam/kernel';
import type { Agreement } from './agreement.state';

/** What is written down later than it was agreed is asked on the day when it is written down. */
export interface AwaitedAgreement extends Agreement {
  readonly askedOn: LocalDate;
}

/**
 * When an answer is awaited from the owner: whether they take it on, soon after they were asked; whether
 * it is done, on the day it should be, but never sooner after they took it on. Null when nothing is awaited from them.
 */
export function awaitedOn(
  agreement: AwaitedAgreement,
  rules: SilenceRules,
  isWorkingDay: IsWorkingDay,
): LocalDate | null {
  const { status, dueOn, askedOn } = agreement;
  if (status !== 'open' && status !== 'taken-on') return null;
  const soon = workingDaysAfter(countedFrom(agreement), rules.answerWithin, isWorkingDay);
  if (status === 'taken-on') return later(dueOn, soon);
  return soon < dueOn ? soon : later(dueOn, askedOn);
}

/** The first day that counts: whoever looks for the silence of an agreement has to know the days off from then on. */
export function countedFrom({ status, since, askedOn }: AwaitedAgreement): LocalDate {
  return status === 'taken-on' ? since : askedOn;
}

/**
 * No answer is awaited before this day, whatever the rules and the calendar; null when there is no step left to take.
 * So that who looks for silence passes over most agreements.
 */
export function awaitedFromThen(agreement: AwaitedAgreement): LocalDate | null {
  const { status, dueOn, askedOn, silence } = agreement;
  const last = silenceSteps.at(-1);
  if (last && silence.includes(last)) return null;
  if (status === 'taken-on') return later(dueOn, agreement.since);
  return status === 'open' ? askedOn : null;
}

function later(one: LocalDate, other: LocalDate): LocalDate {
  return one < other ? other : one;
}

export interface DueStep {
  readonly step: SilenceStep;
  /** Earlier steps that nobody took in time, and that this one makes meaningless. */
  readonly skipped: readonly SilenceStep[];
}

/** How far the silence has come by this day, when that is further than was noted. */
export function stepDue(
  agreement: AwaitedAgreement,
  rules: SilenceRules,
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): DueStep | null {
  const awaited = awaitedOn(agreement, rules, isWorkingDay);
  if (awaited === null) return null;
  // A day off is no day to begin on: the steps keep the distance between them that the rules give.
  const from = workingDaysAfter(awaited, 0, isWorkingDay);
  const noted = Math.max(-1, ...agreement.silence.map((step) => silenceSteps.indexOf(step)));
  const reached = silenceSteps.filter(
    (step, at) => at > noted && workingDaysAfter(from, rules.after[step], isWorkingDay) <= today,
  );
  const step = reached.at(-1);
  return step === undefined ? null : { step, skipped: reached.slice(0, -1) };
}
