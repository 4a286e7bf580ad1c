import type { SettingsEvent, SilenceRules } from '@famsam/contracts';
import { silenceSteps } from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';

export interface Settings {
  readonly silence: SilenceRules;
  readonly quietDays: number;
  readonly agendaDaysAhead: number;
}

export interface AreaSettings extends Settings {
  /** The area's first day with FamSam, fixed by its first import; null until then. */
  readonly firstDay: LocalDate | null;
}

export type SettingsCommand = { readonly today: LocalDate } & (
  { readonly settings: Settings } | { readonly firstDay: LocalDate }
);

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

type Answer = Decision<SettingsEvent, SettingsRejection>;

function decide(command: SettingsCommand, now: AreaSettings): Answer {
  return 'firstDay' in command
    ? fixFirstDay(command.firstDay, command.today, now)
    : change(command.settings, command.today, now);
}

/** Once, and then never again: consents hang on it. */
function fixFirstDay(firstDay: LocalDate, happenedOn: LocalDate, now: AreaSettings): Answer {
  if (now.firstDay !== null) return accept([]);
  return accept([{ type: 'settings.first-day-fixed', happenedOn, data: { firstDay } }]);
}

function change(settings: Settings, happenedOn: LocalDate, now: AreaSettings): Answer {
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

function evolve(now: AreaSettings, event: SettingsEvent): AreaSettings {
  switch (event.type) {
    case 'settings.silence-set':
      return { ...now, silence: event.data };
    case 'settings.quiet-days-set':
    case 'settings.agenda-days-set':
    case 'settings.first-day-fixed':
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

export const settingsDecider: Decider<
  AreaSettings,
  SettingsCommand,
  SettingsEvent,
  SettingsRejection
> = { initial: { ...usualSettings, firstDay: null }, decide, evolve };
