import type { CaseEvent, ConsentEvent } from '@famsam/contracts';
import { AddAgency, AddUnit, ChangeUnit, CreateArea, SettingsOf } from '@famsam/directory';
import type { AreaId } from '@famsam/kernel';
import { addDays, commandId, localDate } from '@famsam/kernel';
import type { BulkPart, CommandContext } from '@famsam/platform';
import {
  BulkAppend,
  newId,
  NotFoundError,
  RejectedError,
  StaleVersionError,
  Transactions,
} from '@famsam/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { consentApp } from '../../tests/support/consent-app';
import { aDatabase, type TestDatabase } from '../../tests/support/database';
import { aPaper, childId, guardianId, member, referred } from '../../tests/support/family-events';
import { FixedClock } from '../../tests/support/fixed-clock';
import {
  AskConsent,
  ConsentsOfCase,
  GiveConsent,
  MissingConsents,
  RecordChildView,
  RefuseConsent,
  TranscribePaperConsents,
  WithdrawConsent,
  WithdrawPaperConsent,
} from '.';
import { FirstFamilies } from './family.view';

const clock = new FixedClock();
const today = clock.today();
const yesterday = addDays(today, -1);
const actor = { id: 'coordinator-1', role: 'coordinator' };

let database: TestDatabase;
let app: INestApplicationContext;
let commands: CommandBus;
let queries: QueryBus;
let area: AreaId;
let agencyId: string;

