import type { Test } from 'supertest';
import { usualReferral } from './family';
import type { WordDoor } from './word-doors';
import {
  agreed,
  child,
  closing,
  contactPerson,
  heldTalk,
  interpreter,
  noted,
  on,
  seenAt,
  teamOf,
  type WordedHouse,
} from './worded-house';

interface Words {
  readonly version: number;
  readonly words: string | null;
}

/** A door that puts what stands already in other words, and nothing else. */
export interface Rewording {
  readonly door: WordDoor;
  send(there: WordedHouse, words: string): Test;
  read(there: WordedHouse): Promise<Words>;
  /** What the open pages hear of. */
  readonly stale: string;
}

interface CaseShown {
  readonly name: string | null;
  readonly notes: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, { readonly name?: string; readonly phone?: string }>>;
}

interface AgendaShown {
  readonly items: readonly { readonly itemId: string; readonly text: string | null }[];
  readonly notes: readonly { readonly noteId: string; readonly what: string | null }[];
}

/** What the answer at the path says, and with which version. */
async function at<Shown>(
  there: WordedHouse,
  path: string,
  find: (shown: Shown) => string | null | undefined,
): Promise<Words> {
  const version = Number((await seenAt(there, path)).replaceAll('"', ''));
  const { body } = await teamOf(there).get(path).expect(200);
  return { version, words: find(body as Shown) ?? null };
}

function ofCase(
  there: WordedHouse,
  id: string,
  find: (shown: CaseShown) => string | null | undefined,
) {
  return at<CaseShown>(there, `/cases/${id}`, find);
}

function ofMeeting(there: WordedHouse, find: (shown: AgendaShown) => string | null | undefined) {
  return at<AgendaShown>(there, `/meetings/${there.meetingId}/agenda`, find);
}

async function agreement(
  there: WordedHouse,
): Promise<{ version: number; what: string; note: string | null }> {
  const { caseId, agreementId } = there;
  const { items } = (await teamOf(there).get(`/cases/${caseId}/agreements`).expect(200)).body;
  return items.find((one: { agreementId: string }) => one.agreementId === agreementId);
}

const ofCases: readonly Omit<Rewording, 'stale'>[] = [
  {
    door: 'PUT /cases/{caseId}/referral',
    send: (there, familyName) =>
      teamOf(there).put(`/cases/${there.caseId}/referral`, { ...usualReferral, familyName }),
    read: (there) => ofCase(there, there.caseId, ({ name }) => name),
  },
  {
    door: 'PUT /cases/{caseId}/assessment',
    send: (there, note) => {
      const assessment = { on: '2025-01-13', outcome: 'taken-on', note };
      return teamOf(there).put(`/cases/${there.caseId}/assessment`, assessment);
    },
    read: (there) => ofCase(there, there.caseId, ({ notes }) => notes.assessment),
  },
  {
    door: 'PUT /cases/{caseId}/members/{memberId}',
    send: (there, name) => {
      const member = { ...child, personal: { name } };
      return teamOf(there).put(`/cases/${there.caseId}/members/${there.memberId}`, member);
    },
    read: (there) => ofCase(there, there.caseId, ({ people }) => people[there.memberId]?.name),
  },
  {
    door: 'PUT /cases/{caseId}/members/{memberId}/personal',
    send: (there, phone) =>
      teamOf(there).put(`/cases/${there.caseId}/members/${there.memberId}/personal`, { phone }),
    read: (there) => ofCase(there, there.caseId, ({ people }) => people[there.memberId]?.phone),
  },
  {
    door: 'PUT /cases/{caseId}/meetings/{meetingId}',
    send: (there, note) =>
      teamOf(there).put(`/cases/${there.caseId}/meetings/${there.heldId}`, { ...heldTalk, note }),
    read: (there) => ofCase(there, there.caseId, ({ notes }) => notes[there.heldId]),
  },
  {
    door: 'PUT /cases/{caseId}/closings/{closingId}',
    send: (there, note) => {
      const { caseId, closingId } = there.closed;
      return teamOf(there).put(`/cases/${caseId}/closings/${closingId}`, { ...closing, note });
    },
    read: (there) =>
      ofCase(there, there.closed.caseId, ({ notes }) => notes[there.closed.closingId]),
  },
];

