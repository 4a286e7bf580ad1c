import type { BrowserHouse } from '../support/browser';

interface Case {
  readonly state: {
    readonly members: Readonly<Record<string, unknown>>;
    readonly contacts: Readonly<Record<string, { readonly unitId: string }>>;
  };
}

/** Changes something as the coordinator; the same again, by its name, is done once. */
async function send<T>(house: BrowserHouse, name: string, path: string, body: object): Promise<T> {
  const response = await fetch(`${house.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'X-Demo-Persona': 'coordinator',
      'Idempotency-Key': name,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

function day(house: BrowserHouse, ahead: number): string {
  return new Date(house.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** A family talk by video with somebody of the family, in the weeks after the next. */
export async function askForMeeting(
  house: BrowserHouse,
  caseId: string,
  request: object = {},
): Promise<string> {
  const { state } = await house.ask<Case>(`/cases/${caseId}`);
  const body = {
    caseId,
    kind: 'family-talk',
    form: 'digital',
    must: { memberIds: Object.keys(state.members).slice(0, 1), unitIds: [] },
    may: { memberIds: [], unitIds: [] },
    minutes: 60,
    earliest: day(house, 10),
    latest: day(house, 24),
    noticeDays: 7,
    interpreter: null,
    equipment: [],
    wishes: { weekdays: [2], dayParts: ['afternoon'], notInSchoolTimeOf: null },
    ...request,
  };
  const name = `ask ${caseId} ${Buffer.from(JSON.stringify(request)).toString('base64url')}`;
  return (await send<{ id: string }>(house, name, '/meetings', body)).id;
}

/** Something that the first unit the family has a contact in is to do, and the day has passed. */
export async function agree(house: BrowserHouse, caseId: string, what: string): Promise<string> {
  const { state } = await house.ask<Case>(`/cases/${caseId}`);
  const [contact] = Object.values(state.contacts);
  const body = {
    on: day(house, -5),
    meetingId: null,
    owner: { kind: 'unit', unitId: contact!.unitId },
    dueOn: day(house, -2),
    what,
  };
  const made = await send<{ id: string }>(
    house,
    `agree ${caseId} ${Buffer.from(what).toString('base64url')}`,
    `/cases/${caseId}/agreements`,
    body,
  );
  return made.id;
}
