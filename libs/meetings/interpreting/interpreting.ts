import type { InvitationAnswer, MeetingRequest } from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import type { NeedOfMember } from '../meeting.facts';
import type { PlannedMeeting } from '../meeting.state';
import { invitedTo } from '../meeting.state';

/** In the order in which a language comes nearer to being interpreted. */
export const interpretingStandings = [
  'to-order',
  'declined',
  'ordered',
  'booked',
  'accepted',
  'confirmed',
] as const;
export type InterpretingStanding = (typeof interpretingStandings)[number];

/** One language of a meeting, and who interprets it. */
export interface Interpreting {
  readonly language: string;
  /** Whoever does not need it any more, or does not come: what was booked for them may be called off. */
  readonly needed: boolean;
  /** Of the directory; empty when one is ordered from outside. */
  readonly interpreterIds: readonly string[];
  readonly standing: InterpretingStanding;
  readonly orderedOn: LocalDate | null;
  readonly confirmedOn: LocalDate | null;
}

/** law.md 24: what those who are invited need, and what was asked for beside it. */
export function languagesNeeded(
  request: MeetingRequest,
  members: readonly NeedOfMember[],
): readonly string[] {
  const invited = new Set(
    invitedTo(request).flatMap((party) => (party.kind === 'member' ? party.memberId : [])),
  );
  const told = members
    .filter(({ memberId }) => invited.has(memberId))
    .flatMap(({ interpreter }) => interpreter ?? []);
  const asked = request.interpreter === null ? [] : [request.interpreter];
  return [...new Set([...told, ...asked])].sort();
}

export function interpretingOf(
  meeting: PlannedMeeting,
  members: readonly NeedOfMember[],
): readonly Interpreting[] {
  const { interpreters, interpreterAnswers, orders } = meeting;
  const needed = languagesNeeded(meeting.request, members);
  const arranged = [...interpreters.map(({ language }) => language), ...Object.keys(orders)];
  return [...new Set([...needed, ...arranged])].sort().map((language) => {
    const order = orders[language];
    const ids = interpreters
      .filter((one) => one.language === language)
      .map(({ interpreterId }) => interpreterId);
    return {
      language,
      needed: needed.includes(language),
      interpreterIds: ids,
      standing: order
        ? order.confirmedOn === null
          ? 'ordered'
          : 'confirmed'
        : standingOf(ids.map((id) => interpreterAnswers[id] ?? null)),
      orderedOn: order?.on ?? null,
      confirmedOn: order?.confirmedOn ?? null,
    };
  });
}

/** By what those who are booked have answered. */
function standingOf(answers: readonly (InvitationAnswer | null)[]): InterpretingStanding {
  if (answers.length === 0) return 'to-order';
  if (answers.every((answer) => answer === 'declined')) return 'declined';
  return answers.includes('accepted') ? 'accepted' : 'booked';
}

/** Languages that somebody needs and nobody interprets: nobody booked and nobody ordered, or all have said no. */
export function withoutInterpreter(interpreting: readonly Interpreting[]): readonly Interpreting[] {
  return interpreting.filter(
    ({ needed, standing }) => needed && (standing === 'to-order' || standing === 'declined'),
  );
}
