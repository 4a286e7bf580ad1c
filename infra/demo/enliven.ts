import { ActOnCase, CaseById, FindCases } from '@famsam/cases';
import { ContactPersonsOf, NameContactPerson, UnitsOf, type UnitEntry } from '@famsam/directory';
import type { AreaId, LocalDate } from '@famsam/kernel';
import { addDays, commandId, localDate } from '@famsam/kernel';
import { ActOnMeeting, MeetingsOfCase } from '@famsam/meetings';
import { namedId, Transactions } from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { giveAddresses } from './addresses';
import { closeAftermath } from './aftermath';
import { lives } from './life';
import { invented, inventedEmail, inventedPhone } from './names';
import { PlayedCase, playedCaseId, referralCommand } from './played-case';
import { demoTeam } from './team';
import type { PlayedClock } from './played-clock';
import { furnish } from './schedule';

/** So far back the additions of an earlier day are looked for. */
const mostDaysBack = 400;

/**
 * Gives the families of the register their names, and adds families in every stage up to today. On
 * a later day nothing more happens, unless the demo shall move: then those of the day before make
 * way for those of the new day, but for the ones a person has written in. Nor on the same day.
 */
export async function enliven(
  app: INestApplicationContext,
  areaId: AreaId,
  clock: PlayedClock,
  later: 'move' | 'leave',
): Promise<{ added: number; struck: number }> {
  const [commands, queries] = [CommandBus, QueryBus].map((bus) => app.get(bus, { strict: false })) as [
    CommandBus,
    QueryBus,
  ];
  clock.play(null);
  const today = clock.today();
  await nameFamilies(commands, queries, areaId);
  await closeAftermath(commands, queries, areaId);
  const units = await queries.execute(new UnitsOf(areaId));
  await giveAddresses(commands, queries, areaId, units);
  await furnish(commands, queries, areaId, units, today);
  const earlier = await earlierOnes(app, areaId, today);
  if (later === 'leave' && earlier.length > 0) return { added: 0, struck: 0 };
  const struck = await strike(commands, queries, areaId, earlier);
  await nameContactPersons(commands, queries, areaId, units);
  try {
    for (const { key, live, ...cast } of lives) {
      await live(new PlayedCase({ areaId, commands, clock, units, today }, key, cast));
    }
  } finally {
    clock.play(null);
  }
  return { added: lives.length, struck };
}

/** Whoever has a name keeps it. */
async function nameFamilies(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
): Promise<void> {
  for (let cursor: string | undefined; ;) {
    const page = await queries.execute(new FindCases(areaId, demoTeam, {}, 200, cursor));
    for (const { caseId, number, name } of page.items) {
      if (name !== null) continue;
      const { state } = await queries.execute(new CaseById(areaId, demoTeam, caseId));
      const names = invented(number);
      const people = Object.values(state.members).map(({ memberId, role }, place) => ({
        id: memberId,
        name: names.person(place),
        reached: role === 'guardian',
      }));
      const family = { id: caseId, name: names.family, reached: false };
      const texts = [...people, family].map(({ id, name: told, reached }) => ({
        subjectId: id,
        entries: [
          { field: 'name', text: told } as const,
          ...(reached ? [{ field: 'email', text: inventedEmail(told) } as const] : []),
        ],
      }));
      const id = commandId(namedId(caseId, 'demo names'));
      const context = { areaId, commandId: id, actor: demoTeam };
      const reword = { type: 'reword', memberIds: people.map((one) => one.id) } as const;
      await commands.execute(new ActOnCase(context, caseId, reword, texts));
    }
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

/** Most units have one, some two, and three nobody: that, too, is something to see. */
async function nameContactPersons(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
  units: readonly UnitEntry[],
): Promise<void> {
  const known = await queries.execute(new ContactPersonsOf(areaId, demoTeam));
  if (known.length > 0) return;
  for (const [place, { unitId, name }] of units.entries()) {
    const many = place % 4 === 3 ? 0 : place % 5 === 0 ? 2 : 1;
    for (let i = 0; i < many; i++) {
      const who = `contact person ${name} ${i}`;
      const id = commandId(namedId(unitId, `demo ${who}`));
      const mandate = i === 0 ? 'collaboration-around-the-child' : 'children-as-relatives';
      const told = { mandate, since: localDate(`202${4 + i}-09-01`) } as const;
      const texts = { name: invented(who).person(0), phone: inventedPhone(who), email: null };
      const context = { areaId, commandId: id, actor: demoTeam };
      await commands.execute(new NameContactPerson(context, unitId, told, texts));
    }
  }
}

interface Earlier {
  readonly caseId: string;
  /** Nobody has written in it, and it is not struck yet. */
  readonly untouched: boolean;
}

/** The families added on days before; what was written about their meetings and agreements counts as well. */
function earlierOnes(
  app: INestApplicationContext,
  areaId: AreaId,
  today: LocalDate,
): Promise<readonly Earlier[]> {
  const earlier = Array.from({ length: mostDaysBack }, (_, i) => addDays(today, -1 - i)).flatMap(
    (day) =>
      lives.map(({ key }) => ({
        caseId: playedCaseId(areaId, day, key),
        referral: referralCommand(areaId, day, key),
      })),
  );
  return app.get(Transactions, { strict: false }).readInArea(areaId, (tx) =>
    tx.query<Earlier>(
      `with of_case as (
         select stream, right(stream, 36)::uuid as case_id from unnest($2::text[]) as stream
         union all
         select stream, (data ->> 'caseId')::uuid from platform.event
          where area_id = $1 and type in ('meeting.requested', 'agreement.made'))
       select case_id as "caseId",
              bool_and(actor_id in ($3, 'clockwork') or command_id = any ($4::uuid[]))
                and not bool_or(type = 'case.struck') as untouched
         from of_case join platform.event using (stream)
        where area_id = $1 and case_id = any ($5::uuid[])
        group by case_id`,
      [
        areaId,
        earlier.flatMap(({ caseId }) => [`case-${caseId}`, `consent-${caseId}`]),
        demoTeam.id,
        earlier.map(({ referral }) => referral),
        earlier.map(({ caseId }) => caseId),
      ],
    ),
  );
}

/** Their meetings make way as well: a room is not kept for a family that is gone. */
async function strike(
  commands: CommandBus,
  queries: QueryBus,
  areaId: AreaId,
  earlier: readonly Earlier[],
): Promise<number> {
  const untouched = earlier.filter((one) => one.untouched);
  for (const { caseId } of untouched) {
    for (const { meetingId, stage } of await queries.execute(new MeetingsOfCase(areaId, caseId))) {
      if (stage !== 'requested' && stage !== 'booked') continue;
      const id = commandId(namedId(meetingId, 'demo cancel'));
      const type = stage === 'booked' ? 'cancel' : 'cancel-request';
      const cancel = { areaId, commandId: id, actor: demoTeam };
      await commands.execute(new ActOnMeeting(cancel, meetingId, { type }));
    }
    const id = commandId(namedId(caseId, 'demo strike'));
    const context = { areaId, commandId: id, actor: demoTeam };
    await commands.execute(new ActOnCase(context, caseId, { type: 'strike' }));
  }
  return untouched.length;
}
