import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api, dataOf } from '../../../api/client';
import { Answer } from '../../../parts/answer';
import { Empty } from '../../../parts/empty';
import { useLanguage } from '../../../parts/use-language';
import { useInterpreters, type Interpreter } from '../../meetings/meeting-data';
import { EntryActs } from './entry-acts';
import { useHoursWords } from './hours-fields';
import { InterpreterForm } from './interpreter-form';
import { RemoveEntry } from './remove-entry';
import { writtenHours, type Schedule } from './schedule-data';

type Act = { what: 'add' } | { what: 'change' | 'remove'; interpreter: Interpreter };

/** Who interprets (law.md 24), in which languages, and when. */
export function Interpreters({ schedule }: { schedule: Schedule }) {
  const intl = useIntl();
  const interpreters = useInterpreters();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  // As the interpreters are shown: the schedule may be a moment ahead of them.
  const version = interpreters.data?.version ?? schedule.version;
  return (
    <section className="stack" aria-labelledby="schedule-interpreters">
      <div className="page-head">
        <Heading level={2} data-size="sm" id="schedule-interpreters">
          <FormattedMessage id="schedule.interpreters" />
        </Heading>
        <Button variant="secondary" onClick={() => setAct({ what: 'add' })}>
          <FormattedMessage id="schedule.interpreter.add" />
        </Button>
      </div>
      <p className="subtle">
        <FormattedMessage id="schedule.interpreters.about" />
      </p>
      <Answer query={interpreters}>
        {({ items }) => (
          <Active
            interpreters={items.filter(({ active }) => active)}
            schedule={schedule}
            onAct={setAct}
          />
        )}
      </Answer>
      {act?.what === 'add' && (
        <InterpreterForm
          schedule={schedule}
          version={version}
          interpreter={undefined}
          now={undefined}
          onClose={close}
        />
      )}
      {act?.what === 'change' && (
        <InterpreterForm
          schedule={schedule}
          version={version}
          interpreter={act.interpreter}
          now={interpreters.data?.items.find(
            ({ interpreterId }) => interpreterId === act.interpreter.interpreterId,
          )}
          onClose={close}
        />
      )}
      {act?.what === 'remove' && (
        <RemoveEntry
          title={intl.formatMessage(
            { id: 'schedule.remove.title' },
            { name: act.interpreter.name ?? '' },
          )}
          version={version}
          onClose={close}
          send={(header) =>
            dataOf(
              api.DELETE('/api/v1/directory/interpreters/{interpreterId}', {
                params: { path: { interpreterId: act.interpreter.interpreterId }, header },
              }),
            )
          }
        />
      )}
    </section>
  );
}

function Active({
  interpreters,
  schedule,
  onAct,
}: {
  interpreters: readonly Interpreter[];
  schedule: Schedule;
  onAct: (act: Act) => void;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const hoursWords = useHoursWords();
  const placeOf = ({ placeId }: Interpreter) =>
    schedule.places.find((place) => place.placeId === placeId)?.name;
  if (interpreters.length === 0)
    return (
      <Empty>
        <FormattedMessage id="schedule.interpreters.empty" />
      </Empty>
    );
  return (
    <ul className="schedule-list">
      {interpreters.map((interpreter) => {
        const { interpreterId, languages, hours, phone, email } = interpreter;
        const name =
          interpreter.name ?? intl.formatMessage({ id: 'schedule.interpreter.nameless' });
        const about = [
          intl.formatList(languages.map(language.name), { type: 'conjunction' }),
          hours.length > 0 && hoursWords(writtenHours(hours)),
          placeOf(interpreter),
          phone,
          email,
        ];
        return (
          <li key={interpreterId}>
            <span>
              {name}
              <span className="subtle">{about.filter(Boolean).join(' · ')}</span>
            </span>
            <EntryActs
              name={name}
              onChange={() => onAct({ what: 'change', interpreter })}
              onRemove={() => onAct({ what: 'remove', interpreter })}
            />
          </li>
        );
      })}
    </ul>
  );
}
