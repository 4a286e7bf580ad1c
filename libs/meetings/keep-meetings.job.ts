import { CaseFactsOf } from '@famsam/cases';
import type { AgendaItem, CaseEvent, MeetingEvent, SettingsEvent } from '@famsam/contracts';
import { isOpenStatus } from '@famsam/contracts';
import { DaysOffBetween, SettingsOf, workingDays, workingDaysAfter } from '@famsam/directory';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { addDays, areaId, commandId, dayInSweden, systemActor } from '@famsam/kernel';
import type { WakingEvent } from '@famsam/platform';
import { CLOCK, JobQueues, namedId, outlastsRestarts, Transactions } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { warningsOf } from './agenda';
import type { MeetingAct } from './meeting.commands';
import { ActOnMeeting } from './meeting.commands';
import { MeetingFactFinder } from './meeting.finder';
import type { MeetingEntry, SomeMeetings } from './meeting.view';
import { meetingsPlanned } from './meeting.view';

export const keepMeetingsJob = 'keep-meetings';

const acts = [
  ...(['close-poll', 'warn-thin', 'warn-too-long', 'warn-no-interpreter'] as const),
  'send-agenda',
  ...(['cancel', 'cancel-request'] as const),
] as const;
type Due = { readonly meetingId: string; readonly act: (typeof acts)[number]; readonly id: string };

/** To look at a meeting once more, at which looking failed. */
const look = 'look' as const;
const payload = z.strictObject({
  ...{ areaId: z.uuid(), meetingId: z.uuid() },
  act: z.enum([...acts, look]),
});
/** After these something may be due at once: an agenda to send or to warn of, a case without meetings. */
const wokenBy = [
  ...(['meeting.booked', 'meeting.moved', 'meeting.agenda-item-added'] as const),
  ...(['meeting.agenda-item-timed', 'meeting.agenda-item-removed'] as const),
  ...(['case.assessed', 'case.assessment-corrected', 'case.closed', 'case.struck'] as const),
  ...(['case.entry-struck', 'settings.agenda-days-set'] as const),
] satisfies (CaseEvent | MeetingEvent | SettingsEvent)['type'][];
/** So many working days before an agenda goes out the coordinator hears what is wrong with it. */
const warningDays = 1;

/**
 * Does what is due for a meeting when nobody does it: closes a poll whose last day is over, warns of an
 * agenda, sends it, and calls off what was planned in a case that is open no more. What is due follows from
 * Postgres each time, so nothing is lost with a queue; and each act is a command of its own name, so nothing is
 * done twice.
 */
@Injectable()
export class KeepMeetingsJob {
  constructor(
    queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queues.define({
      name: keepMeetingsJob,
      payload,
      ...outlastsRestarts,
      wokenBy,
      due: {
        items: (area, events) => this.planned(area, events && meetingsIn(events)),
        of: async (area, meetings) =>
          (await this.due(area, meetings)).map(({ id, ...what }) => ({
            jobId: id,
            payload: { areaId: area, ...what },
          })),
        alone: (area, { meetingId, version }) => ({
          jobId: namedId(meetingId, `${look} ${version}`),
          payload: { areaId: area, meetingId, act: look },
        }),
      },
      process: (job) => this.process(areaId(job.areaId), job.meetingId, job.act),
    });
  }

  private planned(area: AreaId, some: SomeMeetings | undefined): Promise<readonly MeetingEntry[]> {
    return this.transactions.readInArea(area, (tx) => meetingsPlanned(tx, this.clock.now(), some));
  }

  private async process(
    area: AreaId,
    meetingId: string,
    act: Due['act'] | typeof look,
  ): Promise<void> {
    // Whatever the queue remembers: only what is due right now is done.
    const meetings = await this.planned(area, { meetingIds: [meetingId], caseIds: [] });
    const due = (await this.due(area, meetings)).find((one) => one.act === act);
    if (!due) return;
    const context = { areaId: area, actor: systemActor, commandId: commandId(due.id) };
    await this.commands.execute(new ActOnMeeting(context, meetingId, actOf[due.act]));
  }

