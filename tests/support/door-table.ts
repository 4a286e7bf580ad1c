import type { Response } from 'supertest';
import type { BrokenFamily, DoorRule } from './broken-families';

/** How a door refuses the family for which a rule does not hold: with this code, when it is tried so. */
export type Cell = readonly [code: string, tried: (family: BrokenFamily) => Promise<Response>];
/** What a door asks for, and why it asks for nothing else. */
export interface Line {
  readonly asks: Partial<Record<DoorRule, Cell>>;
  readonly otherwise: string;
}
type Method = 'post' | 'put' | 'delete';

const on = '2025-04-02';
const time = { from: '2025-05-07T12:00:00.000Z', to: '2025-05-07T12:50:00.000Z' };
const booking = { ...time, roomId: null, itemIds: [] };
const later = { earliest: '2025-05-05', latest: '2025-05-05' };

const nothing = (otherwise: string): Line => ({ asks: {}, otherwise });
const ofTeam = 'guests do not come here, and nothing is told of the family';

function ofCase(code: string, method: Method, path: string, body: (f: BrokenFamily) => object) {
  return [
    code,
    (f: BrokenFamily) =>
      f.change(method, `/cases/${f.caseId}/${path.replace('{own}', f.partner.memberId)}`, body(f)),
  ] as const satisfies Cell;
}

function ofMeeting(
  code: string,
  of: 'asked' | 'booked',
  method: Method,
  path: string,
  body: (f: BrokenFamily) => object,
) {
  return [
    code,
    (f: BrokenFamily) => f.change(method, `/meetings/${f[of]}/${path}`, body(f)),
  ] as const satisfies Cell;
}

function ofAgreement(code: string, path: string, body: (f: BrokenFamily) => object) {
  return [
    code,
    (f: BrokenFamily) => f.change('post', `/agreements/${f.agreement}/${path}`, body(f)),
  ] as const satisfies Cell;
}

const held = (more: (f: BrokenFamily) => object) => (f: BrokenFamily) => ({
  ...{ ...f.meeting, heldOn: on, discussed: [f.child] },
  ...more(f),
});
const withPartner = (f: BrokenFamily) => ({ discussed: [f.partner.memberId] });
const contact = (f: BrokenFamily) => ({
  ...{ memberId: f.partner.memberId, unitId: f.unit.unitId },
  ...{ kind: 'individual-support', since: '2025-03-01' },
});
const terms = (f: BrokenFamily) => ({
  ...{ on, dueOn: '2025-05-01', what: 'Ringer skolan.', owner: f.partner },
});
const request = (f: BrokenFamily) => ({ ...f.request, ...later });
const requestOfPartner = (f: BrokenFamily) => ({
  ...request(f),
  must: { memberIds: [f.partner.memberId], unitIds: [] },
});
const asked = (body: (f: BrokenFamily) => object, code: string): Cell => [
  code,
  (f) => f.change('post', '/meetings', { caseId: f.caseId, ...body(f) }),
];
const poll = () => ({
  slots: [
    booking,
    { ...booking, from: '2025-05-08T12:00:00.000Z', to: '2025-05-08T12:50:00.000Z' },
  ],
  answerBy: '2025-04-20',
});
const holding = (f: BrokenFamily) => ({
  ...{ minutes: 55, unitIds: [f.unit.unitId], memberIds: [], discussed: [f.child] },
});
const noConsent = 'meeting.consent-missing';
const notOpen = 'meeting.case-not-open';

const inMeeting = nothing('the team’s own notes in a meeting; what comes of it asks at `held`');
const callsOff = nothing('what ends something is never refused');
const aNo = nothing('a no, and what a child says, is heard whatever stands (law.md 9, 11)');
const forOwner = nothing('the team writes down for the owner what the owner has said');
const mended = nothing(
  'what was written down wrong is mended whatever stands, by the rules of the case',
);

