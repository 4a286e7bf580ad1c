import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../../case/use-words';
import { BookForm, timeOf } from '../booking/book-form';
import { mayBePolled, type Meeting, type Slot } from '../meeting-data';
import type { Chosen } from '../booking/poll-form';
import { useTimeWords } from '../use-time-words';

/** What can be done with a time: book it, move a booked meeting to it, or ask whom it suits. */
export function SlotActs({
  meeting,
  slot,
  chosen,
  onChoose,
}: {
  meeting: Meeting;
  slot: Slot;
  chosen: readonly Chosen[];
  onChoose: (chosen: readonly Chosen[]) => void;
}) {
  const { text } = useWords();
  const { span } = useTimeWords();
  const [booking, setBooking] = useState(false);
  if (meeting.stage !== 'requested' && meeting.stage !== 'booked') return null;
  const when = span(slot.from, slot.to);
  const isChosen = chosen.some(({ from }) => from === slot.from);
  const act = meeting.stage === 'booked' ? 'meetings.move-here' : 'meetings.book';
  return (
    <div className="slot-acts">
      <Button
        data-size="sm"
        variant="secondary"
        aria-expanded={booking}
        aria-label={`${text(act)}: ${when}`}
        onClick={() => setBooking(!booking)}
      >
        {text(act)}
      </Button>
      {mayBePolled(meeting) && (
        <Checkbox
          data-size="sm"
          label={
            <>
              {text('meetings.poll.choose')}
              <span className="visually-hidden"> {when}</span>
            </>
          }
          value={slot.from}
          checked={isChosen}
          onChange={({ target }) =>
            onChoose(
              target.checked
                ? [...chosen, timeOf(slot)]
                : chosen.filter(({ from }) => from !== slot.from),
            )
          }
        />
      )}
      {booking && (
        <div className="slot-booking">
          <BookForm meeting={meeting} slot={slot} onClose={() => setBooking(false)} />
        </div>
      )}
    </div>
  );
}
