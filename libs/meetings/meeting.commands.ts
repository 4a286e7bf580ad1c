import type { MeetingRequest } from '@famsam/contracts';
import type { AreaId, Clock, LocalDate } from '@famsam/kernel';
import { dayInSweden } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, namedId, NotFoundError } from '@famsam/platform';
import { ChangedWords, WritePersonalText } from '@famsam/privacy';
import { Inject, Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandBus, CommandHandler, QueryBus } from '@nestjs/cqrs';
import { isTaken, Bookings } from './booking';
import { MeetingConsequences } from './meeting.consequences';
import type { MeetingCommand } from './meeting.decider';
import { MeetingFactFinder } from './meeting.finder';
import type { MeetingState } from './meeting.state';
import { meetingStream } from './meeting.stream';
import { MeetingById } from './meeting.view';

/** What the handler finds out by itself; the rest comes from the person. */
type InputOf<C> = C extends unknown
  ? Omit<C, 'today' | 'now' | 'facts' | 'agenda' | 'unasked' | 'reworded'>
  : never;
export type MeetingAct = Exclude<InputOf<MeetingCommand>, { type: 'request' }>;

/** What is said with an act, by the id of what it is about; rests in the vault. */
export interface MeetingText {
  readonly subjectId: string;
  readonly text: string;
}

function subjectTexts({ subjectId, text }: MeetingText) {
  return { subjectId, entries: [{ field: 'note' as const, text }] };
}

/** Asks for a meeting; `id` of the result is the meeting's from now on. */
export class RequestMeeting extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly caseId: string,
    readonly request: MeetingRequest,
  ) {
    super();
  }
}

/** Everything else that is done with a meeting; who has to be told is told in the same transaction. */
export class ActOnMeeting extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly meetingId: string,
    readonly act: MeetingAct,
    readonly texts: readonly MeetingText[] = [],
  ) {
    super();
  }
}

@Injectable()
export class Meetings {
  constructor(
    private readonly runner: CommandRunner,
    private readonly finder: MeetingFactFinder,
    private readonly consequences: MeetingConsequences,
    private readonly bookings: Bookings,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  request({ context, caseId, request }: RequestMeeting): Promise<CommandResult> {
    const id = namedId(context.commandId, 'meeting');
    return this.runner.run(meetingStream, id, context, async () => {
      const when = this.when();
      const facts = await this.finder.facts(context.areaId, caseId, request, [when.today]);
      return { type: 'request' as const, ...when, caseId, request, facts };
    });
  }

  async act({ context, meetingId, act, texts }: ActOnMeeting): Promise<CommandResult> {
    try {
      return await this.runner.run(
        meetingStream,
        meetingId,
        context,
        async (state) => {
          if (!state) throw new NotFoundError('meeting', meetingId);
          return this.informed(context, meetingId, act, texts, state);
        },
        async (transition) => {
          await this.write(context, texts);
          await this.consequences.of(context, meetingId, transition);
        },
      );
    } catch (error) {
      if (!isTaken(error)) throw error;
      const meeting = await this.queries.execute(new MeetingById(context.areaId, meetingId));
      const time = 'time' in act ? act.time : meeting.booking;
      if (!time) throw error;
      const interpreterIds = 'interpreterIds' in act ? act.interpreterIds : undefined;
      throw await this.bookings.takenBy(context.areaId, meeting, time, interpreterIds ?? []);
    }
  }

  private async write(context: CommandContext, texts: readonly MeetingText[]): Promise<void> {
    for (const { subjectId, entries } of texts.map(subjectTexts))
      await this.commands.execute(new WritePersonalText(context, subjectId, entries));
  }

  private async reworded(areaId: AreaId, texts: readonly MeetingText[]): Promise<boolean> {
    const changed = await this.queries.execute(new ChangedWords(areaId, texts.map(subjectTexts)));
    return changed.size > 0;
  }

  private when() {
    return { today: this.clock.today(), now: this.clock.now().toISOString() };
  }

  /** The act with all that the decider has to know. */
  private async informed(
    { areaId }: CommandContext,
    meetingId: string,
    act: MeetingAct,
    texts: readonly MeetingText[],
    state: NonNullable<MeetingState>,
  ): Promise<MeetingCommand> {
    const { caseId, request } = state;
    const when = this.when();
    const factsOn = (...on: readonly LocalDate[]) =>
      this.finder.facts(areaId, caseId, 'request' in act ? act.request : request, on);
    switch (act.type) {
      case 'change-request':
        return { ...act, ...when, facts: await factsOn(when.today) };
      case 'open-poll': {
        // What is asked about has to be a day on which the meeting may be (found K4).
        const days = new Set(act.slots.map(({ from }) => dayInSweden(new Date(from))));
        return { ...act, ...when, facts: await factsOn(when.today, ...days) };
      }
      case 'note-agreement':
      case 'hold':
        return { ...act, ...when, facts: await factsOn(when.today) };
      case 'choose-interpreters':
      case 'order-interpreter':
        return { ...act, ...when, facts: await this.finder.interpreting(areaId, caseId) };
      case 'change-note': {
        const facts = await factsOn(when.today);
        return { ...act, ...when, facts, reworded: await this.reworded(areaId, texts) };
      }
      case 'reword-item': {
        const agenda = await this.finder.agenda(areaId, meetingId, state);
        return { ...act, ...when, agenda, reworded: await this.reworded(areaId, texts) };
      }
      case 'close-poll': {
        const untold = await this.finder.untold(areaId, state);
        return { ...act, ...when, unasked: new Set(untold.keys()) };
      }
      case 'book':
      case 'move': {
        const facts = {
          ...(await factsOn(when.today, dayInSweden(new Date(act.time.from)))),
          ...(await this.finder.places(areaId)),
          interpreting: await this.finder.interpreting(areaId, caseId),
        };
        return { ...act, ...when, facts };
      }
      case 'time-item':
      case 'remove-item':
      case 'order-items':
      case 'send-agenda':
      case 'begin-item':
        return { ...act, ...when, agenda: await this.finder.agenda(areaId, meetingId, state) };
      default:
        return { ...act, ...when };
    }
  }
}

@CommandHandler(RequestMeeting)
export class RequestMeetingHandler implements ICommandHandler<RequestMeeting> {
  constructor(private readonly meetings: Meetings) {}

  execute(command: RequestMeeting): Promise<CommandResult> {
    return this.meetings.request(command);
  }
}

@CommandHandler(ActOnMeeting)
export class ActOnMeetingHandler implements ICommandHandler<ActOnMeeting> {
  constructor(private readonly meetings: Meetings) {}

  execute(command: ActOnMeeting): Promise<CommandResult> {
    return this.meetings.act(command);
  }
}

export const meetingCommandHandlers = [RequestMeetingHandler, ActOnMeetingHandler];
