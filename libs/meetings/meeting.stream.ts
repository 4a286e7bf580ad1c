import type { MeetingEvent } from '@famsam/contracts';
import { meetingContracts } from '@famsam/contracts';
import type { StreamDefinition } from '@famsam/platform';
import type { MeetingCommand } from './meeting.decider';
import { meetingDecider } from './meeting.decider';
import type { MeetingRejection } from './meeting.rejections';
import type { MeetingState } from './meeting.state';

/** `meeting-<uuid>`: one meeting, from the request on. */
export const meetingStream: StreamDefinition<
  MeetingState,
  MeetingCommand,
  MeetingEvent,
  MeetingRejection
> = { category: 'meeting', decider: meetingDecider, contracts: meetingContracts };
