import type {
  CaseEvent,
  ClosureReason,
  ContactKind,
  DayPrecision,
  EntryKind,
  Meeting,
  MemberRole,
} from '@famsam/contracts';
import type { LocalDate } from '@famsam/kernel';
import { localDate } from '@famsam/kernel';

/** A readable id for tests: the same name, the same UUID. */
export function idOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(12, '0').slice(-12);
  return `00000000-0000-4000-8000-${hex}`;
}

type Day = string;

/** Makes the events of a case as tests tell its life: `aCase().takenOn().withChild('Ada', 2014).events()`. */
export class CaseBuilder {
  private readonly made: CaseEvent[] = [];

  constructor(private readonly referredOn: LocalDate) {
    this.add('case.referred', referredOn, {
      source: 'team',
      number: 'F001',
      municipality: '1884',
      category: 'school',
      criteria: ['family-perspective'],
      domains: [],
      childrenUnder23: 2,
    });
  }

  takenOn(on: Day = this.referredOn): this {
    const data = { source: 'team', outcome: 'taken-on', reason: null } as const;
    return this.add('case.assessed', localDate(on), data);
  }

  declined(on: Day): this {
    const data = { source: 'team', outcome: 'declined', reason: 'outside-area' } as const;
    return this.add('case.assessed', localDate(on), data);
  }

  withMember(name: string, role: MemberRole, birthYear: number | null): this {
    return this.add('case.member-added', this.referredOn, {
      source: 'team',
      memberId: idOf(name),
      number: `F001-${name}`,
      role,
      birthYear,
      household: null,
    });
  }

  withChild(name: string, birthYear = 2014): this {
    return this.withMember(name, 'child', birthYear);
  }

  withGuardian(name: string): this {
    return this.withMember(name, 'guardian', 1985);
  }

  withInterpreter(member: string, language: string | null): this {
    const data = { memberId: idOf(member), language };
    return this.add('case.member-interpreter-noted', this.referredOn, data);
  }

  struckEntry(entry: EntryKind, name: string): this {
    return this.add('case.entry-struck', this.referredOn, { entry, entryId: idOf(name) });
  }

  withContact(
    member: string,
    unit: string,
    since: Day,
    kind: ContactKind = 'individual-support',
    precision: DayPrecision = 'day',
  ): this {
    return this.add('case.contact-added', localDate(since), {
      source: 'team',
      contactId: idOf(`${member}${unit}`),
      memberId: idOf(member),
      unitId: idOf(unit),
      kind,
      precision,
    });
  }

  withContactEnded(member: string, unit: string, on: Day): this {
    const data = { source: 'team', contactId: idOf(`${member}${unit}`) } as const;
    return this.add('case.contact-ended', localDate(on), data);
  }

  withMeeting(
    name: string,
    on: Day,
    units: readonly string[],
    discussed: readonly string[],
    { kind = 'collaboration', withoutConsent = null }: Partial<Meeting> = {},
  ): this {
    return this.add('case.meeting-held', localDate(on), {
      source: 'team',
      meetingId: idOf(name),
      number: name,
      kind,
      form: 'digital',
      minutes: 60,
      unitIds: units.map(idOf),
      discussed: discussed.map(idOf),
      withoutConsent,
    });
  }

  withProcess(member: string, meeting: string, on: Day): this {
    const data = { memberId: idOf(member), meetingId: idOf(meeting) };
    return this.add('case.process-started', localDate(on), data);
  }

  withProcessEnded(member: string, on: Day): this {
    return this.add('case.process-ended', localDate(on), {
      source: 'team',
      memberId: idOf(member),
    });
  }

  closed(name: string, on: Day, reason: ClosureReason = 'situation-improved'): this {
    const data = { source: 'team', closingId: idOf(name), reason } as const;
    return this.add('case.closed', localDate(on), data);
  }

  reopened(name: string, on: Day): this {
    return this.add('case.reopened', localDate(on), { source: 'team', closingId: idOf(name) });
  }

  events(): readonly CaseEvent[] {
    return this.made;
  }

  private add<T extends CaseEvent['type']>(
    type: T,
    happenedOn: LocalDate,
    data: Extract<CaseEvent, { type: T }>['data'],
  ): this {
    this.made.push({ type, happenedOn, data } as CaseEvent);
    return this;
  }
}

export function aCase(referredOn: Day = '2021-01-10'): CaseBuilder {
  return new CaseBuilder(localDate(referredOn));
}
