import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useChange } from '../../../api/change';
import { api, dataOf } from '../../../api/client';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useWords } from '../../case/use-words';
import { stale } from '../agenda/agenda-data';
import type { Meeting } from '../meeting-data';
import { partyIdOf, usePartyName, type Party } from '../use-party-name';

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
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  /** It stays as it was ticked until the house has answered: at once, and also when the next one is ticked meanwhile. */
  const tick = (party: Party, came: boolean) => {
    const id = partyIdOf(party);
    setTicked((now) => ({ ...now, [id]: came }));
    const over = () =>
      setTicked((now) => {
        const { [id]: mine, ...others } = now;
        return mine === came ? others : now;
      });
    note.mutate({ party, came }, { onSuccess: over, onError: over });
  };
  return (
    <section aria-labelledby="narvaro-rubrik">
      {note.isError && <ProblemNotice error={note.error} />}
      <Fieldset data-size="sm">
        <Fieldset.Legend id="narvaro-rubrik">{text('meetings.came')}</Fieldset.Legend>
        {invited.map(({ party, came, answer }) => {
          const id = partyIdOf(party);
          return (
            <Checkbox
              key={id}
              label={partyName(id)}
              description={answer === 'declined' ? text('meetings.comes.declined') : undefined}
              value={id}
              checked={ticked[id] ?? came ?? false}
              onChange={({ target }) => tick(party, target.checked)}
            />
          );
        })}
      </Fieldset>
    </section>
  );
}
