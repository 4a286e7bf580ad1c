import { api } from '../../../api/client';
import { useForm } from '../../../parts/use-form';
import { ActForm } from '../../case/act-form';
import { useCaseFile } from '../../case/case-file';
import { DayPlace, Place } from '../../case/fields';
import { useWords } from '../../case/use-words';
import type { Meeting, Slot } from '../meeting-data';
import { laterBy } from '../finding/request-values';
import { useInvitedWords } from '../use-party-name';
import { swedishDay, useTimeWords } from '../use-time-words';

export type Chosen = Pick<Slot, 'from' | 'to' | 'roomId' | 'itemIds'>;

const most = 8;

interface FormValues {
  readonly answerBy: string;
  /** Chosen in the list of times; named here for what may be wrong with them. */
  readonly slots?: undefined;
}

/** Asks everybody invited which of some times suit them; nobody sees another's address. */
export function PollForm({
  meeting,
  chosen,
  onChoose,
}: {
  meeting: Meeting;
  chosen: readonly Chosen[];
  onChoose: (chosen: readonly Chosen[]) => void;
}) {
  const { today } = useCaseFile();
  const { text } = useWords();
  const { span } = useTimeWords();
  const invitedWords = useInvitedWords(meeting);
  const { meetingId, caseId, version } = meeting;
  const slots = chosen.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const first = slots[0];
  const lastDay = first && laterBy(swedishDay(first.from), -1);
  const form = useForm<FormValues>({
    name: `meeting.${meetingId}.poll`,
    empty: { answerBy: laterBy(today, 5) },
    version,
    check: ({ answerBy }) => ({
      answerBy: !answerBy
        ? 'meetings.poll.answer-by.missing'
        : answerBy < today
          ? 'problem.meeting.answer-by-in-the-past'
          : lastDay && answerBy > lastDay
            ? 'problem.meeting.answer-by-too-late'
            : undefined,
      slots: slots.length < 2 || slots.length > most ? 'meetings.poll.slots.wrong' : undefined,
    }),
    stale: [['meetings'], ['today']],
    onDone: () => onChoose([]),
    send: ({ answerBy }, header) =>
      api.POST('/api/v1/meetings/{meetingId}/poll', {
        params: { path: { meetingId }, header },
        body: { slots: slots.map((slot) => ({ ...slot, itemIds: [...slot.itemIds] })), answerBy },
      }),
  });
  return (
    <ActForm
      act={{ caseId, ...form }}
      title={text('meetings.poll.ask')}
      lead={invitedWords('meetings.poll.ask.lead')}
      submit={text('meetings.poll.ask.submit')}
      takesFocus={false}
      compare={[]}
      onClose={() => onChoose([])}
    >
      <Place id={form.idOf('slots')}>
        <ul className="poll-chosen">
          {slots.map((slot) => (
            <li key={slot.from}>
              {span(slot.from, slot.to)}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => onChoose(chosen.filter(({ from }) => from !== slot.from))}
              >
                {text('meetings.poll.leave-out')}
                <span className="visually-hidden"> {span(slot.from, slot.to)}</span>
              </button>
            </li>
          ))}
        </ul>
        {(slots.length < 2 || slots.length > most) && (
          <p className="subtle">{text('meetings.poll.slots.wrong')}</p>
        )}
      </Place>
      <DayPlace
        id={form.idOf('answerBy')}
        label={text('meetings.poll.answer-by')}
        value={form.values.answerBy}
        fault={form.faultOf('answerBy')}
        onChange={(answerBy) => form.set({ answerBy })}
      />
    </ActForm>
  );
}
