import { silenceSteps } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import type { Settings } from './settings.decider';
import { settingsDecider, usualSettings } from './settings.decider';

const today = localDate('2026-11-22');
const { decide, evolve, initial } = settingsDecider;

function after(told: Partial<Settings['silence']['after']>): Settings {
  const { silence } = usualSettings;
  return { ...usualSettings, silence: { ...silence, after: { ...silence.after, ...told } } };
}

describe('settings of an area', () => {
  it('are the usual ones until somebody says otherwise', () => {
    expect(initial).toEqual(usualSettings);
    expect(decide({ today, settings: usualSettings }, initial)).toEqual({
      accepted: true,
      events: [],
    });
  });

  it.each([
    [{ ...usualSettings, quietDays: 30 }, ['settings.quiet-days-set']],
    [{ ...usualSettings, agendaDaysAhead: 5 }, ['settings.agenda-days-set']],
    [after({ agenda: 9 }), ['settings.silence-set']],
    [
      { ...after({ agenda: 9 }), quietDays: 90 },
      ['settings.silence-set', 'settings.quiet-days-set'],
    ],
  ])('happen one by one, and are so from then on', (settings, types) => {
    const decision = decide({ today, settings }, initial);
    if (!decision.accepted) throw new Error(decision.rejection.code);
    expect(decision.events.map(({ type }) => type)).toEqual(types);
    const now = decision.events.reduce(evolve, initial);
    expect(now).toEqual(settings);
    expect(decide({ today, settings }, now)).toEqual({ accepted: true, events: [] });
  });

  it.each(silenceSteps.slice(1))('are refused when %s is no later than the step before', (step) => {
    const before = silenceSteps[silenceSteps.indexOf(step) - 1]!;
    const settings = after({ [step]: usualSettings.silence.after[before] });
    expect(decide({ today, settings }, initial)).toEqual({
      accepted: false,
      rejection: {
        code: 'settings.steps-not-ascending',
        because: 'value',
        field: `silence.after.${step}`,
        details: { step },
      },
    });
  });
});
