import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Day } from '../../parts/day';
import { AddressesButton } from './addresses';
import type { Settings } from './directory-queries';
import { SettingsForm, steps } from './settings-form';

/** How the area wants silence, quiet cases and agendas dealt with, and where to change it. */
export function AreaSettings({ settings }: { settings: Settings }) {
  const [changing, setChanging] = useState(false);
  const [saved, setSaved] = useState(false);
  const { answerWithin, after } = settings.silence;
  const rows = [
    ['answerWithin', 'settings.working-days', answerWithin],
    ...steps.map((step) => [step, 'settings.working-days', after[step]] as const),
    ['quietDays', 'settings.days', settings.quietDays],
    ['agendaDaysAhead', 'settings.working-days-before', settings.agendaDaysAhead],
  ] as const;
  return (
    <section className="stack" aria-labelledby="directory-settings">
      <Heading level={2} data-size="sm" id="directory-settings">
        <FormattedMessage id="settings.title" />
      </Heading>
      <p className="subtle">
        <FormattedMessage id="settings.lead" />
      </p>
      <dl className="sheet directory-settings">
        {rows.map(([name, unit, days]) => (
          <div key={name}>
            <dt>
              <FormattedMessage id={`settings.${name}`} />
            </dt>
            <dd>
              <FormattedMessage id={unit} values={{ days }} />
            </dd>
          </div>
        ))}
        {settings.firstDay && (
          <div>
            <dt>
              <FormattedMessage id="settings.firstDay" />
            </dt>
            <dd>
              <Day day={settings.firstDay} />
            </dd>
          </div>
        )}
      </dl>
      <p role="status">{saved && <FormattedMessage id="settings.saved" />}</p>
      <div className="row">
        <Button
          variant="secondary"
          onClick={() => {
            setSaved(false);
            setChanging(true);
          }}
        >
          <FormattedMessage id="settings.change" />
        </Button>
        <AddressesButton />
      </div>
      {changing && (
        <SettingsForm
          settings={settings}
          onSaved={() => setSaved(true)}
          onClose={() => setChanging(false)}
        />
      )}
    </section>
  );
}
