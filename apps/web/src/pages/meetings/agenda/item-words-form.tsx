import { Textfield } from '@digdir/designsystemet-react';
import { api } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { Place } from '../../case/fields';
import { useWords } from '../../case/use-words';
import { wordsFault } from './agenda-add';
import { stale, type AgendaItem } from './agenda-data';
import type { Meeting } from '../meeting-data';

/** The child's own question as the child asks it, or an item of the team's or a guest's in other words. */
export function ItemWordsForm({
  meeting: { meetingId, caseId, version },
  item: { itemId, kind, text: said },
  onClose,
}: {
  /** With the version of the agenda that the item is read from. */
  meeting: Meeting;
  item: AgendaItem;
  onClose: () => void;
}) {
  const { text } = useWords();
  const form = useForm({
    name: `meeting.${meetingId}.item.${itemId}`,
    empty: { text: said ?? '', seen: said },
    version,
    check: (values) => ({ text: wordsFault(values.text) }),
    stale,
    onDone: onClose,
    // What others put on the agenda meanwhile does not matter.
    isUntouched: ({ seen }) => seen === said,
    send: (values, header) =>
      api.PUT('/api/v1/meetings/{meetingId}/agenda/items/{itemId}/text', {
        params: { path: { meetingId, itemId }, header },
        body: { text: values.text.trim() },
      }),
  });
  const label = text(kind === 'child-question' ? 'meetings.agenda.child' : 'meetings.agenda.text');
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text(
        kind === 'child-question' ? 'meetings.agenda.child.write' : 'meetings.agenda.change',
      )}
      submit={text('action.save')}
      compare={[{ label, mine: form.values.text, now: said ?? '' }]}
      onClose={onClose}
    >
      <Place id={form.idOf('text')}>
        <Textfield
          data-size="sm"
          label={label}
          maxLength={500}
          value={form.values.text}
          error={form.faultOf('text')}
          onChange={({ target }) => form.set({ text: target.value })}
        />
      </Place>
    </ActForm>
  );
}
