import { anApp, type Doors, type TestApp } from './app';
import { reachUnitAt, usualReferral, withOffices, type Offices } from './family';
import { familyToMeet } from './family-to-meet';

/** A house in which something has been said of everything that can be said in words. */
export interface WordedHouse {
  readonly house: TestApp;
  readonly offices: Offices;
  readonly caseId: string;
  readonly memberId: string;
  readonly agreementId: string;
  /** A meeting held in the case, and the closing of another one. */
  readonly heldId: string;
  readonly closed: { readonly caseId: string; readonly closingId: string };
  /** A meeting on its day, with something on its agenda and something agreed. */
  readonly meetingId: string;
  readonly guardian: string;
  readonly itemId: string;
  readonly noteId: string;
  readonly contactPersonId: string;
  readonly interpreterId: string;
}

export const on = '2025-03-31';
export const child = { role: 'child', birthYear: 2014 };
export const heldTalk = {
  ...{ heldOn: '2025-02-03', kind: 'family-talk', form: 'digital', minutes: 60 },
};
export const closing = { on: '2025-03-03', reason: 'situation-improved' };
export const contactPerson = { since: '2025-03-01', phone: '070-174 06 05' };
export const interpreter = { languages: ['so'], email: 'tolk@exempel.se' };

export function agreed({ unitId }: Offices, what: string) {
  return { on, dueOn: '2025-04-30', owner: { kind: 'unit', unitId }, what };
}

export function noted({ unitId }: Offices, what: string) {
  return { owner: { kind: 'unit', unitId }, dueOn: '2025-04-30', what };
}

export function teamOf({ house }: Pick<WordedHouse, 'house'>): Doors {
  return house.as('coordinator');
}

/** The ETag of what stands at the path. */
export async function seenAt(there: Pick<WordedHouse, 'house'>, path: string): Promise<string> {
  return String((await teamOf(there).get(path).expect(200)).headers.etag);
}

/** Writes an entry of a case; its id. */
export async function entered(
  there: Pick<WordedHouse, 'house'>,
  caseId: string,
  path: string,
  entry: object,
): Promise<string> {
  const sent = teamOf(there).post(`/cases/${caseId}/${path}`, entry);
  const seen = await seenAt(there, `/cases/${caseId}`);
  return (await sent.set('If-Match', seen).expect(201)).body.entryId;
}

/** A case that was taken on. */
export async function openCase(there: Pick<WordedHouse, 'house'>): Promise<string> {
  const { id } = (await teamOf(there).post('/cases', usualReferral).expect(201)).body;
  await entered(there, id, 'assessment', { on: '2025-01-13', outcome: 'taken-on' });
  return id;
}

export async function aWordedHouse(): Promise<WordedHouse> {
  const house = await anApp();
  const here = { house };
  const offices = await withOffices(house);
  const made = async (path: string, body: object): Promise<string> =>
    (await teamOf(here).post(path, body).expect(201)).body.id;
  await reachUnitAt(house, offices.unitId, { email: 'bup@exempel.se' });
  const named = { ...contactPerson, name: 'Kim Exempel' };
  const contactPersonId = await made(`/directory/units/${offices.unitId}/contact-persons`, named);
  const speaks = { ...interpreter, name: 'Tolkbyrån' };
  const interpreterId = await made('/directory/interpreters', speaks);

  const { caseId, child: memberId } = await familyToMeet(house, offices, { consent: true });
  const heldId = await entered(here, caseId, 'meetings', heldTalk);
  const other = await openCase(here);
  const closed = { caseId: other, closingId: await entered(here, other, 'closings', closing) };
  const agreement = agreed(offices, 'Ordna en plats');
  const agreementId = await made(`/cases/${caseId}/agreements`, agreement);
  return {
    ...{ house, offices, caseId, memberId, heldId, closed, agreementId },
    ...{ contactPersonId, interpreterId, ...(await onItsDay(house, offices)) },
  };
}

async function onItsDay(house: TestApp, offices: Offices) {
  const team = () => house.as('coordinator');
  const { guardian, request, ...family } = await familyToMeet(house, offices, { consent: true });
  const must = { memberIds: [guardian], unitIds: [] };
  const asked = { ...request, caseId: family.caseId, must, kind: 'family-talk' };
  const meetingId: string = (await team().post('/meetings', asked).expect(201)).body.id;
  const path = `/meetings/${meetingId}`;
  const time = { from: `${on}T11:00:00Z`, to: `${on}T12:00:00Z`, roomId: null, itemIds: [] };
  await team().post(`${path}/booking`, time).set('If-Match', '"1"').expect(201);
  await team().post(`${path}/agenda/items`, { text: 'Skolskjutsen', minutes: 5 }).expect(201);
  await team().post(`${path}/notes`, noted(offices, 'Ordna en plats')).expect(201);
  const { items, notes } = (await team().get(`${path}/agenda`).expect(200)).body;
  const spoken = items.find(({ text }: { text: string | null }) => text !== null);
  const [note] = notes;
  return {
    ...{ meetingId, guardian },
    itemId: spoken.itemId as string,
    noteId: note.noteId as string,
  };
}