beforeAll(async () => {
  database = await aDatabase();
  app = await consentApp(database.serviceUrl, clock);
  commands = app.get(CommandBus, { strict: false });
  queries = app.get(QueryBus, { strict: false });
  area = await newArea();
  agencyId = (
    await commands.execute(new AddAgency(aContext(), { name: 'Skola', kind: 'municipality' }))
  ).id;
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function newArea(): Promise<AreaId> {
  return (await commands.execute(new CreateArea('Bergslagen', commandId(newId()), actor))).areaId;
}

function aContext(areaId: AreaId = area): CommandContext {
  return { areaId, commandId: commandId(newId()), actor };
}

async function store(parts: readonly BulkPart[], areaId: AreaId = area): Promise<void> {
  const bulk = await app.get(BulkAppend).open(aContext(areaId));
  await bulk.stage(parts);
  await bulk.publish();
}

/** A case with a guardian and a child, and whatever else happened to it. */
async function aCase(...more: readonly CaseEvent[]): Promise<string> {
  const caseId = newId();
  const family = [member(guardianId, 'guardian', 1985), member(childId, 'child', 2014)];
  const events = [referred, ...family, ...more];
  await store([{ stream: `case-${caseId}`, expectedVersion: 0, events }]);
  return caseId;
}

function ask(caseId: string, context = aContext(), change: object = {}) {
  const question = {
    memberId: guardianId,
    agencyId,
    information: ['coordination' as const],
    purpose: 'collaboration-meetings' as const,
    ...change,
  };
  return commands.execute(new AskConsent(context, caseId, question, yesterday));
}

const until = addDays(today, 365);

async function aGivenConsent(caseId: string): Promise<string> {
  const { id } = await ask(caseId);
  const given = { on: yesterday, until, how: { form: 'written' } } as const;
  await commands.execute(new GiveConsent(aContext(), caseId, id, given));
  return id;
}

function consentsOf(caseId: string, areaId = area) {
  return queries.execute(new ConsentsOfCase(areaId, caseId, today));
}

function missing(caseId: string, areaId = area) {
  return queries.execute(new MissingConsents(areaId, caseId, [today], [childId], [agencyId]));
}

function code(error: unknown): unknown {
  return error instanceof RejectedError ? error.rejection.code : error;
}

describe('consents of a case', () => {
  it('are asked and given, and then nothing is missing', async () => {
    const caseId = await aCase();
    expect(await missing(caseId)).toEqual([{ memberId: guardianId, agencyId }]);
    const consentId = await aGivenConsent(caseId);
    expect(await missing(caseId)).toEqual([]);
    expect(await consentsOf(caseId)).toMatchObject({
      caseId,
      version: 2,
      members: [
        { memberId: childId, role: 'child', birthYear: 2014 },
        { memberId: guardianId, role: 'guardian', birthYear: 1985 },
      ],
      consents: [
        { consentId, memberId: guardianId, agencyId, status: 'given', askedOn: yesterday },
      ],
      matrix: [
        { memberId: childId, agencyId, coveredBy: null },
        { memberId: guardianId, agencyId, coveredBy: 'consent' },
      ],
    });
  });

  it('are gone at once when withdrawn (law.md 11)', async () => {
    const caseId = await aCase();
    const consentId = await aGivenConsent(caseId);
    await commands.execute(new WithdrawConsent(aContext(), caseId, consentId, today));
    expect(await missing(caseId)).toEqual([{ memberId: guardianId, agencyId }]);
  });

  it('can be refused, and the child is heard', async () => {
    const caseId = await aCase();
    const { id } = await ask(caseId);
    await commands.execute(new RefuseConsent(aContext(), caseId, id, today));
    const view = {
      memberId: childId,
      asked: true,
      maturity: 'not-assessed',
      view: 'agrees',
    } as const;
    await commands.execute(new RecordChildView(aContext(), caseId, view, today));
    expect(await consentsOf(caseId)).toMatchObject({
      version: 3,
      consents: [{ status: 'refused', endedOn: today }],
      childViews: [{ ...view, on: today }],
    });
  });

  it('are asked once by a request that comes twice', async () => {
    const caseId = await aCase();
    const context = aContext();
    const first = await ask(caseId, context);
    const second = await ask(caseId, context);
    expect(second).toEqual({ ...first, repeated: true });
  });

  it('are refused for an agency or a member that is unknown', async () => {
    const caseId = await aCase();
    const asking = (change: object) => ask(caseId, aContext(), change).catch(code);
    expect(await asking({ agencyId: newId() })).toBe('consent.agency-unknown');
    expect(await asking({ memberId: newId() })).toBe('consent.member-unknown');
  });

  it('are refused when somebody else was faster', async () => {
    const caseId = await aCase();
    const { id } = await ask(caseId);
    const stale = { ...aContext(), expectedVersion: 0 };
    const refusing = commands.execute(new RefuseConsent(stale, caseId, id, today));
    await expect(refusing).rejects.toBeInstanceOf(StaleVersionError);
  });

  it('are not there for a case that is unknown, struck, or of another area', async () => {
    await expect(ask(newId())).rejects.toBeInstanceOf(NotFoundError);
    const struck: CaseEvent = { type: 'case.struck', happenedOn: today, data: {} };
    await expect(ask(await aCase(struck))).rejects.toBeInstanceOf(NotFoundError);
    const restored: CaseEvent = { type: 'case.restored', happenedOn: today, data: {} };
    expect((await ask(await aCase(struck, restored))).events).toBe(1);
    const [caseId, elsewhere] = [await aCase(), await newArea()];
    await aGivenConsent(caseId);
    await expect(consentsOf(caseId, elsewhere)).rejects.toBeInstanceOf(NotFoundError);
    await expect(missing(caseId, elsewhere)).rejects.toBeInstanceOf(NotFoundError);
    const rows = app
      .get(Transactions)
      .inArea(elsewhere, (tx) => tx.query('select from consent.family'));
    expect(await rows).toEqual([]);
  });

  it('know the members as they were corrected and struck', async () => {
    const struck: CaseEvent = {
      type: 'case.entry-struck',
      happenedOn: today,
      data: { entry: 'member', entryId: guardianId },
    };
    const corrected = { ...member(childId, 'child', 2015), type: 'case.member-corrected' };
    const caseId = await aCase(struck, corrected as CaseEvent);
    const { members } = await consentsOf(caseId);
    expect(members).toEqual([{ memberId: childId, role: 'child', birthYear: 2015 }]);
    const version = { expectedVersion: 5, stream: `case-${caseId}` };
    await store([{ ...version, events: [member(guardianId, 'guardian', null)] }]);
    expect((await consentsOf(caseId)).members).toHaveLength(2);
  });
});

describe('paper from before the import', () => {
  async function transcribe(cases: readonly { caseId: string; from: string }[]) {
    const dated = cases.map(({ caseId, from }) => ({ caseId, from: localDate(from) }));
    const parts = await queries.execute(new TranscribePaperConsents(area, today, today, dated));
    if (parts.length > 0) await store(parts);
    return parts;
  }

  it('covers families from before the first day until a year from now, and is noted once (found K1)', async () => {
    const cases = await Promise.all(
      ['2019-02-01', '2024-09-30', today].map(async (from) => ({ caseId: newId(), from })),
    );
    await store(
      cases.map(({ caseId }) => ({
        stream: `case-${caseId}`,
        expectedVersion: 0,
        events: [referred],
      })),
    );
    expect(await transcribe(cases)).toHaveLength(2);
    const caseId = cases[0]?.caseId ?? '';
    expect(await missing(caseId)).toEqual([]);
    expect(await consentsOf(caseId)).toMatchObject({
      version: 1,
      paper: [{ from: '2019-02-01', until: '2026-03-31' }],
    });
    expect(await transcribe(cases)).toEqual([]);
    expect(await transcribe([{ caseId, from: '2018-12-31' }])).toEqual([]);
  });

  it('that nobody can have signed lapses at the next start, once, and is listed (found K1)', async () => {
    const areaId = await newArea();
    const [before, refusing] = [newId(), newId()];
    const consentId = newId();
    const scope = { consentId, memberId: guardianId, agencyId, purpose: 'collaboration-meetings' };
    const no = [
      { type: 'consent.asked', data: { ...scope, information: ['coordination'] } },
      { type: 'consent.refused', data: { consentId } },
    ].map((event) => ({ ...event, happenedOn: yesterday }) as ConsentEvent);
    const part = (caseId: string, events: readonly (CaseEvent | ConsentEvent)[]) => [
      { stream: `case-${caseId}`, expectedVersion: 0, events: [referred] },
      { stream: `consent-${caseId}`, expectedVersion: 0, events },
    ];
    await store(
      [...part(before, [aPaper('2024-09-30')]), ...part(refusing, [...no, aPaper('2024-09-30')])],
      areaId,
    );
    const start = app.get(FirstFamilies, { strict: false });
    await start.onApplicationBootstrap();
    expect(await consentsOf(before, areaId)).toMatchObject({
      version: 1,
      paper: [{ from: '2024-09-30', until: '2026-03-31' }],
      paperLapsed: [],
    });
    const lapsed = { from: '2024-09-30', until: '2026-03-31', on: today };
    expect(await consentsOf(refusing, areaId)).toMatchObject({
      version: 4,
      paper: [],
      paperLapsed: [lapsed],
    });
    expect(await queries.execute(new SettingsOf(areaId))).toMatchObject({ firstDay: today });
    await start.onApplicationBootstrap();
    expect(await consentsOf(refusing, areaId)).toMatchObject({ version: 4 });
  });

  it('of a family that was moved to the first day, from before it lapsed with that, does so at the next start (found K6)', async () => {
    const [areaId, caseId] = [await newArea(), newId()];
    const [stream, consents] = [`case-${caseId}`, `consent-${caseId}`];
    await store([{ stream, expectedVersion: 0, events: [referred] }], areaId);
    await store([{ stream: consents, expectedVersion: 0, events: [aPaper('2024-09-30')] }], areaId);
    const start = app.get(FirstFamilies, { strict: false });
    await start.onApplicationBootstrap();
    const moved = { ...referred, type: 'case.referral-corrected', happenedOn: today } as CaseEvent;
    await store([{ stream, expectedVersion: 1, events: [moved] }], areaId);
    expect(await consentsOf(caseId, areaId)).toMatchObject({ version: 1, paperLapsed: [] });
    for (const version of [2, 2]) {
      await start.onApplicationBootstrap();
      expect(await consentsOf(caseId, areaId)).toMatchObject({ version, paper: [] });
    }
  });

  it('is withdrawn by a member for themselves', async () => {
    const caseId = await aCase();
    await transcribe([{ caseId, from: '2024-09-30' }]);
    await commands.execute(new WithdrawPaperConsent(aContext(), caseId, guardianId, today));
    expect(await missing(caseId)).toEqual([{ memberId: guardianId, agencyId }]);
  });
});

it('found B3: keeps what a case and its consents say at the same time', async () => {
  const caseId = await aCase();
  const corrected = { ...member(childId, 'child', 2015), type: 'case.member-corrected' };
  const part = { stream: `case-${caseId}`, expectedVersion: 3, events: [corrected as CaseEvent] };
  let correcting: Promise<void> | undefined;
  await app.get(Transactions).inArea(area, async (tx) => {
    await ask(caseId);
    // In a transaction of its own, which waits for this one.
    correcting = store([part]);
    const waiting = 'select count(*)::integer as count from pg_locks where not granted';
    for (let count = 0; count === 0;)
      [{ count }] = (await tx.query(waiting)) as [{ count: number }];
  });
  await correcting;
  expect(await consentsOf(caseId)).toMatchObject({
    members: [{ memberId: childId, birthYear: 2015 }, { memberId: guardianId }],
    consents: [{ memberId: guardianId, status: 'asked' }],
  });
});

it('asks a new family for the agency that its unit comes to meanwhile', async () => {
  const agency = async (name: string) =>
    (await commands.execute(new AddAgency(aContext(), { name, kind: 'region' }))).id;
  const [from, to] = [await agency('Region före'), await agency('Region efter')];
  const unit = await commands.execute(new AddUnit(aContext(), { agencyId: from, name: 'BUP' }));
  const contact: CaseEvent = {
    type: 'case.contact-added',
    happenedOn: yesterday,
    data: {
      source: 'team',
      contactId: newId(),
      memberId: childId,
      unitId: unit.id,
      kind: 'individual-support',
      precision: 'day',
    },
  };
  const takenOn: CaseEvent = {
    type: 'case.assessed',
    happenedOn: yesterday,
    data: { source: 'team', outcome: 'taken-on', reason: null },
  };
  let beginning: Promise<string> | undefined;
  await app.get(Transactions).inArea(area, async (tx) => {
    await commands.execute(new ChangeUnit(aContext(), unit.id, { agencyId: to }));
    let begun = false;
    beginning = aCase(takenOn, contact).finally(() => (begun = true));
    const waiting = 'select count(*)::integer as count from pg_locks where not granted';
    for (let count = 0; count === 0 && !begun;)
      [{ count }] = (await tx.query(waiting)) as [{ count: number }];
  });
  const caseId = await beginning;
  const rows = await app
    .get(Transactions)
    .readInArea(area, (tx) =>
      tx.query<{ matters: readonly { agencyId: string }[] }>(
        'select matters from consent.matter where area_id = $1 and case_id = $2',
        [area, caseId],
      ),
    );
  const agencies = rows.flatMap(({ matters }) => matters.map(({ agencyId: id }) => id));
  expect(new Set(agencies)).toEqual(new Set([to]));
});

it('makes its view at the start, where it holds nothing yet, as it was (law.md 8)', async () => {
  const [given, signed] = [await aCase(), await aCase()];
  await aGivenConsent(given);
  const later = newId();
  const joins = {
    stream: `case-${signed}`,
    expectedVersion: 3,
    events: [member(later, 'guardian', 1980)],
  };
  await store([
    { stream: `consent-${signed}`, expectedVersion: 0, events: [aPaper('2024-09-30')] },
  ]);
  await store([joins]);
  const seen = async () => ({
    ...{ given: await consentsOf(given), signed: await consentsOf(signed) },
    missing: await missing(signed),
  });
  const before = await seen();
  expect(before.signed.paper).toMatchObject([{ memberIds: [guardianId, childId] }]);
  expect(before.missing).toEqual([{ memberId: later, agencyId }]);
  await app
    .get(Transactions)
    .inArea(area, (tx) => tx.query('delete from consent.family where area_id = $1', [area]));
  await app.get(FirstFamilies, { strict: false }).onApplicationBootstrap();
  expect(await seen()).toEqual(before);
});
