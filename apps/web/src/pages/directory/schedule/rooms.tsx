import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { Empty } from '../../../parts/empty';
import { EntryActs } from './entry-acts';
import { RemoveEntry } from './remove-entry';
import { ItemForm, RoomForm } from './room-forms';
import type { Item, Room, Schedule } from './schedule-data';

type Act =
  | { what: 'room'; room?: Room }
  | { what: 'item'; item?: Item }
  | { what: 'remove-room'; room: Room }
  | { what: 'remove-item'; item: Item };

/** The rooms for meetings with what stands in them, and what can be carried to a room of its place. */
export function Rooms({ schedule }: { schedule: Schedule }) {
  const intl = useIntl();
  const [act, setAct] = useState<Act | null>(null);
  const { rooms, items, places, version } = schedule;
  const close = () => setAct(null);
  const placeName = (id: string) => places.find(({ placeId }) => placeId === id)?.name ?? '–';
  const words = (codes: Room['equipment']) =>
    intl.formatList(
      codes.map((code) => intl.formatMessage({ id: `schedule.equipment.${code}` })),
      { type: 'conjunction' },
    );
  return (
    <section className="stack" aria-labelledby="schedule-rooms">
      <div className="page-head">
        <Heading level={2} data-size="sm" id="schedule-rooms">
          <FormattedMessage id="schedule.rooms" />
        </Heading>
        {places.length > 0 && (
          <div className="row">
            <Button variant="secondary" onClick={() => setAct({ what: 'room' })}>
              <FormattedMessage id="schedule.room.add" />
            </Button>
            <Button variant="secondary" onClick={() => setAct({ what: 'item' })}>
              <FormattedMessage id="schedule.item.add" />
            </Button>
          </div>
        )}
      </div>
      {rooms.length + items.length === 0 ? (
        <Empty>
          <FormattedMessage
            id={places.length > 0 ? 'schedule.rooms.empty' : 'schedule.rooms.empty.places'}
          />
        </Empty>
      ) : (
        <ul className="schedule-list">
          {rooms.map((room) => (
            <li key={room.roomId}>
              <span>
                {room.name}
                <span className="subtle">
                  <FormattedMessage
                    id="schedule.room.about"
                    values={{ place: placeName(room.placeId), seats: room.seats }}
                  />
                  {room.equipment.length > 0 && ` · ${words(room.equipment)}`}
                </span>
              </span>
              <EntryActs
                name={room.name}
                onChange={() => setAct({ what: 'room', room })}
                onRemove={() => setAct({ what: 'remove-room', room })}
              />
            </li>
          ))}
          {items.map((item) => (
            <li key={item.itemId}>
              <span>
                {item.name}
                <span className="subtle">
                  <FormattedMessage
                    id="schedule.item.about"
                    values={{ what: words([item.code]), place: placeName(item.placeId) }}
                  />
                </span>
              </span>
              <EntryActs
                name={item.name}
                onChange={() => setAct({ what: 'item', item })}
                onRemove={() => setAct({ what: 'remove-item', item })}
              />
            </li>
          ))}
        </ul>
      )}
      {act?.what === 'room' && <RoomForm schedule={schedule} room={act.room} onClose={close} />}
      {act?.what === 'item' && <ItemForm schedule={schedule} item={act.item} onClose={close} />}
      {act?.what === 'remove-room' && (
        <RemoveEntry
          title={intl.formatMessage({ id: 'schedule.remove.title' }, { name: act.room.name })}
          version={version}
          onClose={close}
          send={(header) =>
            dataOf(
              api.DELETE('/api/v1/directory/schedule/rooms/{roomId}', {
                params: { path: { roomId: act.room.roomId }, header },
              }),
            )
          }
        />
      )}
      {act?.what === 'remove-item' && (
        <RemoveEntry
          title={intl.formatMessage({ id: 'schedule.remove.title' }, { name: act.item.name })}
          version={version}
          onClose={close}
          send={(header) =>
            dataOf(
              api.DELETE('/api/v1/directory/schedule/equipment/{itemId}', {
                params: { path: { itemId: act.item.itemId }, header },
              }),
            )
          }
        />
      )}
    </section>
  );
}
