import { Button, Heading } from '@digdir/designsystemet-react';
import { FormattedMessage } from 'react-intl';
import { useChange } from '../../../api/change';
import { api, dataOf } from '../../../api/client';
import { Empty } from '../../../parts/empty';
import { ProblemNotice } from '../../../parts/problem-notice';
import { useWords } from '../../case/use-words';
import { stale, timeOf, type Agenda, type AgendaItem } from '../agenda/agenda-data';
import { Clock } from './clock';
import { useItemWords } from '../agenda/use-item-words';

/** What is spoken of now, large, and the rest of the agenda with what each has taken. */
export function ModeAgenda({ meetingId, agenda }: { meetingId: string; agenda: Agenda }) {
  const { text } = useWords();
  const { title } = useItemWords();
  const { items, running } = agenda;
  const change = useChange(
    ({ itemId, does }: { itemId: string; does: 'begun' | 'ended' }, header) => {
      const params = { path: { meetingId, itemId }, header };
      return does === 'begun'
        ? dataOf(api.POST('/api/v1/meetings/{meetingId}/items/{itemId}/begun', { params }))
        : dataOf(api.POST('/api/v1/meetings/{meetingId}/items/{itemId}/ended', { params }));
    },
    stale,
  );
  const now = items.find(({ itemId }) => itemId === running?.itemId);
  const at = now ? items.indexOf(now) : -1;
  const next = now ? items[at + 1] : items.find(({ secondsSpent }) => secondsSpent === 0);
  const begin = (item: AgendaItem) => change.mutate({ itemId: item.itemId, does: 'begun' });
  return (
    <section className="mode-agenda" aria-labelledby="dagordning-rubrik">
      <div className="mode-now" role="status">
        {now ? (
          <>
            <p className="mode-now-title">{title(now)}</p>
            <p className="mode-now-time">
              <Clock {...timeOf(agenda, now)} />
              <span className="subtle">{text('meetings.mode.of', { minutes: now.minutes })}</span>
            </p>
          </>
        ) : (
          <p className="mode-now-title">{text('meetings.mode.nothing-running')}</p>
        )}
      </div>
      {change.isError && <ProblemNotice error={change.error} />}
      <div className="row mode-acts">
        {next && (
          <Button loading={change.isPending} onClick={() => begin(next)}>
            {text(now ? 'meetings.mode.next' : 'meetings.mode.begin', { what: title(next) })}
          </Button>
        )}
        {now && (
          <Button
            variant="secondary"
            onClick={() => change.mutate({ itemId: now.itemId, does: 'ended' })}
          >
            {text('meetings.mode.end-item')}
          </Button>
        )}
      </div>
      <Heading level={2} data-size="xs" id="dagordning-rubrik">
        <FormattedMessage id="meetings.agenda" />
      </Heading>
      {items.length === 0 ? (
        <Empty>
          <FormattedMessage id="meetings.agenda.empty" />
        </Empty>
      ) : (
        <ol className="mode-items">
          {items.map((item) => (
            <ModeItem
              key={item.itemId}
              item={item}
              time={timeOf(agenda, item)}
              onBegin={() => begin(item)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function ModeItem({
  item,
  time,
  onBegin,
}: {
  item: AgendaItem;
  time: ReturnType<typeof timeOf>;
  onBegin: () => void;
}) {
  const { text } = useWords();
  const { title, why } = useItemWords();
  const isRunning = time.since !== null;
  return (
    <li className="mode-item" aria-current={isRunning ? 'step' : undefined}>
      <div className="agenda-words">
        <strong>{title(item)}</strong>
        <span className="subtle">{why(item)}</span>
      </div>
      <span className="mode-item-time">
        {isRunning || item.secondsSpent > 0 ? (
          <>
            <Clock {...time} />{' '}
            <span className="subtle">{text('meetings.mode.of', { minutes: item.minutes })}</span>
          </>
        ) : (
          text('meetings.agenda.minutes', { minutes: item.minutes })
        )}
      </span>
      {isRunning ? (
        <span className="mode-here">{text('meetings.mode.here')}</span>
      ) : (
        <button type="button" className="link-button" onClick={onBegin}>
          {text('meetings.mode.take-up')}
          <span className="visually-hidden"> {title(item)}</span>
        </button>
      )}
    </li>
  );
}
