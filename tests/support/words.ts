import type { WordField } from '@famsam/contracts';
import { commandId } from '@famsam/kernel';
import { newId } from '@famsam/platform';
import { WritePersonalText } from '@famsam/privacy';
import { CommandBus } from '@nestjs/cqrs';
import type { TestApp } from './app';

/** Into the vault at once, for tests of what is done with words wherever they come from. */
export async function writeWords(
  house: Pick<TestApp, 'app' | 'areaId'>,
  subjectId: string,
  texts: Readonly<Partial<Record<WordField, string | null>>>,
): Promise<void> {
  const context = {
    areaId: house.areaId,
    commandId: commandId(newId()),
    actor: { id: 'tester', role: 'coordinator' },
  };
  const entries = Object.entries(texts).map(([field, text]) => ({
    field: field as WordField,
    text,
  }));
  const command = new WritePersonalText(context, subjectId, entries);
  await house.app.get(CommandBus, { strict: false }).execute(command);
}

/** What is known of a member, by the door for it. */
export async function rewordMember(
  { as, areaId }: Pick<TestApp, 'as' | 'areaId'>,
  caseId: string,
  memberId: string,
  personal: object,
): Promise<void> {
  const { headers } = await as('coordinator', areaId).get(`/cases/${caseId}`).expect(200);
  await as('coordinator', areaId)
    .put(`/cases/${caseId}/members/${memberId}/personal`, personal)
    .set('If-Match', String(headers.etag))
    .expect(200);
}
