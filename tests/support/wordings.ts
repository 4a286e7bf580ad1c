import type { Test } from 'supertest';
import { usualReferral } from './family';
import { aGuest } from './guest';
import type { WordDoor } from './word-doors';
import {
  agreed,
  child,
  closing,
  contactPerson,
  heldTalk,
  interpreter,
  noted,
  openCase,
  seenAt,
  teamOf,
  type WordedHouse,
} from './worded-house';

/** A door by which words come with something new, or go with what is over. */
export interface Wording {
  readonly door: WordDoor;
  /** Makes ready what it needs; then words are sent. */
  ready(there: WordedHouse): Promise<(words: string) => Test>;
  /** What the open pages hear of. */
  readonly stale: string;
}

/** Something new in a case, by one who saw the case as it is. */
async function intoCase(
  there: WordedHouse,
  caseId: string,
  path: string,
  entry: (words: string) => object,
): Promise<(words: string) => Test> {
  const seen = await seenAt(there, `/cases/${caseId}`);
  return (words) =>
    teamOf(there).post(`/cases/${caseId}/${path}`, entry(words)).set('If-Match', seen);
}

/** Something that is taken away, by one who saw it. */
async function gone(there: WordedHouse, path: string, seenIn: string): Promise<() => Test> {
  const seen = await seenAt(there, seenIn);
  return () => teamOf(there).delete(path).set('If-Match', seen);
}

async function made(there: WordedHouse, path: string, body: object): Promise<string> {
  return (await teamOf(there).post(path, body).expect(201)).body.id;
}

function contactPersons({ offices }: WordedHouse): string {
  return `/directory/units/${offices.unitId}/contact-persons`;
}

const ofCases: readonly Omit<Wording, 'stale'>[] = [
  {
    door: 'POST /cases',
    ready: async (there) => (note) => teamOf(there).post('/cases', { ...usualReferral, note }),
  },
  {
    door: 'POST /cases/{caseId}/assessment',
    ready: async (there) => {
      const caseId = await made(there, '/cases', usualReferral);
      const assessment = { on: '2025-01-13', outcome: 'taken-on' };
      return intoCase(there, caseId, 'assessment', (note) => ({ ...assessment, note }));
    },
  },
  {
    door: 'POST /cases/{caseId}/members',
    ready: (there) =>
      intoCase(there, there.caseId, 'members', (name) => ({ ...child, personal: { name } })),
  },
  {
    door: 'POST /cases/{caseId}/meetings',
    ready: (there) => intoCase(there, there.caseId, 'meetings', (note) => ({ ...heldTalk, note })),
  },
  {
    door: 'POST /cases/{caseId}/closings',
    ready: async (there) =>
      intoCase(there, await openCase(there), 'closings', (note) => ({ ...closing, note })),
  },
];

const ofAgreements: readonly Omit<Wording, 'stale'>[] = [
  {
    door: 'POST /cases/{caseId}/agreements',
    ready: async (there) => (what) =>
      teamOf(there).post(`/cases/${there.caseId}/agreements`, agreed(there.offices, what)),
  },
  {
    door: 'POST /guest/agreement/answer',
    ready: async (there) => {
      const { house, caseId, offices } = there;
      const agreement = agreed(offices, 'Ordna en plats');
      const subjectId = await made(there, `/cases/${caseId}/agreements`, agreement);
      const recipient = { kind: 'unit', unitId: offices.unitId } as const;
      const guest = aGuest(house, { purpose: 'agreement', subjectId, recipient });
      await guest.comeIn();
      const blocked = { answer: 'blocked', reason: 'no-time-or-staff' };
      return (note) => guest.post('/agreement/answer', { ...blocked, note }).set('If-Match', '"1"');
    },
  },
];

/** The last holds the meeting that the others speak of. */
const ofMeetings: readonly Omit<Wording, 'stale'>[] = [
  {
    door: 'POST /meetings/{meetingId}/agenda/items',
    ready: async (there) => (text) =>
      teamOf(there).post(`/meetings/${there.meetingId}/agenda/items`, { text, minutes: 5 }),
  },
  {
    door: 'POST /guest/invitation/items',
    ready: async ({ house, meetingId: subjectId, guardian }) => {
      const recipient = { kind: 'member', memberId: guardian } as const;
      const guest = aGuest(house, { purpose: 'invitation', subjectId, recipient });
      await guest.comeIn();
      return (text) => guest.post('/invitation/items', { text });
    },
  },
  {
    door: 'POST /meetings/{meetingId}/notes',
    ready: async (there) => (what) =>
      teamOf(there).post(`/meetings/${there.meetingId}/notes`, noted(there.offices, what)),
  },
  {
    door: 'POST /meetings/{meetingId}/held',
    ready: async (there) => {
      const path = `/meetings/${there.meetingId}`;
      const seen = await seenAt(there, path);
      const held = { minutes: 55, unitIds: [], memberIds: [there.guardian], discussed: [] };
      return (note) =>
        teamOf(there)
          .post(`${path}/held`, { ...held, note })
          .set('If-Match', seen);
    },
  },
];

const ofDirectory: readonly Omit<Wording, 'stale'>[] = [
  {
    door: 'POST /directory/units/{unitId}/contact-persons',
    ready: async (there) => (name) =>
      teamOf(there).post(contactPersons(there), { ...contactPerson, name }),
  },
  {
    door: 'DELETE /directory/contact-persons/{contactPersonId}',
    ready: async (there) => {
      const named = { ...contactPerson, name: 'Robin Exempel' };
      const path = `/directory/contact-persons/${await made(there, contactPersons(there), named)}`;
      return gone(there, path, '/directory');
    },
  },
  {
    door: 'POST /directory/interpreters',
    ready: async (there) => (name) =>
      teamOf(there).post('/directory/interpreters', { ...interpreter, name }),
  },
  {
    door: 'DELETE /directory/interpreters/{interpreterId}',
    ready: async (there) => {
      const speaks = { ...interpreter, name: 'Robin Exempel' };
      const id = await made(there, '/directory/interpreters', speaks);
      return gone(there, `/directory/interpreters/${id}`, '/directory/schedule');
    },
  },
];

export const wordings: readonly Wording[] = [
  ...ofCases.map((one) => ({ ...one, stale: 'case' })),
  ...ofAgreements.map((one) => ({ ...one, stale: 'agreements' })),
  ...ofMeetings.map((one) => ({ ...one, stale: 'meetings' })),
  ...ofDirectory.map((one) => ({ ...one, stale: 'directory' })),
];
