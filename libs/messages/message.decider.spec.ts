import type { MessageEvent, Outgoing } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { idOf } from '../../tests/support/case-builder';
import { deciderSpec } from '../../tests/support/decider-spec';
import { messageDecider } from './message.decider';

const on = localDate('2026-12-01');
const at = '2026-12-01T10:00:00.000Z';

const message: Outgoing = {
  kind: 'invitation',
  recipient: { kind: 'unit', unitId: idOf('school') },
  caseId: idOf('case'),
  about: { kind: 'meeting', id: idOf('meeting') },
  link: 'invitation',
  calendar: {
    method: 'request',
    uid: idOf('meeting'),
    sequence: 1,
    from: '2026-12-10T08:00:00.000Z',
    to: '2026-12-10T09:00:00.000Z',
  },
  speaksOf: null,
  dueAt: at,
  meaningfulUntil: '2026-12-10T08:00:00.000Z',
};

function event<T extends MessageEvent['type']>(
  type: T,
  data: Extract<MessageEvent, { type: T }>['data'],
): MessageEvent {
  return { type, happenedOn: on, data } as MessageEvent;
}

const queued = event('message.queued', message);
const attempted = (number: number, againAt = '2026-12-01T10:05:00.000Z') =>
  event('message.attempted', { number, channel: 'mail', againAt });
const sent = event('message.sent', { channel: 'mail' });
const failed = event('message.failed', { why: 'unreachable' });
const superseded = event('message.skipped', { why: 'superseded' });
const retried = event('message.retried', { at });
const accepted = { answer: 'accepted', sequence: 1, stamp: at } as const;

const given = deciderSpec(messageDecider, { on });

describe('queueing a message', () => {
  it('happens once', () => {
    given().when({ type: 'queue', message }).then(queued);
    given(queued).when({ type: 'queue', message }).thenRefused('message.already-queued');
  });

  it('comes before all else', () => {
    given().when({ type: 'skip', why: 'too-late' }).thenRefused('message.not-queued');
  });

  it('makes it due when it said so', () => {
    expect(given(queued).state).toMatchObject({ status: 'waiting', nextAt: at, attempts: 0 });
  });
});

describe('trying to send it', () => {
  const attempt = (number: number) => ({ type: 'attempt', number, at, channel: 'mail' }) as const;

  it('is written down with the time of the next try, which comes later each time', () => {
    given(queued).when(attempt(1)).then(attempted(1));
    given(queued, attempted(1)).when(attempt(2)).then(attempted(2, '2026-12-01T10:15:00.000Z'));
    const five = [1, 2, 3, 4, 5].map((number) => attempted(number));
    given(queued, ...five)
      .when(attempt(6))
      .then(attempted(6, '2026-12-01T22:00:00.000Z'));
  });

  it('is done by one of two who would make the same try', () => {
    given(queued, attempted(1)).when(attempt(1)).thenRefused('message.attempt-taken');
  });

  it('is for what waits', () => {
    given(queued, attempted(1), sent).when(attempt(2)).thenRefused('message.not-waiting');
    given(queued, superseded).when(attempt(1)).thenRefused('message.not-waiting');
  });

  it('waits as little as at first when somebody asks for another round', () => {
    given(queued, attempted(1), attempted(2), failed, retried).when(attempt(3)).then(attempted(3));
  });
});

describe('the end of a message', () => {
  const noteSent = { type: 'note-sent', channel: 'mail' } as const;

  it('is that it was sent, once', () => {
    given(queued, attempted(1)).when(noteSent).then(sent);
    given(queued, attempted(1), sent).when(noteSent).thenNothing();
    given(queued).when(noteSent).thenRefused('message.never-attempted');
  });

  it('is that it was sent even if it was withdrawn meanwhile: it has left', () => {
    given(queued, attempted(1), superseded).when(noteSent).then(sent);
  });

  it('is that it was skipped, also after it had failed', () => {
    const skip = { type: 'skip', why: 'superseded' } as const;
    given(queued).when(skip).then(superseded);
    given(queued, attempted(1), failed).when(skip).then(superseded);
    given(queued, attempted(1), sent).when(skip).thenNothing();
  });

  it('is that it failed, until somebody asks to try again while it still means something', () => {
    const fail = { type: 'fail', why: 'unreachable' } as const;
    given(queued, attempted(1)).when(fail).then(failed);
    given(queued, attempted(1), sent).when(fail).thenNothing();
    given(queued, attempted(1), failed).when({ type: 'retry', at }).then(retried);
    given(queued, attempted(1), failed)
      .when({ type: 'retry', at: '2026-12-11T08:00:00.000Z' })
      .thenRefused('message.too-late');
    given(queued).when({ type: 'retry', at }).thenNothing();
    given(queued, attempted(1), sent).when({ type: 'retry', at }).thenRefused('message.not-failed');
  });
});

