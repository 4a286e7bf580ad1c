import { Checkbox, Field, Heading, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import type { Agency, Unit } from '../directory-queries';
import { DirectoryForm } from '../directory-form';
import { EntryActs } from './entry-acts';
import { stale, type Schedule } from './schedule-data';

/** From where the units travel, and which of them are away when there is no school. */
export function UnitPlaces({
  schedule,
  agencies,
  units,
}: {
  schedule: Schedule;
  agencies: readonly Agency[];
  units: readonly Unit[];
}) {
  const intl = useIntl();
  const [changing, setChanging] = useState<Unit | null>(null);
  const placeOf = ({ unitId }: Unit) => schedule.units.find((one) => one.unitId === unitId);
  const placeName = (id: string | null | undefined) =>
    schedule.places.find(({ placeId }) => placeId === id)?.name ??
    intl.formatMessage({ id: 'schedule.unit.no-place' });
  return (
    <section aria-labelledby="schedule-units">
      <details className="schedule-units">
        <summary>
          <Heading level={2} data-size="sm" id="schedule-units">
            <FormattedMessage id="schedule.units" />
          </Heading>
        </summary>
        <ul className="schedule-list">
          {units.map((unit) => (
            <li key={unit.unitId}>
              <span>
                {unit.name}
                <span className="subtle">
                  {agencies.find(({ agencyId }) => agencyId === unit.agencyId)?.name}
                  {' · '}
                  {placeName(placeOf(unit)?.placeId)}
                  {placeOf(unit)?.followsTerms && (
                    <>
                      {' · '}
                      <FormattedMessage id="schedule.unit.follows" />
                    </>
                  )}
                </span>
              </span>
              <EntryActs name={unit.name} onChange={() => setChanging(unit)} />
            </li>
          ))}
        </ul>
      </details>
      {changing && (
        <UnitForm
          unit={changing}
          schedule={schedule}
          placeName={placeName}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  );
}

function UnitForm({
  unit: { unitId, name },
  schedule,
  placeName,
  onClose,
}: {
  unit: Unit;
  schedule: Schedule;
  placeName: (id: string | null) => string;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const now = schedule.units.find((one) => one.unitId === unitId);
  const form = useForm({
    name: `schedule.unit.${unitId}`,
    empty: { placeId: now?.placeId ?? '', followsTerms: now?.followsTerms ?? false },
    version: schedule.version,
    check: () => ({}),
    stale,
    onDone: onClose,
    send: ({ placeId, followsTerms }, header) =>
      dataOf(
        api.PUT('/api/v1/directory/schedule/units/{unitId}', {
          params: { path: { unitId }, header },
          body: { placeId: placeId || null, followsTerms },
        }),
      ),
  });
  const { values, set, idOf } = form;
  return (
    <DirectoryForm
      form={form}
      title={name}
      compare={[
        {
          label: text('schedule.place'),
          mine: placeName(values.placeId),
          now: placeName(now?.placeId ?? null),
        },
      ]}
      onClose={onClose}
    >
      <Field>
        <Label>{text('schedule.place')}</Label>
        <Select
          id={idOf('placeId')}
          value={values.placeId}
          onChange={({ target }) => set({ placeId: target.value })}
        >
          <Select.Option value="">{text('schedule.unit.no-place')}</Select.Option>
          {schedule.places.map((place) => (
            <Select.Option key={place.placeId} value={place.placeId}>
              {place.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={text('schedule.unit.follows')}
        description={text('schedule.unit.follows.hint')}
        value="follows"
        checked={values.followsTerms}
        onChange={({ target }) => set({ followsTerms: target.checked })}
      />
    </DirectoryForm>
  );
}