const ofMeetings: readonly Omit<Rewording, 'stale'>[] = [
  {
    door: 'PUT /meetings/{meetingId}/agenda/items/{itemId}/text',
    send: (there, text) =>
      teamOf(there).put(`/meetings/${there.meetingId}/agenda/items/${there.itemId}/text`, { text }),
    read: (there) =>
      ofMeeting(there, ({ items }) => items.find((one) => one.itemId === there.itemId)?.text),
  },
  {
    door: 'PUT /meetings/{meetingId}/notes/{noteId}',
    send: (there, what) => {
      const { meetingId, noteId, offices } = there;
      return teamOf(there).put(`/meetings/${meetingId}/notes/${noteId}`, noted(offices, what));
    },
    read: (there) =>
      ofMeeting(there, ({ notes }) => notes.find((one) => one.noteId === there.noteId)?.what),
  },
];

const answers = [
  { door: 'POST /agreements/{agreementId}/blocked', more: { reason: 'no-time-or-staff' } },
  { door: 'POST /agreements/{agreementId}/not-mine', more: { suggested: null } },
  { door: 'POST /agreements/{agreementId}/taken-on', more: {} },
  { door: 'POST /agreements/{agreementId}/done', more: {} },
] as const;

const ofAgreements: readonly Omit<Rewording, 'stale'>[] = [
  {
    door: 'POST /agreements/{agreementId}/correction',
    send: (there, what) => {
      const path = `/agreements/${there.agreementId}/correction`;
      return teamOf(there).post(path, agreed(there.offices, what));
    },
    read: async (there) => {
      const { version, what } = await agreement(there);
      return { version, words: what };
    },
  },
  ...answers.map(({ door, more }) => ({
    door,
    send: (there: WordedHouse, note: string) => {
      const path = `/agreements/${there.agreementId}/${door.split('/').at(-1)}`;
      return teamOf(there).post(path, { on, ...more, note });
    },
    read: async (there: WordedHouse) => {
      const { version, note } = await agreement(there);
      return { version, words: note };
    },
  })),
];

const mailAt = '@exempel.se';
const unitAddresses = ({ offices }: WordedHouse) => `/directory/units/${offices.unitId}/addresses`;

const ofDirectory: readonly Omit<Rewording, 'stale'>[] = [
  {
    door: 'PUT /directory/contact-persons/{contactPersonId}',
    send: (there, name) => {
      const path = `/directory/contact-persons/${there.contactPersonId}`;
      return teamOf(there).put(path, { ...contactPerson, name });
    },
    read: (there) =>
      at<{ items: readonly { contactPersonId: string; name: string }[] }>(
        there,
        '/directory/contact-persons',
        ({ items }) =>
          items.find(({ contactPersonId }) => contactPersonId === there.contactPersonId)?.name,
      ),
  },
  {
    door: 'PUT /directory/units/{unitId}/addresses',
    send: (there, phone) => {
      const addresses = { email: 'bup@exempel.se', phone, secure: null, managerEmail: null };
      return teamOf(there).put(unitAddresses(there), addresses);
    },
    read: (there) => at<{ phone: string }>(there, unitAddresses(there), ({ phone }) => phone),
  },
  {
    door: 'PUT /directory/team/addresses',
    send: (there, name) =>
      teamOf(there).put('/directory/team/addresses', { email: `${name.trim()}${mailAt}` }),
    read: (there) =>
      at<{ email: string | null }>(there, '/directory/team/addresses', ({ email }) =>
        email?.replace(mailAt, ''),
      ),
  },
  {
    door: 'PUT /directory/interpreters/{interpreterId}',
    send: (there, name) => {
      const path = `/directory/interpreters/${there.interpreterId}`;
      return teamOf(there).put(path, { ...interpreter, name });
    },
    read: (there) =>
      at<{ items: readonly { interpreterId: string; name: string }[] }>(
        there,
        '/directory/interpreters',
        ({ items }) => items.find((one) => one.interpreterId === there.interpreterId)?.name,
      ),
  },
];

export const rewordings: readonly Rewording[] = [
  ...ofCases.map((one) => ({ ...one, stale: 'case' })),
  ...ofMeetings.map((one) => ({ ...one, stale: 'meetings' })),
  ...ofAgreements.map((one) => ({ ...one, stale: 'agreements' })),
  ...ofDirectory.map((one) => ({ ...one, stale: 'directory' })),
];
