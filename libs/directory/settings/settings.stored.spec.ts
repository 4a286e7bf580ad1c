import { settingsContracts } from '@famsam/contracts';

/** As they lie in the store, one of each type and version: these must be readable for ever. */
const stored: readonly { type: string; version: number; data: unknown }[] = [
  {
    type: 'settings.silence-set',
    version: 1,
    data: {
      answerWithin: 3,
      after: { reminder: 0, 'second-reminder': 2, manager: 4, coordinator: 6, agenda: 8 },
    },
  },
  { type: 'settings.quiet-days-set', version: 1, data: { quietDays: 60 } },
  { type: 'settings.agenda-days-set', version: 1, data: { agendaDaysAhead: 3 } },
  { type: 'settings.first-day-fixed', version: 1, data: { firstDay: '2026-01-07' } },
];

describe('what is stored of settings', () => {
  it.each(stored)('$type, version $version, is still understood', ({ type, data }) => {
    const contract = settingsContracts.find((one) => one.type === type);
    expect(contract?.parse(data)).toEqual(data);
  });

  it('has an example of every version of every type', () => {
    const wanted = settingsContracts.map(({ type, version }) => `${type} ${version}`);
    expect(stored.map(({ type, version }) => `${type} ${version}`)).toEqual(wanted);
  });
});
