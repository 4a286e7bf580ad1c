export type { JobDefinition, RunningJob } from './job';
export { JobQueues } from './job-queues';
export { JobsModule } from './jobs.module';