/** Every door that changes something, or lets a guest in; those of guests are below. */
export const doors: Readonly<Record<string, Line>> = {
  'POST /cases': nothing('a family that nobody knew before'),
  'DELETE /cases/{caseId}': mended,
  'PUT /cases/{caseId}/referral': mended,
  'POST /cases/{caseId}/assessment': nothing('comes before the case is open'),
  'PUT /cases/{caseId}/assessment': {
    asks: {
      open: ofCase('case.not-open', 'put', 'assessment', () => ({
        ...{ on: '2025-01-13', outcome: 'declined', reason: 'outside-area' },
      })),
    },
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/members': mended,
  'PUT /cases/{caseId}/members/{memberId}': {
    asks: {
      member: ofCase('entry.unknown', 'put', 'members/{own}', () => ({
        ...{ role: 'other-adult', birthYear: 1981 },
      })),
    },
    otherwise: ofTeam,
  },
  'PUT /cases/{caseId}/members/{memberId}/personal': {
    asks: {
      member: ofCase('entry.unknown', 'put', 'members/{own}/personal', () => ({
        phone: '070-174 06 05',
      })),
    },
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/members/{memberId}/process-end': {
    asks: {
      member: ofCase('process.not-started', 'post', 'members/{own}/process-end', () => ({ on })),
    },
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/contacts': {
    asks: { member: ofCase('member.unknown', 'post', 'contacts', contact) },
    otherwise: ofTeam,
  },
  'PUT /cases/{caseId}/contacts/{contactId}': {
    asks: {
      member: [
        'member.unknown',
        (f) => f.change('put', `/cases/${f.caseId}/contacts/${f.contactId}`, contact(f)),
      ],
    },
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/contacts/{contactId}/end': mended,
  'POST /cases/{caseId}/meetings': {
    asks: {
      consent: ofCase(
        noConsent,
        'post',
        'meetings',
        held(() => ({})),
      ),
      open: ofCase(
        'meeting.in-closed-case',
        'post',
        'meetings',
        held(() => ({})),
      ),
      member: ofCase('member.unknown', 'post', 'meetings', held(withPartner)),
    },
    otherwise: ofTeam,
  },
  'PUT /cases/{caseId}/meetings/{meetingId}': {
    asks: Object.fromEntries(
      (
        [
          ['consent', noConsent, () => ({})],
          ['open', 'meeting.in-closed-case', () => ({})],
          ['member', 'member.unknown', withPartner],
        ] as const
      ).map(([rule, code, more]) => [
        rule,
        [
          code,
          (f) => f.change('put', `/cases/${f.caseId}/meetings/${f.heldId}`, held(more)(f)),
        ] satisfies Cell,
      ]),
    ),
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/closings': {
    asks: {
      open: ofCase('case.not-open', 'post', 'closings', () => ({ on, reason: 'family-moved' })),
    },
    otherwise: ofTeam,
  },
  'PUT /cases/{caseId}/closings/{closingId}': mended,
  'POST /cases/{caseId}/reopenings': nothing('opens a case that is closed'),
  'POST /cases/{caseId}/strikes': {
    asks: {
      member: ofCase('entry.unknown', 'post', 'strikes', (f) => ({
        ...{ entry: 'member', entryId: f.partner.memberId },
      })),
    },
    otherwise: ofTeam,
  },
  'POST /cases/{caseId}/consents': {
    asks: {
      member: ofCase('consent.member-unknown', 'post', 'consents', (f) => ({
        ...{ ...f.question, memberId: f.partner.memberId, on },
      })),
    },
    otherwise: 'consent is what it asks for, and may come before the case is open or open again',
  },
  'POST /cases/{caseId}/consents/{consentId}/given': {
    asks: {
      member: [
        'consent.member-unknown',
        (f) =>
          f.change('post', `/cases/${f.caseId}/consents/${f.partnersConsent}/given`, {
            ...{ on, until: '2025-12-31', how: { form: 'written' } },
          }),
      ],
    },
    otherwise: 'consent is what it is about',
  },
  'POST /cases/{caseId}/consents/{consentId}/refused': aNo,
  'POST /cases/{caseId}/consents/{consentId}/withdrawn': aNo,
  'POST /cases/{caseId}/consents/paper/withdrawn': {
    asks: {
      member: ofCase('consent.member-unknown', 'post', 'consents/paper/withdrawn', (f) => ({
        ...{ memberId: f.partner.memberId, on },
      })),
    },
    otherwise: aNo.otherwise,
  },
  'POST /cases/{caseId}/consents/child-views': {
    asks: {
      member: ofCase('consent.member-unknown', 'post', 'consents/child-views', (f) => ({
        ...{ memberId: f.partner.memberId, on, asked: true },
        ...{ maturity: 'not-assessed', view: 'agrees' },
      })),
    },
    otherwise: aNo.otherwise,
  },
  'POST /cases/{caseId}/agreements': {
    asks: {
      open: ofCase('agreement.case-not-open', 'post', 'agreements', terms),
      member: ofCase('agreement.owner-unknown', 'post', 'agreements', terms),
    },
    otherwise: 'whether its owner is told follows from the message',
  },
  'POST /agreements/{agreementId}/correction': {
    asks: { member: ofAgreement('agreement.owner-unknown', 'correction', terms) },
    otherwise: mended.otherwise,
  },
  'POST /agreements/{agreementId}/taken-on': forOwner,
  'POST /agreements/{agreementId}/done': forOwner,
  'POST /agreements/{agreementId}/blocked': forOwner,
  'POST /agreements/{agreementId}/not-mine': {
    asks: {
      member: ofAgreement('agreement.owner-unknown', 'not-mine', (f) => ({
        ...{ on, suggested: f.partner },
      })),
    },
    otherwise: forOwner.otherwise,
  },
  'POST /agreements/{agreementId}/handed-over': {
    asks: {
      open: ofAgreement('agreement.case-not-open', 'handed-over', ({ partner }) => ({
        ...{ on, owner: partner, dueOn: '2025-05-01' },
      })),
      member: ofAgreement('agreement.owner-unknown', 'handed-over', ({ partner }) => ({
        ...{ on, owner: partner, dueOn: '2025-05-01' },
      })),
    },
    otherwise: 'whether its owner is told follows from the message',
  },
  'POST /agreements/{agreementId}/moved': {
    asks: {
      open: ofAgreement('agreement.case-not-open', 'moved', () => ({ on, dueOn: '2025-05-02' })),
    },
    otherwise: 'whether its owner is told follows from the message',
  },
  'POST /agreements/{agreementId}/withdrawn': callsOff,
  'POST /agreements/{agreementId}/struck': callsOff,
  'POST /meetings': {
    asks: {
      consent: asked(request, noConsent),
      open: asked(request, notOpen),
      member: asked(requestOfPartner, 'meeting.member-unknown'),
    },
    otherwise: ofTeam,
  },
  'PUT /meetings/{meetingId}/request': {
    asks: {
      consent: ofMeeting(noConsent, 'asked', 'put', 'request', request),
      open: ofMeeting(notOpen, 'asked', 'put', 'request', request),
      member: ofMeeting('meeting.member-unknown', 'asked', 'put', 'request', requestOfPartner),
    },
    otherwise: ofTeam,
  },
  'DELETE /meetings/{meetingId}/request': callsOff,
  'POST /meetings/{meetingId}/poll': {
    asks: {
      consent: ofMeeting(noConsent, 'asked', 'post', 'poll', poll),
      open: ofMeeting(notOpen, 'asked', 'post', 'poll', poll),
    },
    otherwise: 'a member who left is not asked: their message asks',
  },
  'POST /meetings/{meetingId}/poll/answers': forOwner,
  'POST /meetings/{meetingId}/poll/closed': callsOff,
  'POST /meetings/{meetingId}/booking': {
    asks: {
      consent: ofMeeting(noConsent, 'asked', 'post', 'booking', () => booking),
      open: ofMeeting(notOpen, 'asked', 'post', 'booking', () => booking),
    },
    otherwise: 'a member who left is not invited: their message asks',
  },
  'PUT /meetings/{meetingId}/booking': {
    asks: {
      consent: ofMeeting(noConsent, 'booked', 'put', 'booking', () => booking),
      open: ofMeeting(notOpen, 'booked', 'put', 'booking', () => booking),
    },
    otherwise: 'a member who left is not invited: their message asks',
  },
  'DELETE /meetings/{meetingId}/booking': callsOff,
  'POST /meetings/{meetingId}/answers': forOwner,
  'POST /meetings/{meetingId}/agenda/items': inMeeting,
  'PUT /meetings/{meetingId}/agenda/items/{itemId}': inMeeting,
  'DELETE /meetings/{meetingId}/agenda/items/{itemId}': inMeeting,
  'PUT /meetings/{meetingId}/agenda/items/{itemId}/text': inMeeting,
  'PUT /meetings/{meetingId}/agenda/order': inMeeting,
  'POST /meetings/{meetingId}/agenda/sent': nothing('whom it goes to follows from the message'),
  'PUT /meetings/{meetingId}/attendance': inMeeting,
  'POST /meetings/{meetingId}/items/{itemId}/begun': inMeeting,
  'POST /meetings/{meetingId}/items/{itemId}/ended': inMeeting,
  'POST /meetings/{meetingId}/notes': {
    asks: {
      member: ofMeeting('meeting.member-unknown', 'booked', 'post', 'notes', (f) => ({
        ...{ owner: f.partner, dueOn: '2025-05-01', what: 'Ringer skolan.' },
      })),
    },
    otherwise: inMeeting.otherwise,
  },
  'PUT /meetings/{meetingId}/notes/{noteId}': nothing('as the note was made: one rule for both'),
  'DELETE /meetings/{meetingId}/notes/{noteId}': inMeeting,
  'POST /meetings/{meetingId}/held': {
    asks: {
      consent: ofMeeting(noConsent, 'booked', 'post', 'held', holding),
      open: ofMeeting('meeting.in-closed-case', 'booked', 'post', 'held', holding),
      member: ofMeeting('meeting.member-unknown', 'booked', 'post', 'held', (f) => ({
        ...holding(f),
        ...withPartner(f),
      })),
    },
    otherwise: ofTeam,
  },
  'PUT /meetings/{meetingId}/interpreters': nothing('who interprets hears of a booking alone'),
  'POST /meetings/{meetingId}/interpreters/ordered': inMeeting,
  'POST /meetings/{meetingId}/interpreters/confirmed': inMeeting,
  'POST /meetings/{meetingId}/interpreters/order-withdrawn': inMeeting,
};
