import { type CaseFacts, CaseFactsOf } from '@famsam/cases';
import { WhyNotTold } from '@famsam/consent';
import type { InvitationAnswer, Party, pollEnds } from '@famsam/contracts';
import { isOpenStatus, partyId } from '@famsam/contracts';
import type { Actor, AreaId, Clock } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import { CLOCK, eachAlone, Transactions } from '@famsam/platform';
import { ReadPersonalText } from '@famsam/privacy';
import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { interpretingOf, withoutInterpreter, type Interpreting } from '../interpreting';
import type { NeedOfMember } from '../meeting.facts';
import { comingTo } from '../meeting.facts';
import { invitedTo } from '../meeting.state';
import type { MeetingEntry } from '../meeting.view';
import { meetingsUnderWay } from '../meeting.view';

/** Rows of a section; the rest is a number. */
const shown = 20;
/** So soon before a meeting it matters who has not answered. */
const soonDays = 7;

export const meetingSections = [
  'to-write-down',
  'consent-lapses',
  'declined',
  'interpreter-to-order',
  'agenda-not-sent',
  'poll-closed',
  'unanswered',
  'to-find-a-time',
  'unreadable',
] as const;
export type MeetingSectionKind = (typeof meetingSections)[number];

export interface MeetingOfToday {
  readonly meetingId: string;
  readonly caseId: string;
  readonly number: string;
  readonly name: string | null;
  /** When it is held, if that is known. */
  readonly from: string | null;
  readonly poll: { because: (typeof pollEnds)[number]; slotId: string | null } | null;
  /** Who has said no, or nothing, or will not be let know by then. */
  readonly parties: readonly Party[];
  /** Languages that nobody interprets yet, or that are ordered and soon have to be confirmed (law.md 24). */
  readonly interpreting: readonly Pick<Interpreting, 'language' | 'standing'>[];
}

export interface MeetingSection {
  readonly kind: MeetingSectionKind;
  readonly items: readonly MeetingOfToday[];
  readonly more: number;
}

/**
 * What needs the team among the meetings under way; one meeting stands in one section, the first of these
 * that fits. The names shown are read from the vault at once and logged (law.md 4).
 */
export class MeetingsToday extends Query<readonly MeetingSection[]> {
  constructor(
    readonly areaId: AreaId,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(MeetingsToday)
export class MeetingsTodayHandler implements IQueryHandler<MeetingsToday> {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId, actor }: MeetingsToday): Promise<readonly MeetingSection[]> {
    const now = this.clock.now();
    const meetings = await this.transactions.readInArea(areaId, meetingsUnderWay);
    const facts = await this.queries.execute(
      new CaseFactsOf(areaId, [...new Set(meetings.map(({ caseId }) => caseId))]),
    );
    const ofOpenCases = meetings.filter(({ caseId }) => {
      const known = facts.get(caseId);
      return known && isOpenStatus(known.status);
    });
    const { seen, unreadable } = eachAlone(
      areaId,
      'meeting',
      ofOpenCases,
      ({ meetingId }) => meetingId,
      (meeting) => seenOf(meeting, facts.get(meeting.caseId)?.members ?? [], now),
    );
    const lapsing = await this.lapsing(
      areaId,
      seen.flatMap(([, { tellings }]) => tellings),
    );
    const found: readonly Found[] = [
      ...seen.flatMap(([meeting, { missing }]) => {
        const unlet = lapsing.get(meeting.meetingId) ?? [];
        const kind = sectionOf(meeting, missing, unlet, now);
        return kind ? [{ kind, meeting, missing, unlet, readable: true }] : [];
      }),
      ...unreadable.map((meeting) => {
        return { ...nothingKnown, meeting, readable: false };
      }),
    ];
    const sections = meetingSections.map((kind) => {
      const here = found.filter((one) => one.kind === kind);
      return { kind, here: here.slice(0, shown), more: Math.max(0, here.length - shown) };
    });
    const caseIds = sections.flatMap(({ here }) => here.map(({ meeting }) => meeting.caseId));
    const names = await this.queries.execute(
      new ReadPersonalText(areaId, actor, caseIds, ['name'], 'today', 'left-out'),
    );
    return sections.map(({ kind, here, more }) => ({
      ...{ kind, more },
      items: here.map(({ meeting, missing, unlet, readable }) => ({
        ...{ meetingId: meeting.meetingId, caseId: meeting.caseId },
        number: facts.get(meeting.caseId)?.number ?? '',
        name: names.get(meeting.caseId)?.name ?? null,
        from: (readable && meeting.booking?.from) || null,
        poll: (readable && meeting.poll?.closed) || null,
        parties: kind === 'consent-lapses' ? unlet : partiesOf(kind, meeting),
        interpreting:
          kind === 'interpreter-to-order'
            ? missing.map(({ language, standing }) => ({ language, standing }))
            : [],
      })),
    }));
  }

