import type {
  Channel,
  FailReason,
  MessageAnswered,
  MessageAnsweredAt,
  MessageEvent,
  Outgoing,
  SkipReason,
} from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';
import type { Message, MessageState } from './message.state';
import { evolve } from './message.state';

/** `at` is an instant, `on` its day. */
export type MessageCommand = { readonly on: LocalDate } & (
  | { type: 'queue'; message: Outgoing }
  | { type: 'attempt'; number: number; at: string; channel: Channel }
  | { type: 'note-sent'; channel: Channel }
  | { type: 'skip'; why: SkipReason }
  | { type: 'fail'; why: FailReason }
  | { type: 'retry'; at: string }
  | { type: 'put-off'; at: string }
  | { type: 'note-return' }
  | { type: 'note-answer'; answer: MessageAnsweredAt }
  | { type: 'note-other-answer'; answer: MessageAnswered }
);

export type MessageRejection = Rejection<
  | 'message.not-queued'
  | 'message.already-queued'
  | 'message.not-waiting'
  | 'message.attempt-taken'
  | 'message.never-attempted'
  | 'message.not-failed'
  | 'message.too-late'
  | 'message.no-invitation'
  | 'message.under-way'
>;

type Decided = Decision<MessageEvent, MessageRejection>;

/**
 * Minutes between the tries of a round: a server that refuses for the moment wants some, one that is down may take
 * a day. No try may still be under way when the next begins (decision 0019).
 */
const waits = [5, 15, 60, 240, 720];
export const attemptsInRound = waits.length + 1;

/** Somebody mends the set-up within the day, and then nobody wants to wait for long. */
const setUpMinutes = 60;

function decide(command: MessageCommand, state: MessageState): Decided {
  const { on } = command;
  if (command.type === 'queue')
    return state
      ? refuse('message.already-queued')
      : one({ type: 'message.queued', happenedOn: on, data: command.message });
  if (!state) return refuse('message.not-queued');
  switch (command.type) {
    case 'attempt':
      return attempt(command, state);
    case 'note-sent':
      // What was given away is sent, whatever was decided about it in the meantime.
      if (state.attempts === 0) return refuse('message.never-attempted');
      return state.status === 'sent' || hasComeBack(state)
        ? accept([])
        : one({ type: 'message.sent', happenedOn: on, data: { channel: command.channel } });
    case 'skip':
      // What nobody could be told and nobody need be told any more is no failure to look at.
      return isOpen(state)
        ? one({ type: 'message.skipped', happenedOn: on, data: { why: command.why } })
        : accept([]);
    case 'fail':
      return state.status === 'waiting'
        ? one({ type: 'message.failed', happenedOn: on, data: { why: command.why } })
        : accept([]);
    case 'retry':
      return retry(command, state);
    case 'put-off':
      return state.status === 'waiting'
        ? one({
            type: 'message.put-off',
            happenedOn: on,
            data: { againAt: minutesAfter(command.at, setUpMinutes) },
          })
        : accept([]);
    case 'note-return':
      // A report can be faster than we write down that a server took the mail, and is to come again then.
      if (state.status === 'waiting' && state.attempts > 0) return refuse('message.under-way');
      // One that was withdrawn while it was given away came back all the same.
      return state.status === 'sent' || (state.status === 'skipped' && state.attempts > 0)
        ? one({ type: 'message.failed', happenedOn: on, data: { why: 'returned' } })
        : accept([]);
    case 'note-answer':
      return answer(command, state);
    case 'note-other-answer':
      return isInvitation(state)
        ? one({ type: 'message.answered-by-another', happenedOn: on, data: command.answer })
        : refuse('message.no-invitation');
    default:
      return neverHappens(command);
  }
}

/** Of two who would make the same try, one does. */
function attempt(
  { on, number, at, channel }: Extract<MessageCommand, { type: 'attempt' }>,
  state: Message,
): Decided {
  if (state.status !== 'waiting') return refuse('message.not-waiting');
  if (number !== state.attempts + 1) return refuse('message.attempt-taken');
  const againAt = nextTry(state, number, at);
  return one({
    type: 'message.attempted',
    happenedOn: on,
    data: { number, channel, againAt },
  });
}

/** When the one after this try, made at that instant, is due. */
export function nextTry({ earlier }: Message, number: number, at: string): string {
  const minutes = waits[Math.min(number - earlier, waits.length) - 1] ?? 0;
  return minutesAfter(at, minutes);
}

function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

function retry({ on, at }: Extract<MessageCommand, { type: 'retry' }>, state: Message): Decided {
  const isPutOff = state.status === 'waiting' && state.why === 'set-up';
  if (state.status === 'waiting' && !isPutOff) return accept([]);
  if (state.status !== 'failed' && !isPutOff) return refuse('message.not-failed');
  if (Date.parse(at) > Date.parse(state.meaningfulUntil)) return refuse('message.too-late');
  return one({ type: 'message.retried', happenedOn: on, data: { at } });
}

/**
 * The later one counts, whichever mail came first. Noted each time: the same answer as before may be another than was given by a link meanwhile, and whoever
 * listens has to hear of it. The same mail is one by its command.
 */
function answer(
  { on, answer: given }: Extract<MessageCommand, { type: 'note-answer' }>,
  state: Message,
): Decided {
  if (!isInvitation(state)) return refuse('message.no-invitation');
  const before = state.answer?.stamp ?? null;
  const overtaken = before !== null && given.stamp !== null && given.stamp < before;
  if (overtaken) return accept([]);
  return one({ type: 'message.answered', happenedOn: on, data: given });
}

function isInvitation({ calendar, attempts }: Message): boolean {
  return calendar?.method === 'request' && attempts > 0;
}

/** Then it is heard of last that it was sent. */
function hasComeBack({ status, why }: Message): boolean {
  return status === 'failed' && why === 'returned';
}

function isOpen({ status }: Message): boolean {
  return status === 'waiting' || status === 'failed';
}

function one(event: MessageEvent): Decided {
  return accept([event]);
}

function refuse(code: MessageRejection['code']): Decided {
  return reject({ code, because: 'state' });
}

function neverHappens(command: never): never {
  throw new Error(`not asked of a message: ${JSON.stringify(command)}`);
}

export const messageDecider: Decider<MessageState, MessageCommand, MessageEvent, MessageRejection> =
  { initial: null, decide, evolve };
