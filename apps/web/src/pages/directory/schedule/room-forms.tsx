import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { CheckChoice } from '../../case/fields';
import { equipmentCodes } from '../../meetings/finding/request-values';
import { DirectoryForm } from '../directory-form';
import { stale, type Item, type Room, type Schedule } from './schedule-data';

interface ToldRoom {
  readonly name: string;
  readonly placeId: string;
  readonly seats: string;
  readonly equipment: readonly string[];
}

interface ToldItem {
  readonly name: string;
  readonly placeId: string;
  readonly code: string;
}

/** A meeting room: where it is, for how many, and what always stands in it. */
export function RoomForm({
  schedule,
  room,
  onClose,
}: {
  schedule: Schedule;
  room: Room | undefined;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm<ToldRoom>({
    name: `schedule.room.${room?.roomId ?? 'new'}`,
    empty: {
      name: room?.name ?? '',
      placeId: room?.placeId ?? '',
      seats: room ? String(room.seats) : '',
      equipment: room?.equipment ?? [],
    },
    version: schedule.version,
    check: ({ name, placeId, seats }) => ({
      name: name.trim() ? undefined : 'directory.name.missing',
      placeId: placeId ? undefined : 'schedule.place.missing',
      seats:
        /^\d{1,3}$/.test(seats.trim()) && Number(seats) >= 1 && Number(seats) <= 500
          ? undefined
          : 'schedule.seats.wrong',
    }),
    stale,
    onDone: onClose,
    send: ({ name, placeId, seats, equipment }, header) => {
      const body = {
        name: name.trim(),
        placeId,
        seats: Number(seats),
        equipment: equipmentCodes.filter((code) => equipment.includes(code)),
      };
      if (room)
        return dataOf(
          api.PUT('/api/v1/directory/schedule/rooms/{roomId}', {
            params: { path: { roomId: room.roomId }, header },
            body,
          }),
        );
      const { 'Idempotency-Key': key } = header;
      return dataOf(
        api.POST('/api/v1/directory/schedule/rooms', {
          params: { header: { 'Idempotency-Key': key } },
          body,
        }),
      );
    },
  });
  const { values, set, idOf, faultOf } = form;
  const now = room && schedule.rooms.find(({ roomId }) => roomId === room.roomId);
  const words = (codes: readonly string[]) =>
    codes.map((code) => text(`schedule.equipment.${code}`)).join(', ');
  return (
    <DirectoryForm
      form={form}
      title={text(room ? 'schedule.room.change' : 'schedule.room.add')}
      compare={
        now
          ? [
              { label: text('directory.name'), mine: values.name, now: now.name },
              { label: text('schedule.seats'), mine: values.seats, now: String(now.seats) },
              {
                label: text('schedule.equipment'),
                mine: words(values.equipment),
                now: words(now.equipment),
              },
            ]
          : []
      }
      onClose={onClose}
    >
      <Textfield
        id={idOf('name')}
        label={text('directory.name')}
        maxLength={120}
        autoComplete="off"
        value={values.name}
        error={faultOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <PlaceChoice
        id={idOf('placeId')}
        schedule={schedule}
        value={values.placeId}
        isWrong={faultOf('placeId') !== undefined}
        onChange={(placeId) => set({ placeId })}
      />
      <Textfield
        id={idOf('seats')}
        label={text('schedule.seats')}
        inputMode="numeric"
        value={values.seats}
        error={faultOf('seats')}
        onChange={({ target }) => set({ seats: target.value })}
      />
      <CheckChoice
        id={idOf('equipment')}
        label={text('schedule.equipment')}
        options={equipmentCodes.map((code) => ({
          value: code,
          label: text(`schedule.equipment.${code}`),
        }))}
        values={values.equipment}
        onChange={(equipment) => set({ equipment })}
      />
    </DirectoryForm>
  );
}

/** Something that can be carried to any room of its place. */
export function ItemForm({
  schedule,
  item,
  onClose,
}: {
  schedule: Schedule;
  item: Item | undefined;
  onClose: () => void;
}) {
  const intl = useIntl();
  const text = (id: string) => intl.formatMessage({ id });
  const form = useForm<ToldItem>({
    name: `schedule.item.${item?.itemId ?? 'new'}`,
    empty: {
      name: item?.name ?? '',
      placeId: item?.placeId ?? '',
      code: item?.code ?? 'hearing-loop',
    },
    version: schedule.version,
    check: ({ name, placeId }) => ({
      name: name.trim() ? undefined : 'directory.name.missing',
      placeId: placeId ? undefined : 'schedule.place.missing',
    }),
    stale,
    onDone: onClose,
    send: ({ name, placeId, code }, header) => {
      const body = {
        name: name.trim(),
        placeId,
        code: equipmentCodes.find((one) => one === code) ?? 'hearing-loop',
      };
      if (item)
        return dataOf(
          api.PUT('/api/v1/directory/schedule/equipment/{itemId}', {
            params: { path: { itemId: item.itemId }, header },
            body,
          }),
        );
      const { 'Idempotency-Key': key } = header;
      return dataOf(
        api.POST('/api/v1/directory/schedule/equipment', {
          params: { header: { 'Idempotency-Key': key } },
          body,
        }),
      );
    },
  });
  const { values, set, idOf, faultOf } = form;
  const now = item && schedule.items.find(({ itemId }) => itemId === item.itemId);
  return (
    <DirectoryForm
      form={form}
      title={text(item ? 'schedule.item.change' : 'schedule.item.add')}
      compare={now ? [{ label: text('directory.name'), mine: values.name, now: now.name }] : []}
      onClose={onClose}
    >
      <Textfield
        id={idOf('name')}
        label={text('directory.name')}
        maxLength={120}
        autoComplete="off"
        value={values.name}
        error={faultOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Field>
        <Label>{text('schedule.item.code')}</Label>
        <Select
          id={idOf('code')}
          value={values.code}
          onChange={({ target }) => set({ code: target.value })}
        >
          {equipmentCodes.map((code) => (
            <Select.Option key={code} value={code}>
              {text(`schedule.equipment.${code}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <PlaceChoice
        id={idOf('placeId')}
        schedule={schedule}
        value={values.placeId}
        isWrong={faultOf('placeId') !== undefined}
        onChange={(placeId) => set({ placeId })}
      />
    </DirectoryForm>
  );
}

function PlaceChoice({
  id,
  schedule,
  value,
  isWrong,
  onChange,
}: {
  id: string;
  schedule: Schedule;
  value: string;
  isWrong: boolean;
  onChange: (placeId: string) => void;
}) {
  const intl = useIntl();
  return (
    <Field>
      <Label>{intl.formatMessage({ id: 'schedule.place' })}</Label>
      <Select
        id={id}
        value={value}
        aria-invalid={isWrong}
        onChange={({ target }) => onChange(target.value)}
      >
        <Select.Option value="" disabled>
          {intl.formatMessage({ id: 'schedule.place.missing' })}
        </Select.Option>
        {schedule.places.map(({ placeId, name }) => (
          <Select.Option key={placeId} value={placeId}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
