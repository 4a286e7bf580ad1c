import type { CaseEvent, Member } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { CaseState } from './case.state';

/** law.md 24: the language, null for none, undefined when nobody has asked. */
export type InterpreterNeed = string | null | undefined;

/** What is told of a member of the family, and whether they need an interpreter. */
export type MemberAct =
  | {
      readonly type: 'add-member';
      readonly member: Omit<Member, 'source'>;
      readonly interpreter?: InterpreterNeed;
    }
  | {
      readonly type: 'correct-member';
      readonly member: Omit<Member, 'source' | 'number'>;
      readonly interpreter?: InterpreterNeed;
    };

type MemberCommand<T extends MemberAct['type']> = Extract<MemberAct, { type: T }> & {
  readonly today: LocalDate;
};

export function memberAdded(
  state: CaseState,
  command: MemberCommand<'add-member'>,
): readonly CaseEvent[] {
  const data: Member = { source: 'team', ...command.member };
  return [
    { type: 'case.member-added', happenedOn: command.today, data },
    ...interpreterNoted(state, command),
  ];
}

/** The whole member as it should have been; nothing when it already is so. */
export function memberCorrected(
  state: CaseState,
  before: Member,
  command: MemberCommand<'correct-member'>,
): readonly CaseEvent[] {
  const data: Member = { ...before, ...command.member };
  const corrected: readonly CaseEvent[] =
    JSON.stringify(before) === JSON.stringify(data)
      ? []
      : [{ type: 'case.member-corrected', happenedOn: command.today, data }];
  return [...corrected, ...interpreterNoted(state, command)];
}

/** Only what is told, and is not known already. */
function interpreterNoted(
  { interpreterNeeds }: CaseState,
  {
    member: { memberId },
    interpreter: language,
    today: happenedOn,
  }: MemberCommand<MemberAct['type']>,
): readonly CaseEvent[] {
  if (language === undefined || interpreterNeeds[memberId] === language) return [];
  return [{ type: 'case.member-interpreter-noted', happenedOn, data: { memberId, language } }];
}

/** A member who has contacts, or was discussed, is struck after those. */
export function memberNeeded(state: CaseState, memberId: string): boolean {
  return (
    Object.values(state.contacts).some((contact) => contact.memberId === memberId) ||
    Object.values(state.meetings).some((meeting) => meeting.discussed.includes(memberId))
  );
}
