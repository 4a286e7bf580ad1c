import { api, dataOf } from '../../api/client';
import type { components } from '../../api/schema';

/** How far a referral has come, and the day of each stage it has passed. */
export type OwnReferral = components['schemas']['OwnReferral'];

/** The same, with what was told when the family was referred. */
export type OwnReferralDetails = components['schemas']['OwnReferralDetails'];

export interface Stop {
  /** The last part of the text id `referrer.stage.…`. */
  name: 'received' | 'assessed' | 'consents' | 'met' | 'closed' | 'elsewhere' | 'declined';
  state: 'done' | 'now' | 'later';
  day: string | null;
}

/** The stops on the way, in order. A referral that goes no further ends where it was assessed. */
export function stopsOf({ stage, days }: OwnReferral): Stop[] {
  const received: Stop = { name: 'received', state: 'done', day: days.received };
  if (stage === 'pointed-elsewhere' || stage === 'declined') {
    const name = stage === 'declined' ? 'declined' : 'elsewhere';
    return [received, { name, state: 'done', day: days.assessed }];
  }
  const stops = [
    { name: 'assessed', day: days.assessed },
    { name: 'consents', day: days.consents },
    { name: 'met', day: days.firstMeeting },
    { name: 'closed', day: days.closed },
  ] as const;
  // What was not written down lies behind all the same when something later has happened.
  const last = stops.findLastIndex(({ day }) => day !== null);
  return [
    received,
    ...stops.map(({ name, day }, at) => ({ name, day, state: stateOf(name, at, last) })),
  ];
}

/** Nobody works at closing a case: between the first meeting and the closing, meetings are held. */
function stateOf(name: Stop['name'], at: number, last: number): Stop['state'] {
  if (at <= last) return 'done';
  return at === last + 1 && name !== 'closed' ? 'now' : 'later';
}

export function fetchOwnReferrals(cursor: string | undefined) {
  const query = { limit: 20, ...(cursor !== undefined && { cursor }) };
  return dataOf(api.GET('/api/v1/referrals', { params: { query } }));
}

export function fetchOwnReferral(caseId: string) {
  return dataOf(api.GET('/api/v1/referrals/{caseId}', { params: { path: { caseId } } }));
}
