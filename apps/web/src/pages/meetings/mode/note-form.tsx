import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../../api/client';
import { useForm, type Faults } from '../../../parts/use-form';
import { ownerFrom, valueOf } from '../../agreements/agreement-data';
import { OwnerField, useOwnerWords } from '../../agreements/owner-field';
import { ActForm } from '../../case/act-form';
import { useCaseFile } from '../../case/case-file';
import { DayPlace, Place } from '../../case/fields';
import { useWords } from '../../case/use-words';
import { stale, type Agenda } from '../agenda/agenda-data';
import type { Meeting } from '../meeting-data';
import { laterBy } from '../finding/request-values';

interface FormValues {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  /** What stood when it was begun. */
  readonly seen: string;
}

type Note = Agenda['notes'][number];

const inShort = ({ what, owner, dueOn }: Note): string =>
  JSON.stringify([what, valueOf(owner), dueOn]);

function check({ what, owner, dueOn }: FormValues): Faults<FormValues> {
  return {
    what:
      what.trim() === ''
        ? 'agreements.what.missing'
        : what.trim().length > 2000
          ? 'agreements.what.long'
          : undefined,
    owner: owner ? undefined : 'agreements.owner.missing',
    dueOn: dueOn ? undefined : 'agreements.dueOn.missing',
  };
}

/** Who does what by when, typed while it is agreed. */
export function NoteForm({
  meeting: { meetingId, caseId, version },
  note,
  now,
  onClose,
}: {
  /** With the version of the agenda that the notes are read from. */
  meeting: Meeting;
  /** As it stood when the form was opened; none for a new one. */
  note?: Note;
  /** As it stands. */
  now?: Note | undefined;
  onClose: () => void;
}) {
  const { today } = useCaseFile();
  const { text } = useWords();
  const ownerWords = useOwnerWords();
  const form = useForm<FormValues>({
    name: `meeting.${meetingId}.note.${note?.noteId ?? 'new'}`,
    empty: {
      what: note?.what ?? '',
      owner: note ? valueOf(note.owner) : '',
      dueOn: note?.dueOn ?? laterBy(today, 14),
      seen: note ? inShort(note) : '',
    },
    version,
    check,
    stale,
    onDone: onClose,
    // What others write down meanwhile does not matter.
    isUntouched: ({ seen }) => now !== undefined && seen === inShort(now),
    send: (values, header) => {
      const owner = ownerFrom(values.owner);
      if (!owner) throw new Error('checked before');
      const body = { owner, dueOn: values.dueOn, what: values.what.trim() };
      return note
        ? api.PUT('/api/v1/meetings/{meetingId}/notes/{noteId}', {
            params: { path: { meetingId, noteId: note.noteId }, header },
            body,
          })
        : api.POST('/api/v1/meetings/{meetingId}/notes', {
            params: {
              path: { meetingId },
              header: { 'Idempotency-Key': header['Idempotency-Key'] },
            },
            body,
          });
    },
  });
  const { values, set, idOf, faultOf } = form;
  const compared = ({ what, owner, dueOn }: Note) => [
    { label: text('agreements.what'), mine: values.what, now: what ?? '' },
    {
      label: text('agreements.owner'),
      mine: ownerWords(values.owner),
      now: ownerWords(valueOf(owner)),
    },
    { label: text('agreements.dueOn'), mine: values.dueOn, now: dueOn },
  ];
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text(note ? 'meetings.notes.change' : 'agreements.add')}
      submit={text('agreements.add.submit')}
      compare={now ? compared(now) : []}
      onClose={onClose}
    >
      <Place id={idOf('what')}>
        <Textfield
          data-size="sm"
          multiline
          rows={2}
          label={text('agreements.what')}
          value={values.what}
          error={faultOf('what')}
          onChange={({ target }) => set({ what: target.value })}
        />
      </Place>
      <div className="act-columns">
        <OwnerField
          id={idOf('owner')}
          label={text('agreements.owner')}
          empty={text('case.choose')}
          value={values.owner}
          fault={faultOf('owner')}
          onChange={(owner) => set({ owner })}
        />
        <DayPlace
          id={idOf('dueOn')}
          label={text('agreements.dueOn')}
          value={values.dueOn}
          fault={faultOf('dueOn')}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
    </ActForm>
  );
}
