import type { ConsentEvent, ConsentScope } from '@famsam/contracts';
import { localDate, type LocalDate } from '@famsam/kernel';
import type { ConsentCommand, KnownMember } from '../../libs/consent/consent.decider';
import type { Without } from './decider-spec';

type Event<Type extends ConsentEvent['type']> = Extract<ConsentEvent, { type: Type }>;

const day = localDate;
export const today = day('2026-11-22');
export const consentId = '00000000-0000-4000-8000-000000000001';
export const guardianId = '00000000-0000-4000-8000-00000000000a';
export const agencyId = '00000000-0000-4000-8000-0000000000f1';
export const guardian: KnownMember = { role: 'guardian', birthYear: 1985 };
export const referredOn = day('2020-01-01');

export const scope: ConsentScope = {
  consentId,
  memberId: guardianId,
  agencyId,
  information: ['coordination', 'school'],
  purpose: 'collaboration-meetings',
};
export const written = { form: 'written' } as const;
export const until = day('2027-03-02');

/** What may have become of one consent of a guardian, and of the paper their family brought along. */
export const asked: Event<'consent.asked'> = {
  type: 'consent.asked',
  happenedOn: day('2026-03-01'),
  data: scope,
};
export const given: Event<'consent.given'> = {
  type: 'consent.given',
  happenedOn: day('2026-03-02'),
  data: { consentId, until, how: written },
};
export const refused: Event<'consent.refused'> = {
  type: 'consent.refused',
  happenedOn: day('2026-03-02'),
  data: { consentId },
};
export const withdrawn: Event<'consent.withdrawn'> = {
  type: 'consent.withdrawn',
  happenedOn: day('2026-05-01'),
  data: { consentId },
};
export const paper: Event<'consent.on-paper-before-import'> = {
  type: 'consent.on-paper-before-import',
  happenedOn: day('2025-01-10'),
  data: { until: day('2027-11-22') },
};
export const paperWithdrawn: Event<'consent.paper-withdrawn'> = {
  type: 'consent.paper-withdrawn',
  happenedOn: day('2026-06-01'),
  data: { memberId: guardianId },
};

/** A command without what the specs of the room fill in. */
export type Input = Without<ConsentCommand, 'today' | 'referredOn' | 'family'>;

export function withdrawPaper(on: LocalDate = paperWithdrawn.happenedOn, member = guardian): Input {
  return { type: 'withdraw-paper', on, memberId: guardianId, member };
}

export function notePaper(on: LocalDate = paper.happenedOn, end = day('2027-11-22')): Input {
  return { type: 'note-paper', on, until: end, firstDay: day('2026-01-01') };
}
