import type { SettingsEvent, SilenceRules } from '@famsam/contracts';
import { silenceSteps } from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';

export interface Settings {
  readonly silence: SilenceRules;
  readonly quietDays: number;
  readonly agendaDaysAhead: number;
}

export interface SettingsCommand {
  readonly today: LocalDate;
  readonly settings: Settings;
}

export type SettingsRejection = Rejection<'settings.steps-not-ascending'>;

/** What holds in an area that has said nothing. */
export const usualSettings: Settings = {
  silence: {
    answerWithin: 3,
    after: { reminder: 0, 'second-reminder': 2, manager: 4, coordinator: 6, agenda: 8 },
  },
  quietDays: 60,
  agendaDaysAhead: 3,
};

function decide(
  { today: happenedOn, settings }: SettingsCommand,
  now: Settings,
): Decision<SettingsEvent, SettingsRejection> {
  const { silence, quietDays, agendaDaysAhead } = settings;
  // A step that comes no later than the one before would never be taken (decision 0014).
  const early = silenceSteps.find((step, at) => {
    const before = silenceSteps[at - 1];
    return before !== undefined && silence.after[step] <= silence.after[before];
  });
  if (early)
    return reject({
      code: 'settings.steps-not-ascending',
      because: 'value',
      field: `silence.after.${early}`,
      details: { step: early },
    });
  const events: SettingsEvent[] = [];
  if (!sameRules(silence, now.silence))
    events.push({ type: 'settings.silence-set', happenedOn, data: silence });
  if (quietDays !== now.quietDays)
    events.push({ type: 'settings.quiet-days-set', happenedOn, data: { quietDays } });
  if (agendaDaysAhead !== now.agendaDaysAhead)
    events.push({ type: 'settings.agenda-days-set', happenedOn, data: { agendaDaysAhead } });
  return accept(events);
}

function evolve(now: Settings, event: SettingsEvent): Settings {
  switch (event.type) {
    case 'settings.silence-set':
      return { ...now, silence: event.data };
    case 'settings.quiet-days-set':
    case 'settings.agenda-days-set':
      return { ...now, ...event.data };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function sameRules(one: SilenceRules, other: SilenceRules): boolean {
  return (
    one.answerWithin === other.answerWithin &&
    silenceSteps.every((step) => one.after[step] === other.after[step])
  );
}

export const settingsDecider: Decider<Settings, SettingsCommand, SettingsEvent, SettingsRejection> =
  { initial: usualSettings, decide, evolve };