describe('an answer by mail', () => {
  const note = { type: 'note-answer', answer: accepted } as const;
  const answered = event('message.answered', accepted);

  it('is noted, and another one after it', () => {
    given(queued, attempted(1), sent).when(note).then(answered);
    // The same again: by a link it may have been another in between.
    given(queued, attempted(1), sent, answered).when(note).then(answered);
    const declined = { answer: 'declined', sequence: 1, stamp: at } as const;
    given(queued, attempted(1), sent, answered)
      .when({ type: 'note-answer', answer: declined })
      .then(event('message.answered', declined));
  });

  it('is to an invitation that has left', () => {
    given(queued).when(note).thenRefused('message.no-invitation');
    const withoutCalendar = event('message.queued', { ...message, calendar: null });
    given(withoutCalendar, attempted(1), sent).when(note).thenRefused('message.no-invitation');
  });
});

describe('an answer that was overtaken (found R01)', () => {
  const later = '2026-12-01T11:00:00.000Z';
  const answered = (stamp: string | null) => event('message.answered', { ...accepted, stamp });
  const declined = (stamp: string) =>
    ({ type: 'note-answer', answer: { answer: 'declined', sequence: 1, stamp } }) as const;

  it('does not count when it was given before the one that is there', () => {
    given(queued, attempted(1), sent, answered(later)).when(declined(at)).thenNothing();
  });

  it('counts when it was given after it, or nobody knows when that one was', () => {
    const counted = event('message.answered', { answer: 'declined', sequence: 1, stamp: later });
    given(queued, attempted(1), sent, answered(at)).when(declined(later)).then(counted);
    given(queued, attempted(1), sent, answered(null)).when(declined(later)).then(counted);
  });
});

describe('an answer by another than who was invited (found R02)', () => {
  const other = { answer: 'accepted', sequence: 1 } as const;
  const note = { type: 'note-other-answer', answer: other } as const;

  it('is noted beside, and refused where nobody was invited', () => {
    given(queued, attempted(1), sent).when(note).then(event('message.answered-by-another', other));
    given(queued).when(note).thenRefused('message.no-invitation');
  });
});

describe('a message that came back', () => {
  it('has failed, once', () => {
    const returned = event('message.failed', { why: 'returned' });
    const note = { type: 'note-return' } as const;
    given(queued, attempted(1), sent).when(note).then(returned);
    given(queued, attempted(1), sent, returned).when(note).thenNothing();
    given(queued).when(note).thenNothing();
  });

  it('before anybody wrote down that it was sent is heard of again (found 9)', () => {
    const note = { type: 'note-return' } as const;
    given(queued, attempted(1)).when(note).thenRefused('message.under-way');
  });

  it('after it was withdrawn has failed, also when that it was sent is written down last', () => {
    const returned = event('message.failed', { why: 'returned' });
    const note = { type: 'note-return' } as const;
    given(queued, attempted(1), superseded).when(note).then(returned);
    given(queued, attempted(1), superseded, sent).when(note).then(returned);
    given(queued, superseded).when(note).thenNothing();
    const late = { type: 'note-sent', channel: 'mail' } as const;
    given(queued, attempted(1), superseded, returned).when(late).thenNothing();
    given(queued, attempted(1), superseded, returned)
      .when({ type: 'skip', why: 'superseded' })
      .then(superseded);
  });

  it('can be tried again', () => {
    const returned = event('message.failed', { why: 'returned' });
    given(queued, attempted(1), sent, returned).when({ type: 'retry', at }).then(retried);
  });
});

describe('a message that waits for our set-up (found M01)', () => {
  const putOff = event('message.put-off', { againAt: '2026-12-01T11:00:00.000Z' });

  it('is tried again in an hour, and that is the first try of a round', () => {
    given(queued, attempted(1)).when({ type: 'put-off', at }).then(putOff);
    given(queued, attempted(1), putOff)
      .when({ type: 'attempt', number: 2, at, channel: 'mail' })
      .then(attempted(2));
  });

  it('is tried at once when somebody asks for it', () => {
    given(queued, attempted(1), putOff).when({ type: 'retry', at }).then(retried);
  });

  it('is none after it was sent', () => {
    given(queued, attempted(1), sent).when({ type: 'put-off', at }).thenNothing();
  });
});
