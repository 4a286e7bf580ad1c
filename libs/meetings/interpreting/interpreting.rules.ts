import type { InterpreterOfMeeting, MeetingEvent } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { accept } from '@famsam/kernel';
import type { InterpretingFacts } from '../meeting.facts';
import type { MeetingDecision } from '../meeting.rejections';
import { refuse, wrong } from '../meeting.rejections';
import { isOvertaken, type GivenAnswer, type PlannedMeeting } from '../meeting.state';
import { interpretingOf, languagesNeeded, withoutInterpreter } from './interpreting';

export type InterpretingCommand =
  | { type: 'choose-interpreters'; interpreterIds: readonly string[]; facts: InterpretingFacts }
  | ({ type: 'answer-as-interpreter'; interpreterId: string } & GivenAnswer)
  | { type: 'order-interpreter'; language: string; facts: InterpretingFacts }
  | { type: 'confirm-interpreter' | 'withdraw-interpreter-order'; language: string };

export function decideInterpreting(
  command: InterpretingCommand & { today: LocalDate; now: string },
  state: PlannedMeeting,
): MeetingDecision {
  const { today: happenedOn } = command;
  if (!state.booking) return refuse('not-booked');
  switch (command.type) {
    case 'choose-interpreters':
      return chosen(command, state);
    case 'answer-as-interpreter': {
      const { interpreterId, sequence, answer, at = null } = command;
      if (!state.interpreters.some((one) => one.interpreterId === interpreterId))
        return wrong('not-invited', 'interpreterId');
      if (sequence !== state.booking.sequence) return refuse('invitation-outdated');
      const given = { answer, at: at ?? command.now };
      const before = state.interpreterAnswers[interpreterId];
      if (isOvertaken(state, interpreterId, before, given)) return accept([]);
      const data = { interpreterId, sequence, ...given };
      return accept([{ type: 'meeting.interpreter-answered', happenedOn, data }]);
    }
    case 'order-interpreter': {
      const { language, facts } = command;
      if (state.orders[language]) return accept([]);
      const lacking = withoutInterpreter(interpretingOf(state, facts.members));
      if (!lacking.some((one) => one.language === language))
        return wrong('interpreter-not-needed', 'language');
      return accept([{ type: 'meeting.interpreter-ordered', happenedOn, data: { language } }]);
    }
    case 'confirm-interpreter': {
      const { language } = command;
      const order = state.orders[language];
      if (!order) return wrong('interpreter-not-ordered', 'language');
      if (order.confirmedOn !== null) return accept([]);
      return accept([{ type: 'meeting.interpreter-confirmed', happenedOn, data: { language } }]);
    }
    case 'withdraw-interpreter-order': {
      const { language } = command;
      if (!state.orders[language]) return wrong('interpreter-not-ordered', 'language');
      const data = { language };
      return accept([{ type: 'meeting.interpreter-order-withdrawn', happenedOn, data }]);
    }
    default: {
      const never: never = command;
      return never;
    }
  }
}

/** Those named interpret each language that is needed and that they speak; whoever is not named is called off. */
export function chosen(
  {
    today: happenedOn,
    interpreterIds,
    facts,
  }: {
    readonly today: LocalDate;
    readonly interpreterIds: readonly string[];
    readonly facts: InterpretingFacts;
  },
  state: PlannedMeeting,
): MeetingDecision {
  const ids = [...new Set(interpreterIds)].sort();
  const needed = languagesNeeded(state.request, facts.members);
  const interpreters: InterpreterOfMeeting[] = [];
  for (const interpreterId of ids) {
    // law.md 24: never a child as interpreter, whoever proposes it.
    if (facts.childIds.has(interpreterId)) return wrong('child-as-interpreter', 'interpreterIds');
    const spoken = facts.interpreters.get(interpreterId);
    if (!spoken) return wrong('interpreter-unknown', 'interpreterIds');
    const own = needed.filter((language) => spoken.includes(language));
    if (own.length === 0) return wrong('interpreter-not-needed', 'interpreterIds');
    interpreters.push(...own.map((language) => ({ language, interpreterId })));
  }
  if (inWords(interpreters) === inWords(state.interpreters)) return accept([]);
  if (interpreters.some(({ language }) => state.orders[language]))
    return refuse('interpreter-ordered-already');
  const event: MeetingEvent = {
    type: 'meeting.interpreters-chosen',
    happenedOn,
    data: { interpreters },
  };
  return accept([event]);
}

function inWords(interpreters: readonly InterpreterOfMeeting[]): string {
  return interpreters
    .map(({ language, interpreterId }) => `${language} ${interpreterId}`)
    .sort()
    .join();
}
