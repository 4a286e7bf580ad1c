import { ActOnCase, ReferFamily, type CaseAct } from '@famsam/cases';
import { AskConsent, GiveConsent, RecordChildView, RefuseConsent } from '@famsam/consent';
import type {
  assessmentReasons,
  ClosureReason,
  MemberRole,
  ReferrerCategory,
} from '@famsam/contracts';
import type { UnitEntry } from '@famsam/directory';
import type { Actor, AreaId, CommandId, LocalDate } from '@famsam/kernel';
import { addDays, commandId, yearOf } from '@famsam/kernel';
import { namedId, type CommandContext } from '@famsam/platform';
import { WritePersonalText } from '@famsam/privacy';
import type { CommandBus } from '@nestjs/cqrs';
import { invented, inventedEmail, inventedPhone } from './names';
import type { PlayedClock } from './played-clock';

export const demoTeam: Actor = { id: 'demo-life', role: 'coordinator' };
const demoReferrer: Actor = { id: 'demo-referrer', role: 'referrer' };

export interface Stage {
  readonly areaId: AreaId;
  readonly commands: CommandBus;
  readonly clock: PlayedClock;
  readonly units: readonly UnitEntry[];
  /** The day the demo is loaded for. */
  readonly today: LocalDate;
}

/** Who the family is: ages of the children, households of the guardians, who supports whom. */
export interface Cast {
  readonly municipality: string;
  readonly category: ReferrerCategory;
  readonly byReferrer?: true;
  readonly children: readonly number[];
  readonly guardians: readonly ('A' | 'B')[];
  /** Units by name, with the child they support, or `parent` for the first guardian. */
  readonly supports: readonly (readonly [unit: string, who: number | 'parent'])[];
  readonly note: string;
}

interface PlayedMember {
  readonly memberId: string;
  readonly role: MemberRole;
  readonly birthYear: number | null;
  readonly household: string;
}

/** The command that refers a family of the demo of a day: all ids of that family come from it. */
export function referralCommand(areaId: AreaId, today: LocalDate, key: string): CommandId {
  return commandId(namedId(areaId, `demo ${today} ${key} refer`));
}

export function playedCaseId(areaId: AreaId, today: LocalDate, key: string): string {
  return namedId(referralCommand(areaId, today, key), 'case');
}

/** One invented family, lived through by the ordinary commands; every step says how many days ago it was. */
export class PlayedCase {
  readonly caseId: string;
  private readonly members: readonly PlayedMember[];
  private readonly asked: { readonly consentId: string; readonly memberId: string }[] = [];
  private steps = 0;

  constructor(
    private readonly stage: Stage,
    private readonly key: string,
    private readonly cast: Cast,
  ) {
    this.caseId = playedCaseId(stage.areaId, stage.today, key);
    const year = yearOf(stage.today);
    const member = (name: string, role: MemberRole, age: number, household: string) => ({
      memberId: namedId(this.caseId, name),
      role,
      birthYear: year - age,
      household,
    });
    this.members = [
      ...cast.children.map((age, i) => member(`child ${i}`, 'child', age, 'A')),
      ...cast.guardians.map((home, i) => member(`guardian ${i}`, 'guardian', 38 + 3 * i, home)),
    ];
  }

  async refer(ago: number): Promise<void> {
    const { municipality, category, children, byReferrer, note } = this.cast;
    const { areaId, today, commands } = this.stage;
    const context: CommandContext = {
      areaId,
      commandId: referralCommand(areaId, today, this.key),
      actor: byReferrer ? demoReferrer : demoTeam,
    };
    const referral = {
      municipality,
      category,
      criteria: ['several-interventions', 'family-perspective'] as const,
      domains: ['school-absence', 'parenting-capacity'] as const,
      childrenUnder23: children.length,
    };
    const contacts = this.cast.supports.map(([unit, who], i) => ({
      contactId: namedId(this.caseId, `contact ${i}`),
      memberId: this.supported(who).memberId,
      unitId: this.unit(unit).unitId,
      kind: 'individual-support' as const,
      since: this.day(ago + 60 + 30 * i),
    }));
    const family = { members: this.members, contacts };
    const on = this.play(ago);
    await commands.execute(
      new ReferFamily(
        context,
        on,
        { ...referral, criteria: [...referral.criteria], domains: [...referral.domains] },
        [],
        family,
      ),
    );
    await this.name(note);
  }

  private async name(note: string): Promise<void> {
    const names = invented(this.key);
    await this.write(this.caseId, [
      { field: 'name', text: names.family },
      { field: 'note', text: note },
    ]);
    for (const [place, { memberId, role }] of this.members.entries()) {
      const name = names.person(place);
      const reached = [
        { field: 'phone', text: inventedPhone(memberId) },
        { field: 'email', text: inventedEmail(name) },
      ] as const;
      await this.write(memberId, [
        { field: 'name', text: name },
        ...(role === 'guardian' ? reached : []),
      ]);
    }
  }

