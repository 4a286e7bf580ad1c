import type { GuestPurpose, Recipient } from '@famsam/contracts';
import type { Response } from 'supertest';
import type { TestApp } from './app';
import { usualReferral, withOffices, type Offices } from './family';
import { familyToMeet } from './family-to-meet';
import { aGuest } from './guest';

/** What must hold before anything of a family is done or told; every door asks for each, or says why not. */
export const doorRules = ['consent', 'open', 'member', 'guest'] as const;
export type DoorRule = (typeof doorRules)[number];

type Method = 'get' | 'post' | 'put' | 'delete';

/** The day after the meetings that were booked, long after all that broke. */
const afterwards = '2025-04-04T10:00:00.000Z';
const at = (day: string, hour = '12') => ({
  ...{ from: `${day}T${hour}:00:00.000Z`, to: `${day}T${hour}:50:00.000Z` },
  ...{ roomId: null, itemIds: [] },
});

/** A family in which everything was begun while all rules held; `partner` is of the family until something breaks. */
async function aFamily(house: TestApp, offices: Offices, day: string) {
  const team = house.as('coordinator');
  const { caseId, guardian, child, request } = await familyToMeet(house, offices, {
    consent: true,
  });
  const { unitId, agencyId } = offices;
  const unit = { kind: 'unit', unitId } as const;

  async function change(method: Method, path: string, body?: object): Promise<Response> {
    const sent = method === 'get' ? team.get(path) : team[method](path, body);
    // What is begun has no version yet.
    if (/^\/meetings$|\/agreements$/.test(path)) return sent;
    const seen = /^\/(cases\/[^/]+\/consents|(cases|meetings)\/[^/]+)/.exec(path)?.[0];
    const etag = seen && (await team.get(seen).expect(200)).headers.etag;
    return sent.set('If-Match', String(etag ?? '"1"'));
  }
  async function done(method: Method, path: string, body: object): Promise<Response['body']> {
    const answer = await change(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const ofCase = (path: string, body: object) => done('post', `/cases/${caseId}/${path}`, body);
  const { entryId: partnerId } = await ofCase('members', { role: 'other-adult', birthYear: 1980 });
  const partner = { kind: 'member', memberId: partnerId as string } as const;
  const { entryId: contactId } = await ofCase('contacts', {
    ...{ memberId: child, unitId, kind: 'individual-support', since: '2024-09-01' },
  });
  const meeting = { kind: 'agency-meeting', form: 'digital', minutes: 60, unitIds: [unitId] };
  const { entryId: heldId } = await ofCase('meetings', {
    ...{ ...meeting, heldOn: '2025-02-03', discussed: [child] },
  });
  const question = { agencyId, information: ['health'], purpose: 'collaboration-meetings' };
  const { id: partnersConsent } = await ofCase('consents', {
    ...{ ...question, memberId: partnerId, on: '2025-03-03' },
  });
  // Of what speaks of the whole family the unit is told only when they let it as well.
  const { id: partnersYes } = await ofCase('consents', {
    ...{ ...question, information: ['coordination'], memberId: partnerId, on: '2025-03-03' },
  });
  await ofCase(`consents/${partnersYes}/given`, {
    ...{ on: '2025-03-03', until: '2025-12-31', how: { form: 'written' } },
  });
  const agree = async (owner: Recipient): Promise<string> =>
    (
      await ofCase('agreements', {
        ...{ on: '2025-03-31', owner, dueOn: '2025-04-30', what: 'Ringer skolan.' },
      })
    ).id;
  const asked = async (must: object): Promise<string> =>
    (await done('post', '/meetings', { caseId, ...request, must })).id;
  const booked = async (must: object, on = at(day)): Promise<string> => {
    const meetingId = await asked(must);
    await done('post', `/meetings/${meetingId}/booking`, on);
    return meetingId;
  };
  const polled = async (must: object): Promise<string> => {
    const meetingId = await asked(must);
    const slots = [at('2025-05-05'), at('2025-05-06')];
    await done('post', `/meetings/${meetingId}/poll`, { slots, answerBy: '2025-04-20' });
    return meetingId;
  };
  const withUnit = { memberIds: [guardian, child], unitIds: [unitId] };
  const partnerAlone = { memberIds: [partnerId], unitIds: [] };
  return {
    ...{ caseId, guardian, child, request, partner, unit, agencyId, contactId, heldId, meeting },
    ...{ partnersConsent: partnersConsent as string, question, at, change, done },
    asked: await asked(withUnit),
    booked: await booked(withUnit),
    polled: await polled(withUnit),
    agreement: await agree(unit),
    /** What the partner alone was invited to, and is to do. */
    own: {
      invitation: await booked(partnerAlone, at(day, '09')),
      poll: await polled(partnerAlone),
      agreement: await agree(partner),
    },
    closingId: '',
  };
}

export type BrokenFamily = Awaited<ReturnType<typeof aFamily>>;

/** One family for each rule that does not hold in it; of `guest` it is a guest who was never invited. */
export async function brokenFamilies(house: TestApp) {
  const offices = await withOffices(house);
  const unconsented = await aFamily(house, offices, '2025-04-03');
  const closed = await aFamily(house, offices, '2025-04-02');
  const left = await aFamily(house, offices, '2025-04-01');
  const consents = `/cases/${unconsented.caseId}/consents`;
  const { body } = await house.as('coordinator').get(consents).expect(200);
  const given = body.consents.find(({ status }: { status: string }) => status === 'given');
  const on = '2025-03-31';
  await unconsented.done('post', `${consents}/${given.consentId}/withdrawn`, { on });
  const closing = { on, reason: 'situation-resolved' };
  closed.closingId = (
    await closed.done('post', `/cases/${closed.caseId}/closings`, closing)
  ).entryId;
  const { memberId: entryId } = left.partner;
  await left.done('post', `/cases/${left.caseId}/strikes`, { entry: 'member', entryId });
  house.clock.moveTo(afterwards);
  const { body: unknown } = await house.as('coordinator').post('/cases', usualReferral).expect(201);
  const nobodyKnown: string = unknown.id;
  const families = { consent: unconsented, open: closed, member: left, guest: left };

  /** Whom the rule keeps out, and of what: in each family the same. */
  function uninvited(rule: DoorRule, purpose: GuestPurpose) {
    const { agreement, booked, polled, own, partner, unit } = families[rule];
    const ofUnit = { agreement, invitation: booked, poll: polled };
    const stranger = { kind: 'unit', unitId: families.consent.caseId } as const;
    const recipient = { consent: unit, open: unit, member: partner, guest: stranger }[rule];
    return { purpose, recipient, subjectId: (rule === 'member' ? own : ofUnit)[purpose] };
  }

  const guests = new Map<string, ReturnType<typeof aGuest>>();
  /** The same with the session of their link. */
  async function keptOut(rule: DoorRule, purpose: GuestPurpose) {
    const known = guests.get(`${rule} ${purpose}`);
    if (known) return known;
    const guest = aGuest(house, uninvited(rule, purpose));
    await guest.comeIn();
    guests.set(`${rule} ${purpose}`, guest);
    return guest;
  }
  return { families, nobodyKnown, uninvited, keptOut };
}

export type BrokenFamilies = Awaited<ReturnType<typeof brokenFamilies>>;
