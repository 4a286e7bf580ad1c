import type { ChildView, ConsentEvent, ConsentForm, ConsentScope } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';

/** One question to one member about one agency, and what became of it. */
export interface Consent extends ConsentScope {
  readonly askedOn: LocalDate;
  readonly status: 'asked' | 'given' | 'refused' | 'withdrawn';
  readonly given: {
    readonly on: LocalDate;
    readonly until: LocalDate;
    readonly how: ConsentForm;
  } | null;
  /** The day it was refused or withdrawn. */
  readonly endedOn: LocalDate | null;
}

export interface PaperConsent {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Nobody had been asked here when it was noted, nor did another stand. */
  readonly first: boolean;
  /** Those who were of the family when it was noted; where the family is not heard of beside it, nobody. */
  readonly noted: readonly string[];
}

/** All consents of one case. Plain data, in the order things were written down. */
export interface ConsentState {
  readonly consents: readonly Consent[];
  /** What covered the whole family before the import. */
  readonly paper: readonly PaperConsent[];
  /** What had been noted although nobody can have signed it, and when that was seen; none once another was noted. */
  readonly paperLapsed: readonly {
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly on: LocalDate;
  }[];
  readonly paperWithdrawn: readonly { readonly memberId: string; readonly on: LocalDate }[];
  readonly childViews: readonly (ChildView & { readonly on: LocalDate })[];
}

export const noConsents: ConsentState = {
  consents: [],
  paper: [],
  paperLapsed: [],
  paperWithdrawn: [],
  childViews: [],
};

export function evolve(state: ConsentState, event: ConsentEvent): ConsentState {
  const on = event.happenedOn;
  switch (event.type) {
    case 'consent.asked': {
      const asked = { ...event.data, askedOn: on, status: 'asked', given: null, endedOn: null };
      return { ...state, consents: [...state.consents, asked as Consent] };
    }
    case 'consent.given': {
      const { consentId, until, how } = event.data;
      return change(state, consentId, { status: 'given', given: { on, until, how } });
    }
    case 'consent.refused':
      return change(state, event.data.consentId, { status: 'refused', endedOn: on });
    case 'consent.withdrawn':
      return change(state, event.data.consentId, { status: 'withdrawn', endedOn: on });
    case 'consent.on-paper-before-import':
      return {
        ...state,
        paper: [
          ...state.paper,
          { from: on, until: event.data.until, first: isUntouched(state), noted: [] },
        ],
        paperLapsed: [],
      };
    case 'consent.paper-lapsed': {
      const { from, until } = event.data;
      return {
        ...state,
        paper: state.paper.filter((noted) => noted.from !== from || noted.until !== until),
        paperLapsed: [...state.paperLapsed, { from, until, on }],
      };
    }
    case 'consent.paper-withdrawn': {
      const withdrawn = { memberId: event.data.memberId, on };
      return { ...state, paperWithdrawn: [...state.paperWithdrawn, withdrawn] };
    }
    case 'consent.child-view-recorded':
      return { ...state, childViews: [...state.childViews, { ...event.data, on }] };
    default:
      return neverHappens(event);
  }
}

/**
 * As `evolve`, of a family that is heard of beside its consents: a paper is of those who are in the family when it
 * is noted. Which events came first is the order in which they were written down, for both.
 */
export function evolveOf(
  members: readonly string[],
  state: ConsentState,
  event: ConsentEvent,
): ConsentState {
  const after = evolve(state, event);
  if (event.type !== 'consent.on-paper-before-import') return after;
  const paper = after.paper.map((one, at) =>
    at === state.paper.length ? { ...one, noted: members } : one,
  );
  return { ...after, paper };
}

/** Nobody was ever asked here or took back a paper, and none stands. */
export function isUntouched({ consents, paper, paperWithdrawn }: ConsentState): boolean {
  return consents.length + paper.length + paperWithdrawn.length === 0;
}

function change(state: ConsentState, consentId: string, outcome: Partial<Consent>): ConsentState {
  const consents = state.consents.map((c) =>
    c.consentId === consentId ? { ...c, ...outcome } : c,
  );
  return { ...state, consents };
}

function neverHappens(event: never): never {
  throw new Error(`unknown to consents: ${JSON.stringify(event)}`);
}