  takeOn(ago: number): Promise<void> {
    return this.act({
      type: 'assess',
      on: this.play(ago),
      assessment: { outcome: 'taken-on', reason: null },
    });
  }

  turnAway(
    ago: number,
    outcome: 'pointed-elsewhere' | 'declined',
    reason: (typeof assessmentReasons)[number],
  ): Promise<void> {
    return this.act({ type: 'assess', on: this.play(ago), assessment: { outcome, reason } });
  }

  /** Every guardian about every agency that supports somebody in the family. */
  async ask(ago: number): Promise<void> {
    const on = this.play(ago);
    const agencies = [...new Set(this.cast.supports.map(([unit]) => this.unit(unit).agencyId))];
    for (const { memberId } of this.members.filter(({ role }) => role === 'guardian')) {
      for (const agencyId of agencies) {
        const question = {
          memberId,
          agencyId,
          information: ['coordination' as const],
          purpose: 'collaboration-meetings' as const,
        };
        const { id } = await this.stage.commands.execute(
          new AskConsent(this.context(), this.caseId, question, on),
        );
        this.asked.push({ consentId: id, memberId });
      }
    }
  }

  /** The first so many questions, or all. */
  async give(ago: number, endsIn: number, count = this.asked.length): Promise<void> {
    const on = this.play(ago);
    const until = addDays(this.stage.today, endsIn);
    for (const { consentId } of this.asked.splice(0, count)) {
      const given = { on, until, how: { form: 'written' as const } };
      await this.stage.commands.execute(
        new GiveConsent(this.context(), this.caseId, consentId, given),
      );
    }
    for (const child of this.members.filter(({ role }) => role === 'child')) {
      const { memberId, birthYear } = child;
      const young = yearOf(on) - (birthYear ?? 0) < 6;
      const view = young ? ('too-young-to-say' as const) : ('agrees' as const);
      const childView = { memberId, asked: !young, maturity: 'not-assessed' as const, view };
      await this.stage.commands.execute(
        new RecordChildView(this.context(), this.caseId, childView, on),
      );
    }
  }

  async refuse(ago: number): Promise<void> {
    const on = this.play(ago);
    for (const { consentId } of this.asked.splice(0, 1)) {
      await this.stage.commands.execute(
        new RefuseConsent(this.context(), this.caseId, consentId, on),
      );
    }
  }

  meet(ago: number, form: 'digital' | 'in-person' = 'in-person'): Promise<void> {
    const heldOn = this.play(ago);
    return this.act({
      type: 'hold-meeting',
      heldOn,
      meeting: {
        meetingId: namedId(this.caseId, `meeting ${ago}`),
        kind: 'collaboration',
        form,
        minutes: 75,
        unitIds: [...new Set(this.cast.supports.map(([unit]) => this.unit(unit).unitId))],
        discussed: [...new Set(this.cast.supports.map(([, who]) => this.supported(who).memberId))],
      },
    });
  }

  close(ago: number, reason: ClosureReason): Promise<void> {
    const closingId = namedId(this.caseId, `closing ${ago}`);
    return this.act({ type: 'close', on: this.play(ago), closingId, reason });
  }

  reopen(ago: number): Promise<void> {
    return this.act({ type: 'reopen', on: this.play(ago) });
  }

  private async act(act: CaseAct): Promise<void> {
    await this.stage.commands.execute(new ActOnCase(this.context(), this.caseId, act));
  }

  private async write(
    subjectId: string,
    entries: ConstructorParameters<typeof WritePersonalText>[2],
  ): Promise<void> {
    await this.stage.commands.execute(new WritePersonalText(this.context(), subjectId, entries));
  }

  private context(): CommandContext {
    const step = `step ${(this.steps += 1)}`;
    const id = commandId(namedId(this.caseId, step));
    return { areaId: this.stage.areaId, commandId: id, actor: demoTeam };
  }

  private day(ago: number): LocalDate {
    return addDays(this.stage.today, -ago);
  }

  private play(ago: number): LocalDate {
    const day = this.day(ago);
    this.stage.clock.play(day);
    return day;
  }

  private supported(who: number | 'parent'): PlayedMember {
    return this.members[who === 'parent' ? this.cast.children.length : who]!;
  }

  private unit(name: string): UnitEntry {
    const found = this.stage.units.find((unit) => unit.name === name);
    if (!found) throw new Error(`the demo knows no unit ${name}`);
    return found;
  }
}
