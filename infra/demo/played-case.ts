import { ActOnAgreement, MakeAgreement, type AgreementAct } from '@famsam/agreements';
import { ActOnCase, ReferFamily, type CaseAct, type TextsOfSubject } from '@famsam/cases';
import { AskConsent, GiveConsent, RecordChildView, RefuseConsent } from '@famsam/consent';
import type {
  assessmentReasons,
  ClosureReason,
  InvitationAnswer,
  MeetingTime,
  MemberRole,
  Party,
  ReferrerCategory,
  SlotAnswer,
} from '@famsam/contracts';
import type { UnitEntry } from '@famsam/directory';
import type { Actor, AreaId, CommandId, LocalDate } from '@famsam/kernel';
import { addDays, commandId, yearOf } from '@famsam/kernel';
import { ActOnMeeting, RequestMeeting, type MeetingAct } from '@famsam/meetings';
import { namedId, type CommandContext } from '@famsam/platform';
import type { CommandBus } from '@nestjs/cqrs';
import { invented, inventedEmail, inventedPhone } from './names';
import type { PlayedClock } from './played-clock';
import { demoInterpreterId, demoRoomId } from './schedule';
import { demoTeam } from './team';

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
  /** The language that the first guardian needs interpreted; everybody else was asked, and needs none. */
  readonly interpreter?: string;
}

interface PlayedMember {
  readonly memberId: string;
  readonly role: MemberRole;
  readonly birthYear: number | null;
  readonly household: string;
  readonly interpreter: string | null;
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
  private steps: number;

