import { CaseFactsOf } from '@famsam/cases';
import { MissingConsents } from '@famsam/consent';
import type { MeetingRequest } from '@famsam/contracts';
import { UnitsOf } from '@famsam/directory';
import type { AreaId, Clock } from '@famsam/kernel';
import type { CommandContext, CommandResult } from '@famsam/platform';
import { CLOCK, CommandRunner, namedId, NotFoundError } from '@famsam/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { Command, CommandHandler, QueryBus } from '@nestjs/cqrs';
import type { MeetingFacts } from './meeting.decider';
import { meetingStream } from './meeting.stream';

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

export class ChangeMeetingRequest extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly meetingId: string,
    readonly request: MeetingRequest,
  ) {
    super();
  }
}

export class CancelMeetingRequest extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly meetingId: string,
  ) {
    super();
  }
}

/** What the rooms below know of a request. */
@Injectable()
export class MeetingFactFinder {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async facts(areaId: AreaId, caseId: string, request: MeetingRequest): Promise<MeetingFacts> {
    const found = (await this.queries.execute(new CaseFactsOf(areaId, [caseId]))).get(caseId);
    if (!found) throw new NotFoundError('case', caseId);
    const { open, status, members } = found;
    const units = await this.queries.execute(new UnitsOf(areaId));
    const unitIds = new Set([...request.must.unitIds, ...request.may.unitIds]);
    const agencyIds = units.flatMap(({ unitId, agencyId }) =>
      unitIds.has(unitId) ? agencyId : [],
    );
    const coming = new Set([...request.must.memberIds, ...request.may.memberIds]);
    const discussed = members.filter(({ memberId }) => coming.size === 0 || coming.has(memberId));
    const guardians = members.filter(({ role }) => role === 'guardian');
    const missingConsents = await this.queries.execute(
      new MissingConsents(
        areaId,
        caseId,
        this.clock.today(),
        discussed,
        guardians.map(({ memberId }) => memberId),
        [...new Set(agencyIds)],
      ),
    );
    return {
      caseOpen: open || status === 'referred',
      memberIds: new Set(members.map(({ memberId }) => memberId)),
      unitIds: new Set(units.map(({ unitId }) => unitId)),
      missingConsents,
    };
  }
}

@CommandHandler(RequestMeeting)
export class RequestMeetingHandler implements ICommandHandler<RequestMeeting> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, caseId, request }: RequestMeeting): Promise<CommandResult> {
    const id = namedId(context.commandId, 'meeting');
    return this.runner.run(meetingStream, id, context, async () => {
      const facts = await this.finder.facts(context.areaId, caseId, request);
      return { type: 'request' as const, today: this.clock.today(), caseId, request, facts };
    });
  }
}

@CommandHandler(ChangeMeetingRequest)
export class ChangeMeetingRequestHandler implements ICommandHandler<ChangeMeetingRequest> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly finder: MeetingFactFinder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, meetingId, request }: ChangeMeetingRequest): Promise<CommandResult> {
    return this.runner.run(meetingStream, meetingId, context, async (state) => {
      if (!state) throw new NotFoundError('meeting', meetingId);
      const facts = await this.finder.facts(context.areaId, state.caseId, request);
      return { type: 'change-request' as const, today: this.clock.today(), request, facts };
    });
  }
}

@CommandHandler(CancelMeetingRequest)
export class CancelMeetingRequestHandler implements ICommandHandler<CancelMeetingRequest> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ context, meetingId }: CancelMeetingRequest): Promise<CommandResult> {
    return this.runner.run(meetingStream, meetingId, context, async (state) => {
      if (!state) throw new NotFoundError('meeting', meetingId);
      return { type: 'cancel-request' as const, today: this.clock.today() };
    });
  }
}

export const meetingCommandHandlers = [
  RequestMeetingHandler,
  ChangeMeetingRequestHandler,
  CancelMeetingRequestHandler,
];
