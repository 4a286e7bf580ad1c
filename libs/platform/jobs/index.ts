export {
  outlastsRestarts,
  type DueJob,
  type JobDefinition,
  type RunningJob,
  type WakingEvent,
} from './job';
export { JobQueues, type ParkedJob } from './job-queues';
export { JobReminder } from './job-reminder';
export { JobsModule } from './jobs.module';
