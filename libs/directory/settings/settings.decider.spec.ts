import { silenceSteps } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { deciderSpec } from '../../../tests/support/decider-spec';
import type { Settings } from './settings.decider';
import { settingsDecider, usualSettings } from './settings.decider';

const today = localDate('2026-11-22');
const given = deciderSpec(settingsDecider, { today });

function after(told: Partial<Settings['silence']['after']>): Settings {
  const { silence } = usualSettings;
  return { ...usualSettings, silence: { ...silence, after: { ...silence.after, ...told } } };
}

describe('settings of an area', () => {
  it('are the usual ones until somebody says otherwise', () => {
    expect(given().state).toEqual({ ...usualSettings, firstDay: null });
    given().when({ settings: usualSettings }).thenNothing();
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
    const set = given().when({ settings });
    expect(set.inShort).toEqual(types);
    expect(given(...set.events).state).toEqual({ ...settings, firstDay: null });
    given(...set.events)
      .when({ settings })
      .thenNothing();
  });

  it.each(silenceSteps.slice(1))('are refused when %s is no later than the step before', (step) => {
    const before = silenceSteps[silenceSteps.indexOf(step) - 1]!;
    const settings = after({ [step]: usualSettings.silence.after[before] });
    given()
      .when({ settings })
      .thenRefused('settings.steps-not-ascending', {
        because: 'value',
        field: `silence.after.${step}`,
        details: { step },
      });
  });

  it('fix the first day once (found K1)', () => {
    const firstDay = localDate('2026-01-07');
    const fixed = given().when({ firstDay });
    fixed.then({ type: 'settings.first-day-fixed', happenedOn: today, data: { firstDay } });
    expect(given(...fixed.events).state.firstDay).toBe(firstDay);
    given(...fixed.events)
      .when({ firstDay: today })
      .thenNothing();
  });
});
