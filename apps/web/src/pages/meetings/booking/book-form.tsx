import { ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { useLanguage } from '../../../parts/use-language';
import { ActForm } from '../../case/act-form';
import { Place, SelectField } from '../../case/fields';
import { useWords } from '../../case/use-words';
import { directoryQueries } from '../../directory/directory-queries';
import type { Meeting } from '../meeting-data';
import type { Chosen } from './poll-form';
import { useInvitedWords } from '../use-party-name';
import { useInterpreterChoice } from './use-interpreter-choice';
import { useRoomName } from '../use-room-name';
import { useTimeWords } from '../use-time-words';

/** A time as a booking and a poll take it. */
export function timeOf({ from, to, roomId, itemIds }: Chosen): Chosen {
  return { from, to, roomId, itemIds };
}

interface FormValues {
  readonly roomId: string;
  /** By language, where somebody has said otherwise than was proposed. */
  readonly interpreters: Readonly<Record<string, string>>;
}

/** Books a time, or moves a booked meeting to it; says first whom that tells. */
export function BookForm({
  meeting,
  slot,
  onClose,
}: {
  meeting: Meeting;
  /** With the rooms that would do as well, where they are known. */
  slot: Chosen & {
    readonly otherRoomIds?: readonly string[];
    readonly interpreterIds?: readonly string[];
  };
  onClose: () => void;
}) {
  const { text } = useWords();
  const { span } = useTimeWords();
  const language = useLanguage();
  const invitedWords = useInvitedWords(meeting);
  const roomName = useRoomName();
  const navigate = useNavigate();
  const { meetingId, caseId, version, booking } = meeting;
  const { data: settings } = useQuery(directoryQueries.settings);
  const interpreters = useInterpreterChoice(meeting, slot.interpreterIds);
  const rooms = slot.roomId === null ? [] : [slot.roomId, ...(slot.otherRoomIds ?? [])];
  const form = useForm<FormValues>({
    name: `meeting.${meetingId}.book.${slot.from}`,
    empty: { roomId: slot.roomId ?? '', interpreters: {} },
    version,
    check: () => ({}),
    fieldOf: { interpreterIds: 'interpreters' },
    stale: [['meetings'], ['today']],
    onDone: () => {
      onClose();
      void navigate({ to: '/arenden/$caseId', params: { caseId }, hash: 'planering' });
    },
    send: ({ roomId, interpreters: picked }, header) => {
      const params = { path: { meetingId }, header };
      // What is carried to one room is not at hand in another place.
      const isProposed = roomId === (slot.roomId ?? '');
      const body = {
        from: slot.from,
        to: slot.to,
        roomId: roomId || null,
        itemIds: isProposed ? [...slot.itemIds] : [],
        interpreterIds: interpreters.chosen(picked),
      };
      return meeting.stage === 'booked'
        ? api.PUT('/api/v1/meetings/{meetingId}/booking', { params, body })
        : api.POST('/api/v1/meetings/{meetingId}/booking', { params, body });
    },
  });
  const isMove = meeting.stage === 'booked';
  const when = span(slot.from, slot.to);
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text(isMove ? 'meetings.move.title' : 'meetings.book.title', { when })}
      lead={invitedWords(isMove ? 'meetings.move.lead' : 'meetings.book.lead')}
      submit={text(isMove ? 'meetings.move.submit' : 'meetings.book.submit')}
      compare={[
        {
          label: text('meetings.when'),
          mine: when,
          now: booking ? span(booking.from, booking.to) : '',
        },
      ]}
      onClose={onClose}
    >
      {settings && (
        <p className="subtle">
          {text('meetings.book.agenda', { days: String(settings.agendaDaysAhead) })}
        </p>
      )}
      {rooms.length > 1 && (
        <SelectField
          id={form.idOf('roomId')}
          label={text('meetings.room')}
          empty={text('case.choose')}
          groups={[{ label: '', options: rooms.map((id) => ({ value: id, label: roomName(id) })) }]}
          value={form.values.roomId}
          fault={form.faultOf('roomId')}
          onChange={(roomId) => form.set({ roomId })}
        />
      )}
      <Place id={form.idOf('interpreters')}>
        {interpreters.languages.map((one) => (
          <SelectField
            key={one}
            id={`${form.idOf('interpreters')}${one}`}
            label={text('meetings.interpreting.choose.title', { language: language.name(one) })}
            empty={text('meetings.interpreting.from-outside')}
            groups={[{ label: '', options: interpreters.optionsOf(one) }]}
            value={interpreters.valueOf(one, form.values.interpreters)}
            onChange={(id) =>
              form.set({ interpreters: { ...form.values.interpreters, [one]: id } })
            }
          />
        ))}
        {form.faultOf('interpreters') && (
          <ValidationMessage>{form.faultOf('interpreters')}</ValidationMessage>
        )}
      </Place>
    </ActForm>
  );
}
