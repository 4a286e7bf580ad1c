import { Button, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { Empty } from '../../../parts/empty';
import { useForm } from '../../../parts/use-form';
import { DirectoryForm } from '../directory-form';
import { EntryActs } from './entry-acts';
import { RemoveEntry } from './remove-entry';
import { stale, type Place, type Schedule } from './schedule-data';
import { Travel } from './travel';

type Act = { what: 'add' } | { what: 'change' | 'remove'; place: Place };

/** Where meetings are held, and how long it takes from one to another. */
export function Places({ schedule }: { schedule: Schedule }) {
  const { places } = schedule;
  const intl = useIntl();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <section className="stack" aria-labelledby="schedule-places">
      <div className="page-head">
        <Heading level={2} data-size="sm" id="schedule-places">
          <FormattedMessage id="schedule.places" />
        </Heading>
        <Button variant="secondary" onClick={() => setAct({ what: 'add' })}>
          <FormattedMessage id="schedule.place.add" />
        </Button>
      </div>
      {places.length === 0 ? (
        <Empty>
          <FormattedMessage id="schedule.places.empty" />
        </Empty>
      ) : (
        <ul className="schedule-list">
          {places.map((place) => (
            <li key={place.placeId}>
              <span>{place.name}</span>
              <EntryActs
                name={place.name}
                onChange={() => setAct({ what: 'change', place })}
                onRemove={() => setAct({ what: 'remove', place })}
              />
            </li>
          ))}
        </ul>
      )}
      {places.length > 1 && <Travel schedule={schedule} />}
      {act?.what === 'add' && <PlaceForm schedule={schedule} onClose={close} />}
      {act?.what === 'change' && (
        <PlaceForm schedule={schedule} place={act.place} onClose={close} />
      )}
      {act?.what === 'remove' && (
        <RemoveEntry
          title={intl.formatMessage({ id: 'schedule.remove.title' }, { name: act.place.name })}
          version={schedule.version}
          onClose={close}
          send={(header) =>
            dataOf(
              api.DELETE('/api/v1/directory/schedule/places/{placeId}', {
                params: { path: { placeId: act.place.placeId }, header },
              }),
            )
          }
        />
      )}
    </section>
  );
}

function PlaceForm({
  schedule: { version, places },
  place,
  onClose,
}: {
  schedule: Schedule;
  place?: Place;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm({
    name: `schedule.place.${place?.placeId ?? 'new'}`,
    empty: { name: place?.name ?? '' },
    version,
    check: ({ name }) => ({ name: name.trim() ? undefined : 'directory.name.missing' }),
    stale,
    onDone: onClose,
    send: ({ name }, header) => {
      const body = { name: name.trim() };
      if (place)
        return dataOf(
          api.PUT('/api/v1/directory/schedule/places/{placeId}', {
            params: { path: { placeId: place.placeId }, header },
            body,
          }),
        );
      const { 'Idempotency-Key': key } = header;
      return dataOf(
        api.POST('/api/v1/directory/schedule/places', {
          params: { header: { 'Idempotency-Key': key } },
          body,
        }),
      );
    },
  });
  const now = place && places.find(({ placeId }) => placeId === place.placeId);
  return (
    <DirectoryForm
      form={form}
      title={text(place ? 'schedule.place.change' : 'schedule.place.add')}
      compare={
        now ? [{ label: text('directory.name'), mine: form.values.name, now: now.name }] : []
      }
      onClose={onClose}
    >
      <Textfield
        id={form.idOf('name')}
        label={text('directory.name')}
        description={text('schedule.place.hint')}
        maxLength={120}
        autoComplete="off"
        value={form.values.name}
        error={form.faultOf('name')}
        onChange={({ target }) => form.set({ name: target.value })}
      />
    </DirectoryForm>
  );
}
