import type { TestApp } from './app';

/** What a referral says when nothing else is told; the clock of the tests stands at 2025-03-31. */
export const usualReferral = {
  municipality: '1884',
  referredOn: '2025-01-10',
  category: 'school',
  criteria: ['several-interventions'],
  domains: ['school-absence'],
  childrenUnder23: 2,
};

export interface Offices {
  readonly agencyId: string;
  readonly unitId: string;
}

/** The municipality of the referrals, and an agency with a unit. */
export async function withOffices(
  house: Pick<TestApp, 'as' | 'areaId'>,
  name = 'Region Örebro län',
): Promise<Offices> {
  const operator = house.as('operator', house.areaId);
  const codes = (await operator.get('/directory/municipalities').expect(200)).body.items;
  if (!codes.some(({ code }: { code: string }) => code === '1884'))
    await operator.post('/directory/municipalities', { code: '1884' }).expect(201);
  const agencyId: string = (
    await operator.post('/directory/agencies', { name, kind: 'region' }).expect(201)
  ).body.id;
  const unit = { agencyId, name: `BUP ${name}` };
  const unitId: string = (await operator.post('/directory/units', unit).expect(201)).body.id;
  return { agencyId, unitId };
}

interface ReachedAt {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly secure?: string | null;
  readonly managerEmail?: string | null;
}

/** Where a unit is reached from now on: at these addresses and no others. */
export async function reachUnitAt(
  house: Pick<TestApp, 'as' | 'areaId'>,
  unitId: string,
  addresses: ReachedAt,
): Promise<void> {
  const none = { email: null, phone: null, secure: null, managerEmail: null };
  await setAddresses(house, `/directory/units/${unitId}/addresses`, { ...none, ...addresses });
}

export async function reachTeamAt(
  house: Pick<TestApp, 'as' | 'areaId'>,
  email: string,
): Promise<void> {
  await setAddresses(house, '/directory/team/addresses', { email });
}

async function setAddresses(
  { as, areaId }: Pick<TestApp, 'as' | 'areaId'>,
  path: string,
  body: object,
): Promise<void> {
  const team = as('coordinator', areaId);
  const { headers } = await team.get(path).expect(200);
  await team.put(path, body).set('If-Match', String(headers.etag)).expect(200);
}
