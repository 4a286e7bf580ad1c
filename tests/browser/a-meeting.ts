import type { BrowserHouse } from '../support/browser';

interface Case {
  readonly state: {
    readonly members: Readonly<Record<string, unknown>>;
    readonly contacts: Readonly<Record<string, { readonly unitId: string }>>;
  };
}

/** Changes something as the coordinator; the same again, by its name, is done once. */
async function send<T>(
  house: BrowserHouse,
  name: string,
  path: string,
  body: object,
  version?: number,
): Promise<T> {
  const response = await fetch(`${house.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'X-Demo-Persona': 'coordinator',
      'Idempotency-Key': name,
      'content-type': 'application/json',
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

function day(house: BrowserHouse, ahead: number): string {
  return new Date(house.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
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

/** Booked for later today, so that it can be held as well. */
export function bookMeeting(house: BrowserHouse, caseId: string): Promise<string> {
  return bookIn(house, caseId, 1, 60);
}

/** Booked for tomorrow, so that it cannot be held yet. */
export function bookForTomorrow(house: BrowserHouse, caseId: string): Promise<string> {
  return bookIn(house, caseId, 25, 90);
}

async function bookIn(
  house: BrowserHouse,
  caseId: string,
  hours: number,
  minutes: number,
): Promise<string> {
  const meetingId = await askForMeeting(house, caseId, {
    noticeDays: 0,
    minutes,
    earliest: day(house, 0),
    latest: day(house, 14),
  });
  const { stage, version } = await house.ask<{ stage: string; version: number }>(
    `/meetings/${meetingId}`,
  );
  if (stage === 'booked') return meetingId;
  const from = house.now().getTime() + hours * 3_600_000;
  const time = {
    from: new Date(from).toISOString(),
    to: new Date(from + minutes * 60_000).toISOString(),
    roomId: null,
    itemIds: [],
  };
  await send(house, `book ${meetingId}`, `/meetings/${meetingId}/booking`, time, version);
  // So near a meeting its agenda goes out at once; a page should not change while somebody looks at it.
  const isSent = async () =>
    (await house.ask<{ agendaSentOn: string | null }>(`/meetings/${meetingId}`)).agendaSentOn;
  while (!(await isSent())) await house.behindTheDoors('remind');
  return meetingId;
}

/** With a poll about its three best times, to which nobody has answered. */
export async function askWhichTimes(house: BrowserHouse, caseId: string): Promise<string> {
  const meetingId = await askForMeeting(house, caseId, { minutes: 45 });
  const { poll, version } = await house.ask<{ poll: object | null; version: number }>(
    `/meetings/${meetingId}`,
  );
  if (poll) return meetingId;
  const { best } = await house.ask<{ best: readonly Record<string, unknown>[] }>(
    `/meetings/${meetingId}/slots?limit=3`,
  );
  const slots = best.map(({ from, to, roomId, itemIds }) => ({ from, to, roomId, itemIds }));
  const body = { slots, answerBy: day(house, 5) };
  await send(house, `poll ${meetingId}`, `/meetings/${meetingId}/poll`, body, version);
  return meetingId;
}

/** Asked for with the first unit that the family has a contact in. */
export async function askWithUnit(house: BrowserHouse, caseId: string): Promise<string> {
  const { state } = await house.ask<Case>(`/cases/${caseId}`);
  const [contact] = Object.values(state.contacts);
  const must = { memberIds: Object.keys(state.members).slice(0, 1), unitIds: [contact!.unitId] };
  return askForMeeting(house, caseId, { must });
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