  /** By meeting: the units that no consent covers on its day, though it may today (found K4). */
  private async lapsing(
    areaId: AreaId,
    tellings: readonly Telling[],
  ): Promise<ReadonlyMap<string, readonly Party[]>> {
    const reasons = await this.queries.execute(new WhyNotTold(areaId, tellings));
    const unlet = new Map<string, Party[]>();
    tellings.forEach(({ meetingId, party }, at) => {
      if (reasons[at] !== 'consent-missing') return;
      unlet.set(meetingId, [...(unlet.get(meetingId) ?? []), party]);
    });
    return unlet;
  }
}

interface Found {
  readonly kind: MeetingSectionKind;
  readonly meeting: MeetingEntry;
  readonly missing: readonly Interpreting[];
  readonly unlet: readonly Party[];
  readonly readable: boolean;
}
const nothingKnown = { kind: 'unreadable', missing: [], unlet: [] } as const;

type Telling = WhyNotTold['tellings'][number] & {
  readonly meetingId: string;
  readonly party: Party;
};

/** What is to be known of a meeting before consent is asked about; fails with what cannot be shown. */
function seenOf(meeting: MeetingEntry, members: CaseFacts['members'], now: Date) {
  const tellings = tellingsOf(meeting, now);
  const missing = interpretersMissing(meeting, members, now);
  sectionOf(meeting, missing, [], now);
  for (const kind of ['declined', 'unanswered'] as const) partiesOf(kind, meeting);
  return { tellings, missing };
}

/** The units that would come to a meeting that is not over. */
function tellingsOf(
  { meetingId, caseId, request, booking }: MeetingEntry,
  now: Date,
): readonly Telling[] {
  if (!booking || booking.to <= now.toISOString()) return [];
  const about = comingTo(request);
  const on = [dayInSweden(new Date(booking.from))];
  return invitedTo(request).flatMap((party) =>
    party.kind === 'unit' ? [{ meetingId, caseId, party, on, about }] : [],
  );
}

function soon(now: Date): string {
  return new Date(now.getTime() + soonDays * 86_400_000).toISOString();
}

/** Languages of a booked meeting that the team has to see to; what is ordered, once the meeting is near. */
function interpretersMissing(
  meeting: MeetingEntry,
  members: readonly NeedOfMember[],
  now: Date,
): readonly Interpreting[] {
  const { booking } = meeting;
  if (!booking) return [];
  const all = interpretingOf(meeting, members);
  const lacking = withoutInterpreter(all);
  if (lacking.length > 0 || booking.from > soon(now)) return lacking;
  return all.filter(({ needed, standing }) => needed && standing === 'ordered');
}

function sectionOf(
  meeting: MeetingEntry,
  missing: readonly Interpreting[],
  unlet: readonly Party[],
  now: Date,
): MeetingSectionKind | null {
  const { booking, poll, agendaSent, warned } = meeting;
  if (!booking) {
    if (!poll) return 'to-find-a-time';
    return poll.closed ? 'poll-closed' : null;
  }
  if (booking.to <= now.toISOString()) return 'to-write-down';
  if (unlet.length > 0) return 'consent-lapses';
  if (partiesOf('declined', meeting).length > 0) return 'declined';
  if (missing.length > 0) return 'interpreter-to-order';
  if (!agendaSent && warned.length > 0) return 'agenda-not-sent';
  if (booking.from > soon(now)) return null;
  if (!agendaSent) return 'agenda-not-sent';
  return partiesOf('unanswered', meeting).length > 0 ? 'unanswered' : null;
}

/** Of those who must come: without them the meeting is not worth its while. */
function partiesOf(kind: MeetingSectionKind, { request, answers }: MeetingEntry): readonly Party[] {
  const wanted: InvitationAnswer | undefined = kind === 'declined' ? 'declined' : undefined;
  if (kind !== 'declined' && kind !== 'unanswered') return [];
  const { must } = request;
  const isMust = new Set([...must.memberIds, ...must.unitIds]);
  return invitedTo(request).filter(
    (party) => isMust.has(partyId(party)) && answers[partyId(party)] === wanted,
  );
}
