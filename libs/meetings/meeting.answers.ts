import {
  calendarDay,
  invitationAnswers,
  type InvitationAnswer,
  meetingParts,
  meetingRequest,
  meetingTime,
  party,
  pollEnds,
  slotAnswers,
} from '@famsam/contracts';
import type { UntoldReason } from '@famsam/consent';
import { untoldReasons } from '@famsam/consent';
import { z } from 'zod';
import type { Party } from '@famsam/contracts';
import { partyId } from '@famsam/contracts';
import { interpretingAnswer, interpretingOf, shownInterpreting } from './interpreting';
import type { NeedOfMember } from './meeting.facts';
import { invitedTo } from './meeting.state';
import type { MeetingEntry } from './meeting.view';

const poll = z.object({
  pollId: z.uuid(),
  slots: z.array(meetingParts.pollSlot),
  answerBy: calendarDay,
  answers: z.array(
    z.object({
      party,
      answers: z.array(
        z.object({
          slotId: z.uuid(),
          answer: z.enum(slotAnswers),
        }),
      ),
    }),
  ),
  closed: z
    .object({ because: z.enum(pollEnds), slotId: z.uuid().nullable() })
    .nullable()
    .describe('With the slot that suits best, if one suits all who must come'),
});

export const meetingAnswer = z
  .object({
    meetingId: z.uuid(),
    caseId: z.uuid(),
    stage: z.enum(['requested', 'booked', 'cancelled', 'held']),
    requestedOn: calendarDay,
    request: meetingRequest,
    poll: poll.nullable(),
    booking: meetingTime
      .extend({ sequence: z.int().describe('Goes up each time the meeting is moved') })
      .nullable(),
    invited: z.array(
      z.object({
        party,
        must: z.boolean(),
        answer: z.enum(invitationAnswers).nullable(),
        byAnother: z
          .enum(invitationAnswers)
          .nullable()
          .describe('What somebody else answered to their invitation by mail; it does not count'),
        came: z.boolean().nullable(),
        untold: z
          .enum(untoldReasons)
          .nullable()
          .describe('Why they are sent nothing, by the rule of today; null when they are told'),
      }),
    ),
    interpreting: z
      .array(interpretingAnswer)
      .describe('Each language that is needed, or that somebody is booked or ordered for'),
    agendaSentOn: calendarDay.nullable(),
    held: meetingParts.held.extend({ on: calendarDay }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'MeetingAsked' });

export type MeetingShown = z.infer<typeof meetingAnswer>;

export function shownMeeting(
  meeting: MeetingEntry,
  untold: ReadonlyMap<string, UntoldReason>,
  members: readonly NeedOfMember[],
  byOthers: ReadonlyMap<string, InvitationAnswer>,
): MeetingShown {
  const { meetingId, version, caseId, stage, requestedOn, request, booking, held } = meeting;
  const invited = invitedTo(request);
  const isMust = new Set([...request.must.memberIds, ...request.must.unitIds]);
  return {
    ...{ meetingId, caseId, stage, requestedOn, request, booking, held, version },
    poll: shownPoll(meeting.poll, invited),
    invited: invited.map((one) => ({
      party: one,
      must: isMust.has(partyId(one)),
      answer: meeting.answers[partyId(one)] ?? null,
      byAnother: byOthers.get(partyId(one)) ?? null,
      came: meeting.came[partyId(one)] ?? null,
      untold: untold.get(partyId(one)) ?? null,
    })),
    interpreting: shownInterpreting(interpretingOf(meeting, members)),
    agendaSentOn: meeting.agendaSent?.on ?? null,
  };
}

function shownPoll(poll: MeetingEntry['poll'], invited: readonly Party[]): MeetingShown['poll'] {
  if (!poll) return null;
  const { pollId, slots, answerBy, closed } = poll;
  const answers = invited.flatMap((one) => {
    const given = poll.answers[partyId(one)];
    if (!given) return [];
    const each = Object.entries(given).map(([slotId, answer]) => ({ slotId, answer }));
    return [{ party: one, answers: each }];
  });
  return { pollId, slots, answerBy, answers, closed };
}
