import { addDays, localDate, type LocalDate } from '@famsam/kernel';
import fc from 'fast-check';
import { anApp, type TestApp } from '../support/app';
import { extent } from '../support/extent';
import { usualReferral, withOffices, type Offices } from '../support/family';

let house: TestApp;

beforeAll(async () => {
  house = await anApp();
});

afterAll(() => house?.close());

const today = localDate('2025-03-31');
const noon = (day: string): string => `${day}T10:00:00.000Z`;

/** One area with its offices, so that each test knows all cases there are. */
async function anArea(name: string) {
  const areaId = await house.anotherArea(name);
  const offices = await withOffices({ ...house, areaId });
  const team = () => house.as('coordinator', areaId);
  const sections = async (on: LocalDate = today): Promise<Sections> => {
    house.clock.moveTo(noon(on));
    const { body } = await team().get('/today').expect(200);
    house.clock.moveTo(noon(today));
    expect(body.day).toBe(on);
    return Object.fromEntries(
      body.sections.map((section: { kind: string }) => [section.kind, section]),
    );
  };
  return { areaId, offices, team, sections };
}

type Area = Awaited<ReturnType<typeof anArea>>;
interface Item {
  readonly caseId: string;
  readonly name: string | null;
  readonly since: string;
  readonly days: number;
  readonly details: Readonly<Record<string, unknown>> & { matters: Record<string, unknown>[] };
}
type Sections = Readonly<Record<string, { items: Item[]; more: number }>>;

/** What happens in a case; every day is counted from the one before. */
interface Plan {
  readonly referredAgo: number;
  readonly guardians: number;
  readonly contact: 'individual-support' | 'course' | null;
  readonly outcome: 'taken-on' | 'declined' | null;
  readonly assessedAfter: number;
  /** Of each guardian in turn. */
  readonly answers: readonly (null | 'asked' | 'given' | 'refused' | 'withdrawn')[];
  readonly askedAfter: number;
  readonly answeredAfter: number;
  readonly coversDays: number;
  readonly talkAfter: number | null;
  readonly metAfter: number | null;
  readonly closedAfter: number | null;
  readonly reopenedAfter: number | null;
  readonly struck: boolean;
}

const calm: Plan = {
  referredAgo: 100,
  guardians: 1,
  contact: 'individual-support',
  outcome: 'taken-on',
  assessedAfter: 5,
  answers: ['given'],
  askedAfter: 5,
  answeredAfter: 5,
  coversDays: 400,
  talkAfter: null,
  metAfter: 5,
  closedAfter: null,
  reopenedAfter: null,
  struck: false,
};

/** The case as it came to be: what was possible of the plan, and on which days. */
interface Lived {
  readonly caseId: string;
  readonly plan: Plan;
  readonly referredOn: LocalDate;
  readonly assessedOn: LocalDate | null;
  readonly askedOn: LocalDate | null;
  readonly answers: Plan['answers'];
  readonly until: LocalDate | null;
  readonly metOn: LocalDate | null;
  readonly closed: boolean;
  readonly reopenedOn: LocalDate | null;
  readonly lastOn: LocalDate;
}

