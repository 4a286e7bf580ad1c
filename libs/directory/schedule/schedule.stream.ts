import type { ScheduleEvent } from '@famsam/contracts';
import { scheduleContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { ScheduleCommand, ScheduleRejection, ScheduleState } from './schedule.decider';
import { scheduleDecider } from './schedule.decider';

/** `schedule-<area id>`: one stream to an area. */
export const scheduleStream: StreamDefinition<
  ScheduleState,
  ScheduleCommand,
  ScheduleEvent,
  ScheduleRejection
> = { category: 'schedule', decider: scheduleDecider, contracts: scheduleContracts };
