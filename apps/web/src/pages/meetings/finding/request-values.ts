import type { Faults } from '../../../parts/use-form';
import type { MeetingRequest } from '../meeting-data';

/** Of each who could come: whether they must, may, or are not asked. */
export type Part = 'must' | 'may' | '';

export interface RequestValues {
  readonly kind: MeetingRequest['kind'];
  readonly form: MeetingRequest['form'];
  readonly members: Readonly<Record<string, Part>>;
  readonly units: Readonly<Record<string, Part>>;
  readonly minutes: string;
  readonly earliest: string;
  readonly latest: string;
  readonly noticeDays: string;
  readonly interpreter: 'yes' | 'no' | '';
  readonly language: string;
  readonly equipment: readonly string[];
  readonly weekdays: readonly string[];
  readonly dayParts: readonly string[];
  readonly notInSchoolTimeOf: string;
}

export const equipmentCodes = [
  'screen',
  'video-conference',
  'whiteboard',
  'hearing-loop',
  'step-free',
  'play-corner',
] as const satisfies readonly MeetingRequest['equipment'][number][];
export const dayParts = ['morning', 'afternoon', 'evening'] as const;

export function laterBy(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A month from next week on, with a week's notice: what most families and services can plan for. */
export function emptyRequest(today: string): RequestValues {
  return {
    kind: 'collaboration',
    form: 'digital',
    members: {},
    units: {},
    minutes: '60',
    earliest: laterBy(today, 7),
    latest: laterBy(today, 35),
    noticeDays: '7',
    interpreter: '',
    language: '',
    equipment: [],
    weekdays: [],
    dayParts: [],
    notInSchoolTimeOf: '',
  };
}

const parts = (must: readonly string[], may: readonly string[]): Record<string, Part> =>
  Object.fromEntries([
    ...must.map((id) => [id, 'must'] as const),
    ...may.map((id) => [id, 'may'] as const),
  ]);

export function valuesOf(request: MeetingRequest): RequestValues {
  const { must, may, interpreter, wishes } = request;
  return {
    kind: request.kind,
    form: request.form,
    members: parts(must.memberIds, may.memberIds),
    units: parts(must.unitIds, may.unitIds),
    minutes: String(request.minutes),
    earliest: request.earliest,
    latest: request.latest,
    noticeDays: String(request.noticeDays),
    interpreter: interpreter === null ? 'no' : 'yes',
    language: interpreter ?? '',
    equipment: request.equipment,
    weekdays: wishes.weekdays.map(String),
    dayParts: wishes.dayParts,
    notInSchoolTimeOf: wishes.notInSchoolTimeOf ?? '',
  };
}

export const invited = (of: Readonly<Record<string, Part>>, part: Part) =>
  Object.keys(of).filter((id) => of[id] === part);

export function requestOf(input: RequestValues): MeetingRequest {
  return {
    kind: input.kind,
    form: input.form,
    must: { memberIds: invited(input.members, 'must'), unitIds: invited(input.units, 'must') },
    may: { memberIds: invited(input.members, 'may'), unitIds: invited(input.units, 'may') },
    minutes: Number(input.minutes),
    earliest: input.earliest,
    latest: input.latest,
    noticeDays: Number(input.noticeDays),
    interpreter: input.interpreter === 'yes' ? input.language : null,
    // Nothing is carried to a meeting by video.
    equipment:
      input.form === 'digital' ? [] : equipmentCodes.filter((one) => input.equipment.includes(one)),
    wishes: {
      weekdays: input.weekdays.map(Number).sort(),
      dayParts: dayParts.filter((one) => input.dayParts.includes(one)),
      notInSchoolTimeOf: input.notInSchoolTimeOf || null,
    },
  };
}

const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : -1);

/** By member: the language they need interpreted, null for none; left out where nobody has asked. */
export type Needs = Readonly<Record<string, string | null>>;

/** law.md 24: those of the family who are invited, and whom nobody has asked. */
export function unasked({ members }: RequestValues, needs: Needs): readonly string[] {
  return [...invited(members, 'must'), ...invited(members, 'may')].filter(
    (memberId) => needs[memberId] === undefined,
  );
}

export function check(input: RequestValues, needs: Needs): Faults<RequestValues> {
  const minutes = whole(input.minutes);
  const notice = whole(input.noticeDays);
  const musts = [...invited(input.members, 'must'), ...invited(input.units, 'must')];
  return {
    members: musts.length === 0 ? 'problem.meeting.nobody-must-come' : undefined,
    minutes: minutes >= 15 && minutes <= 480 ? undefined : 'meetings.minutes.wrong',
    earliest: input.earliest ? undefined : 'meetings.earliest.missing',
    latest: !input.latest
      ? 'meetings.latest.missing'
      : input.latest < input.earliest
        ? 'problem.meeting.days-backwards'
        : undefined,
    noticeDays: notice >= 0 && notice <= 90 ? undefined : 'meetings.notice.wrong',
    interpreter:
      input.interpreter || unasked(input, needs).length === 0
        ? undefined
        : 'meetings.interpreter.missing',
    language: input.interpreter === 'yes' && !input.language ? 'case.field.language' : undefined,
  };
}