async function live({ team, offices }: Area, plan: Plan, name: string): Promise<Lived> {
  const referredOn = addDays(today, -plan.referredAgo);
  let at = referredOn;
  /** The day so much later, if that has come. */
  const after = (days: number | null): LocalDate | null => {
    if (days === null || addDays(at, days) > today) return null;
    at = addDays(at, days);
    return at;
  };
  house.clock.moveTo(noon(referredOn));
  const guardians = Array.from({ length: plan.guardians }, (_, n) => ({
    role: 'guardian',
    personal: { name: `Förälder ${n + 1}` },
  }));
  const child = { role: 'child', birthYear: 2014 };
  const since = addDays(referredOn, -10);
  const referral = {
    ...{ ...usualReferral, referredOn, familyName: name, members: [child, ...guardians] },
    contacts: plan.contact
      ? [{ member: 0, unitId: offices.unitId, kind: plan.contact, since }]
      : [],
  };
  const { body } = await team().post('/cases', referral).expect(201);
  house.clock.moveTo(noon(today));
  const caseId: string = body.id;
  let version: number = body.version;
  const write = async (path: string, entry: object): Promise<void> => {
    const answer = await team()
      .post(`/cases/${caseId}${path}`, entry)
      .set('If-Match', `"${version}"`);
    expect({ path, status: answer.status, code: answer.body.code }).toMatchObject({ status: 201 });
    version = answer.body.version;
  };

  const assessedOn = plan.outcome && after(plan.assessedAfter);
  const outcome = plan.outcome ?? undefined;
  const reason = outcome === 'declined' ? 'outside-age' : null;
  if (assessedOn) await write('/assessment', { on: assessedOn, outcome, reason });
  const takenOn = assessedOn && outcome === 'taken-on';
  const asked = takenOn ? after(plan.askedAfter) : null;
  const ids = (await team().get(`/cases/${caseId}`).expect(200)).body.state.members as Record<
    string,
    { role: string }
  >;
  const guardianIds = Object.keys(ids).filter((id) => ids[id]?.role === 'guardian');
  const answers = guardianIds.map((_, n) => (asked ? (plan.answers[n] ?? null) : null));
  const anybody = answers.some((answer) => answer);
  const decided = answers.some((answer) => answer && answer !== 'asked');
  const answeredOn = decided ? after(plan.answeredAfter) : null;
  if (decided && !answeredOn) answers.forEach((answer, n) => (answers[n] = answer && 'asked'));
  const until = answeredOn ? addDays(answeredOn, plan.coversDays) : null;
  for (const [n, memberId] of guardianIds.entries())
    if (answers[n])
      await consent(team, offices, { caseId, memberId }, answers[n], asked!, answeredOn, until);

  const talkOn = after(plan.talkAfter);
  const held = { form: 'digital', minutes: 60 };
  if (talkOn) await write('/meetings', { ...held, heldOn: talkOn, kind: 'family-talk' });
  const mayMeet =
    takenOn &&
    guardianIds.length > 0 &&
    answers.every((answer) => answer === 'given') &&
    plan.metAfter !== null &&
    addDays(at, plan.metAfter) <= until!;
  const metOn = mayMeet ? after(plan.metAfter) : null;
  const discussed = Object.keys(ids).filter((id) => ids[id]?.role === 'child');
  if (metOn)
    await write('/meetings', {
      ...{ ...held, heldOn: metOn, kind: 'collaboration' },
      ...{ unitIds: [offices.unitId], discussed },
    });
  const closedOn = plan.outcome === 'declined' && assessedOn ? null : after(plan.closedAfter);
  if (closedOn) await write('/closings', { on: closedOn, reason: 'family-moved' });
  const reopenedOn = closedOn ? after(plan.reopenedAfter) : null;
  if (reopenedOn) await write('/reopenings', { on: reopenedOn });
  if (plan.struck)
    await team().delete(`/cases/${caseId}`).set('If-Match', `"${version}"`).expect(200);
  const lastOn = anybody || at > referredOn ? at : referredOn;
  return {
    ...{ caseId, plan, referredOn, assessedOn, askedOn: anybody ? asked : null, answers, until },
    ...{ metOn, closed: Boolean(closedOn && !reopenedOn), reopenedOn, lastOn },
  };
}

async function consent(
  team: Area['team'],
  { agencyId }: Offices,
  { caseId, memberId }: { caseId: string; memberId: string },
  answer: NonNullable<Plan['answers'][number]>,
  askedOn: LocalDate,
  answeredOn: LocalDate | null,
  until: LocalDate | null,
): Promise<void> {
  const path = `/cases/${caseId}/consents`;
  const question = { memberId, agencyId, information: ['coordination'], on: askedOn };
  const asked = await team()
    .post(path, { ...question, purpose: 'collaboration-meetings' })
    .expect(201);
  const { id, version } = asked.body;
  const say = (what: string, body: object, seen: number) =>
    team().post(`${path}/${id}/${what}`, body).set('If-Match', `"${seen}"`).expect(200);
  if (answer === 'asked') return;
  if (answer === 'refused') await say('refused', { on: answeredOn }, version);
  else {
    const given = await say('given', { on: answeredOn, until, how: { form: 'written' } }, version);
    if (answer === 'withdrawn') await say('withdrawn', { on: answeredOn }, given.body.version);
  }
}

