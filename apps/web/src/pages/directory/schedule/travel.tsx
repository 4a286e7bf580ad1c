import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { TableScroll } from '../../../parts/table-scroll';
import { useForm } from '../../../parts/use-form';
import { DirectoryForm } from '../directory-form';
import { stale, type Schedule } from './schedule-data';

/** Minutes between two places, either way; those that stand in no line are next to each other. */
export function Travel({ schedule }: { schedule: Schedule }) {
  const [writing, setWriting] = useState(false);
  const nameOf = (id: string) => schedule.places.find(({ placeId }) => placeId === id)?.name ?? '–';
  return (
    <>
      {schedule.travel.length > 0 && (
        <TableScroll>
          <table className="plain-table">
            <caption>
              <FormattedMessage id="schedule.travel.caption" />
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <FormattedMessage id="schedule.travel.between" />
                </th>
                <th scope="col" className="number">
                  <FormattedMessage id="schedule.travel.minutes" />
                </th>
              </tr>
            </thead>
            <tbody>
              {schedule.travel.map(({ placeIds, minutes }) => (
                <tr key={placeIds.join(' ')}>
                  <th scope="row">{placeIds.map(nameOf).join(' – ')}</th>
                  <td className="number">{minutes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <div>
        <Button variant="secondary" data-size="sm" onClick={() => setWriting(true)}>
          <FormattedMessage id="schedule.travel.set" />
        </Button>
      </div>
      {writing && <TravelForm schedule={schedule} onClose={() => setWriting(false)} />}
    </>
  );
}

function TravelForm({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm({
    name: 'schedule.travel',
    empty: { from: '', to: '', minutes: '' },
    version: schedule.version,
    check: ({ from, to, minutes }) => ({
      from: from ? undefined : 'schedule.place.missing',
      to: !to
        ? 'schedule.place.missing'
        : to === from
          ? 'problem.schedule.travel-to-itself'
          : undefined,
      minutes:
        /^\d{1,3}$/.test(minutes.trim()) && Number(minutes) <= 600
          ? undefined
          : 'schedule.travel.wrong',
    }),
    stale,
    onDone: onClose,
    send: ({ from, to, minutes }, header) =>
      dataOf(
        api.PUT('/api/v1/directory/schedule/travel', {
          params: { header },
          body: { placeIds: [from, to], minutes: Number(minutes) },
        }),
      ),
  });
  const { values, set, idOf, faultOf } = form;
  const now = schedule.travel.find(
    ({ placeIds }) => placeIds.includes(values.from) && placeIds.includes(values.to),
  );
  const place = (field: 'from' | 'to') => (
    <Field>
      <Label>{text(`schedule.travel.${field}`)}</Label>
      <Select
        id={idOf(field)}
        value={values[field]}
        aria-invalid={faultOf(field) !== undefined}
        onChange={({ target }) => set({ [field]: target.value })}
      >
        <Select.Option value="" disabled>
          {text('schedule.place.missing')}
        </Select.Option>
        {schedule.places.map(({ placeId, name }) => (
          <Select.Option key={placeId} value={placeId}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
  return (
    <DirectoryForm
      form={form}
      title={text('schedule.travel.set')}
      compare={
        now
          ? [
              {
                label: text('schedule.travel.minutes'),
                mine: values.minutes,
                now: String(now.minutes),
              },
            ]
          : []
      }
      onClose={onClose}
    >
      {place('from')}
      {place('to')}
      <Textfield
        id={idOf('minutes')}
        label={text('schedule.travel.minutes')}
        inputMode="numeric"
        value={values.minutes}
        error={faultOf('minutes')}
        onChange={({ target }) => set({ minutes: target.value })}
      />
    </DirectoryForm>
  );
}
