import { Button } from '@digdir/designsystemet-react';
import { useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AgendaItem } from './agenda-data';
import { ItemWordsForm } from './item-words-form';
import type { Meeting } from '../meeting-data';
import { useItemWords } from './use-item-words';

const steps = { shorter: -5, longer: 5 } as const;
export const least = 1;
export const most = 240;

/** An item of the agenda: its words and minutes, and where it stands. */
export function AgendaRow({
  meeting,
  item,
  isFirst,
  isLast,
  isOver,
  onMove,
  onStep,
  onRemove,
}: {
  meeting: Meeting;
  item: AgendaItem;
  isFirst: boolean;
  isLast: boolean;
  isOver: boolean;
  onMove: (way: -1 | 1) => void;
  onStep: (by: number) => void;
  onRemove: () => void;
}) {
  const intl = useIntl();
  const [writing, setWriting] = useState(false);
  const { title, why } = useItemWords();
  const what = title(item);
  const isUnasked = item.kind === 'child-question' && item.text === null;
  const label = (id: string) => intl.formatMessage({ id }, { what });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const by = (step: keyof typeof steps) => {
    const minutes = item.minutes + steps[step];
    return (
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={minutes < least || minutes > most}
        aria-label={label(`meetings.agenda.${step}.which`)}
        onClick={() => onStep(steps[step])}
      >
        {step === 'shorter' ? '−' : '+'}
      </Button>
    );
  };
  return (
    <li
      className="agenda-item"
      data-item={item.itemId}
      onKeyDown={isOver || writing ? undefined : onKeyDown}
    >
      <div className="agenda-words">
        <strong>{what}</strong>
        <span className="subtle">{why(item)}</span>
        {!isOver && item.kind !== 'agreement' && (
          <button
            type="button"
            className="link-button"
            aria-expanded={writing}
            onClick={() => setWriting(!writing)}
          >
            <FormattedMessage id={isUnasked ? 'meetings.agenda.child.write' : 'directory.change'} />
            <span className="visually-hidden"> {what}</span>
          </button>
        )}
      </div>
      <div className="agenda-minutes">
        {!isOver && by('shorter')}
        <span>
          <FormattedMessage id="meetings.agenda.minutes" values={{ minutes: item.minutes }} />
        </span>
        {!isOver && by('longer')}
      </div>
      {!isOver && (
        <div className="agenda-move">
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={isFirst}
            aria-label={label('meetings.agenda.up.which')}
            onClick={() => onMove(-1)}
          >
            <FormattedMessage id="meetings.agenda.up" />
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            disabled={isLast}
            aria-label={label('meetings.agenda.down.which')}
            onClick={() => onMove(1)}
          >
            <FormattedMessage id="meetings.agenda.down" />
          </Button>
          {item.kind !== 'child-question' && (
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={label('meetings.agenda.remove.which')}
              onClick={onRemove}
            >
              <FormattedMessage id="directory.contact.remove" />
            </Button>
          )}
        </div>
      )}
      {writing && (
        <div className="agenda-writing">
          <ItemWordsForm meeting={meeting} item={item} onClose={() => setWriting(false)} />
        </div>
      )}
    </li>
  );
}