  constructor(
    private readonly stage: Stage,
    private readonly key: string,
    private readonly cast: Cast,
  ) {
    this.caseId = playedCaseId(stage.areaId, stage.today, key);
    const year = yearOf(stage.today);
    const member = (
      name: string,
      role: MemberRole,
      age: number,
      household: string,
      interpreter: string | null = null,
    ) => ({
      memberId: namedId(this.caseId, name),
      role,
      birthYear: year - age,
      household,
      interpreter,
    });
    this.members = [
      ...cast.children.map((age, i) => member(`child ${i}`, 'child', age, 'A')),
      ...cast.guardians.map((home, i) =>
        member(
          ...([`guardian ${i}`, 'guardian', 38 + 3 * i, home] as const),
          i === 0 ? (cast.interpreter ?? null) : null,
        ),
      ),
    ];
    // Names were steps of their own once: what an earlier start has played keeps the ids of the other steps.
    this.steps = 1 + this.members.length;
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
      since: this.day(ago + 60 + 30 * i),
      ...({ kind: 'individual-support', precision: 'day' } as const),
    }));
    const family = { members: this.members, contacts };
    const on = this.play(ago);
    await commands.execute(
      new ReferFamily(
        context,
        on,
        { ...referral, criteria: [...referral.criteria], domains: [...referral.domains] },
        this.told(note),
        family,
      ),
    );
  }

  private told(note: string): readonly TextsOfSubject[] {
    const names = invented(this.key);
    const ofCase = [
      { field: 'name', text: names.family },
      { field: 'note', text: note },
    ] as const;
    const ofMembers = this.members.map(({ memberId, role }, place) => {
      const name = names.person(place);
      const reached = [
        { field: 'phone', text: inventedPhone(memberId) },
        { field: 'email', text: inventedEmail(name) },
      ] as const;
      const entries = [
        { field: 'name', text: name } as const,
        ...(role === 'guardian' ? reached : []),
      ];
      return { subjectId: memberId, entries };
    });
    return [{ subjectId: this.caseId, entries: ofCase }, ...ofMembers];
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
        meetingId: this.meetingId(ago),
        kind: 'collaboration',
        form,
        minutes: 75,
        unitIds: this.supporters(),
        discussed: [...new Set(this.cast.supports.map(([, who]) => this.supported(who).memberId))],
        withoutConsent: null,
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

  /** At the meeting so many days ago; whoever answers does so on the day after it. */
  async agree(
    ago: number,
    owner: string | 'parent',
    dueIn: number,
    what: string,
    answer?: 'take-on' | 'do' | 'block',
  ): Promise<void> {
    const { commands, today } = this.stage;
    const { id } = await commands.execute(
      new MakeAgreement(
        this.context(),
        this.play(ago),
        {
          caseId: this.caseId,
          meetingId: this.meetingId(ago),
          owner: this.party(owner),
          dueOn: addDays(today, dueIn),
        },
        what,
      ),
    );
    if (!answer) return;
    const on = this.play(ago - 1);
    const act: AgreementAct =
      answer === 'block' ? { type: answer, on, reason: 'no-time-or-staff' } : { type: answer, on };
    await commands.execute(new ActOnAgreement(this.context(), id, act));
  }

  /** Everybody who supports the family, and all of it; the answer is the meeting. */
  async askForMeeting(ago: number, form: 'digital' | 'in-person' = 'in-person'): Promise<string> {
    const on = this.play(ago);
    const { commands, today } = this.stage;
    const result = await commands.execute(
      new RequestMeeting(this.context(), this.caseId, {
        ...{ kind: 'collaboration', form, minutes: 60, noticeDays: 2, equipment: [] },
        must: {
          memberIds: this.members.map(({ memberId }) => memberId),
          unitIds: this.supporters(),
        },
        may: { memberIds: [], unitIds: [] },
        earliest: on,
        latest: addDays(today, 28),
        interpreter: null,
        wishes: { weekdays: [], dayParts: ['afternoon'], notInSchoolTimeOf: null },
      }),
    );
    this.play(0);
    return result.id;
  }

  /** The first so many of those asked have answered. */
  async poll(meetingId: string, times: readonly MeetingTime[], answered: number): Promise<void> {
    const slots = times.map((time, at) => ({ ...time, slotId: namedId(meetingId, `slot ${at}`) }));
    const pollId = namedId(meetingId, 'poll');
    const answerBy = addDays(this.stage.today, 2);
    await this.actOnMeeting(meetingId, { type: 'open-poll', pollId, slots, answerBy });
    const parties: readonly Party[] = [
      ...this.members.map(({ memberId }) => ({ kind: 'member' as const, memberId })),
      ...this.supporters().map((unitId) => ({ kind: 'unit' as const, unitId })),
    ];
    const say = (party: number, slot: number): SlotAnswer =>
      slot === 1 ? 'yes' : (party + slot) % 3 === 0 ? 'no' : 'if-need-be';
    for (const [at, party] of parties.slice(0, answered).entries()) {
      const answers = slots.map(({ slotId }, slot) => ({ slotId, answer: say(at, slot) }));
      await this.actOnMeeting(meetingId, { type: 'answer-poll', party, answers });
    }
  }

  /** Answered by the first of the units; the others have yet to say. */
  async book(
    meetingId: string,
    time: MeetingTime,
    answer: InvitationAnswer,
    interpreter?: string,
  ): Promise<void> {
    const interpreterIds =
      interpreter === undefined ? [] : [demoInterpreterId(this.stage.areaId, interpreter)];
    await this.actOnMeeting(meetingId, { type: 'book', time, interpreterIds });
    const [unitId] = this.supporters();
    if (unitId === undefined) return;
    const party = { kind: 'unit' as const, unitId };
    await this.actOnMeeting(meetingId, { type: 'answer-invitation', party, sequence: 0, answer });
  }

  private async actOnMeeting(meetingId: string, act: MeetingAct): Promise<void> {
    await this.stage.commands.execute(new ActOnMeeting(this.context(), meetingId, act));
  }

  private meetingId(ago: number): string {
    return namedId(this.caseId, `meeting ${ago}`);
  }

  private supporters(): string[] {
    return [...new Set(this.cast.supports.map(([unit]) => this.unit(unit).unitId))];
  }

  private party(owner: string | 'parent'): Party {
    return owner === 'parent'
      ? { kind: 'member', memberId: this.supported('parent').memberId }
      : { kind: 'unit', unitId: this.unit(owner).unitId };
  }

  private async act(act: CaseAct): Promise<void> {
    await this.stage.commands.execute(new ActOnCase(this.context(), this.caseId, act));
  }

  private context(): CommandContext {
    const step = `step ${(this.steps += 1)}`;
    const id = commandId(namedId(this.caseId, step));
    return { areaId: this.stage.areaId, commandId: id, actor: demoTeam };
  }

  /** An hour that many working days from now, in a room of the demo or by video. */
  time(daysAhead: number, hour: number, room: string | null): MeetingTime {
    const { areaId, today } = this.stage;
    let day = today;
    for (let left = daysAhead; left > 0;) {
      day = addDays(day, 1);
      if (![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) left -= 1;
    }
    const at = (of: number) => `${day}T${String(of).padStart(2, '0')}:00:00.000Z`;
    const roomId = room === null ? null : demoRoomId(areaId, room);
    return { from: at(hour), to: at(hour + 1), roomId, itemIds: [] };
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