  private async due(area: AreaId, meetings: readonly MeetingEntry[]): Promise<readonly Due[]> {
    if (meetings.length === 0) return [];
    const today = this.clock.today();
    const { agendaDaysAhead } = await this.queries.execute(new SettingsOf(area));
    const until = addDays(today, 30);
    const isWorkingDay = workingDays(await this.queries.execute(new DaysOffBetween(today, until)));
    const ahead = (days: number) => workingDaysAfter(today, days, isWorkingDay);
    const days = {
      today,
      send: ahead(agendaDaysAhead),
      warn: ahead(agendaDaysAhead + warningDays),
    };
    const caseIds = [...new Set(meetings.map(({ caseId }) => caseId))];
    const cases = await this.queries.execute(new CaseFactsOf(area, caseIds));
    const found: Due[] = [];
    for (const meeting of meetings) {
      const status = cases.get(meeting.caseId)?.status;
      // Asked for or still to come in a case that is open no more; what has begun may have been held before that.
      const isOver = status !== undefined && !isOpenStatus(status);
      const due = isOver
        ? ([calledOff(meeting)] as const)
        : await this.actsDue(area, meeting, days);
      found.push(...due.map((act) => dueOf(meeting, act)));
    }
    return found;
  }

  private async actsDue(
    area: AreaId,
    meeting: MeetingEntry,
    { today, send, warn }: Readonly<Record<'today' | 'send' | 'warn', LocalDate>>,
  ): Promise<readonly Due['act'][]> {
    const { poll, booking, agendaSent, warned } = meeting;
    if (!booking) return poll && !poll.closed && poll.answerBy < today ? ['close-poll'] : [];
    if (agendaSent !== null) return [];
    const day = dayInSweden(new Date(booking.from));
    if (day > warn) return [];
    const items = await this.finder.agenda(area, meeting.meetingId, meeting);
    // There is nothing to send until somebody adds an item; the coordinator hears of it, once.
    if (day <= send && items.length === 0) return warned.includes('thin') ? [] : ['warn-thin'];
    // On the day itself there is no time left to look at it.
    const warnings = day > today ? await this.warnings(area, meeting, items) : [];
    const unsaid = warnings.filter((warning) => !warned.includes(warning));
    if (unsaid.length > 0 || day > send) return unsaid.map((warning) => `warn-${warning}` as const);
    // Booked too late to be warned of in time: the coordinator has the rest of the day to mend it.
    return warnings.length > 0 && meeting.warnedOn === today ? [] : ['send-agenda'];
  }

  private async warnings(area: AreaId, meeting: MeetingEntry, items: readonly AgendaItem[]) {
    const lacking = await this.finder.lacksInterpreter(area, meeting);
    return warningsOf(items, meeting.request.minutes, lacking);
  }
}

/** Undefined for all, when the settings are others. */
function meetingsIn(events: readonly WakingEvent[]): SomeMeetings | undefined {
  if (events.some(({ type }) => type === 'settings.agenda-days-set')) return undefined;
  const idsOf = (room: string) =>
    events.filter(({ type }) => type.startsWith(room)).map(({ id }) => id);
  return { meetingIds: idsOf('meeting.'), caseIds: idsOf('case.') };
}

function calledOff({ booking }: MeetingEntry): Due['act'] {
  return booking ? 'cancel' : 'cancel-request';
}

/** Of the same version, the same act is one; after whatever happened, it is another. */
function dueOf({ meetingId, version }: MeetingEntry, act: Due['act']): Due {
  return { meetingId, act, id: namedId(meetingId, `${act} ${version}`) };
}

const actOf: Readonly<Record<Due['act'], MeetingAct>> = {
  'close-poll': { type: 'close-poll', byItself: true },
  'warn-thin': { type: 'warn-of-agenda', because: 'thin' },
  'warn-too-long': { type: 'warn-of-agenda', because: 'too-long' },
  'warn-no-interpreter': { type: 'warn-of-agenda', because: 'no-interpreter' },
  'send-agenda': { type: 'send-agenda' },
  cancel: { type: 'cancel' },
  'cancel-request': { type: 'cancel-request' },
};
