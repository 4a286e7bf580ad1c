import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useChange } from '../../api/change';
import { api, dataOf } from '../../api/client';
import { ProblemNotice } from '../../parts/problem-notice';
import { useWords } from '../case/use-words';
import { stale } from './agenda-data';
import type { Meeting } from './meeting-data';
import { partyIdOf, usePartyName, type Party } from './use-party-name';

/** Who has come. */
export function Attendance({ meeting: { meetingId, invited } }: { meeting: Meeting }) {
  const { text } = useWords();
  const partyName = usePartyName();
  const note = useChange(
    (body: { party: Party; came: boolean }, header) =>
      dataOf(
        api.PUT('/api/v1/meetings/{meetingId}/attendance', {
          params: { path: { meetingId }, header },
          body,
        }),
      ),
    stale,
  );
  const sent = note.isPending ? note.variables : null;
  return (
    <section aria-labelledby="narvaro-rubrik">
      {note.isError && <ProblemNotice error={note.error} />}
      <Fieldset data-size="sm">
        <Fieldset.Legend id="narvaro-rubrik">{text('meetings.came')}</Fieldset.Legend>
        {invited.map(({ party, came, answer }) => {
          const id = partyIdOf(party);
          const isSent = sent && partyIdOf(sent.party) === id;
          return (
            <Checkbox
              key={id}
              label={partyName(id)}
              description={answer === 'declined' ? text('meetings.comes.declined') : undefined}
              value={id}
              checked={isSent ? sent.came : (came ?? false)}
              onChange={({ target }) => note.mutate({ party, came: target.checked })}
            />
          );
        })}
      </Fieldset>
    </section>
  );
}
