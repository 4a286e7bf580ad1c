import type { MeetingEvent, MeetingRequest } from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, addDays, reject } from '@famsam/kernel';

/** What other rooms say at the moment of the command. */
export interface MeetingFacts {
  /** FamSam works with the family, or has yet to say whether it will. */
  readonly caseOpen: boolean;
  readonly memberIds: ReadonlySet<string>;
  readonly unitIds: ReadonlySet<string>;
  readonly missingConsents: readonly { readonly memberId: string; readonly agencyId: string }[];
}

export type MeetingCommand = { readonly today: LocalDate } & (
  | { type: 'request'; caseId: string; request: MeetingRequest; facts: MeetingFacts }
  | { type: 'change-request'; request: MeetingRequest; facts: MeetingFacts }
  | { type: 'cancel-request' }
);

export type MeetingRejection = Rejection<
  | 'meeting.already-requested'
  | 'meeting.not-requested'
  | 'meeting.cancelled'
  | 'meeting.case-not-open'
  | 'meeting.member-unknown'
  | 'meeting.unit-unknown'
  | 'meeting.invited-twice'
  | 'meeting.nobody-must-come'
  | 'meeting.consent-missing'
  | 'meeting.days-backwards'
  | 'meeting.days-too-many'
  | 'meeting.days-too-soon'
>;

export type MeetingState = {
  readonly caseId: string;
  readonly request: MeetingRequest;
  readonly requestedOn: LocalDate;
  readonly cancelled: boolean;
} | null;

type Answer = Decision<MeetingEvent, MeetingRejection>;

/** A request over more days is a wish without an end; the search itself would not mind. */
const mostDays = 366;

export const meetingDecider: Decider<MeetingState, MeetingCommand, MeetingEvent, MeetingRejection> =
  { initial: null, decide, evolve };

function decide(command: MeetingCommand, state: MeetingState): Answer {
  const { today: happenedOn } = command;
  switch (command.type) {
    case 'request': {
      if (state) return refuse('already-requested', 'state');
      const { caseId, request } = command;
      return (
        broken(command) ??
        accept([{ type: 'meeting.requested', happenedOn, data: { caseId, request } }])
      );
    }
    case 'change-request': {
      if (!state) return refuse('not-requested', 'state');
      if (state.cancelled) return refuse('cancelled', 'state');
      const { request } = command;
      if (told(request) === told(state.request)) return accept([]);
      return (
        broken(command) ??
        accept([{ type: 'meeting.request-changed', happenedOn, data: { request } }])
      );
    }
    case 'cancel-request':
      if (!state) return refuse('not-requested', 'state');
      return state.cancelled
        ? accept([])
        : accept([{ type: 'meeting.request-cancelled', happenedOn, data: {} }]);
    default: {
      const never: never = command;
      return never;
    }
  }
}

function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  switch (event.type) {
    case 'meeting.requested':
      return { ...event.data, requestedOn: event.happenedOn, cancelled: false };
    case 'meeting.request-changed':
      return state && { ...state, request: event.data.request };
    case 'meeting.request-cancelled':
      return state && { ...state, cancelled: true };
    default: {
      const never: never = event;
      return never;
    }
  }
}

/** The first rule that the request breaks. */
function broken({
  request,
  facts,
  today,
}: Extract<MeetingCommand, { request: MeetingRequest }>): Answer | undefined {
  const { must, may, earliest, latest, noticeDays } = request;
  const memberIds = [...must.memberIds, ...may.memberIds];
  const unitIds = [...must.unitIds, ...may.unitIds];
  const { missingConsents: missing } = facts;

  if (!facts.caseOpen) return refuse('case-not-open', 'state');
  if (memberIds.some((id) => !facts.memberIds.has(id)))
    return refuse('member-unknown', 'value', 'memberIds');
  if (unitIds.some((id) => !facts.unitIds.has(id)))
    return refuse('unit-unknown', 'value', 'unitIds');
  if (new Set([...memberIds, ...unitIds]).size < memberIds.length + unitIds.length)
    return refuse('invited-twice', 'value', 'may');
  if (must.memberIds.length + must.unitIds.length === 0)
    return refuse('nobody-must-come', 'value', 'must');
  if (latest < earliest) return refuse('days-backwards', 'value', 'latest');
  if (latest > addDays(earliest, mostDays)) return refuse('days-too-many', 'value', 'latest');
  if (latest < addDays(today, noticeDays)) return refuse('days-too-soon', 'value', 'latest');
  // law.md 11: nobody is asked to a meeting about a family whose consent does not cover them.
  if (missing.length > 0)
    return reject({ code: 'meeting.consent-missing', because: 'state', details: { missing } });
  return undefined;
}

/** Stored data come back with their keys in another order. */
function told(request: MeetingRequest): string {
  const { must, may, wishes, ...rest } = request;
  const parts = [rest, must, may, wishes].map((part) =>
    Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  return JSON.stringify(parts);
}

function refuse(
  code: MeetingRejection['code'] extends `meeting.${infer Code}` ? Code : never,
  because: 'state' | 'value',
  field?: string,
): Answer {
  const rejection = { code: `meeting.${code}` as const, because };
  return reject(field === undefined ? rejection : { ...rejection, field });
}
