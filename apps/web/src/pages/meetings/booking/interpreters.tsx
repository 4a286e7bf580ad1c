import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useChange } from '../../../api/change';
import { api, dataOf, ifMatch } from '../../../api/client';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useForm } from '../../../parts/use-form';
import { useLanguage, type Language } from '../../../parts/use-language';
import { ActForm } from '../../case/act-form';
import { SelectField } from '../../case/fields';
import { useWords } from '../../case/use-words';
import type { Meeting } from '../meeting-data';
import { useInterpreting, type Interpreting } from '../use-interpreting';

const stale = [['meetings'], ['today']] as const;

/** Who interprets at a booked meeting, and what is left to do about it: a language a line (law.md 24). */
export function Interpreters({ meeting }: { meeting: Meeting }) {
  const { text } = useWords();
  if (meeting.interpreting.length === 0) return null;
  return (
    <ul className="interpreters" aria-label={text('meetings.interpreter.fact')}>
      {meeting.interpreting.map((one) => (
        <Line key={one.language} meeting={meeting} interpreting={one} />
      ))}
    </ul>
  );
}

type Step = 'ordered' | 'confirmed' | 'order-withdrawn';

function Line({ meeting, interpreting }: { meeting: Meeting; interpreting: Interpreting }) {
  const { text } = useWords();
  const { inWords, speakersOf } = useInterpreting();
  const { name } = useLanguage();
  const [isChoosing, setIsChoosing] = useState(false);
  const { language, needed, standing, interpreterIds } = interpreting;
  const { meetingId, version } = meeting;
  const step = useChange((what: Step, header) => {
    const params = { path: { meetingId }, header: { ...header, ...ifMatch(version) } };
    const sent = { params, body: { language: language as Language } };
    switch (what) {
      case 'ordered':
        return dataOf(api.POST('/api/v1/meetings/{meetingId}/interpreters/ordered', sent));
      case 'confirmed':
        return dataOf(api.POST('/api/v1/meetings/{meetingId}/interpreters/confirmed', sent));
      case 'order-withdrawn':
        return dataOf(api.POST('/api/v1/meetings/{meetingId}/interpreters/order-withdrawn', sent));
    }
  }, stale);
  const isMissing = needed && (standing === 'to-order' || standing === 'declined');
  const isOrdered = standing === 'ordered' || standing === 'confirmed';
  const mayChoose = !isOrdered && (interpreterIds.length > 0 || speakersOf(language).length > 0);
  const button = (what: Step) => (
    <Button
      data-size="sm"
      variant="secondary"
      loading={step.isPending && step.variables === what}
      onClick={() => step.mutate(what)}
    >
      {text(`meetings.interpreting.do.${what}`)}
      <span className="visually-hidden"> {name(language)}</span>
    </Button>
  );
  const words = (
    <>
      {inWords(interpreting)}
      {!needed && <span className="subtle"> {text('meetings.interpreting.not-needed')}</span>}
    </>
  );
  return (
    <li>
      {isMissing ? (
        <Alert data-color="warning" data-size="sm">
          {words}
        </Alert>
      ) : (
        <p>{words}</p>
      )}
      <div className="asked-acts">
        {isMissing && button('ordered')}
        {standing === 'ordered' && button('confirmed')}
        {isOrdered && button('order-withdrawn')}
        {mayChoose && (
          <button type="button" className="link-button" onClick={() => setIsChoosing(!isChoosing)}>
            {text('meetings.interpreting.choose')}
            <span className="visually-hidden"> {name(language)}</span>
          </button>
        )}
      </div>
      {step.isError && <ProblemNotice error={step.error} />}
      {isChoosing && (
        <ChooseForm
          meeting={meeting}
          interpreting={interpreting}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </li>
  );
}

/** Somebody else of the directory for one language, or nobody; the others stay as they are. */
function ChooseForm({
  meeting: { caseId, meetingId, version, interpreting: all },
  interpreting: { language, interpreterIds },
  onClose,
}: {
  meeting: Meeting;
  interpreting: Interpreting;
  onClose: () => void;
}) {
  const { text } = useWords();
  const { speakersOf, interpreterName } = useInterpreting();
  const { name } = useLanguage();
  const others = all
    .filter((one) => one.language !== language && one.needed)
    .flatMap((one) => one.interpreterIds);
  const form = useForm({
    name: `meeting.${meetingId}.interpreter.${language}`,
    empty: { interpreterId: interpreterIds[0] ?? '' },
    version,
    check: () => ({}),
    stale,
    fieldOf: { interpreterIds: 'interpreterId' },
    onDone: onClose,
    send: ({ interpreterId }, header) =>
      api.PUT('/api/v1/meetings/{meetingId}/interpreters', {
        params: { path: { meetingId }, header },
        body: {
          interpreterIds: [...new Set([...others, ...(interpreterId ? [interpreterId] : [])])],
        },
      }),
  });
  const choices = new Set([
    ...interpreterIds,
    ...speakersOf(language).map(({ interpreterId }) => interpreterId),
  ]);
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.interpreting.choose.title', { language: name(language) })}
      lead={text('meetings.interpreting.choose.lead')}
      submit={text('meetings.interpreting.choose.submit')}
      compare={[]}
      onClose={onClose}
    >
      <SelectField
        id={form.idOf('interpreterId')}
        label={text('meetings.interpreter.fact')}
        empty={text('meetings.interpreting.from-outside')}
        groups={[
          {
            label: '',
            options: [...choices].map((id) => ({ value: id, label: interpreterName(id) })),
          },
        ]}
        value={form.values.interpreterId}
        fault={form.faultOf('interpreterId')}
        onChange={(interpreterId) => form.set({ interpreterId })}
      />
    </ActForm>
  );
}
