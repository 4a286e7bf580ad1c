import { Global, Module } from '@nestjs/common';
import { JobQueues } from './job-queues';
import { JobReminder } from './job-reminder';

@Global()
@Module({ providers: [JobQueues, JobReminder], exports: [JobQueues, JobReminder] })
export class JobsModule {}
