import type { MessageEvent, Outgoing } from '@famsam/contracts';
import { localDate } from '@famsam/kernel';
import { idOf } from '../../tests/support/case-builder';
import type { MessageCommand } from './message.decider';
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
const accepted = { answer: 'accepted', sequence: 1 } as const;

type Asked<C> = C extends unknown ? Omit<C, 'on'> : never;

function after(...events: readonly MessageEvent[]) {
  const state = events.reduce(messageDecider.evolve, messageDecider.initial);
  const decide = (command: Asked<MessageCommand>) =>
    messageDecider.decide({ on, ...command }, state);
  return {
    state,
    happens: (command: Asked<MessageCommand>, expected: MessageEvent) =>
      expect(decide(command)).toEqual({ accepted: true, events: [expected] }),
    refused: (command: Asked<MessageCommand>, code: string) =>
      expect(decide(command)).toMatchObject({ accepted: false, rejection: { code } }),
    nothingToDo: (command: Asked<MessageCommand>) =>
      expect(decide(command)).toEqual({ accepted: true, events: [] }),
  };
}

describe('queueing a message', () => {
  it('happens once', () => {
    after().happens({ type: 'queue', message }, queued);
    after(queued).refused({ type: 'queue', message }, 'message.already-queued');
  });

  it('comes before all else', () => {
    after().refused({ type: 'skip', why: 'too-late' }, 'message.not-queued');
  });

  it('makes it due when it said so', () => {
    expect(after(queued).state).toMatchObject({ status: 'waiting', nextAt: at, attempts: 0 });
  });
});

describe('trying to send it', () => {
  const attempt = (number: number) => ({ type: 'attempt', number, at, channel: 'mail' }) as const;

  it('is written down with the time of the next try, which comes later each time', () => {
    after(queued).happens(attempt(1), attempted(1));
    after(queued, attempted(1)).happens(attempt(2), attempted(2, '2026-12-01T10:15:00.000Z'));
    const five = [1, 2, 3, 4, 5].map((number) => attempted(number));
    after(queued, ...five).happens(attempt(6), attempted(6, '2026-12-01T22:00:00.000Z'));
  });

  it('is done by one of two who would make the same try', () => {
    after(queued, attempted(1)).refused(attempt(1), 'message.attempt-taken');
  });

  it('is for what waits', () => {
    after(queued, attempted(1), sent).refused(attempt(2), 'message.not-waiting');
    after(queued, superseded).refused(attempt(1), 'message.not-waiting');
  });

  it('waits as little as at first when somebody asks for another round', () => {
    after(queued, attempted(1), attempted(2), failed, retried).happens(attempt(3), attempted(3));
  });
});

describe('the end of a message', () => {
  const noteSent = { type: 'note-sent', channel: 'mail' } as const;

  it('is that it was sent, once', () => {
    after(queued, attempted(1)).happens(noteSent, sent);
    after(queued, attempted(1), sent).nothingToDo(noteSent);
    after(queued).refused(noteSent, 'message.never-attempted');
  });

  it('is that it was sent even if it was withdrawn meanwhile: it has left', () => {
    after(queued, attempted(1), superseded).happens(noteSent, sent);
  });

  it('is that it was skipped, also after it had failed', () => {
    const skip = { type: 'skip', why: 'superseded' } as const;
    after(queued).happens(skip, superseded);
    after(queued, attempted(1), failed).happens(skip, superseded);
    after(queued, attempted(1), sent).nothingToDo(skip);
  });

  it('is that it failed, until somebody asks to try again while it still means something', () => {
    const fail = { type: 'fail', why: 'unreachable' } as const;
    after(queued, attempted(1)).happens(fail, failed);
    after(queued, attempted(1), sent).nothingToDo(fail);
    after(queued, attempted(1), failed).happens({ type: 'retry', at }, retried);
    after(queued, attempted(1), failed).refused(
      { type: 'retry', at: '2026-12-11T08:00:00.000Z' },
      'message.too-late',
    );
    after(queued).nothingToDo({ type: 'retry', at });
    after(queued, attempted(1), sent).refused({ type: 'retry', at }, 'message.not-failed');
  });
});

describe('an answer by mail', () => {
  const note = { type: 'note-answer', answer: accepted } as const;
  const answered = event('message.answered', accepted);

  it('is noted, and another one after it', () => {
    after(queued, attempted(1), sent).happens(note, answered);
    // The same again: by a link it may have been another in between.
    after(queued, attempted(1), sent, answered).happens(note, answered);
    const declined = { answer: 'declined', sequence: 1 } as const;
    after(queued, attempted(1), sent, answered).happens(
      { type: 'note-answer', answer: declined },
      event('message.answered', declined),
    );
  });

  it('is to an invitation that has left', () => {
    after(queued).refused(note, 'message.no-invitation');
    const withoutCalendar = event('message.queued', { ...message, calendar: null });
    after(withoutCalendar, attempted(1), sent).refused(note, 'message.no-invitation');
  });
});
