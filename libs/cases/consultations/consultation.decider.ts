import type { ConsultationEvent, ConsultationKind, Source } from '@famsam/contracts';
import type { Decider, Decision, LocalDate, Rejection } from '@famsam/kernel';
import { accept, reject } from '@famsam/kernel';

/** A consulting conversation without a case. There is no field here that could say who (law.md 15). */
export type ConsultationState = {
  readonly source: Source;
  readonly kind: ConsultationKind;
  readonly heldOn: LocalDate;
  readonly struck: boolean;
} | null;

export type ConsultationCommand =
  | { type: 'hold'; today: LocalDate; heldOn: LocalDate; kind: ConsultationKind; source: Source }
  | { type: 'strike'; today: LocalDate };

export type ConsultationRejection = Rejection<
  'consultation.already-held' | 'consultation.unknown' | 'day.in-future'
>;

function decide(
  command: ConsultationCommand,
  state: ConsultationState,
): Decision<ConsultationEvent, ConsultationRejection> {
  switch (command.type) {
    case 'hold':
      if (command.heldOn > command.today)
        return reject({ code: 'day.in-future', because: 'value', field: 'heldOn' });
      if (state && !state.struck)
        return reject({ code: 'consultation.already-held', because: 'state' });
      return accept([
        {
          type: 'consultation.held',
          happenedOn: command.heldOn,
          data: { source: command.source, kind: command.kind },
        },
      ]);
    case 'strike':
      if (!state) return reject({ code: 'consultation.unknown', because: 'state' });
      return state.struck
        ? accept([])
        : accept([{ type: 'consultation.struck', happenedOn: command.today, data: {} }]);
    default:
      return neverHappens(command);
  }
}

function evolve(state: ConsultationState, event: ConsultationEvent): ConsultationState {
  switch (event.type) {
    case 'consultation.held':
      return { ...event.data, heldOn: event.happenedOn, struck: false };
    case 'consultation.struck':
      return state && { ...state, struck: true };
    default:
      return neverHappens(event);
  }
}

function neverHappens(value: never): never {
  throw new Error(`unknown to a consultation: ${JSON.stringify(value)}`);
}

export const consultationDecider: Decider<
  ConsultationState,
  ConsultationCommand,
  ConsultationEvent,
  ConsultationRejection
> = { initial: null, decide, evolve };
