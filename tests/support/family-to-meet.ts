import type { TestApp } from './app';
import { usualReferral, type Offices } from './family';

/** A case that was taken on, with a guardian and a child, consent for the agency if wanted, and what to ask for. */
export async function familyToMeet(
  house: Pick<TestApp, 'as' | 'areaId'>,
  { agencyId, unitId }: Offices,
  { consent }: { consent: boolean },
) {
  const team = () => house.as('coordinator', house.areaId);
  // Tests add more children to it.
  const referral = { ...usualReferral, childrenUnder23: 9 };
  const { body } = await team().post('/cases', referral).expect(201);
  const caseId: string = body.id;
  let version: number = body.version;
  const write = async (path: string, entry: object): Promise<string> => {
    const sent = team().post(`/cases/${caseId}/${path}`, entry).set('If-Match', `"${version}"`);
    const answer = await sent.expect(201);
    version = answer.body.version;
    return answer.body.entryId;
  };
  await write('assessment', { on: '2025-01-13', outcome: 'taken-on' });
  const guardian = await write('members', { role: 'guardian', birthYear: 1985 });
  const child = await write('members', { role: 'child', birthYear: 2014 });
  if (consent) {
    const asked = await team()
      .post(`/cases/${caseId}/consents`, {
        ...{ memberId: guardian, agencyId, information: ['coordination'] },
        ...{ purpose: 'collaboration-meetings', on: '2025-01-14' },
      })
      .expect(201);
    await team()
      .post(`/cases/${caseId}/consents/${asked.body.id}/given`, {
        ...{ on: '2025-01-20', until: '2025-12-31', how: { form: 'written' } },
      })
      .set('If-Match', String(asked.headers.etag))
      .expect(200);
  }
  const request = {
    kind: 'collaboration',
    form: 'digital',
    must: { memberIds: [guardian, child], unitIds: [unitId] },
    may: { memberIds: [], unitIds: [] as string[] },
    minutes: 60,
    earliest: '2025-04-03',
    latest: '2025-04-03',
    noticeDays: 2,
    interpreter: null as string | null,
    equipment: [] as string[],
    wishes: { weekdays: [], dayParts: ['afternoon'], notInSchoolTimeOf: null },
  };
  return { caseId, child, guardian, request, version };
}
