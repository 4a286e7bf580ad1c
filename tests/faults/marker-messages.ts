import type { Outgoing, Recipient } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { MessagesAbout, SendMessage } from '@famsam/messages';
import { dueJobs, JobQueues, newId } from '@famsam/platform';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { TestApp } from '../support/app';

/** Writes to each of them, as a worker sends what is due; what became of it. */
export async function writeTo(
  house: TestApp,
  recipients: readonly Recipient[],
): Promise<readonly string[]> {
  const about = { kind: 'agreement', id: newId() } as const;
  for (const recipient of recipients) {
    const message: Outgoing = {
      ...{ kind: 'agreement-reminder', recipient, about, caseId: null },
      ...{ link: 'agreement', calendar: null },
      speaksOf: null,
      dueAt: house.clock.now().toISOString(),
      meaningfulUntil: '2025-12-31T00:00:00.000Z',
    };
    const actor = { id: 'tester', role: 'coordinator' };
    const context = { areaId: house.areaId, commandId: commandId(newId()), actor };
    const asked = { name: `marker ${recipient.kind}`, message };
    await house.app.get(CommandBus, { strict: false }).execute(new SendMessage(context, asked));
  }
  const { definitions } = house.app.get(JobQueues, { strict: false });
  const job = definitions.find(({ name }) => name === 'send-message');
  for (const { jobId, payload } of job?.due ? await dueJobs(job.due, house.areaId) : [])
    await job?.process(payload, { id: jobId, attempt: 1 });
  const written = new MessagesAbout(house.areaId, about);
  const messages = await house.app.get(QueryBus, { strict: false }).execute(written);
  return messages.map(({ status }) => status);
}
