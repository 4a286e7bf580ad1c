import type {
  Channel,
  FailReason,
  MessageAnswered,
  MessageAnsweredAt,
  MessageEvent,
  Outgoing,
  SkipReason,
} from '@famsam/contracts';

export const messageStatuses = ['waiting', 'sent', 'skipped', 'failed'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Plain data: the view stores it as JSON. */
export interface Message extends Outgoing {
  readonly status: MessageStatus;
  /** All tries so far. */
  readonly attempts: number;
  /** Those before somebody asked for another round. */
  readonly earlier: number;
  /** From when on it is to be tried, while it waits. */
  readonly nextAt: string;
  readonly channel: Channel | null;
  /** `set-up`: it waits until the operator has mended what we send with. */
  readonly why: SkipReason | FailReason | 'set-up' | null;
  readonly answer: MessageAnsweredAt | null;
  /** What somebody answered who was not invited by it; it does not count. */
  readonly byAnother?: MessageAnswered | null;
}

export type MessageState = Message | null;

export function evolve(state: MessageState, event: MessageEvent): MessageState {
  if (event.type === 'message.queued') {
    const untried = { attempts: 0, earlier: 0, channel: null, why: null, answer: null };
    return { ...event.data, ...untried, status: 'waiting', nextAt: event.data.dueAt };
  }
  if (!state) throw new Error(`${event.type} before the message was queued`);
  switch (event.type) {
    case 'message.attempted': {
      const { number, channel, againAt } = event.data;
      return { ...state, attempts: number, channel, nextAt: againAt, why: null };
    }
    case 'message.sent':
      return { ...state, status: 'sent', why: null, ...event.data };
    case 'message.skipped':
      return { ...state, status: 'skipped', ...event.data };
    case 'message.failed':
      return { ...state, status: 'failed', ...event.data };
    case 'message.put-off':
      return { ...state, earlier: state.attempts, nextAt: event.data.againAt, why: 'set-up' };
    case 'message.retried':
      return {
        ...state,
        status: 'waiting',
        earlier: state.attempts,
        nextAt: event.data.at,
        why: null,
      };
    case 'message.answered':
      return { ...state, answer: event.data, byAnother: null };
    case 'message.answered-by-another':
      return { ...state, byAnother: event.data };
    default:
      return neverHappens(event);
  }
}

function neverHappens(event: never): never {
  throw new Error(`unknown to a message: ${JSON.stringify(event)}`);
}
