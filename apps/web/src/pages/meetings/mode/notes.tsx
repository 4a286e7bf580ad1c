import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../../api/change';
import { api, dataOf } from '../../../api/client';
import { Day } from '../../../parts/day';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useOwnerWords } from '../../agreements/owner-field';
import { useWords } from '../../case/use-words';
import { stale, type Agenda } from '../agenda/agenda-data';
import type { Meeting } from '../meeting-data';
import { NoteForm } from './note-form';

type Note = Agenda['notes'][number];

/** What is agreed, written down as it is said; it holds when the meeting has been held. */
export function Notes({
  meeting,
  agenda: { notes, version },
}: {
  meeting: Meeting;
  agenda: Agenda;
}) {
  const { text } = useWords();
  const ownerWords = useOwnerWords();
  const { meetingId } = meeting;
  const [writing, setWriting] = useState<Note | 'new' | null>(null);
  const remove = useChange(
    (noteId: string, header) =>
      dataOf(
        api.DELETE('/api/v1/meetings/{meetingId}/notes/{noteId}', {
          params: { path: { meetingId, noteId }, header },
        }),
      ),
    stale,
  );
  return (
    <section className="mode-notes" aria-labelledby="overenskommet-rubrik">
      <Heading level={2} data-size="xs" id="overenskommet-rubrik">
        <FormattedMessage id="agreements.title" />
      </Heading>
      {remove.isError && <ProblemNotice error={remove.error} />}
      {notes.length === 0 && <p className="subtle">{text('meetings.notes.empty')}</p>}
      <ol className="note-list">
        {notes.map((note) => {
          const { noteId, owner, dueOn, what } = note;
          const words = what ?? text('agreements.what.removed');
          return (
            <li key={noteId}>
              <strong>{words}</strong>
              <span>
                {ownerWords(owner)}, {text('meetings.notes.by')} <Day day={dueOn} />
              </span>
              <span className="entry-acts">
                <button type="button" className="link-button" onClick={() => setWriting(note)}>
                  {text('directory.change')}
                  <span className="visually-hidden"> {words}</span>
                </button>
                <button type="button" className="link-button" onClick={() => remove.mutate(noteId)}>
                  {text('directory.contact.remove')}
                  <span className="visually-hidden"> {words}</span>
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        variant="secondary"
        aria-expanded={writing === 'new'}
        onClick={() => setWriting(writing === 'new' ? null : 'new')}
      >
        <FormattedMessage id="agreements.add" />
      </Button>
      {writing !== null && (
        <NoteForm
          key={writing === 'new' ? 'new' : writing.noteId}
          meeting={{ ...meeting, version }}
          {...(writing !== 'new' && {
            note: writing,
            now: notes.find(({ noteId }) => noteId === writing.noteId),
          })}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  );
}
