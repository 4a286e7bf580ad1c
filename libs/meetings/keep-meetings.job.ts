import { CaseFactsOf } from '@famsam/cases';
import type { CaseEvent, MeetingEvent, SettingsEvent } from '@famsam/contracts';
import { isOpenStatus } from '@famsam/contracts';
import { DaysOffBetween, SettingsOf, workingDays, workingDaysAfter } from '@famsam/directory';
import type { Actor, AreaId, Clock } from '@famsam/kernel';
import { addDays, areaId, commandId, dayInSweden } from '@famsam/kernel';
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
import { meetingsPlanned, meetingsToKeep } from './meeting.view';

export const keepMeetingsJob = 'keep-meetings';

const acts = [
  ...(['close-poll', 'warn-thin', 'warn-too-long', 'warn-no-interpreter'] as const),
  'send-agenda',
  ...(['cancel', 'cancel-request'] as const),
] as const;
type Due = { readonly meetingId: string; readonly act: (typeof acts)[number]; readonly id: string };

const payload = z.strictObject({ areaId: z.uuid(), meetingId: z.uuid(), act: z.enum(acts) });
/** After these something may be due at once: an agenda to send or to warn of, a case without meetings. */
const wokenBy = [
  ...(['meeting.booked', 'meeting.moved', 'meeting.agenda-item-added'] as const),
  ...(['meeting.agenda-item-timed', 'meeting.agenda-item-removed'] as const),
  ...(['case.assessed', 'case.assessment-corrected', 'case.closed', 'case.struck'] as const),
  ...(['case.entry-struck', 'settings.agenda-days-set'] as const),
] satisfies (CaseEvent | MeetingEvent | SettingsEvent)['type'][];
const clockwork: Actor = { id: 'clockwork', role: 'system' };
/** So many working days before an agenda goes out the coordinator hears what is wrong with it. */
const warningDays = 1;

/**
 * Does what is due for a meeting when nobody does it: closes a poll whose last day is over, warns of an
 * agenda, sends it, and calls off what was planned in a case that is open no more. What is due follows from Postgres each time, so nothing is lost with a queue; and each
 * act is a command of its own name, so nothing is done twice.
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
      due: (area, events) => this.jobsDue(area, events && meetingsIn(events)),
      process: (job) => this.process(areaId(job.areaId), job.meetingId, job.act),
    });
  }

  private async jobsDue(area: AreaId, some: SomeMeetings | undefined) {
    const due = await this.due(area, some);
    return due.map(({ id, ...what }) => ({ jobId: id, payload: { areaId: area, ...what } }));
  }

  private async process(area: AreaId, meetingId: string, act: Due['act']): Promise<void> {
    // Whatever the queue remembers: only what is due right now is done.
    const only = { meetingIds: [meetingId], caseIds: [] };
    const due = (await this.due(area, only)).find((one) => one.act === act);
    if (!due) return;
    const context = { areaId: area, actor: clockwork, commandId: commandId(due.id) };
    await this.commands.execute(new ActOnMeeting(context, meetingId, actOf[act]));
  }

  private async due(area: AreaId, some: SomeMeetings | undefined): Promise<readonly Due[]> {
    const today = this.clock.today();
    const { agendaDaysAhead } = await this.queries.execute(new SettingsOf(area));
    const until = addDays(today, 30);
    const isWorkingDay = workingDays(await this.queries.execute(new DaysOffBetween(today, until)));
    const ahead = (days: number) => workingDaysAfter(today, days, isWorkingDay);
    const meetings = await this.transactions.readInArea(area, (tx) =>
      meetingsToKeep(tx, { now: this.clock.now(), today, until }, some?.meetingIds),
    );
    const found: Due[] = [...(await this.calledOff(area, some))];
    const isCalledOff = (id: string) => found.some((one) => one.meetingId === id);
    for (const meeting of meetings.filter((one) => !isCalledOff(one.meetingId))) {
      const add = (act: Due['act'], of: string) => found.push(dueOf(meeting, act, of));
      const { poll, booking } = meeting;
      if (!booking) {
        if (poll) add('close-poll', poll.pollId);
        continue;
      }
      const day = dayInSweden(new Date(booking.from));
      if (day <= ahead(agendaDaysAhead)) add('send-agenda', `${booking.sequence}`);
      else if (day <= ahead(agendaDaysAhead + warningDays))
        for (const warning of await this.warnings(area, meeting))
          add(`warn-${warning}`, `${booking.sequence}`);
    }
    return found;
  }

  /** Asked for or still to come in a case that is open no more; what has begun may have been held before that. */
  private async calledOff(area: AreaId, some: SomeMeetings | undefined): Promise<readonly Due[]> {
    const planned = await this.transactions.readInArea(area, (tx) =>
      meetingsPlanned(tx, this.clock.now(), some),
    );
    if (planned.length === 0) return [];
    const cases = await this.queries.execute(
      new CaseFactsOf(area, [...new Set(planned.map(({ caseId }) => caseId))]),
    );
    return planned
      .filter(({ caseId }) => {
        const status = cases.get(caseId)?.status;
        return status !== undefined && !isOpenStatus(status);
      })
      .map((one) => dueOf(one, one.booking ? 'cancel' : 'cancel-request', `${one.version}`));
  }

  private async warnings(area: AreaId, meeting: MeetingEntry) {
    const items = await this.finder.agenda(area, meeting.meetingId, meeting);
    const { warned, request } = meeting;
    const lacking = await this.finder.lacksInterpreter(area, meeting);
    const warnings = warningsOf(items, request.minutes, lacking);
    return warnings.filter((warning) => !warned.includes(warning));
  }
}

/** Undefined for all, when the settings are others. */
function meetingsIn(events: readonly WakingEvent[]): SomeMeetings | undefined {
  if (events.some(({ type }) => type === 'settings.agenda-days-set')) return undefined;
  const idsOf = (room: string) =>
    events.filter(({ type }) => type.startsWith(room)).map(({ id }) => id);
  return { meetingIds: idsOf('meeting.'), caseIds: idsOf('case.') };
}

function dueOf({ meetingId }: MeetingEntry, act: Due['act'], of: string): Due {
  return { meetingId, act, id: namedId(meetingId, `${act} ${of}`) };
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
