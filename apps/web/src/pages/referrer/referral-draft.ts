import type { Language } from '../../parts/use-language';

/** The steps of the form, as they stand in the address. */
export const steps = ['vem', 'familjen', 'personer', 'varfor', 'passar', 'granska'] as const;
export type Step = (typeof steps)[number];

export const categories = ['social-services', 'school', 'health-care', 'parent'] as const;
export const criteria = [
  'several-interventions',
  'earlier-collaboration-insufficient',
  'family-perspective',
] as const;
export const domains = [
  'school-absence',
  'neuropsychiatric-disability',
  'socio-economic-vulnerability',
  'parenting-capacity',
  'mental-ill-health-and-addiction',
  'intellectual-disability',
] as const;
export const roles = ['child', 'guardian', 'other-adult'] as const;
export const kinds = ['individual-support', 'parenting-programme', 'course'] as const;
export const questions = ['one', 'plan', 'family'] as const;
export const replies = ['yes', 'no', 'unsure'] as const;

export type Category = (typeof categories)[number];
export type Role = (typeof roles)[number];

export interface ContactDraft {
  key: string;
  unitId: string;
  kind: (typeof kinds)[number];
  since: string;
}
export type InterpreterDraft = Language | 'none' | '';
export interface MemberDraft {
  key: string;
  role: Role;
  name: string;
  birthYear: string;
  phone: string;
  household: 'A' | 'B';
  /** A language, `none`, or empty when it is not known (law.md 24); older drafts have none. */
  interpreter?: InterpreterDraft;
  contacts: ContactDraft[];
}
export interface ReferralDraft {
  category: Category | '';
  municipality: string;
  familyName: string;
  children: string;
  twoHouseholds: boolean;
  members: MemberDraft[];
  criteria: (typeof criteria)[number][];
  domains: (typeof domains)[number][];
  note: string;
  fit: Partial<Record<(typeof questions)[number], (typeof replies)[number]>>;
}

export const emptyDraft: ReferralDraft = {
  category: '',
  municipality: '',
  familyName: '',
  children: '',
  twoHouseholds: false,
  members: [],
  criteria: [],
  domains: [],
  note: '',
  fit: {},
};

export const draftName = 'referral';

export function newMember(role: Role): MemberDraft {
  const key = crypto.randomUUID();
  return { key, role, name: '', birthYear: '', phone: '', household: 'A', contacts: [] };
}

export function newContact(): ContactDraft {
  return { key: crypto.randomUUID(), unitId: '', kind: 'individual-support', since: '' };
}

/** The part of text ids that differs for somebody who speaks of the own family. */
export function voiceOf(draft: ReferralDraft): 'parent' | 'agency' {
  return draft.category === 'parent' ? 'parent' : 'agency';
}

/** A field that is not right yet: the id of its element, and the id of what to say. */
export interface FieldError {
  id: string;
  text: string;
}

export function fieldId(what: string, key = ''): string {
  return key ? `falt-${what}-${key}` : `falt-${what}`;
}

/** What is not right yet in one step. The same rules as the api has, seen before it is asked. */
export function errorsOf(step: Step, draft: ReferralDraft, today: string): FieldError[] {
  switch (step) {
    case 'vem':
      return draft.category ? [] : [error('category')];
    case 'familjen':
      return [
        ...(draft.municipality ? [] : [error('municipality')]),
        ...(isWhole(draft.children, 1, 30) ? [] : [error('children')]),
      ];
    case 'personer':
      return [
        ...reachErrors(draft),
        ...draft.members.flatMap((member) => memberErrors(member, today)),
      ];
    case 'varfor':
      return [
        ...(draft.criteria.length > 0 ? [] : [error('criteria')]),
        ...(draft.note.length <= 4000 ? [] : [error('note')]),
      ];
    case 'passar':
    case 'granska':
      return [];
  }
}

function error(what: string, key = '', text = what): FieldError {
  return { id: fieldId(what, key), text: `referrer.error.${text}` };
}