/** The queues as one would explain them to a colleague. */
function shouldStandIn(lived: Lived, on: LocalDate): string[] {
  const { plan, assessedOn, answers, until, metOn, closed, lastOn } = lived;
  if (plan.struck || closed) return [];
  if (!assessedOn) return ['referral-to-assess'];
  if (plan.outcome !== 'taken-on') return [];
  const support = plan.contact === 'individual-support';
  const inForce = until !== null && on <= until;
  const lacks = answers.some((answer) => !answer || (answer === 'given' && !inForce));
  // The child alone cannot consent, and nobody is known who could.
  const unrepresented = answers.length === 0;
  const ends = inForce && until <= addDays(on, 30) && answers.includes('given');
  return [
    ...(support && (lacks || unrepresented) ? ['consent-missing'] : []),
    ...(answers.includes('asked') ? ['consent-unanswered'] : []),
    ...(ends ? ['consent-ending'] : []),
    ...(metOn ? [] : ['waiting-for-meeting']),
    ...(metOn && lastOn <= addDays(on, -60) ? ['quiet'] : []),
  ];
}

function standsIn(sections: Sections, caseId: string): string[] {
  return Object.keys(sections).filter((kind) =>
    sections[kind]?.items.some((item) => item.caseId === caseId),
  );
}

