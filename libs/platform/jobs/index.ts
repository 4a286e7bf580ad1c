export {
  outlastsRestarts,
  type DueJob,
  type DueWork,
  type JobDefinition,
  type RunningJob,
  type WakingEvent,
} from './job';
export { dueJobs } from './due-jobs';
export { JobQueues, type ParkedJob } from './job-queues';
export { JobReminder, lookJob } from './job-reminder';
export { JobsModule } from './jobs.module';