/** A parent who asks has no agency behind that FamSam could call. */
function reachErrors({ category, members }: ReferralDraft): FieldError[] {
  if (category !== 'parent') return [];
  const guardians = members.filter(({ role }) => role === 'guardian');
  if (guardians.some(({ phone }) => phone.trim())) return [];
  return [guardians[0] ? error('phone', guardians[0].key) : error('add-guardian')];
}

function memberErrors({ key, role, birthYear, contacts }: MemberDraft, today: string) {
  return [
    ...yearErrors(key, role, birthYear, Number(today.slice(0, 4))),
    ...contacts.flatMap((contact) => [
      ...(contact.unitId ? [] : [error('unit', contact.key)]),
      ...(contact.since && contact.since <= today ? [] : [error('since', contact.key)]),
    ]),
  ];
}

function yearErrors(key: string, role: Role, birthYear: string, thisYear: number): FieldError[] {
  if (!birthYear.trim()) return role === 'child' ? [error('birth-year', key)] : [];
  if (!isWhole(birthYear, 1900, thisYear)) return [error('birth-year', key, 'birth-year-form')];
  const over23 = role === 'child' && Number(birthYear) < thisYear - 23;
  return over23 ? [error('birth-year', key, 'over-23')] : [];
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

/** As the api takes it; members and contacts stand in the order of the form. */
export function bodyOf(draft: ReferralDraft, today: string) {
  return {
    municipality: draft.municipality,
    referredOn: today,
    category: draft.category || 'parent',
    criteria: draft.criteria,
    domains: draft.domains,
    childrenUnder23: Number(draft.children),
    ...ifWritten('note', draft.note),
    ...ifWritten('familyName', draft.familyName),
    members: draft.members.map(({ role, name, birthYear, phone, household, interpreter }) => ({
      role,
      birthYear: birthYear.trim() ? Number(birthYear) : null,
      household: draft.twoHouseholds ? household : null,
      ...(interpreter && { interpreter: interpreter === 'none' ? null : interpreter }),
      personal: { ...ifWritten('name', name), ...(role !== 'child' && ifWritten('phone', phone)) },
    })),
    contacts: draft.members.flatMap(({ contacts }, member) =>
      contacts.map(({ unitId, kind, since }) => ({ member, unitId, kind, since })),
    ),
  };
}

/** What was left empty is left out. */
function ifWritten<K extends string>(key: K, value: string): { [key in K]?: string } {
  return (value.trim() ? { [key]: value.trim() } : {}) as { [key in K]?: string };
}

/** Where a field of the api stands in the form: its step, and the id of its element. */
export function placeOf(field: string, draft: ReferralDraft): { step: Step; id: string } | null {
  const [first = '', index, last = ''] = field.split('.');
  if (first === 'category') return { step: 'vem', id: fieldId('category') };
  if (first === 'municipality') return { step: 'familjen', id: fieldId('municipality') };
  if (first === 'childrenUnder23') return { step: 'familjen', id: fieldId('children') };
  if (first === 'familyName') return { step: 'familjen', id: fieldId('family-name') };
  if (first === 'criteria' || first === 'domains' || first === 'note')
    return { step: 'varfor', id: fieldId(first) };
  if (first === 'members') {
    const member = draft.members[Number(index)];
    const what = { birthYear: 'birth-year', personal: 'name' }[last] ?? 'member';
    return member ? { step: 'personer', id: fieldId(what, member.key) } : null;
  }
  if (first === 'contacts') {
    const contact = draft.members.flatMap(({ contacts }) => contacts)[Number(index)];
    const what = last === 'since' ? 'since' : 'unit';
    return contact ? { step: 'personer', id: fieldId(what, contact.key) } : null;
  }
  return null;
}

/** Which way the answers point; advice, never a hindrance (law.md 28). */
export function adviceOf({ one, plan, family }: ReferralDraft['fit']) {
  if (one === 'yes') return 'own';
  if (plan === 'yes') return 'plan';
  if (family === 'yes') return 'famsam';
  if (one === 'no' && family === 'no') return 'sip';
  return one && plan && family ? 'unsure' : null;
}