const days = (max: number) => fc.noBias(fc.integer({ min: 0, max }));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 4 });
const plans: fc.Arbitrary<Plan> = fc.record({
  referredAgo: fc.noBias(fc.integer({ min: 20, max: 280 })),
  guardians: fc.constantFrom(0, 1, 1, 1, 1, 2),
  contact: fc.constantFrom('individual-support', 'individual-support', 'course', null),
  outcome: fc.constantFrom('taken-on', 'taken-on', 'taken-on', 'taken-on', 'declined', null),
  assessedAfter: days(20),
  answers: fc.array(
    fc.constantFrom(
      'given',
      'given',
      'given',
      'given',
      'given',
      'asked',
      'refused',
      'withdrawn',
      null,
    ),
    {
      minLength: 2,
      maxLength: 2,
    },
  ),
  askedAfter: days(10),
  answeredAfter: days(10),
  coversDays: fc.integer({ min: 1, max: 250 }),
  talkAfter: maybe(days(60)),
  metAfter: maybe(days(30)),
  closedAfter: fc.option(days(60), { nil: null, freq: 1 }),
  reopenedAfter: maybe(days(20)),
  struck: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

it(
  'has every case in exactly the queues it should be in, and in no one else’s',
  async () => {
    let areas = 0;
    const property = fc.asyncProperty(
      fc.array(plans, { minLength: 10, maxLength: 12 }),
      fc.array(days(150), { minLength: 2, maxLength: 2 }),
      async (told, later) => {
        const area = await anArea(`Område ${areas++}`);
        const lives: Lived[] = [];
        for (const [n, plan] of told.entries()) lives.push(await live(area, plan, `Familj ${n}`));
        for (const on of [today, ...later.map((n) => addDays(today, n))]) {
          const sections = await area.sections(on);
          const listed = Object.values(sections).flatMap(({ items }) => items);
          const known = new Set(lives.map(({ caseId }) => caseId));
          expect(listed.filter(({ caseId }) => !known.has(caseId))).toEqual([]);
          for (const lived of lives)
            expect({ lived, on, queues: standsIn(sections, lived.caseId) }).toEqual({
              ...{ lived, on, queues: shouldStandIn(lived, on) },
            });
          for (const { items } of Object.values(sections)) {
            const since = items.map((item) => item.since);
            expect(since).toEqual(since.toSorted());
            expect(since.every((day) => day <= on)).toBe(true);
          }
        }
      },
    );
    await fc.assert(property, { numRuns: extent({ test: 3, soak: 60 }), endOnFailure: true });
  },
  extent({ test: 120_000, soak: 900_000 }),
);

describe('a row', () => {
  it('says whose consent is missing, waits or ends, since when and for whom', async () => {
    const area = await anArea('Norra');
    const ending = await live(area, { ...calm, coversDays: 95, metAfter: 60 }, 'Ahlgren');
    const asked = await live(area, { ...calm, guardians: 2, answers: ['asked', null] }, 'Berglund');
    const sections = await area.sections();
    const row = (kind: string, { caseId }: Lived) =>
      sections[kind]?.items.find((item) => item.caseId === caseId);
    const { agencyId } = area.offices;
    expect(row('consent-ending', ending)).toMatchObject({
      name: 'Ahlgren',
      municipality: '1884',
      details: {
        endsOn: ending.until,
        daysLeft: 10,
        matters: [{ name: 'Förälder 1', role: 'guardian', agencyId, day: ending.until }],
      },
    });
    expect(row('consent-ending', ending)?.days).toBe(20);
    expect(row('consent-unanswered', asked)).toMatchObject({
      since: asked.askedOn,
      days: 90,
      details: { matters: [{ name: 'Förälder 1', purpose: 'collaboration-meetings' }] },
    });
    expect(row('consent-missing', asked)).toMatchObject({
      since: asked.assessedOn,
      details: { matters: [{ name: 'Förälder 2', consentId: null }] },
    });
    expect(row('waiting-for-meeting', asked)).toMatchObject({
      since: asked.assessedOn,
      details: { category: 'school' },
    });
  });

  it('leaves its queue at once when what it asks for is done', async () => {
    const area = await anArea('Södra');
    const { caseId } = await live(area, { ...calm, outcome: null }, 'Ceder');
    expect(standsIn(await area.sections(), caseId)).toEqual(['referral-to-assess']);
    await area
      .team()
      .post(`/cases/${caseId}/assessment`, { on: today, outcome: 'taken-on' })
      .set('If-Match', '"4"')
      .expect(201);
    expect(standsIn(await area.sections(), caseId)).toEqual([
      'consent-missing',
      'waiting-for-meeting',
    ]);
  });

  it('is one of at most twenty, the oldest first; the rest is a number', async () => {
    const area = await anArea('Stora');
    for (let n = 0; n < 23; n++)
      await area
        .team()
        .post('/cases', { ...usualReferral, referredOn: addDays(today, -n) })
        .expect(201);
    const { items, more } = (await area.sections())['referral-to-assess']!;
    expect([items.length, more]).toEqual([20, 3]);
    expect(items[0]).toMatchObject({ since: addDays(today, -22), days: 22, name: null });
  });

  it('shows names whose reading is logged (law.md 4), to the team only', async () => {
    const area = await anArea('Västra');
    const { caseId } = await live(area, { ...calm, outcome: null }, 'Dahl');
    await area.sections();
    const log = await house
      .as('operator', area.areaId)
      .get(`/people/${caseId}/access-log`)
      .expect(200);
    expect(log.body.items).toContainEqual(
      expect.objectContaining({ act: 'read', fields: ['name'], purpose: 'today' }),
    );
    for (const role of ['referrer', 'steering-group', 'operator'] as const)
      await house.as(role, area.areaId).get('/today').expect(403);
  });

  it('of a unit that has moved to another agency asks for that one’s consent', async () => {
    const area = await anArea('Östra');
    const lived = await live(area, calm, 'Ek');
    const other = await withOffices({ ...house, areaId: area.areaId }, 'Nora kommun');
    expect(standsIn(await area.sections(), lived.caseId)).toEqual(['quiet']);
    const operator = () => house.as('operator', area.areaId);
    const { headers } = await operator().get('/directory/units').expect(200);
    await operator()
      .patch(`/directory/units/${area.offices.unitId}`, { agencyId: other.agencyId })
      .set('If-Match', String(headers.etag))
      .expect(200);
    expect(standsIn(await area.sections(), lived.caseId)).toEqual(['consent-missing', 'quiet']);
  });
});
